#include "common/entities/org_acronyms.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

std::string letters_of(const Word& acronym) {
  std::string letters(acronym.folded);
  std::erase(letters, '.');
  return letters;
}

/// The acronym in brackets behind an organisation, if its letters are those of the name.
std::optional<std::size_t> explained_acronym(const Words& words, const OrgSpan& org) {
  const std::size_t next = org.last + 1;
  if (next >= words.size() || !words.behind(org.last).starts_with(" (")) return std::nullopt;
  const Word& acronym = words[next];
  if (!acronym.token.all_capitals || !words.behind(next).starts_with(")")) return std::nullopt;
  std::string initials;
  for (std::size_t i = org.first; i <= org.last; ++i) {
    if (words[i].capital()) initials += words[i].folded[0];
  }
  return initials == letters_of(acronym) ? std::optional(next) : std::nullopt;
}

/// Whether the tables know what a word means. What they exclude, an article may still explain:
/// "Public Accounts Committee (PAC)".
bool is_known(const Names& names, std::size_t i) {
  const Match* match = names.find(i);
  return match != nullptr && match->find(EntryKind::excluded) == nullptr;
}

constexpr std::size_t kFewestLetters = 3;
constexpr std::size_t kMostLetters = 6;

bool is_bare_acronym(const Words& words, const OrgSpan& org) {
  const Word& word = words[org.first];
  return org.first == org.last && org.how == MentionKind::alias && !word.shouted &&
         (word.token.all_capitals || word.token.acronym) &&
         letters_of(word).size() >= kFewestLetters && letters_of(word).size() <= kMostLetters;
}

/// What the tables' acronyms of an article stand for.
class SpelledOut {
 public:
  SpelledOut(const Words& words, const std::vector<OrgSpan>& orgs) : words_(words) {
    for (const OrgSpan& org : orgs) {
      if (!is_bare_acronym(words, org)) continue;
      const std::string letters = letters_of(words[org.first]);
      std::string label = text::fold(org.label);
      // What the tables do not spell out either cannot be told from another: "FIFA".
      if (label.find(letters) == std::string::npos) meanings_.emplace(letters, std::move(label));
    }
    if (meanings_.empty()) return;
    for (std::size_t i = 0; i < words.size(); ++i) read_from(i);
  }

  /// Whether something else is spelled out with these letters, and the tables' meaning is not.
  [[nodiscard]] bool is_another(const Word& acronym) const {
    const std::string letters = letters_of(acronym);
    return others_.contains(letters) && !same_.contains(letters);
  }

 private:
  /// The names that begin at word `i`: "Securities and Exchange Commission".
  void read_from(std::size_t i) {
    if (!is_name_word(i)) return;
    std::string initials;
    for (std::size_t j = i; j < words_.size(); ++j) {
      if (j > i && words_[j].gap != Gap::tight && !words_.is_owned(j)) return;
      if (!is_name_word(j)) {
        if (words_[j].capital() || !words_[j].is(function_word)) return;
        continue;
      }
      initials += words_[j].folded[0];
      if (initials.size() > kMostLetters) return;
      const auto known = meanings_.find(initials);
      if (known == meanings_.end()) continue;
      (shares_word(i, j, known->second) ? same_ : others_).insert(initials);
    }
  }

  [[nodiscard]] bool is_name_word(std::size_t i) const {
    const Word& word = words_[i];
    return word.capital() && !word.token.all_capitals && !word.is(function_word) && !word.shouted &&
           word.token.zone != Zone::title && word.folded.size() > 1;
  }

  /// The tables may spell the name otherwise: "Organisation".
  [[nodiscard]] bool shares_word(std::size_t first, std::size_t last,
                                 std::string_view label) const {
    for (std::size_t i = first; i <= last; ++i) {
      if (is_name_word(i) && label.find(words_[i].folded) != std::string_view::npos) return true;
    }
    return false;
  }

