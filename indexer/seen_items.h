// What a run has met, and which of several items of one id counts.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/ledger.h"
#include "indexer/path_set.h"

namespace newsdex {

/// Told of items in their order. The first article of an id stays; a cancellation wins over every
/// copy of its article, before and after it.
class SeenItems {
 public:
  /// An item that does not cancel. In `outcome`, a second article of an id becomes a duplicate, one
  /// that was cancelled is skipped. Whether the item's article counts.
  [[nodiscard]] bool settle(Outcome& outcome);

  /// The article of an item counts, which is the `number`th of the ledger; `is_put`: it went into
  /// the archive.
  void mark(const Outcome& outcome, std::uint64_t number, bool is_put);

  /// An article that counted.
  struct Counted {
    std::uint64_t number = 0;  ///< in the ledger
    Status status = Status::added;
    bool is_put = false;
    std::string origin;
  };
  struct Cancellation {
    bool is_first = false;           ///< of this id
    std::optional<Counted> article;  ///< that counted until now
  };

  /// An item that cancels the article of its id.
  [[nodiscard]] Cancellation cancel(Outcome& outcome);

  /// Whether an item of this id was met, even one under embargo.
  [[nodiscard]] bool has_met(std::string_view id) const;

  /// Files and folders that could not be read.
  [[nodiscard]] const PathSet& unread() const { return unread_; }

 private:
  struct File {
    std::string path;
    std::string origin;
  };
  struct Seen {
    std::size_t file = 0;  ///< index into files_
    std::uint64_t number = 0;
    Status status = Status::added;
    bool is_put = false;
    bool is_cancelled = false;  ///< then `file` is where that was read
  };

  std::size_t file_of(const Outcome& outcome);

  std::vector<File> files_;  ///< of the ids, in the order of items
  std::unordered_map<std::string, Seen> ids_;
  std::unordered_set<std::string> held_back_;
  PathSet unread_;
};

/// Why an article is skipped that an item of the file at `path` cancels.
[[nodiscard]] std::string cancelled_by(std::string_view path);

}  // namespace newsdex
