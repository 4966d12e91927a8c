#include "common/entities/organisation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "common/entities/label_set.h"
#include "common/entities/listed_companies.h"
#include "common/entities/org_acronyms.h"
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
using WordRange = std::pair<std::size_t, std::size_t>;  // first and last word

const Entry* org_entry(const Match& match) {
  const Entry* outlet = match.find(EntryKind::outlet);
  return outlet != nullptr ? outlet : match.find(EntryKind::organisation);
}

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

/// Finds organisations that no table knows by their head words.
class HeadRules {
 public:
  HeadRules(const Words& words, const Names& names) : words_(words), names_(names) {}

  /// The organisation whose head is word `head`, if it is one.
  [[nodiscard]] std::optional<WordRange> around(std::size_t head) const {
    if (!words_[head].is(kOrgHeads) || !is_part(head) || words_[head].shouted ||
        names_.find(head) != nullptr || is_party(head)) {
      return std::nullopt;
    }
    std::size_t first = head;
    while (first > 0 && goes_on(first) && is_part(first - 1) && head - first < kReach) --first;
    if (first > 0 && goes_on(first) && is_known(first - 1)) return std::nullopt;
    while (first < head && opens_sentence_only(first)) ++first;
    std::size_t last = head;
    if (first == head || words_[head].is(body_head | school_head)) last = with_complement(head);
    while (words_.joined(last) && words_[last + 1].is(company_head) && is_part(last + 1)) ++last;
    if (words_.joined(last) && is_part(last + 1) && !is_head_of_more(last + 1)) {
      return std::nullopt;  // the head is inside a longer name that we do not understand
    }
    if (is_generic(first, last)) return std::nullopt;
    return WordRange{first, last};
  }

  /// Whether nothing in the range tells this body from another one: "Supreme Court".
  [[nodiscard]] bool is_generic(std::size_t first, std::size_t last) const {
    const bool short_name = last - first < 2;  // "U.S. Department": a nation does not suffice
    // What a place is not called, a paper may be: "Harbour Gazette".
    const std::uint32_t places = words_[last].is(outlet_head) ? 0U : std::uint32_t{place_head};
    for (std::size_t i = first; i <= last; ++i) {
      const Match* match = names_.find(i);
      const Entry* country = match == nullptr ? nullptr : match->find(EntryKind::country);
      const bool tells = is_company_name(last) && i < last && country != nullptr &&
                         country->how == MentionKind::name;
      if (tells) return false;  // "China Airlines", but not "Russian Airlines"
      if (short_name && country != nullptr) continue;
      const bool plain = words_[i].is(kOrgHeads | function_word | places | generic_word);
      if (!plain && words_[i].capital()) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t kReach = 5;  // words before the head

  /// Whether a name goes on from the word before: "Yorro Systems", "Yorro & Sons".
  [[nodiscard]] bool goes_on(std::size_t i) const {
    return words_.joined(i - 1) ||
           (words_[i].gap == Gap::loose && words_.behind(i - 1).starts_with(" &"));
  }

  /// Whether an organisation of the tables stands there, of which what follows is a part: "Ford
  /// Motor Credit Co", "Time Warner Interactive Inc".
  [[nodiscard]] bool is_known(std::size_t i) const {
    const Match* match = names_.find(i);
    return match != nullptr && org_entry(*match) != nullptr;
  }

  [[nodiscard]] bool is_part(std::size_t i) const {
    const Word& word = words_[i];
    const Match* match = names_.find(i);
    if (!word.capital() || word.is(calendar | say_verb)) return false;
    if (word.is(function_word) && match == nullptr) return false;
    return match == nullptr ||
           (org_entry(*match) == nullptr && match->find(EntryKind::excluded) == nullptr &&
            match->find(EntryKind::seat) == nullptr);
  }

  /// "R-Co", where the head word is a state.
  [[nodiscard]] bool is_party(std::size_t head) const {
    return head > 0 && words_[head].token.hyphen_before && words_[head - 1].folded.size() == 1;
  }

  [[nodiscard]] bool is_head_of_more(std::size_t i) const { return words_[i].is(kOrgHeads); }

  [[nodiscard]] bool opens_sentence_only(std::size_t i) const {
    return words_[i].token.sentence_start && !words_[i].is(first_name) &&
           names_.find(i) == nullptr && words_[i].id != 0 && words_[i].is(begins_title);
  }

  /// Past "of California", "für Migration und Flüchtlinge": a connector and capitals.
  [[nodiscard]] std::size_t with_complement(std::size_t last) const {
    static constexpr auto kConnectors = std::to_array<std::string_view>(
        {"of", "for", "de", "du", "des", "del", "fur", "della", "di", "d"});
    if (!words_.joined(last)) return last;
    std::size_t i = last + 1;
    if (std::find(kConnectors.begin(), kConnectors.end(), words_[i].folded) == kConnectors.end()) {
      return last;
    }
    while (words_.joined(i) && i - last < 4 && words_[i + 1].is(function_word)) ++i;
    std::size_t end = last;
    while (words_.joined(i) && is_part(i + 1) && !is_title(i + 1) && i - last < 6) end = ++i;
    return end;
  }

  /// A head that makes a company of whatever stands before it.
  [[nodiscard]] bool is_company_name(std::size_t head) const {
    static constexpr auto kHeads =
        std::to_array<std::string_view>({"airlines", "airways", "inc", "corp", "corporation", "ltd",
                                         "telecom", "mobile", "motors"});
    return std::find(kHeads.begin(), kHeads.end(), words_[head].folded) != kHeads.end();
  }

  /// "… of Economic Advisors Chairman Ed Lazear": an office with its holder.
  [[nodiscard]] bool is_title(std::size_t i) const {
    return words_[i].is(begins_title) && words_.joined(i) && words_[i + 1].capital();
  }

  const Words& words_;
  const Names& names_;
};

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
