#include "common/entities/organisation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "common/entities/label_set.h"
#include "common/entities/listed_companies.h"
#include "common/entities/org_acronyms.h"
#include "common/entities/org_heads.h"
#include "common/entities/org_resolution.h"
#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

// How sure the tagger has to be, per cent, of an organisation that no table knows. Chosen on
// newswire left out of training (data/MODEL.md).
constexpr std::uint8_t kSure = 50;       // where the article names it twice
constexpr std::uint8_t kSureOfOne = 70;  // where it names it once, by several words

using tagger::SpanKind;
using tagger::TaggedSpan;

/// "The" belongs to the mention where the outlet's label has it and the text writes it.
std::size_t with_article(const Words& words, std::size_t first, const Thing& thing) {
  const bool article = first > 0 && thing.label.starts_with("The ") && words.joined(first - 1) &&
                       words[first - 1].folded == "the" && words[first - 1].capital();
  return article ? first - 1 : first;
}

/// "Über", which is no Uber: where a name is an ordinary word too, it counts only as the tables
/// write it.
bool is_ordinary_word(const Words& words, const Match& match, const Thing& thing) {
  return match.single() && words[match.first].is(function_word) &&
         words.surface(match.first, match.last) != thing.label;
}

OrgSpan known_org(const Words& words, const Match& match, const Entry& entry,
                  const Tables& tables) {
  const Thing& thing = tables.things[entry.row];
  const bool is_outlet = entry.kind == EntryKind::outlet;
  return {.first = with_article(words, match.first, thing),
          .last = match.last,
          .value = thing.value,
          .label = thing.label,
          .how = entry.how,
          .country = is_outlet ? std::string() : thing.country,
          .is_outlet = is_outlet,
          .is_agency = thing.is_agency,
          .hides_countries = true,
          .finder = Finder::dictionary};
}

/// The last word of a company's name without its legal form: "Borrel Systems Inc".
std::size_t without_legal_form(const Words& words, std::size_t first, std::size_t last) {
  const std::size_t whole = last;
  static constexpr auto kForms = std::to_array<std::string_view>(
      {"inc", "corp", "corporation", "ltd", "limited", "llc", "llp", "plc", "co", "company", "ag",
       "gmbh", "sa", "nv", "spa", "se", "ab", "kg", "oyj"});
  const auto is_form = [&](std::size_t i) {
    return std::find(kForms.begin(), kForms.end(), words[i].folded) != kForms.end();
  };
  while (last > first && is_form(last)) --last;
  // "News" alone would be no name.
  const bool tells = last > first || !words[first].is(kOrgHeads | place_head | generic_word);
  return tells ? last : whole;
}

/// A name as its rules or tagger found it; a known organisation where the tables have its value.
OrgSpan unknown_org(const Words& words, WordRange range, const Tables& tables) {
  const auto [first, last] = range;
  OrgSpan org{.first = first, .last = last, .how = MentionKind::name};
  std::uint32_t heads = 0;
  for (std::size_t i = first; i <= last; ++i) heads |= words[i].classes;
  const bool company = words[last].is(company_head);
  const std::size_t end = company ? without_legal_form(words, first, last) : last;
  const std::size_t begin = first < end && words[first].folded == "the" ? first + 1 : first;
  org.label = std::string(words.surface(begin, end));
  org.value = text::slug(org.label);
  org.is_outlet = words[last].is(outlet_head);
  org.hides_countries = (heads & (company_head | school_head | outlet_head)) != 0;
  const auto known = tables.orgs.find(org.value);
  if (known == tables.orgs.end()) return org;
  const Thing& thing = tables.things[known->second];
  org.label = thing.label;
  org.country = thing.country;
  return org;
}

bool overlap(const TaggedSpan& a, const OrgSpan& b) {
  return a.first <= b.last && b.first <= a.last;
}

OrgSpan listed_org(const Words& words, const ListedMention& mention, const Tables& tables) {
  OrgSpan org = unknown_org(words, {mention.name_first, mention.name_last}, tables);
  const bool is_name = mention.first == mention.name_first && mention.last == mention.name_last;
  org.how = is_name ? MentionKind::name : MentionKind::alias;
  org.first = mention.first;
  org.last = mention.last;
  org.is_listed = true;
  org.hides_countries = true;
  return org;
}

/// What share codes and head words tell and what the tables know, in text order.
std::vector<OrgSpan> by_rules(const Words& words, const Names& names,
                              const std::vector<TaggedSpan>& tagged, const Tables& tables) {
  const HeadRules heads(words, names);
  std::vector<OrgSpan> orgs;
  const auto add = [&](OrgSpan org) {
    if (orgs.empty() || org.first > orgs.back().last) orgs.push_back(std::move(org));
  };
  const std::vector<ListedMention> listed = find_listed(words, names, tagged);
  auto next = listed.begin();
  for (std::size_t i = 0; i < words.size(); ++i) {
    next =
        std::find_if(next, listed.end(), [i](const auto& mention) { return mention.first >= i; });
    if (next != listed.end() && next->first == i) {
      add(listed_org(words, *next, tables));
      i = next->last;
      continue;
    }
    const Match* match = names.find(i);
    const Entry* entry = match == nullptr ? nullptr : org_entry(*match);
    if (entry != nullptr) {
      if (!is_ordinary_word(words, *match, tables.things[entry->row])) {
        add(known_org(words, *match, *entry, tables));
      }
      i = match->last;
    } else if (const auto range = heads.around(i)) {
      add(unknown_org(words, *range, tables));
      i = range->second;
    }
  }
  return orgs;
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
    if (candidate.confidence < kSure || !is_new(candidate)) return;
    if (is_ticker(words_.surface(candidate.first, candidate.last))) return;
    const auto [first, last, kind, confidence] = candidate;
    if (first == last && words_[first].is(company_head)) return;  // "Inc", "Group"
    const bool several = times_[words_.surface(first, last)] > 1;
    const bool sure = first < last && confidence >= kSureOfOne && !heads_.is_generic(first, last);
    if (several || sure) add(with_tagger(candidate));
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

std::vector<OrgSpan> find_organisations(const Words& words, const Names& names,
                                        const std::vector<TaggedSpan>& tagged,
                                        const Tables& tables) {
  std::vector<OrgSpan> orgs =
      TaggerJoin(words, names, tagged, tables).join(by_rules(words, names, tagged, tables));
  add_acronyms(words, names, orgs);
  resolve_short_names(words, names, tables, orgs);
  return orgs;
}

std::vector<Label> label_organisations(const Words& words, const std::vector<OrgSpan>& orgs,
                                       const std::vector<bool>& is_person) {
  LabelSet labels;
  for (const OrgSpan& org : orgs) {
    if (org.value.empty() || is_person[org.first]) continue;
    Evidence evidence = evidence_of(words, org.first, org.last, org.how);
    evidence.finder = org.finder;
    evidence.confidence = org.confidence;
    labels.at(org.value, org.label).evidence.push_back(evidence);
  }
  std::vector<Label> finished = std::move(labels).finish();
  std::erase_if(finished, [](const Label& label) {
    const Evidence& only = label.evidence.front();
    return label.evidence.size() == 1 && only.finder == Finder::model &&
           only.confidence < kSureOfOne;
  });
  return finished;
}

}  // namespace newsdex::entities
