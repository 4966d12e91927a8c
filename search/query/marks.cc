#include "search/query/marks.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace newsdex::query {
namespace {

constexpr auto kQuotes = std::to_array<Quote>({
    {U'"', U""},
    {U'＂', U""},
    {U'“', U"”‟"},
    {U'”', U"”“"},
    {U'„', U"“”‟"},
    {U'‟', U"”“"},
    {U'«', U"»"},
    {U'»', U"»«"},
    {U'‹', U"›"},
    {U'›', U"›‹"},
    {U'「', U"」"},
    {U'」', U"」"},
    {U'『', U"』"},
    {U'』', U"』"},
});

}  // namespace

bool is_blank(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = text.size();
  for (std::size_t pos = 0; pos < text.size();) {
    const auto [code, next] = text::decode(text, pos);
    if (!is_blank(code)) {
      begin = std::min(begin, pos);
      end = next;
    }
    pos = next;
  }
  return text.substr(begin, end - begin);
}

const Quote* find_quote(char32_t c) {
  const auto* found = std::find_if(kQuotes.begin(), kQuotes.end(),
                                   [c](const Quote& quote) { return quote.open == c; });
  return found == kQuotes.end() ? nullptr : found;
}

bool is_straight(char32_t c) { return c == U'"' || c == U'＂'; }

bool is_gershayim(std::string_view text, std::size_t pos) {
  constexpr std::size_t kLetterBytes = 2;
  const auto is_hebrew = [&](std::size_t at) {
    const char32_t c = text::decode(text, at).code;
    return c >= U'א' && c <= U'ת';
  };
  return text[pos] == '"' && pos >= kLetterBytes && pos + kLetterBytes < text.size() &&
         is_hebrew(pos - kLetterBytes) && is_hebrew(pos + 1);
}

}  // namespace newsdex::query
