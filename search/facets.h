// Facet counts: how many articles of a result have each value of a field. Exact, from columns.

#pragma once

#include "search/answer.h"
#include "search/match.h"
#include "search/value_counts.h"

namespace newsdex {

/// The name to show for a value: display_label, and of a language its name in English.
[[nodiscard]] std::string facet_label(const Archive& archive, FieldId field,
                                      std::string_view value);

/// Counts the values of `request.field` over `counted`, all of them over all parts before the top
/// rows are cut. `counter` is of the same archive. Throws ArchiveError where a column is damaged,
/// InputError (`timeout`) past the deadline.
[[nodiscard]] Facet count_facet(const Matches& counted, const FacetRequest& request,
                                ValueCounter& counter, const Deadline& deadline);

}  // namespace newsdex
