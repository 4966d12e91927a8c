// Makes a lost or damaged archive.json anew from the parts on disk.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace newsdex {

struct RestoredManifest {
  bool was_sound = false;  ///< then nothing was done
  std::uint64_t parts = 0;
  std::uint64_t articles = 0;
  std::vector<std::string> doubts;  ///< what cannot be known, a sentence each
};

/// Reads every part whole, and publishes those in which each article is as it was written. Of each
/// id the version in the newest part counts: where that one had been removed, so is the article.
/// What archive.json still holds of checksums vouches for files; beyond that it is not trusted, and
/// kept as archive.json.damaged. Throws ArchiveError, with the archive as it was, where a part or a
/// table is damaged or was made by other rules, where archive.json is of another format, or where
/// there are no parts.
[[nodiscard]] RestoredManifest restore_manifest(const std::filesystem::path& folder);

}  // namespace newsdex
