// Which articles have gone from where they were read.

#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "indexer/known_articles.h"
#include "indexer/path_set.h"

namespace newsdex {

/// Known articles that were read from under `roots`, that the run has not met again, and that do
/// not lie in what it could not read. Sorted; valid as long as `known`.
[[nodiscard]] std::vector<std::string_view> find_gone(
    const KnownArticles& known, const PathSet& roots, const PathSet& unread,
    const std::function<bool(std::string_view id)>& is_met);

}  // namespace newsdex
