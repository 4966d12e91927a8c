#include "indexer/formats/json_mending.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

namespace newsdex {

namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// How many bytes at the head of `text` are a number by the grammar of JSON; 0 where none is.
std::size_t number_size(std::string_view text) {
  const auto digits_from = [&](std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
  };
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  std::size_t end = digits_from(begin);
  if (end == begin || (text[begin] == '0' && end > begin + 1)) return 0;
  if (end < text.size() && text[end] == '.') {
    const std::size_t fraction = digits_from(end + 1);
    if (fraction == end + 1) return 0;
    end = fraction;
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    std::size_t exponent = end + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    const std::size_t last = digits_from(exponent);
    if (last == exponent) return 0;
    end = last;
  }
  return end;
}

template <typename Number>
bool is_out_of_range(std::string_view number) {
  Number value{};
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  return error == std::errc::result_out_of_range;
}

bool is_beyond_numbers(std::string_view number) {
  if (number.find_first_of(".eE") != std::string_view::npos) return is_out_of_range<double>(number);
  return number.starts_with('-') ? is_out_of_range<std::int64_t>(number)
                                 : is_out_of_range<std::uint64_t>(number);
}

// The code unit of `\uXXXX` at the head of `text`.
std::optional<unsigned> escaped_unit(std::string_view text) {
  constexpr std::size_t kSize = 6;
  if (text.size() < kSize || !text.starts_with("\\u")) return std::nullopt;
  unsigned unit = 0;
  const char* const last = text.data() + kSize;
  const auto [end, error] = std::from_chars(text.data() + 2, last, unit, 16);
  if (error != std::errc{} || end != last) return std::nullopt;
  return unit;
}

constexpr bool is_high_surrogate(unsigned unit) { return unit >= 0xd800 && unit < 0xdc00; }
constexpr bool is_low_surrogate(unsigned unit) { return unit >= 0xdc00 && unit < 0xe000; }

/// Copies JSON and replaces what is to be mended.
class Mender {
 public:
  explicit Mender(std::string_view json) : json_(json) { mended_.reserve(json.size()); }

  std::optional<std::string> mend() {
    while (at_ < json_.size()) {
      if (json_[at_] == '"') {
        string();
      } else if (is_digit(json_[at_]) || json_[at_] == '-' || json_[at_] == 'N' ||
                 json_[at_] == 'I') {
        value();
      } else {
        copy(1);
      }
    }
    if (!changed_) return std::nullopt;
    return std::move(mended_);
  }

 private:
  void copy(std::size_t size) {
    const std::string_view taken = json_.substr(at_, size);
    mended_ += taken;
    at_ += taken.size();
  }

  void replace(std::size_t size, std::string_view with) {
    mended_ += with;
    at_ += size;
    changed_ = true;
  }

  void string() {
    copy(1);
    while (at_ < json_.size() && json_[at_] != '"') {
      if (json_[at_] == '\\') {
        escape();
      } else {
        copy(1);
      }
    }
    copy(1);
  }

  void escape() {
    constexpr std::size_t kEscape = 6;
    const auto unit = escaped_unit(json_.substr(at_));
    if (!unit || (!is_high_surrogate(*unit) && !is_low_surrogate(*unit))) return copy(2);
    if (is_high_surrogate(*unit)) {
      const auto next = escaped_unit(json_.substr(at_ + kEscape));
      if (next && is_low_surrogate(*next)) return copy(2 * kEscape);
    }
    replace(kEscape, "\\ufffd");
  }

  void value() {
    const std::string_view rest = json_.substr(at_);
    for (const std::string_view word : {"NaN", "Infinity", "-Infinity"}) {
      if (rest.starts_with(word)) return replace(word.size(), "null");
    }
    const std::size_t size = number_size(rest);
    if (size == 0) {
      return copy(std::max<std::size_t>(rest.find_first_not_of("0123456789.eE+-"), 1));
    }
    const std::string_view number = rest.substr(0, size);
    if (!is_beyond_numbers(number)) return copy(size);
    replace(size, '"' + std::string(number) + '"');
  }

  std::string_view json_;
  std::size_t at_ = 0;
  std::string mended_;
  bool changed_ = false;
};

}  // namespace

std::optional<std::string> mend_json(std::string_view json) { return Mender(json).mend(); }

simdjson::error_code parse_mended(simdjson::dom::parser& parser, std::string_view json,
                                  simdjson::dom::element& root) {
  const auto error = parser.parse(json.data(), json.size()).get(root);
  if (error == simdjson::SUCCESS) return error;
  const auto mended = mend_json(json);
  return mended ? parser.parse(*mended).get(root) : error;
}

}  // namespace newsdex
