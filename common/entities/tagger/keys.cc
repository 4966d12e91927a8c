#include "common/entities/tagger/keys.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include <xxhash.h>

#include "common/entities/tagger/hashing.h"
#include "common/entities/word_set.h"
#include "common/text/utf8.h"

namespace newsdex::entities::tagger {
namespace {

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

Joint joint_of(char32_t c) {
  switch (c) {
    case '(':
    case '[':
      return Joint::opening;
    case ')':
    case ']':
      return Joint::closing;
    case '"':
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB:
      return Joint::quote;
    case ',':
      return Joint::comma;
    case ':':
    case ';':
      return Joint::colon;
    case 0x2013:
    case 0x2014:
      return Joint::dash;
    case '/':
    case '&':
      return Joint::ampersand;
    case '.':
      return Joint::dot;
    case '-':
    case 0x2010:
    case 0x2011:
      return Joint::hyphen;
    case ' ':
    case 0xA0:
      return Joint::blank;
    default:
      return Joint::other;
  }
}

/// The strongest joint between two words of a sentence: that which ends names before that which
/// may stand inside them.
Joint joint_between(const Words& words, std::size_t i) {
  static constexpr std::size_t kLongest = 12;  // bytes; what is longer is no joint
  const Word& before = words[i - 1];
  const std::size_t end = words[i].token.begin;
  std::string_view between = words.behind(i - 1);
  const auto begin = static_cast<std::size_t>(between.data() - words.text.data());
  if (begin > end || end - begin > kLongest) return Joint::other;
  between = between.substr(0, end - begin);
  if (between == " ") return before.token.possessive ? Joint::possessive : Joint::blank;
  if (between == "'" || between == "’") return Joint::hyphen;  // "O’Neill"
  Joint strongest = before.token.possessive ? Joint::possessive : Joint::blank;
  bool blank = false;
  for (std::size_t at = 0; at < between.size();) {
    const text::CodePoint point = text::decode(between, at);
    at = point.end;
    const Joint joint = joint_of(point.code);
    blank = blank || joint == Joint::blank;
    const bool is_dash = joint == Joint::hyphen && (blank || strongest == Joint::hyphen);
    strongest = std::max(strongest, is_dash ? Joint::dash : joint);
  }
  return strongest;
}

/// Whether a word goes on with the sentence of the one before it, nullptr for none.
bool goes_on(const Word* before, const Word& word) {
  return before != nullptr && before->token.paragraph == word.token.paragraph &&
         before->token.zone == word.token.zone && !word.token.sentence_start;
}

/// Whether nothing but a blank stands between two words, as nearly always.
bool is_blank_between(std::string_view text, const Word& before, const Word& word) {
  return before.token.end + 1 == word.token.begin && text[before.token.end] == ' ' &&
         !before.token.possessive;
}

/// 0 where a sentence writes names with capitals and words small; bits tell of the others.
std::uint8_t headline_of(std::span<const Word> sentence) {
  enum : std::uint8_t { no_small = 1, mostly_capital = 2, shouted = 4 };
  std::size_t capital = 0;
  std::size_t all_capitals = 0;
  std::size_t small = 0;
  for (const Word& word : sentence) {
    const text::Token& token = word.token;
    capital += token.initial_capital ? 1U : 0U;
    all_capitals += token.all_capitals ? 1U : 0U;
    small += !token.initial_capital && token.has_letter ? 1U : 0U;
  }
  const std::size_t count = sentence.size();
  std::uint8_t headline = 0;
  if (small == 0) {
    headline = no_small;
  } else if (capital * 10 > count * 6 && count > 3) {
    headline = mostly_capital;
  }
  if (all_capitals * 2 > count && count > 2) headline |= shouted;
  return headline;
}

void mark_sentences(const Words& words, std::vector<WordKey>& keys) {
  const auto begins = [](const WordKey& key) { return key.before == Joint::sentence; };
  for (auto first = keys.begin(); first != keys.end();) {
    const auto end = std::find_if(first + 1, keys.end(), begins);
    const auto word = words.list.begin() + (first - keys.begin());
    const std::uint8_t headline = headline_of({word, word + (end - first)});
    for (; first != end; ++first) first->headline = headline;
  }
}

void mark_capitals(const Words& words, std::vector<WordKey>& keys) {
  for (std::size_t first = 0; first < keys.size();) {
    if (!words[first].capital()) {
      keys[first].capitals_first = keys[first].capitals_last = static_cast<std::uint32_t>(first);
      ++first;
      continue;
    }
    std::size_t last = first;
    while (is_inside_name(joint_before(keys, last + 1)) && words[last + 1].capital()) {
      ++last;
    }
    for (std::size_t i = first; i <= last; ++i) {
      keys[i].capitals_first = static_cast<std::uint32_t>(first);
      keys[i].capitals_last = static_cast<std::uint32_t>(last);
    }
    first = last + 1;
  }
}

/// The first word of the name before word `acronym` whose capitals are its letters; `acronym` where
/// there is none.
std::size_t first_explained(const Words& words, const std::vector<WordKey>& keys,
                            std::size_t acronym) {
  static constexpr std::size_t kMostLetters = 8;
  static constexpr std::size_t kMostSmall = 2;  // words between two capitals
  std::string letters(words[acronym].folded);
  std::erase(letters, '.');
  if (letters.size() < 2 || letters.size() > kMostLetters) return acronym;
  std::size_t small = 0;
  for (std::size_t i = acronym; keys[i].before != Joint::sentence;) {
    --i;
    if (!words[i].capital()) {
      if (++small > kMostSmall) return acronym;
      continue;
    }
    if (words[i].folded.empty() || words[i].folded[0] != letters.back()) return acronym;
    letters.pop_back();
    if (letters.empty()) return i;
    small = 0;
  }
  return acronym;
}

void mark_acronyms(const Words& words, std::vector<WordKey>& keys) {
  for (std::size_t i = 1; i < keys.size(); ++i) {
    const bool bracketed =
        keys[i].before == Joint::opening && joint_before(keys, i + 1) == Joint::closing;
    if (!bracketed || !words[i].token.all_capitals) continue;
    const std::size_t first = first_explained(words, keys, i);
    if (first == i) continue;
    for (std::size_t part = first; part < i; ++part) keys[part].explained = Explanation::name;
    keys[i].explained = Explanation::acronym;
  }
}

bool is_connector(const Word& word) {
  static const WordSet kConnectors(
      {"a",   "al",  "and", "as",  "at",  "bin", "bint", "da", "das", "de",  "del", "della", "den",
       "der", "des", "di",  "do",  "dos", "du",  "e",    "el", "et",  "for", "ibn", "in",    "la",
       "las", "le",  "les", "los", "of",  "on",  "the",  "to", "ul",  "und", "van", "von",   "y"});
  return kConnectors.contains(word);
}

/// Finds the end of the run that a capitalised word begins.
class RunReader {
 public:
  RunReader(const Words& words, const std::vector<WordKey>& keys) : words_(words), keys_(keys) {}

