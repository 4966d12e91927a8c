#include "common/entities/org_join.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/entities/org_heads.h"
#include "common/entities/org_naming.h"

namespace newsdex::entities {
namespace {

// As kSureOfOne: of those that it names twice, and of a body of which the name does not tell whose
// it is ("Ministry of Health").
constexpr std::uint8_t kSure = 50;
constexpr std::uint8_t kSureOfBody = 80;

using tagger::SpanKind;
using tagger::TaggedSpan;

bool overlap(const TaggedSpan& a, const OrgSpan& b) {
  return a.first <= b.last && b.first <= a.last;
}

/// Joins names by rule with those that a tagger found: see the header.
class TaggerJoin {
 public:
  TaggerJoin(const Words& words, const Names& names, const std::vector<TaggedSpan>& tagged,
             const Tables& tables)
      : words_(words), names_(names), tables_(tables), heads_(words, names) {
    for (TaggedSpan span : tagged) {
      if (span.kind == SpanKind::person) persons_.push_back(span);
      if (span.kind != SpanKind::organisation) continue;
      span.last = with_place_behind(span);
      tagged_.push_back(span);
      // "McDonald’s" is no second mention of a McDonald.
      if (is_new(span)) ++times_[words.surface(span.first, span.last)];
    }
  }

  std::vector<OrgSpan> join(std::vector<OrgSpan> rules) {
    for (OrgSpan& rule : rules) {
      const bool is_guess = rule.finder != Finder::dictionary && !rule.is_listed;
      if (is_guess) leave_out_person(rule);
      while (next_ < tagged_.size() && tagged_[next_].last < rule.first) take(tagged_[next_++]);
      while (next_ < tagged_.size() && overlap(tagged_[next_], rule)) {
        if (is_guess) move_borders(rule, tagged_[next_]);
        if (is_another(rule, tagged_[next_])) rule = with_tagger(tagged_[next_]);
        ++next_;
      }
      add(std::move(rule));
    }
    while (next_ < tagged_.size()) take(tagged_[next_++]);
    return std::move(orgs_);
  }

 private:
  /// The end of a name with the place that it goes on with, which the tagger labels apart:
  /// "Agricultural Bank of" China.
  [[nodiscard]] std::size_t with_place_behind(const TaggedSpan& span) const {
    static constexpr auto kConnectors =
        std::to_array<std::string_view>({"of", "de", "del", "da", "do", "di"});
    const bool article = words_[span.last].folded == "the" && span.last > span.first;
    const std::string_view connector = words_[article ? span.last - 1 : span.last].folded;
    const bool goes_on =
        words_.joined(span.last) &&
        std::find(kConnectors.begin(), kConnectors.end(), connector) != kConnectors.end();
    const Match* place = goes_on ? names_.find(span.last + 1) : nullptr;
    return place != nullptr && place->first == span.last + 1 ? place->last : span.last;
  }

  /// Cuts a name by rule before a person whom the tagger is sure of: "Assembly of Xorl Anna
  /// Carter".
  void leave_out_person(OrgSpan& rule) {
    while (next_person_ < persons_.size() && persons_[next_person_].first <= rule.first) {
      ++next_person_;
    }
    if (next_person_ == persons_.size()) return;
    const TaggedSpan& person = persons_[next_person_];
    if (person.first > rule.last || person.confidence < kSureOfOne) return;
    const auto is_small = [&](std::size_t i) { return !words_[i].capital(); };
    bool has_complement = false;  // "University Anna Carter" may be called so
    for (std::size_t i = rule.first; i < person.first; ++i) has_complement |= is_small(i);
    if (!has_complement || is_small(person.first - 1)) return;
    rule = unknown_org(words_, {rule.first, person.first - 1}, tables_);
  }

  /// Gives a name by rule the borders of a span that holds its head.
  void move_borders(OrgSpan& rule, const TaggedSpan& span) const {
    if (span.first > rule.last || span.last < rule.last || span.confidence < kSure) return;
    // "Russian Foreign Ministry", of which the tagger may leave out the nation.
    if (heads_.is_generic(span.first, span.last)) return;
    const std::size_t first = without_place(rule, span) ? rule.first : span.first;
    rule = unknown_org(words_, {first, span.last}, tables_);
    rule.confidence = span.confidence;
  }

