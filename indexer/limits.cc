#include "indexer/limits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "common/error.h"

namespace newsdex {
namespace {

constexpr std::uint64_t kKiB = std::uint64_t{1} << 10U;
constexpr std::uint64_t kMiB = std::uint64_t{1} << 20U;
constexpr std::uint64_t kGiB = std::uint64_t{1} << 30U;
constexpr std::uint64_t kTiB = std::uint64_t{1} << 40U;

// What is beyond the greatest values no newsroom needs; lists and fields have bounds of their own
// behind.
constexpr auto kTable = std::to_array<LimitRow>({
    {"text", &Limits::text, kKiB, 64 * kMiB, true, "text of an article without its title", "cut"},
    {"title", &Limits::title, 64, kMiB, true, "title", "cut"},
    {"field", &Limits::field, 64, kMiB, true, "any other field, a value of a list", "cut"},
    {"list", &Limits::list, 1, 100'000, false, "bylines, credits, topics, people, places, orgs",
     "left out"},
    {"extra", &Limits::extra, 0, 100'000, false, "fields that newsdex does not know", "left out"},
    {"extra-bytes", &Limits::extra_bytes, 0, 64 * kMiB, true, "names and values of these, together",
     "left out"},
    {"record", &Limits::record, kKiB, 256 * kMiB, true, "line, object, row, item, page, text file",
     "fails"},
    {"elements", &Limits::elements, 100, 1'000'000, false, "elements of an item in XML", "fails"},
    {"page", &Limits::page, kKiB, 64 * kMiB, true, "a web page, decoded", "cut"},
    {"members", &Limits::members, 1, 1'000'000'000, false, "files in a packed file, in all layers",
     "rest not read"},
    {"ratio", &Limits::ratio, 1, 1'000'000, false, "bytes out of a byte of a packed file",
     "rest not read"},
    {"unpacked", &Limits::unpacked, kMiB, 1024 * kTiB, true, "bytes out of a packed file",
     "rest not read"},
});

std::string value_text(const LimitRow& row, std::uint64_t value) {
  return row.is_size ? size_text(value) : std::to_string(value);
}

/// 1 for no unit; nothing for what is none.
std::optional<std::uint64_t> unit(std::string_view written) {
  static constexpr std::string_view kPrefixes = "KMGTP";
  if (written.empty() || written == "B") return 1;
  const std::size_t power = kPrefixes.find(static_cast<char>(written[0] & ~0x20));
  const std::string_view rest = written.substr(1);
  if (power == std::string_view::npos || (rest != "" && rest != "B" && rest != "iB")) return {};
  return std::uint64_t{1} << (10 * (power + 1));
}

/// Nothing for what is no number; the greatest number there is for what is greater.
std::optional<std::uint64_t> parse_value(std::string_view written, bool is_size) {
  constexpr std::uint64_t kGreatest = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t number = 0;
  const auto [end, error] =
      std::from_chars(written.data(), written.data() + written.size(), number);
  if (error == std::errc::invalid_argument) return std::nullopt;
  std::string_view rest = written.substr(static_cast<std::size_t>(end - written.data()));
  rest.remove_prefix(rest.starts_with(' ') ? 1 : 0);  // as size_text writes it
  const auto factor = is_size || rest.empty() ? unit(rest) : std::nullopt;
  if (!factor) return std::nullopt;
  if (error == std::errc::result_out_of_range || number > kGreatest / *factor) return kGreatest;
  return number * *factor;
}

const LimitRow& row_named(std::string_view name) {
  const auto found = std::find_if(kTable.begin(), kTable.end(),
                                  [&](const LimitRow& row) { return row.name == name; });
  if (found != kTable.end()) return *found;
  std::string names;
  for (const LimitRow& row : kTable) names.append(names.empty() ? "" : ", ").append(row.name);
  throw InputError(fmt::format("--limit: no bound is named '{}'", name), "one of: " + names);
}

}  // namespace

std::span<const LimitRow> limit_table() { return kTable; }

Limits parse_limits(std::span<const std::string> settings) {
  Limits limits;
  std::vector<std::string_view> given;
  for (const std::string_view setting : settings) {
    const std::size_t equals = std::min(setting.find('='), setting.size());
    const LimitRow& row = row_named(setting.substr(0, equals));
    if (std::find(given.begin(), given.end(), row.name) != given.end()) {
      throw InputError(fmt::format("--limit {}: given twice", row.name),
                       row.value == &Limits::text ? "--max-text is another name for it" : "");
    }
    given.push_back(row.name);
    const std::string_view written = setting.substr(std::min(equals + 1, setting.size()));
    const auto value = parse_value(written, row.is_size);
    if (!value || *value < row.least || *value > row.most) {
      throw InputError(
          fmt::format("--limit {}: '{}' is {}", row.name, written,
                      value         ? "out of its range"
                      : row.is_size ? "no size"
                                    : "no number"),
          fmt::format("give {} to {}, as in: --limit {}={}", value_text(row, row.least),
                      value_text(row, row.most), row.name, Limits{}.*row.value));
    }
    limits.*row.value = *value;
  }
  if (std::find(given.begin(), given.end(), "record") == given.end()) {
    static constexpr std::uint64_t kRecordOfText = 4;  // escapes, markup, other encodings
    limits.record = std::max({limits.record, kRecordOfText * limits.text, limits.page});
  }
  return limits;
}

std::string describe(const Limits& limits) {
  const auto line = [](const auto&... cell) {
    return fmt::format("{:<12}{:>10}{:>10}{:>12}  {:<14}{}\n", cell...);
  };
  std::string text = line("name", "value", "least", "greatest", "beyond", "of");
  for (const LimitRow& row : kTable) {
    text += line(row.name, value_text(row, limits.*row.value), value_text(row, row.least),
                 value_text(row, row.most), row.if_beyond, row.of);
  }
  return text;
}

std::string size_text(std::uint64_t bytes) {
  for (const auto& [size, name] :
       {std::pair{kTiB, "TiB"}, {kGiB, "GiB"}, {kMiB, "MiB"}, {kKiB, "KiB"}}) {
    if (bytes >= size && bytes % size == 0) return fmt::format("{} {}", bytes / size, name);
  }
  return fmt::format("{} bytes", bytes);
}

}  // namespace newsdex