  [[nodiscard]] std::size_t last_of(std::size_t first) const {
    std::size_t last = first;
    while (last - first + 1 < kLongestRun) {
      const std::size_t next = next_part(last);
      if (next == last) break;
      last = next;
    }
    return last;
  }

 private:
  static constexpr std::size_t kMostConnectors = 2;

  [[nodiscard]] bool joins(std::size_t i) const { return is_inside_name(joint_before(keys_, i)); }

  /// The next word of the run behind `last`; `last` where there is none.
  [[nodiscard]] std::size_t next_part(std::size_t last) const {
    std::size_t i = last + 1;
    if (!joins(i)) return last;
    const Word& word = words_[i];
    const bool second_half = word.token.hyphen_before && word.token.has_letter;
    if (word.capital() || second_half || word.token.has_digit) return i;
    for (; i - last <= kMostConnectors && is_connector(words_[i]); ++i) {
      if (!joins(i + 1)) return last;
      if (words_[i + 1].capital()) return i + 1;
    }
    return last;
  }

  const Words& words_;
  const std::vector<WordKey>& keys_;
};

}  // namespace

std::vector<WordKey> word_keys(const Words& words) {
  std::vector<WordKey> keys(words.size());
  auto key = keys.begin();
  const Word* before = nullptr;
  for (const Word& word : words.list) {
    const std::string_view surface = words.surface(word);
    key->folded = word.hash;
    key->surface = surface == word.folded ? word.hash : hash_of(surface);
    key->both = mix(key->surface, key->folded);
    if (goes_on(before, word)) {
      key->before = is_blank_between(words.text, *before, word)
                        ? Joint::blank
                        : joint_between(words, static_cast<std::size_t>(key - keys.begin()));
    }
    before = &word;
    ++key;
  }
  mark_sentences(words, keys);
  mark_capitals(words, keys);
  mark_acronyms(words, keys);
  return keys;
}

std::size_t neighbour_of(const std::vector<WordKey>& keys, std::size_t i, int offset) {
  for (; offset < 0; ++offset, --i) {
    if (keys[i].before == Joint::sentence) return kNoWord;
  }
  for (; offset > 0; --offset, ++i) {
    if (joint_before(keys, i + 1) == Joint::sentence) return kNoWord;
  }
  return i;
}

std::vector<Run> candidate_runs(const Words& words, const std::vector<WordKey>& keys) {
  const RunReader reader(words, keys);
  std::vector<Run> runs;
  runs.reserve(words.size() / 4);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].capital()) continue;
    Run run{i, reader.last_of(i)};
    // "bin Laden", "al-Assad"
    const bool particle =
        i > 0 && is_inside_name(keys[i].before) && words[i - 1].is(entities::particle);
    if (particle && (runs.empty() || runs.back().last < i - 1)) --run.first;
    runs.push_back(run);
    i = run.last;
  }
  return runs;
}

}  // namespace newsdex::entities::tagger
