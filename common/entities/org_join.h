// Organisations by rules and tables joined with those that the trained tagger found.

#pragma once

#include <cstdint>
#include <vector>

#include "common/entities/organisation.h"

namespace newsdex::entities {

/// How sure the tagger has to be, per cent, of an organisation that no table knows and that an
/// article names once. Chosen on newswire left out of training (data/MODEL.md).
inline constexpr std::uint8_t kSureOfOne = 70;

/// `rules`: names by rules and tables; `tagged`: what the tagger found of every kind. All in text
/// order and disjoint, as what comes out: see find_organisations.
[[nodiscard]] std::vector<OrgSpan> join_tagged(const Words& words, const Names& names,
                                               const std::vector<tagger::TaggedSpan>& tagged,
                                               const Tables& tables, std::vector<OrgSpan> rules);

}  // namespace newsdex::entities
