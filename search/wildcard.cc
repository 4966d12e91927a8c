#include "search/wildcard.h"

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace newsdex {

std::string fold_pattern(std::string_view typed) {
  std::string out;
  while (!typed.empty()) {
    const std::size_t wildcard = std::min(typed.find_first_of("*?"), typed.size());
    out += text::fold(typed.substr(0, wildcard));
    if (wildcard == typed.size()) break;
    out += typed[wildcard];
    typed.remove_prefix(wildcard + 1);
  }
  std::erase_if(out, [](char c) { return c == '-' || c == ',' || c == '.'; });
  return out;
}

std::string_view beginning_of(std::string_view pattern) {
  return pattern.substr(0, pattern.find_first_of("*?"));
}

bool fits_pattern(std::string_view word, std::string_view pattern) {
  // Greedy, with one place to come back to: the last star and what it stood for so far.
  std::size_t w = 0;
  std::size_t p = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_word = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_word = w;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      w = text::decode(word, w).end;
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++p;
      ++w;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      star_word = text::decode(word, star_word).end;
      w = star_word;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace newsdex
