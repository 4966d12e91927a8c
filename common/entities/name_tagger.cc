#include "common/entities/name_tagger.h"

#include <algorithm>
#include <array>

#include "common/entities/glued_names.h"
#include "common/entities/headline_verbs.h"
#include "common/entities/name_evidence.h"
#include "common/entities/name_extent.h"
#include "common/entities/name_merge.h"
#include "common/entities/name_nickname.h"
#include "common/entities/name_repetition.h"
#include "common/entities/name_runs.h"
#include "common/entities/name_veto.h"
#include "common/entities/word_set.h"

namespace newsdex::entities {
namespace {

constexpr std::size_t kMostCapitals = 5;  // without particles

// Per cent.
constexpr std::uint8_t kDictionaryConfidence = 95;
constexpr std::uint8_t kSureByGivenName = 60;

/// A title just read, waiting for its name.
struct Title {
  std::size_t begin = 0;  // with the nation before it: "Russian President"
  std::size_t last = 0;
  bool capital = false;
  TitleKind kind = TitleKind::role;
};

class Tagger {
 public:
  Tagger(const Words& words, const Names& names, const std::vector<OrgSpan>& orgs,
         const Tables& tables)
      : words_(words),
        names_(names),
        tables_(tables),
        evidence_(words, names, tables),
        in_org_(words.size(), false),
        runs_(words, names, tables, evidence_, in_org_) {
    for (const OrgSpan& org : orgs) {
      // A known one-word company may be a surname: Michael Dell.
      const bool may_be_surname = org.first == org.last && names.find(org.first) != nullptr;
      if (may_be_surname) continue;
      for (std::size_t i = org.first; i <= org.last; ++i) in_org_[i] = true;
    }
  }

  std::vector<NameSpan> tag() {
    std::size_t i = 0;
    while (i < words_.size()) {
      if (title_ && (i == 0 || title_->last + 1 != i || words_[i].gap == Gap::apart)) {
        title_.reset();
      }
      i = step(i);
    }
    return std::move(spans_);
  }

 private:
  /// Reads what begins at word `i`; returns where to go on.
  std::size_t step(std::size_t i) {
    const Match* match = names_.find(i);
    const bool may_begin = words_[i].capital() || words_[i].is(begins_title) || match != nullptr;
    if (!may_begin || in_org_[i]) return i + 1;
    if (match != nullptr && match->first == i) {
      if (const Entry* person = match->find(EntryKind::person)) {
        return known_person(*match, *person);
      }
      if (!match->single()) return match->last + 1;
    }
    if (const auto next = read_title(i)) return *next;
    const bool is_behind_capital_title = title_ && title_->capital;
    if (!runs_.begins(i, is_behind_capital_title)) return i + 1;
    const std::size_t last = runs_.last_word(i, title_.has_value());
    judge(i, last);
    return last + 1;
  }

  std::size_t known_person(const Match& match, const Entry& entry) {
    if (!is_named_after(match.last) || words_[match.last].shouted ||
        words_[match.last].token.zone == Zone::title) {
      push(match.first, match.last, NameKind::full, entry.row);
    }
    return match.last + 1;
  }

  /// Whether the capitalised words behind a person end a name of something else: "Xan Yorro
  /// International Airport".
  [[nodiscard]] bool is_named_after(std::size_t last) const {
    static constexpr std::size_t kMostBetween = 3;
    for (std::size_t i = last; i <= last + kMostBetween; ++i) {
      if (!words_.joined(i) || !words_[i + 1].capital() || words_[i].token.possessive) return false;
      if (words_[i + 1].is(place_head | kOrgHeads)) return true;
    }
    return false;
  }

  std::optional<std::size_t> read_title(std::size_t i) {
    if (is_saint(words_[i]) || !tables_.titles.may_begin(words_[i])) return read_compound(i);
    if (is_given_name(i)) return std::nullopt;
    const Match match = tables_.titles.match(words_, i);
    if (match.entries.empty()) return read_compound(i);
    const bool capital = words_[i].capital();
    const Entry* entry = match.entries.front();
    const auto is_role = [](const Entry* e) {
      return e->row == static_cast<std::uint32_t>(TitleKind::role);
    };
    const auto better = std::find_if_not(match.entries.begin(), match.entries.end(), is_role);
    if (capital && better != match.entries.end()) entry = *better;

    Title title{i, match.last, capital, capital ? TitleKind{entry->row} : TitleKind::role};
    const bool follows = title_ && title_->last + 1 == i && words_[i].gap == Gap::tight;
    if (follows && title_->capital == capital) {
      title.begin = title_->begin;
    } else if (capital) {
      title.begin = with_nation(i);
    }
    title_ = title;
    return match.last + 1;
  }

