#include "common/text/fold_latin.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/ascii.h"
#include "common/byte_scan.h"
#include "common/text/utf8.h"

namespace newsdex::text {
namespace {

constexpr char32_t kFirstLetter = 0xC0;
constexpr std::size_t kLetters = 0x180 - kFirstLetter;

/// What each of the letters folds to, with a blank behind it.
constexpr std::string_view kLetterFolds =
    "a a a a a a ae c e e e e i i i i d n o o o o o \u00D7 o u u u u y th ss "  // À to ß
    "a a a a a a ae c e e e e i i i i d n o o o o o \u00F7 o u u u u y th y "   // à to ÿ
    "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "          // Ā to ğ
    "g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l\u00B7 "  // Ġ to Ŀ
    "l\u00B7 l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s "  // ŀ to ş
    "s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s ";         // Š to ſ

constexpr std::array<std::string_view, kLetters> letter_folds() {
  std::array<std::string_view, kLetters> folds;
  std::string_view rest = kLetterFolds;
  for (std::string_view& fold : folds) {
    fold = rest.substr(0, rest.find(' '));
    rest.remove_prefix(fold.size() + 1);
  }
  return folds;
}

constexpr auto kFolds = letter_folds();

/// Signs that folding leaves as they are.
constexpr std::u32string_view kKept =
    U"\u00A1\u00A2\u00A3\u00A7\u00A9\u00AB\u00AE\u00B0\u00B7\u00BB\u00BF"
    U"\u2012\u2013\u2014\u2015\u201C\u201D\u201E\u2022\u20AC";

/// `written`: the character's bytes.
std::optional<std::string_view> fold_character(char32_t c, std::string_view written) {
  if (c >= kFirstLetter && c < kFirstLetter + kLetters) return kFolds.at(c - kFirstLetter);
  if (c == 0x2018 || c == 0x2019) return std::string_view();  // apostrophes
  if (c == 0x2026) return "...";
  if (c == 0xA0) return " ";
  if (kKept.find(c) != std::u32string_view::npos) return written;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> fold_latin(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t ascii = find_byte_if(text, [](unsigned char c) { return c >= 0x80; });
    out += lower_case(text.substr(0, ascii));
    if (ascii == text.size()) break;
    const CodePoint point = decode(text, ascii);
    const auto folded = fold_character(point.code, text.substr(ascii, point.end - ascii));
    if (!folded) return std::nullopt;
    out += *folded;
    text.remove_prefix(point.end);
  }
  if (out.find('\'') != std::string::npos) std::erase(out, '\'');
  return out;
}

}  // namespace newsdex::text
