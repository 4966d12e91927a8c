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
  bool hides_countries = false;  ///< names inside it mean no country: "British Airways"
  Finder finder = Finder::rule;
  std::uint8_t confidence = 100;  ///< per cent
};

/// Organisations in text order, none overlapping another. Rules for unknown ones want precision:
/// a head word ("University", "Ministry") and at least one distinctive word beside it, or an
/// acronym that the article itself explains: "Anti-Corruption Bureau (ACB)". What only the trained
/// tagger finds (`model`) is added where neither tables nor rules know better.
[[nodiscard]] std::vector<OrgSpan> find_organisations(const Words& words, const Names& names,
                                                      const std::vector<tagger::TaggedSpan>& model,
                                                      const Tables& tables);

/// One label an organisation. Those that only the model knows count where they are named twice,
/// or in title or lead. Organisations whose first word is a person's are left out: Michael Dell.
[[nodiscard]] std::vector<Label> label_organisations(const Words& words,
                                                     const std::vector<OrgSpan>& orgs,
                                                     const std::vector<bool>& is_person);

}  // namespace newsdex::entities
