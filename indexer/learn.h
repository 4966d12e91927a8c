// What newsdex-admin learn does: finds the boilerplate of each publisher in an archive, keeps it as
// a table of the archive, and takes it out of the stories of the articles that are there.
//
// Articles that are indexed later lose the same paragraphs. What was learned follows from all
// articles of the archive, in whatever order they came.

#pragma once

#include <cstdint>
#include <filesystem>

#include "indexer/extract/boilerplate.h"

namespace newsdex {

struct Learned {
  BoilerplateTable table;
  std::uint64_t articles = 0;   ///< read
  std::uint64_t rewritten = 0;  ///< whose zones are others now
};

/// Learns anew; what was learned before and does not hold any more goes back into the stories.
/// Throws ArchiveError where there is no archive, or it cannot be read or written.
[[nodiscard]] Learned learn_boilerplate(const std::filesystem::path& folder);

}  // namespace newsdex
