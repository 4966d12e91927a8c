#include "common/entities/organisation.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/entities/company_mentions.h"
#include "common/entities/label_set.h"
#include "common/entities/listed_companies.h"
#include "common/entities/org_acronyms.h"
#include "common/entities/org_heads.h"
#include "common/entities/org_join.h"
#include "common/entities/org_naming.h"
#include "common/entities/org_resolution.h"

namespace newsdex::entities {
namespace {

using tagger::TaggedSpan;

/// "Über", which is no Uber: where a name is an ordinary word too, it counts only as the tables
/// write it, or as an acronym: "UNO".
bool is_ordinary_word(const Words& words, const Match& match, const Thing& thing) {
  return match.single() && words[match.first].is(function_word) &&
         !words[match.first].stands_out() && words.surface(match.first, match.last) != thing.label;
}

/// "Foreign Affairs" of "Ministry of Foreign Affairs", "Labour" of "Minister for Labour": no paper
/// and no party.
bool is_portfolio(const Words& words, const Match& match, const Entry& entry, const Thing& thing) {
  static constexpr auto kHolders =
      std::to_array<std::string_view>({"department", "departments", "minister", "ministers",
                                       "ministries", "ministry", "secretary", "undersecretary"});
  if (entry.kind != EntryKind::outlet && !thing.label.ends_with("Party")) return false;
  std::size_t i = match.first;
  const auto steps_over = [&](std::string_view word) {
    const bool found = i > 0 && words[i].gap == Gap::tight && words[i - 1].folded == word;
    if (found) --i;
    return found;
  };
  (void)steps_over("the");
  if (!steps_over("of") && !steps_over("for")) return false;
  return std::any_of(kHolders.begin(), kHolders.end(), steps_over);
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
    while (next != listed.end() && next->first < i) ++next;
    if (next != listed.end() && next->first == i) {
      add(listed_org(words, *next, tables));
      i = next->last;
      continue;
    }
    const Match* match = names.find(i);
    const Entry* entry = match == nullptr ? nullptr : org_entry(*match);
    if (entry != nullptr) {
      const Thing& thing = tables.things[entry->row];
      if (!is_ordinary_word(words, *match, thing) && !is_portfolio(words, *match, *entry, thing)) {
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

}  // namespace

std::vector<OrgSpan> find_organisations(const Words& words, const Names& names,
                                        const std::vector<TaggedSpan>& tagged,
                                        const Tables& tables) {
  std::vector<OrgSpan> orgs =
      join_tagged(words, names, tagged, tables, by_rules(words, names, tagged, tables));
  drop_other_acronyms(words, orgs);
  drop_other_meanings(words, orgs);
  add_acronyms(words, names, orgs);
  resolve_short_names(words, names, tables, orgs);
  add_company_mentions(words, names, tagged, orgs);
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
