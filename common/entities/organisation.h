// Organisations: known ones by the tables, others by the words that they end or begin with.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/entities/names.h"
#include "common/entities/tagger/tagger.h"
#include "common/label.h"

namespace newsdex::entities {

/// Words [first, last] that name an organisation.
struct OrgSpan {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string value = {};
  std::string label = {};
  MentionKind how = MentionKind::name;
  std::string country = {};  ///< that it implies, may be empty
  bool is_outlet = false;
  bool is_agency = false;
  bool is_listed = false;        ///< told by a share code (listed_companies.h)
  bool hides_countries = false;  ///< names inside it mean no country: "British Airways"
  Finder finder = Finder::rule;
  std::uint8_t confidence = 100;  ///< per cent
};

/// Organisations in text order, none overlapping another.
///
/// Names of the tables stand as they are. Others come from rules that want precision (a head word
/// as "University" or "Ministry" and a distinctive word beside it) and from the trained tagger,
/// joined in one place: a name by rule stands whatever the tagger takes it for, at the borders of
/// an organisation of the tagger that holds its head word if the tagger is sure. A name by the
/// tagger alone counts if the tagger is sure; it has to be surer where it comes once, and surest
/// where the name does not tell whose body it is ("Ministry of Health").
/// `tagged` is what the tagger found of every kind, sorted and disjoint; empty where it does not
/// know the article's language. An acronym that the article explains, "Anti-Corruption Bureau
/// (ACB)", stands for its organisation from there on.
///
/// Values of names that no table knows are without "The", "Inc", "Corp" and the like. Short names
/// are those of what they shorten: see org_resolution.h.
[[nodiscard]] std::vector<OrgSpan> find_organisations(const Words& words, const Names& names,
                                                      const std::vector<tagger::TaggedSpan>& tagged,
                                                      const Tables& tables);

/// One label an organisation. Those that only the tagger knows count where they are named twice, or
/// where it is surer. Organisations whose first word is a person's are left out: Michael Dell.
[[nodiscard]] std::vector<Label> label_organisations(const Words& words,
                                                     const std::vector<OrgSpan>& orgs,
                                                     const std::vector<bool>& is_person);

}  // namespace newsdex::entities