  /// "Sen. Dean Yorro", where "Dean" is no second title: it would stand before a given name.
  [[nodiscard]] bool is_given_name(std::size_t i) const {
    static const WordSet kTitlesToo({"dean", "marshal"});
    const bool titled = title_ && title_->capital && title_->last + 1 == i;
    return titled && kTitlesToo.contains(words_[i]) && words_.joined(i) &&
           runs_.is_name_word(i + 1) && !words_[i + 1].is(first_name | first_weak | begins_title);
  }

  /// German: "Wasserminister Xan Yorro".
  std::optional<std::size_t> read_compound(std::size_t i) {
    if (!runs_.is_office_before_name(i)) return std::nullopt;
    title_ = Title{i, i, true, TitleKind::role};
    return i + 1;
  }

  /// Where the mention begins if a country's name or adjective stands before its title.
  [[nodiscard]] std::size_t with_nation(std::size_t title) const {
    if (title == 0 || words_[title].gap != Gap::tight) return title;
    const Match* match = names_.find(title - 1);
    return match != nullptr && match->find(EntryKind::country) != nullptr ? match->first : title;
  }

  /// Decides what the run [first, last] is.
  void judge(std::size_t first, std::size_t last) {
    if (words_[first].token.zone == Zone::title || words_[first].shouted) {
      headline(first, last);
      return;
    }
    if (first == last) {
      single(first);
      return;
    }
    const bool party = words_[first].folded.size() == 1 && words_[first + 1].token.hyphen_before;
    if (party || holds_head(first, last) ||
        (words_[first].is(place_head | place_start) && !words_[first].is(family_name))) {
      return;  // "R-Texas", "Martin Street", "San Pedro"
    }
    if (!title_ && last - first >= 2 && evidence_.begins_with_noun(first)) ++first;
    const bool in_office = is_in_office(last) && !words_[first].is(first_name | first_weak);
    if (capitals(first, last) > kMostCapitals || in_office) return;
    const bool sure = has_evidence(first, last) && (title_ || !is_one_word(words_, first, last));
    const bool by_context =
        title_ || evidence_.around(first, last) || evidence_.is_name_shape(first, last);
    push(first, last, sure ? NameKind::full : NameKind::possible);
    if (!by_context) spans_.back().confidence = kSureByGivenName;
  }

