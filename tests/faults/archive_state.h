// What an archive answers, as bytes that can be compared: two archives are in the same state where
// nobody who searches can tell one from the other.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace newsdex::faults {

/// Every article whole, with text, labels and evidence; every facet with all its values; and what
/// some words, phrases and fields find. Scores and the number of the generation are left out.
/// "no archive" where there is none or an empty one. Throws ArchiveError where it is damaged.
[[nodiscard]] std::string answers(const std::filesystem::path& archive);

/// What `newsdex-admin check` finds, a line each; empty where nothing.
[[nodiscard]] std::string damages(const std::filesystem::path& archive);

/// Files and folders of an archive that its manifest does not name, but for the lock and a damaged
/// manifest that was kept.
[[nodiscard]] std::vector<std::string> unnamed_files(const std::filesystem::path& archive);

}  // namespace newsdex::faults
