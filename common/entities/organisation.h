// Organisations: known ones by the tables, others by the words that they end or begin with.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/entities/names.h"
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
};

/// Organisations in text order, none overlapping another. Rules for unknown ones want precision:
/// a head word ("University", "Ministry") and at least one distinctive word beside it, or an
/// acronym that the article itself explains: "Anti-Corruption Bureau (ACB)".
[[nodiscard]] std::vector<OrgSpan> find_organisations(const Words& words, const Names& names,
                                                      const Tables& tables);

}  // namespace newsdex::entities
