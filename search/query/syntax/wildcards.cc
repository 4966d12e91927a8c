#include "search/query/syntax/wildcards.h"

#include <algorithm>

namespace newsdex::query {

std::string own_wildcards(std::string_view word, const Dialect& dialect) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const bool last = i + 1 == word.size();
    const bool star = c == dialect.any_ending || (dialect.any_ending == '$' && c == '*');
    if (star) {
      const bool counted = !last && word[i + 1] >= '0' && word[i + 1] <= '9';
      if (counted || (!last && !dialect.any_inside)) {
        refuse_without_equal(dialect.name, word, "write the beginning of the word and a *");
      }
      out += '*';
    } else if (c == dialect.one_letter) {
      if (last) refuse_without_equal(dialect.name, word, "a * at the end is any ending");
      out += '?';
    } else if (c == '*' || c == '?') {  // punctuation there, a wildcard here
      if (!last) refuse_without_equal(dialect.name, word, "put it in quotes");
    } else if (c == '[' || c == ']' || (c == '$' && dialect.any_ending != '$')) {
      refuse_without_equal(dialect.name, word, "write the beginning of the word and a *");
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace newsdex::query
