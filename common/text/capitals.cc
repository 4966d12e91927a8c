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

bool is_roman_numeral(std::string_view word) {
  return word.find_first_not_of("IVX") == std::string_view::npos;
}

/// Small letters but for the first, and those behind a hyphen, an apostrophe or a full stop.
void append_unshouted(std::string& out, std::string_view word) {
  bool is_first = true;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint point = decode(word, i);
    const auto c = static_cast<UChar32>(point.code);
    append(out, is_first ? c : u_tolower(c));
    is_first = u_isalpha(c) == 0;
    i = point.end;
  }
}

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

std::string unshouted(std::string_view name) {
  static constexpr std::size_t kLongestAcronym = 4;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < name.size();) {
    const CodePoint point = decode(name, i);
    const auto c = static_cast<UChar32>(point.code);
    if (u_islower(c) != 0) return std::string(name);
    if (u_isalpha(c) != 0) ++letters;
    i = point.end;
  }
  if (letters <= kLongestAcronym) return std::string(name);
  std::string out;
  while (!name.empty()) {
    const std::string_view word = name.substr(0, name.find(' '));
    if (is_roman_numeral(word)) {
      out += word;
    } else {
      append_unshouted(out, word);
    }
    name.remove_prefix(word.size());
    if (!name.empty()) {
      out += ' ';
      name.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace newsdex::text
