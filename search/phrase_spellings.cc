#include "search/phrase_spellings.h"

#include <string>
#include <utility>

#include "common/text/compound.h"

namespace newsdex {
namespace {

using text::Token;
using text::TokenList;

Spelling one_word(std::string word) { return {{{0, {std::move(word)}, {}}}, 1}; }

Spelling in_a_row(const std::vector<std::string>& words) {
  Spelling out;
  for (const std::string& word : words) out.slots.push_back({out.length++, {word}, {}});
  return out;
}

/// The ways to write what begins at token `i`, and how many tokens that takes.
std::vector<Spelling> spellings(const TokenList& list, std::size_t i, std::size_t& taken) {
  const Token& token = list.tokens[i];
  if (token.ngram) {
    Spelling run;
    const std::uint32_t first = token.position;
    taken = 0;
    while (i + taken < list.tokens.size() && list.tokens[i + taken].ngram) {
      const Token& part = list.tokens[i + taken];
      // A single character says nothing that its pairs do not say.
      if (part.pair)
        run.slots.push_back({part.position - first, {std::string(list.folded(part))}, {}});
      run.length = part.position - first + (part.pair ? 2 : 1);
      ++taken;
    }
    if (run.slots.empty()) run.slots.push_back({0, {std::string(list.folded(token))}, {}});
    return {run};
  }
  const std::string word(list.folded(token));
  taken = text::compound_length(list, i);
  if (taken > 1) {
    std::vector<std::string> parts;
    for (std::size_t k = i; k < i + taken; ++k) parts.emplace_back(list.folded(list.tokens[k]));
    std::vector<Spelling> out{in_a_row(parts)};
    if (std::string whole = text::compound_at(list, i); !whole.empty()) {
      out.push_back(one_word(std::move(whole)));
    }
    return out;
  }
  const bool goes_on = i + 1 < list.tokens.size() && !list.tokens[i + 1].ngram;
  if (goes_on && text::is_hyphen_prefix(word)) {
    const std::string next(list.folded(list.tokens[i + 1]));
    taken = 2;
    return {in_a_row({word, next}), one_word(word + next)};
  }
  if (const std::size_t cut = text::hyphen_prefix_length(word); cut > 0) {
    return {one_word(word), in_a_row({word.substr(0, cut), word.substr(cut)})};
  }
  return {one_word(word)};
}

}  // namespace

std::vector<Spelling> phrase_spellings(const text::TokenList& list) {
  static constexpr std::size_t kMost = 16;
  std::vector<Spelling> out{{}};
  for (std::size_t i = 0; i < list.tokens.size();) {
    std::size_t taken = 1;
    const std::vector<Spelling> next = spellings(list, i, taken);
    std::vector<Spelling> longer;
    for (const Spelling& head : out) {
      for (const Spelling& tail : next) {
        if (longer.size() == kMost) break;
        Spelling whole = head;
        for (Slot slot : tail.slots) {
          slot.offset += head.length;
          whole.slots.push_back(std::move(slot));
        }
        whole.length += tail.length;
        longer.push_back(std::move(whole));
      }
    }
    out = std::move(longer);
    i += taken;
  }
  return out;
}

}  // namespace newsdex
