#include "common/entities/listed_companies.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/entities/hash_table.h"

namespace newsdex::entities {
namespace {

using tagger::TaggedSpan;

constexpr std::size_t kLongestName = 7;  // words
constexpr std::uint32_t kNoName = kOrgHeads | place_head | generic_word | function_word | calendar |
                                  begins_title | say_verb | language_name;

/// A share code: the words [first, last] that it is cut into.
struct Code {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// "F.N": a code of one letter, which reads as an acronym.
bool is_one_letter_code(std::string_view surface) {
  return surface.size() == 3 && surface[1] == '.' && (surface[2] == 'N' || surface[2] == 'O') &&
         surface[0] != 'U';  // "U.N"
}

std::optional<Code> code_at(const Words& words, std::size_t i) {
  if (words[i].token.acronym && is_one_letter_code(words.surface(i, i))) return Code{i, i};
  if (!words[i].token.has_letter || !is_share_code(words, i)) return std::nullopt;
  return Code{i, i + 1};
}

bool is_part(const Words& words, std::size_t i) {
  const Word& word = words[i];
  static constexpr std::size_t kAbbreviated = 3;  // "Sun Systems"
  return word.capital() && word.token.has_letter && !word.shouted &&
         !word.is(say_verb | function_word) &&
         (!word.is(calendar) || word.folded.size() == kAbbreviated);
}

/// The last word of a name without its legal form.
std::size_t stem_end(const Words& words, std::size_t first, std::size_t last) {
  while (last > first && words[last].is(company_head)) --last;
  return last;
}

std::string key_of(const Words& words, std::size_t first, std::size_t last) {
  std::string key;
  for (std::size_t i = first; i <= last; ++i) key.append(words[i].folded) += ' ';
  return key;
}

class Finder {
 public:
  Finder(const Words& words, const Names& names, const std::vector<TaggedSpan>& tagged)
      : words_(words), names_(names), span_at_(words.size(), nullptr) {
    for (const TaggedSpan& span : tagged) {
      std::fill_n(span_at_.begin() + static_cast<std::ptrdiff_t>(span.first),
                  span.last - span.first + 1, &span);
    }
  }

  std::vector<ListedMention> find(const std::vector<Code>& codes) {
    for (const Code& code : codes) note(code);
    std::vector<ListedMention> mentions;
    if (whole_.empty()) return mentions;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto mention = mention_at(i);
      if (!mention) continue;
      mentions.push_back(*mention);
      i = mention->last;
    }
    return mentions;
  }

 private:
  struct Name {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  /// Reads the name before a code.
  void note(const Code& code) {
    const std::size_t last = code.first - 1;
    const std::string_view behind = words_.behind(last);
    const std::size_t blanks = std::min(behind.find_first_not_of(" .,(<"), behind.size());
    const bool is_next =
        behind.substr(blanks).data() == words_.surface(code.first, code.last).data();
    if (!is_next || blanks == 0 || !words_.same_paragraph(code.first) || !is_part(words_, last)) {
      return;
    }
    std::size_t first = last;
    while (first > 0 && last - first < kLongestName && words_.goes_on(first) &&
           is_part(words_, first - 1)) {
      --first;
    }
    const std::size_t end = stem_end(words_, first, last);
    while (first < end && words_[first].is(begins_title) && !words_[first].token.acronym) ++first;
    // The tagger knows where a name begins: "Research In Yorro", "Rival Yorro".
    const TaggedSpan* span = span_at_[end];
    const bool is_name = span != nullptr && span->kind != tagger::SpanKind::location;
    const bool may_be_longer = words_[first].token.sentence_start;
    if (is_name && (span->first < first || (span->first == first + 1 && may_be_longer))) {
      first = span->first;
    }
    if (is_known(first, last)) return;
    if (tells(first, end)) {
      add(Name{first, last}, end, code);
    } else if (first < last && !words_[first].is(generic_word)) {
      add(Name{first, last}, last, code);  // "U.S. Bancorp", "Limited Brands"
    }
  }

  void add(const Name& name, std::size_t end, const Code& code) {
    const bool is_new = whole_.try_emplace(key_of(words_, name.first, end), name).second;
    first_words_.at(words_[name.first].hash) = true;
    for (std::size_t i = name.first; is_new && i <= end; ++i) {
      const auto [known, is_first] = beginnings_.try_emplace(key_of(words_, name.first, i), name);
      if (!is_first) known->second.reset();
    }
    const Word& word = words_[code.first];
    static constexpr std::size_t kShortestAlias = 3;
    if (word.token.all_capitals && word.folded.size() >= kShortestAlias && code.first < code.last) {
      codes_.try_emplace(word.folded, name);
    }
  }