  /// Whether a name of the tables that does not tell whose body it is, is only a part of what the
  /// text names: "Supreme National Security Council", which is not the United States'. But not of
  /// "Justice Department and FBI", nor of "Justice Department's Criminal Division".
  [[nodiscard]] bool is_another(const OrgSpan& rule, const TaggedSpan& span) const {
    if (rule.finder != Finder::dictionary || span.confidence < kSureOfBody) return false;
    if (span.first > rule.first || span.last < rule.last) return false;
    const bool goes_before = span.first < rule.first && words_[rule.first - 1].capital();
    const bool goes_on = span.last > rule.last && !words_[rule.last].token.possessive;
    const bool is_body = words_[rule.first].is(body_head) || words_[rule.last].is(body_head);
    if ((!goes_before && !goes_on) || !is_body) return false;
    for (std::size_t i = span.first; i <= span.last; ++i) {
      const Match* match = names_.find(i);
      const bool is_rule = i >= rule.first && i <= rule.last;
      if (!is_rule && match != nullptr && org_entry(*match) != nullptr) return false;
    }
    return heads_.is_generic(rule.first, rule.last);
  }

  /// Whether the tagger leaves out nothing of a name but the place or nation that it begins with:
  /// "Enterprise Institute" of "American Enterprise Institute". But "U.S. Census Bureau" and
  /// "Census Bureau" are one.
  [[nodiscard]] bool without_place(const OrgSpan& rule, const TaggedSpan& span) const {
    const Match* match = rule.first < span.first ? names_.find(rule.first) : nullptr;
    return match != nullptr && match->first == rule.first && match->last + 1 == span.first &&
           match->entries.front()->how != MentionKind::abbrev;
  }

  [[nodiscard]] OrgSpan with_tagger(const TaggedSpan& candidate) const {
    OrgSpan org = unknown_org(words_, {candidate.first, candidate.last}, tables_);
    org.finder = Finder::model;
    org.confidence = candidate.confidence;
    return org;
  }

  void take(const TaggedSpan& candidate) {
    const auto [first, last, kind, confidence] = candidate;
    if (confidence < kSure || !is_new(candidate)) return;
    if (is_ticker(words_.surface(first, last))) return;
    if (is_legal_form(first, last)) return;
    const bool several = times_[words_.surface(first, last)] > 1;
    if (several || confidence >= sure_of_one(first, last)) add(with_tagger(candidate));
  }

  /// "Inc", "Group", "Co. Inc"
  [[nodiscard]] bool is_legal_form(std::size_t first, std::size_t last) const {
    while (first < last && words_[first].is(company_head)) ++first;
    return words_[first].is(company_head);
  }

  [[nodiscard]] std::uint8_t sure_of_one(std::size_t first, std::size_t last) const {
    static constexpr std::uint8_t kNever = 101;
    if (first == last) {
      const Word& word = words_[first];
      const bool is_short = word.token.all_capitals && word.folded.size() < 3;  // "TB", "PO"
      if (is_short || word.is(surname | first_name)) return kNever;
    }
    return heads_.is_generic(first, last) ? kSureOfBody : kSureOfOne;
  }

  /// Whether neither tables nor rules know better. Names of the tables are what the tables say, but
  /// for those of places inside a longer name: "Bank of Xorl".
  [[nodiscard]] bool is_new(const TaggedSpan& candidate) const {
    for (std::size_t i = candidate.first; i <= candidate.last; ++i) {
      const Match* match = names_.find(i);
      if (match == nullptr) continue;
      const bool whole = match->first <= candidate.first && match->last >= candidate.last;
      if (whole || match->find(EntryKind::person) != nullptr) return false;
    }
    const Match title = tables_.titles.match(words_, candidate.first);  // "CFO"
    if (!title.entries.empty() && title.last >= candidate.last) return false;
    // "Time" is for those who know what is attributed to it.
    if (!tables_.doubtful.match(words_, candidate.first).entries.empty()) return false;
    return words_[candidate.first].token.has_letter && !words_[candidate.first].shouted;
  }

  void add(OrgSpan org) {
    if (orgs_.empty() || org.first > orgs_.back().last) orgs_.push_back(std::move(org));
  }

  const Words& words_;
  const Names& names_;
  const Tables& tables_;
  HeadRules heads_;
  std::unordered_map<std::string_view, std::size_t> times_;  // by surface
  std::vector<TaggedSpan> tagged_;                           // organisations alone
  std::vector<TaggedSpan> persons_;
  std::vector<OrgSpan> orgs_;
  std::size_t next_ = 0;         // of tagged_
  std::size_t next_person_ = 0;  // of persons_
};

}  // namespace

std::vector<OrgSpan> join_tagged(const Words& words, const Names& names,
                                 const std::vector<TaggedSpan>& tagged, const Tables& tables,
                                 std::vector<OrgSpan> rules) {
  return TaggerJoin(words, names, tagged, tables).join(std::move(rules));
}

}  // namespace newsdex::entities
