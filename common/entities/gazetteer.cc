#include "common/entities/gazetteer.h"

#include <algorithm>

namespace newsdex::entities {
namespace {

/// The words of a name as Words has those of a text: without pairs of characters.
text::TokenList words_of(std::string_view name) {
  text::TokenList tokens = text::tokenize(name);
  std::erase_if(tokens.tokens, [](const text::Token& token) { return token.pair; });
  return tokens;
}

/// A key of its own for each pair, mixed: both factors are odd.
constexpr std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
  const std::uint64_t pair = ((std::uint64_t{node} << 32U) | word) * 0x9E3779B97F4A7C15U;
  return (pair ^ (pair >> 32U)) * 0xFF51AFD7ED558CCDU;
}

/// Whether one word is written as an entry wants it. A capital is also satisfied by all capitals
/// where that is how the paragraph or a dateline is written, which words of up to three letters
/// cannot show: they would be acronyms.
bool fits(const Word& word, bool capital, bool all_capitals) {
  static constexpr std::size_t kLongestAcronym = 3;
  if (all_capitals) return word.token.all_capitals || word.token.acronym;
  if (!capital) return true;
  if (!word.token.all_capitals || word.shouted) return word.capital();
  return word.folded.size() > kLongestAcronym;
}

bool fits(const Entry& entry, const Words& words, std::size_t first, std::size_t last) {
  if (!entry.language.empty() && entry.language != words.language) return false;
  for (std::size_t i = first; i <= last; ++i) {
    const auto bit = static_cast<unsigned>(1U << (i - first));
    const bool owns = (entry.possessives & bit) != 0;
    // The last word's may be the whole name's: "Norway's".
    if (owns ? !words[i].token.possessive : words[i].token.possessive && i < last) return false;
    if (!fits(words[i], (entry.capitals & bit) != 0, (entry.all_capitals & bit) != 0)) {
      return false;
    }
  }
  return true;
}

}  // namespace

const Entry* Match::find(EntryKind kind) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry* entry) { return entry->kind == kind; });
  return found == entries.end() ? nullptr : *found;
}

std::uint32_t Gazetteer::child(std::uint32_t node, std::uint32_t word) const {
  return children_.get(edge(node, word));
}

void Gazetteer::add(std::string_view name, Entry entry, Case letter_case, Lexicon& lexicon) {
  const text::TokenList tokens = words_of(name);
  const std::size_t count = tokens.tokens.size();
  if (count == 0 || count > kMaxWords) return;

  const bool is_person = entry.kind == EntryKind::person;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const text::Token& token = tokens.tokens[i];
    const std::uint32_t start = is_person ? begins_person : start_;
    const std::uint32_t classes = (i == 0 ? start : 0U) | (is_person ? person_word : 0U);
    const LexiconWord word = lexicon.add(tokens.folded(token), classes);
    const auto next = static_cast<std::uint32_t>(entries_.size());
    const bool small = letter_case == Case::any || !(token.all_capitals || token.initial_capital);
    if (i == 0) {
      if (beginnings_.size() <= word.id) beginnings_.resize(word.id + 1);
      Beginning& beginning = beginnings_[word.id];
      if (beginning.node == 0) beginning.node = next & kMostNodes;
      if (small) beginning.small = true;
      node = beginning.node;
    } else {
      std::uint32_t& found = children_.at(edge(node, word.id));
      if (found == 0) found = next;
      node = found;
    }
    if (node == next) entries_.emplace_back();
    const auto bit = static_cast<std::uint16_t>(1U << i);
    if (token.possessive) entry.possessives |= bit;
    if (small) continue;
    (token.all_capitals ? entry.all_capitals : entry.capitals) |= bit;
  }
  entries_[node].push_back(entry);
}

Match Gazetteer::match_from(const Words& words, std::size_t first, std::uint32_t node,
                            std::size_t longest) const {
  Match match{first, first, {}};
  std::vector<const Entry*> fitting;
  for (std::size_t i = first; node != 0 && i < first + longest;) {
    fitting.clear();
    for (const Entry& entry : entries_[node]) {
      if (fits(entry, words, first, i)) fitting.push_back(&entry);
    }
    if (!fitting.empty()) {
      match.last = i;
      match.entries.swap(fitting);
    }
    ++i;
    if (i == words.size() || (words[i].gap == Gap::apart && !words.is_owned(i)) ||
        words[i].id == 0) {
      break;
    }
    node = child(node, words[i].id);
  }
  std::stable_partition(match.entries.begin(), match.entries.end(),
                        [](const Entry* entry) { return !entry->language.empty(); });
  return match;
}

std::span<const Entry> Gazetteer::meanings(std::string_view name, const Lexicon& lexicon) const {
  const text::TokenList tokens = words_of(name);
  std::uint32_t node = 0;
  for (const text::Token& token : tokens.tokens) {
    const LexiconWord word = lexicon.find(tokens.folded(token));
    if (word.id == 0) return {};
    if (&token != &tokens.tokens.front()) {
      node = child(node, word.id);
    } else if (word.id < beginnings_.size()) {
      node = beginnings_[word.id].node;
    }
    if (node == 0) return {};
  }
  return entries_[node];
}

}  // namespace newsdex::entities
