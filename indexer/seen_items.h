// What a run has met, and which of several items of one id counts.

#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "indexer/ledger.h"
#include "indexer/path_set.h"

namespace newsdex {

/// Told of items in their order. The first article of an id stays; a cancellation wins over every
/// copy of its article, before and after it.
class SeenItems {
 public:
  /// An item that does not cancel. A second article of an id becomes a duplicate in `outcome`.
  /// Whether the item's article counts.
  [[nodiscard]] bool settle(Outcome& outcome);

  /// The article of this id went into the archive.
  void mark_put(const std::string& id) { ids_.at(id).put = true; }

  /// What a cancellation has to take out of the archive.
  struct Withdrawal {
    bool known = false;  ///< the article that was there when the run began
    bool put = false;    ///< the one that the run put there
  };

  /// An item that cancels the article of its id; `is_known`: the archive held it when the run
  /// began. Says in `outcome` how it ended.
  [[nodiscard]] Withdrawal withdraw(Outcome& outcome, bool is_known);

  /// Whether an item of this id was met, even one under embargo.
  [[nodiscard]] bool has_met(std::string_view id) const;

  /// Files and folders that could not be read.
  [[nodiscard]] const PathSet& unread() const { return unread_; }

 private:
  struct Seen {
    std::string path;  ///< that it was read from first
    bool put = false;  ///< whether a version of it went into the archive
    bool cancelled = false;
  };

  std::unordered_map<std::string, Seen> ids_;
  std::unordered_set<std::string> held_back_;
  PathSet unread_;
};

}  // namespace newsdex