  /// Whether a word behind the first makes the run an organisation or a place.
  [[nodiscard]] bool holds_head(std::size_t first, std::size_t last) const {
    for (std::size_t i = first + 1; i <= last; ++i) {
      if (words_[i].is(company_head) || (i == last && words_[i].is(place_head | kOrgHeads))) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::size_t capitals(std::size_t first, std::size_t last) const {
    std::size_t count = 0;
    for (std::size_t i = first; i <= last; ++i) {
      if (words_[i].capital() && !words_[i].is(particle)) ++count;
    }
    return count;
  }

  /// An unknown first name before a surname, inside a sentence: "Boniek Garcia".
  [[nodiscard]] bool ends_with_surname(std::size_t first, std::size_t last) const {
    static constexpr std::uint32_t kOrdinary =
        kOrgHeads | place_head | say_verb | act_verb | language_name | begins_name | begins_title;
    // German writes every noun with a capital: "Meter Stahl".
    if (words_.language == "de" || !words_[last].is(surname)) return false;
    if (words_[first].token.sentence_start) return false;
    if (last - first > 2 || words_[first].shouted) return false;
    for (std::size_t i = first; i <= last; ++i) {
      if (words_[i].is(kOrdinary) || words_[i].token.all_capitals) return false;
    }
    return true;
  }

  [[nodiscard]] bool has_evidence(std::size_t first, std::size_t last) const {
    if (title_ && title_->kind == TitleKind::role && !words_[first].is(first_name | first_weak)) {
      return !is_known_place(first, last);
    }
    if (title_) return true;
    if (words_[first].is(first_name)) return true;
    if (words_[first].is(first_weak)) {
      if (is_known_place(first, last)) return false;
      // "China Mobile" is none, "Jordan Baker" one.
      const bool strong = names_.find(first) == nullptr && !words_[first].token.sentence_start;
      return strong || words_[last].is(surname) || evidence_.around(first, last);
    }
    if (evidence_.is_initial(first)) return true;
    return may_be_unknown_name(first, last) &&
           (evidence_.around(first, last) || evidence_.is_name_shape(first, last) ||
            ends_with_surname(first, last));
  }

  /// Not "Kentucky Republican", "International Studies", "Manafort-Assange", "14 Millionen Euro".
  [[nodiscard]] bool may_be_unknown_name(std::size_t first, std::size_t last) const {
    if (words_[first].is(generic_word) || names_.find(first) != nullptr) return false;
    if (last == first + 1 && words_[last].token.hyphen_before) return false;
    const bool counted =
        first > 0 && words_[first].gap == Gap::tight && words_[first - 1].token.has_digit;
    return !counted && !is_known_place(first, last);
  }

  [[nodiscard]] bool is_known_place(std::size_t first, std::size_t last) const {
    for (std::size_t i = first + 1; i <= last; ++i) {
      if (names_.find(i) != nullptr) return true;
    }
    return false;
  }

  /// "Chief Growth Officer"
  [[nodiscard]] bool is_in_office(std::size_t last) const {
    return title_ && words_.joined(last) && words_[last + 1].capital() &&
           words_[last + 1].is(begins_title);
  }

  void single(std::size_t i) {
    const bool titled = title_ && !is_in_office(i) && title_->capital &&
                        title_->kind != TitleKind::role && names_.find(i) == nullptr &&
                        !words_[i].is(place_head | kOrgHeads | say_verb | act_verb | language_name |
                                      begins_title) &&
                        words_[i].folded.size() > 1 && !words_[i].token.all_capitals &&
                        !is_headline_verb(words_[i]) && !is_word_of_article(words_, i);
    // Capitals in a line of small letters are an acronym, not a surname.
    if (!titled && (words_[i].token.all_capitals || words_[i].folded.size() < 2)) return;
    push(i, i, titled ? NameKind::titled : NameKind::bare);
  }

  /// In headlines every word may have a capital: only pairs that begin with a first name are
  /// names, and single words count where the story says whose they are.
  void headline(std::size_t first, std::size_t last) {
    // "PRESIDENT YORRO URGES", but "PRESIDENT XAN YORRO URGES"
    const bool named =
        first < last && words_[first].is(first_name) && evidence_.is_surname(first + 1);
    const bool in_office = title_ && title_->capital && title_->kind != TitleKind::role &&
                           evidence_.is_surname(first) && !named;
    for (std::size_t i = first; i <= last; ++i) {
      const bool titled = (in_office && i == first) || evidence_.is_surname_in_capitals(i);
      const bool whole = last - first <= 2 && i == first;
      const std::size_t end = whole ? last : std::min(i + 1, last);
      if (!titled && end > i && words_[i].is(first_name) && !words_[end].is(say_verb | act_verb) &&
          !is_headline_verb(words_[end])) {
        push(i, end, NameKind::possible);
        i = end;
      } else {
        push(i, i, titled ? NameKind::titled : NameKind::bare);
      }
    }
  }

  void push(std::size_t first, std::size_t last, NameKind kind,
            std::optional<std::uint32_t> person = std::nullopt) {
    NameSpan span{.first = first, .last = last, .begin = first, .kind = kind, .person = person};
    span.finder = person ? Finder::dictionary : Finder::rule;
    span.confidence = person ? kDictionaryConfidence : kSureByContext;
    if (title_ && title_->last + 1 == first && words_[first].gap == Gap::tight && title_->capital &&
        title_->kind != TitleKind::role) {
      span.begin = title_->begin;
      span.office = title_->kind == TitleKind::office;
    }
    spans_.push_back(span);
    title_.reset();
  }

  const Words& words_;
  const Names& names_;
  const Tables& tables_;
  const NameEvidence evidence_;
  std::vector<bool> in_org_;
  const NameRuns runs_;
  std::optional<Title> title_;
  std::vector<NameSpan> spans_;
};

}  // namespace

bool is_one_word(const Words& words, std::size_t first, std::size_t last) {
  while (first < last && words[last].token.hyphen_before) --last;
  return first == last;
}

std::vector<NameSpan> tag_names(const Words& words, const Names& names,
                                const std::vector<OrgSpan>& orgs,
                                const std::vector<tagger::TaggedSpan>& model,
                                const Tables& tables) {
  std::vector<NameSpan> spans = Tagger(words, names, orgs, tables).tag();
  promote_repeated(words, names, tables, spans);
  if (!model.empty()) {
    spans = merge_names(words, spans, plausible_names(words, names, orgs, model));
  }
  std::erase_if(spans, [&](const NameSpan& span) {
    const bool is_several = span.first < span.last;
    return (!span.person && is_trade(words[span.last])) ||
           (is_several && names_school(words, span.last));
  });
  drop_glued(words, spans);
  split_at_slashes(words, spans);
  join_nicknamed(words, spans);
  take_in_suffixes(words, tables, spans);
  return spans;
}

}  // namespace newsdex::entities
