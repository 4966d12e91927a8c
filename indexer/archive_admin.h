// What newsdex-admin does with an archive.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/report.h"

namespace newsdex {

/// How many articles, parts, bytes, languages and dates an archive has.
[[nodiscard]] Report archive_stats(const std::filesystem::path& folder);

/// Makes one part of all, without the deleted articles.
void compact_archive(const std::filesystem::path& folder);

/// Removes articles by id; returns the ids that the archive does not have.
[[nodiscard]] std::vector<std::string> remove_articles(const std::filesystem::path& folder,
                                                       const std::vector<std::string>& ids);

}  // namespace newsdex
