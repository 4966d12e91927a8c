#include "search/query/names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>

#include "common/text/fold.h"

namespace newsdex::query {
namespace {

using Kind = Lexeme::Kind;

struct Row {
  std::string_view name;
  Kind kind;
};

constexpr auto kNames = std::to_array<Row>({
    {"in", Kind::zone},
    {"after", Kind::after},
    {"before", Kind::before},
    {"exact", Kind::exact},
    {"story", Kind::not_yet},
    {"dupes", Kind::not_yet},
});

constexpr auto kOperators = std::to_array<Row>({
    {"AND", Kind::conjunction},
    {"OR", Kind::disjunction},
    {"|", Kind::disjunction},
    {"AND/OR", Kind::disjunction},
    {"OR/AND", Kind::disjunction},
    {"NOT", Kind::negation},
});

template <std::size_t size>
std::optional<Kind> find_row(const std::array<Row, size>& rows, std::string_view name) {
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const Row& candidate) { return candidate.name == name; });
  return row == rows.end() ? std::nullopt : std::optional(row->kind);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

std::optional<Name> find_name(std::string_view typed) {
  static constexpr std::size_t kLongestName = 32;
  if (typed.size() > kLongestName) return std::nullopt;
  if (const Field* field = find_field(typed)) return Name{Kind::field, field};
  const auto kind = find_row(kNames, text::lower(typed));
  return kind ? std::optional(Name{*kind}) : std::nullopt;
}

std::optional<Kind> find_operator(std::string_view word) { return find_row(kOperators, word); }

bool looks_like_name(std::string_view word) {
  return !word.empty() && (is_letter(word.front()) || !is_ascii(word.front())) &&
         std::all_of(word.begin(), word.end(), [](char c) {
           return is_letter(c) || is_digit(c) || !is_ascii(c) || c == '.' || c == '-' || c == '_';
         });
}

std::optional<Function> find_function(std::string_view word) {
  static constexpr std::string_view kAtLeast = "atleast";
  static constexpr std::size_t kLongest = 32;
  if (word.size() > kLongest) return std::nullopt;
  const std::string name = text::lower(word);
  if (name == "caps") return Function{Function::Kind::caps};
  if (name == "exact") return Function{Function::Kind::exact};
  if (!name.starts_with(kAtLeast) || name.size() == kAtLeast.size()) return std::nullopt;
  Function out{Function::Kind::atleast};
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + kAtLeast.size(), end, out.count);
  if (stop != end || error == std::errc::invalid_argument) return std::nullopt;
  if (error == std::errc::result_out_of_range)
    out.count = std::numeric_limits<std::uint64_t>::max();
  return out;
}

}  // namespace newsdex::query
