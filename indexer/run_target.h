// The archive as a run of the indexer sees it: what is known, and where new versions go.

#pragma once

#include <optional>
#include <string>

#include "common/archive/archive.h"
#include "indexer/archive_writer.h"
#include "indexer/known_articles.h"

namespace newsdex {

/// A dry run reads the archive that is there, if any, and writes nothing. A new archive is made
/// when the first article goes into it, so that a run that fails altogether leaves none behind.
class RunTarget {
 public:
  /// `posting_memory`: see ArchiveWriter. Throws ArchiveError where the archive cannot be opened
  /// for that.
  RunTarget(std::string db, bool dry_run, std::size_t posting_memory);
  RunTarget(const RunTarget&) = delete;  // what is known points into it
  RunTarget& operator=(const RunTarget&) = delete;

  /// What the archive held when the run began; nullptr where there was none. Many threads may read
  /// it while articles are put.
  [[nodiscard]] const KnownArticles* known() const { return known_; }

  /// nullptr where the archive held no such article.
  [[nodiscard]] const KnownArticle* find(std::string_view id) const {
    return known_ != nullptr ? known_->find(id) : nullptr;
  }

  /// Makes sure that there is a writer, but not in a dry run.
  void open_writer();

  /// Lets the writer know what it has published until now. Expects one, and nothing pending.
  void reopen_writer();

  /// nullptr in a dry run, and before `open_writer` where there was no archive.
  [[nodiscard]] ArchiveWriter* writer() { return writer_ ? &*writer_ : nullptr; }

 private:
  std::string db_;
  bool dry_run_;
  std::size_t posting_memory_;
  std::optional<ArchiveWriter> writer_;
  std::optional<Archive> archive_;
  std::optional<KnownArticles> known_to_dry_run_;
  const KnownArticles* known_ = nullptr;
};

}  // namespace newsdex