  const Words& words_;
  std::unordered_map<std::string, std::string> meanings_;  // folded labels by letters
  std::unordered_set<std::string> same_;
  std::unordered_set<std::string> others_;
};

/// Longer than most acronyms: "FBI, ATF, ICE" are three.
bool is_capitals(const Words& words, std::size_t i) {
  return words[i].token.all_capitals && !words[i].token.acronym && words[i].folded.size() >= 4;
}

/// "WHO DROVE": an ordinary word in a run of capitals. Such words fold to "w.h.o." where they may
/// be acronyms.
bool is_word_in_capitals(const Words& words, std::size_t i) {
  const bool may_be_word =
      !words[i].token.acronym && words[i].folded.find('.') != std::string::npos;
  if (!may_be_word) return false;
  return (words.same_paragraph(i + 1) && is_capitals(words, i + 1)) ||
         (words.same_paragraph(i) && is_capitals(words, i - 1));
}

/// Whether the acronym in brackets at word `i` stands for words in small letters before it.
bool explains_common_noun(const Words& words, std::size_t i) {
  if (i == 0 || !words.behind(i - 1).starts_with(" (") || !words.behind(i).starts_with(")")) {
    return false;
  }
  const std::string letters = letters_of(words[i]);
  if (letters.size() < 2 || letters.size() > kMostLetters || letters.size() > i) return false;
  for (std::size_t k = 0; k < letters.size(); ++k) {
    const std::size_t at = i - letters.size() + k;
    if (words[at].folded[0] != letters[k] || words[at].token.sentence_start) return false;
    if (words[at].capital() && k > 0) return false;
  }
  return !words[i - 1].capital();
}

}  // namespace

void drop_other_acronyms(const Words& words, std::vector<OrgSpan>& orgs) {
  std::unordered_set<std::string_view> common;  // folded
  for (const OrgSpan& org : orgs) {
    if (org.first == org.last && explains_common_noun(words, org.first)) {
      common.insert(words[org.first].folded);
    }
  }
  std::erase_if(orgs, [&](const OrgSpan& org) {
    const std::size_t i = org.first;
    if (i != org.last || !words[i].token.all_capitals) return false;
    return is_share_code(words, i) || is_word_in_capitals(words, i) ||
           common.contains(words[i].folded);
  });
}

void drop_other_meanings(const Words& words, std::vector<OrgSpan>& orgs) {
  const SpelledOut spelled_out(words, orgs);
  std::erase_if(orgs, [&](const OrgSpan& org) {
    return is_bare_acronym(words, org) && spelled_out.is_another(words[org.first]);
  });
}

void add_acronyms(const Words& words, const Names& names, std::vector<OrgSpan>& orgs) {
  const bool explains = std::any_of(orgs.begin(), orgs.end(), [&](const OrgSpan& org) {
    return explained_acronym(words, org).has_value();
  });
  if (!explains) return;
  std::unordered_map<std::string_view, OrgSpan> acronyms;  // folded
  std::vector<OrgSpan> found;
  const auto read = [&](std::size_t i) {
    const auto known =
        words[i].token.all_capitals ? acronyms.find(words[i].folded) : acronyms.end();
    if (known == acronyms.end() || is_known(names, i)) return false;
    found.push_back(known->second);
    found.back().first = found.back().last = i;
    found.back().how = MentionKind::alias;
    return true;
  };
  std::size_t i = 0;
  for (const OrgSpan& org : orgs) {
    for (; i < org.first; ++i) read(i);
    i = org.last + 1;
    const bool guessed = org.finder == Finder::model && org.first == org.last;
    if (guessed && read(org.first)) continue;
    if (const auto acronym = explained_acronym(words, org)) {
      acronyms.emplace(words[*acronym].folded, org);
    }
    found.push_back(org);
  }
  for (; i < words.size(); ++i) read(i);
  orgs = std::move(found);
}

}  // namespace newsdex::entities
