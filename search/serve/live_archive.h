// An archive that others go on writing to.

#pragma once

#include <filesystem>
#include <memory>

#include "search/engine.h"

namespace newsdex::serve {

/// The newest generation of an archive that could be opened. Not thread-safe: one a thread.
class LiveArchive {
 public:
  /// Opens it. Throws ArchiveError as Engine does.
  explicit LiveArchive(std::filesystem::path folder);

  /// The engine of the newest generation. Looks whether archive.json was replaced, and opens the
  /// archive anew if it was; where that fails, the generation that is open goes on answering and
  /// the next call tries again.
  [[nodiscard]] Engine& engine();

  /// Opens the archive anew whatever has happened to it. Throws ArchiveError where it cannot be
  /// opened.
  Engine& reopen();

 private:
  /// Tells one archive.json from the one that replaces it.
  struct Stamp {
    std::uint64_t inode = 0;
    std::int64_t modified = 0;  ///< nanoseconds
    std::uint64_t size = 0;

    friend bool operator==(const Stamp&, const Stamp&) = default;
  };

  [[nodiscard]] Stamp stamp() const;

  std::filesystem::path folder_;
  Stamp opened_;
  std::unique_ptr<Engine> engine_;
};

}  // namespace newsdex::serve
