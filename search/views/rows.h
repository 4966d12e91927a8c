// Answers that are tables, as rows: flat JSON objects with the same keys in each, of which every
// other format of a table is made.

#pragma once

#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "search/answer.h"
#include "search/excerpts.h"

namespace newsdex {

/// The keys of a view's rows as columns of a table, in their order; empty for View::count.
[[nodiscard]] std::vector<std::string_view> columns_of(View view);

/// The rows of facets, timeline, cooccur and terms.
[[nodiscard]] std::vector<nlohmann::ordered_json> rows_of(const Answer& answer, View view);

/// One row a quotation of the hit, or one a place that matched.
[[nodiscard]] nlohmann::ordered_json quote_row(const Hit& hit, const Quote& quote);
[[nodiscard]] nlohmann::ordered_json kwic_row(const Hit& hit, const Excerpt& excerpt);

/// A calendar day in ISO 8601.
[[nodiscard]] std::string day_text(Day day);

}  // namespace newsdex
