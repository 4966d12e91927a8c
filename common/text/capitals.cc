#include "common/text/capitals.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "common/text/utf8.h"

namespace newsdex::text {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
char capital(char c) { return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c; }

/// What most words are: told without making their spellings.
Capitals ascii_capitals(std::string_view surface, std::string_view folded) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (is_small(folded[i])) ++letters;
    if (surface[i] == folded[i]) continue;
    if (surface[i] != capital(folded[i])) return Capitals::other;
    ++capitals;
  }
  if (capitals == 0) return Capitals::none;
  if (capitals == 1 && surface[0] != folded[0]) return Capitals::initial;
  return capitals == letters && letters > 1 ? Capitals::all : Capitals::other;
}

void append(std::string& out, UChar32 c) { icu::UnicodeString(c).toUTF8String(out); }

}  // namespace

Capitals capitals_of(std::string_view surface, std::string_view folded) {
  if (surface == folded) return Capitals::none;
  if (is_ascii(folded)) {
    return surface.size() == folded.size() ? ascii_capitals(surface, folded) : Capitals::other;
  }
  if (surface == written(folded, Capitals::initial)) return Capitals::initial;
  return surface == written(folded, Capitals::all) ? Capitals::all : Capitals::other;
}

std::string written(std::string_view folded, Capitals kind) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const bool is_capital = kind == Capitals::all || (kind == Capitals::initial && i == 0);
    const CodePoint point = decode(folded, i);
    const auto c = static_cast<UChar32>(point.code);
    append(out, is_capital ? u_toupper(c) : c);
    i = point.end;
  }
  return out;
}

}  // namespace newsdex::text
