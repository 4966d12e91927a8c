// Takes articles out of an archive for good.

#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/tombstones.h"

namespace newsdex {

struct TakedownSummary {
  std::vector<std::string> taken_down;  ///< ids of which the archive held any version
  std::vector<std::string> already;     ///< ids that were taken down before
  std::vector<std::string> missing;     ///< ids that the archive does not know
  /// Files that a reader still holds and that may hold bytes of the articles. Taking down the same
  /// ids again, once it has gone, removes them.
  std::vector<std::filesystem::path> held;
};

/// Longer than any search takes.
inline constexpr std::chrono::milliseconds kReaderPatience{10'000};

/// Removes every version of these articles, those that were replaced or removed before too, and
/// leaves tombstones, in one step; then waits for readers of what was there before, as long as
/// `patience`. Where `held` is empty, no file of the archive holds a byte of their text.
[[nodiscard]] TakedownSummary take_down(const std::filesystem::path& folder,
                                        const std::vector<std::string>& ids,
                                        const Tombstone& tombstone,
                                        std::chrono::milliseconds patience = kReaderPatience);

}  // namespace newsdex