  /// Whether words [first, last] are more than ordinary words and places.
  [[nodiscard]] bool tells(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i <= last; ++i) {
      const bool is_place = first == last && names_.find(i) != nullptr;
      if (!words_[i].is(kNoName) && !is_place) return true;
    }
    return false;
  }

  /// Whether the tables have an organisation or a person among the words.
  [[nodiscard]] bool is_known(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i <= last; ++i) {
      const Match* match = names_.find(i);
      if (match == nullptr) continue;
      for (const EntryKind kind : {EntryKind::organisation, EntryKind::outlet, EntryKind::person}) {
        if (match->find(kind) != nullptr) return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::optional<ListedMention> mention_at(std::size_t i) const {
    const Word& word = words_[i];
    if (!word.capital() || word.shouted) return std::nullopt;
    if (word.token.all_capitals) {
      const auto code = codes_.find(word.folded);
      if (code != codes_.end() && may_be_code(i)) {
        return ListedMention{i, i, code->second.first, code->second.last};
      }
    }
    if (!first_words_.get(word.hash)) return std::nullopt;
    const bool is_inside =
        i > 0 && words_.goes_on(i) && is_part(words_, i - 1) && !words_[i - 1].token.sentence_start;
    return is_inside && span_begin(i) != i ? std::nullopt : name_at(i);
  }

  /// The longest listed name, or beginning of one, that stands at word `i`.
  [[nodiscard]] std::optional<ListedMention> name_at(std::size_t i) const {
    std::optional<ListedMention> found;
    std::string key;
    for (std::size_t last = i; last < words_.size() && last - i < kLongestName; ++last) {
      if (last > i && !words_.goes_on(last)) break;
      key.append(words_[last].folded) += ' ';
      const auto name = beginnings_.find(key);
      if (name == beginnings_.end()) break;
      if (!words_[last].capital()) continue;
      const auto whole = whole_.find(key);
      std::optional<Name> named;
      if (whole != whole_.end()) {
        named = whole->second;
      } else if (is_beginning(i, last)) {
        named = name->second;
      }
      if (named) found = ListedMention{i, last, named->first, named->last};
    }
    if (!found) return std::nullopt;
    while (words_.joined(found->last) && words_[found->last + 1].is(company_head) &&
           words_[found->last + 1].capital() && !code_at(words_, found->last + 1)) {
      ++found->last;
    }
    const bool is_single = found->first == found->last;
    return is_single && !is_name_alone(i) ? std::nullopt : found;
  }

  /// Whether [first, last], of two or more words or taken for a name, ends where a name does.
  [[nodiscard]] bool is_beginning(std::size_t first, std::size_t last) const {
    const TaggedSpan* span = span_at_[last];
    if (span != nullptr && span->first == first && span->last == last) return true;
    const bool goes_further = last + 1 < words_.size() && words_.goes_on(last + 1) &&
                              is_part(words_, last + 1) && !words_[last + 1].is(company_head);
    return first < last && !goes_further;
  }

  /// One word that is no ordinary one there.
  [[nodiscard]] bool is_name_alone(std::size_t i) const {
    if (names_.find(i) != nullptr || words_[i].is(kNoName | first_name)) return false;
    const TaggedSpan* span = span_at_[i];
    return (span != nullptr && span->first == i && span->last == i) ||
           (span == nullptr && !words_[i].token.sentence_start && words_[i].id == 0);
  }

  /// Whether the word of a code stands for its company: not in another code, and the tables have
  /// nothing there or an acronym.
  [[nodiscard]] bool may_be_code(std::size_t i) const {
    if (code_at(words_, i)) return false;
    const Match* match = names_.find(i);
    return match == nullptr ||
           (match->single() && match->entries.front()->how == MentionKind::alias);
  }

  [[nodiscard]] std::size_t span_begin(std::size_t i) const {
    return span_at_[i] == nullptr ? words_.size() : span_at_[i]->first;
  }

  const Words& words_;
  const Names& names_;
  std::vector<const TaggedSpan*> span_at_;       // by word
  std::unordered_map<std::string, Name> whole_;  // by all words but the legal form
  std::unordered_map<std::string, std::optional<Name>> beginnings_;  // none where two have it
  HashTable<bool> first_words_;                                      // of beginnings_, by hash
  std::unordered_map<std::string_view, Name> codes_;                 // folded
};

}  // namespace

std::vector<ListedMention> find_listed(const Words& words, const Names& names,
                                       const std::vector<TaggedSpan>& tagged) {
  std::vector<Code> codes;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (const auto code = code_at(words, i)) codes.push_back(*code);
  }
  if (codes.empty()) return {};
  return Finder(words, names, tagged).find(codes);
}

}  // namespace newsdex::entities
