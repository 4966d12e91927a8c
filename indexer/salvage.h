// Gets out of a damaged archive what can be read of it.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace newsdex {

/// An article of which nothing, or not everything as it was written, can be read.
struct LostArticle {
  std::string part;
  std::uint32_t docid = 0;
  std::string id;      ///< empty where the part's columns are damaged, too
  std::string origin;  ///< the file that it was read from; empty likewise
};

struct SalvageSummary {
  std::uint64_t articles = 0;  ///< written
  /// Of these, the ones that were read otherwise than they had been written. They say so in a field
  /// `damage`.
  std::vector<LostArticle> altered;
  std::vector<LostArticle> lost;
  std::vector<std::string> doubts;  ///< what cannot be known, a sentence each
};

/// Writes the articles of the archive in `folder` to `file` as JSON Lines, which newsdex-index
/// makes the same articles of (article_line.h): all whose stored text can be read, of each id the
/// newest. Needs neither a sound archive.json nor any file of a part but its stored texts; the
/// sounder the rest, the more is known. Changes nothing and takes no lock: nobody may write to the
/// archive meanwhile. `file` takes its name when it is whole and on disk: until then one of that
/// name stays as it is. Throws InputError where that is something else than a file, ArchiveError
/// where there is no archive, or the file cannot be written.
[[nodiscard]] SalvageSummary salvage_articles(const std::filesystem::path& folder,
                                              const std::filesystem::path& file);

}  // namespace newsdex
