// How every input item ended: the closing summary, and the ledger file line by line.

#pragma once

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/item.h"

namespace newsdex {

/// How one item ended; places are those of Item. `reason` says why for all but added,
/// updated and unchanged, and for cancelled articles.
struct Outcome {
  std::string path;
  std::string origin;
  std::string item;
  std::string id;
  std::uint64_t line = 0;
  Status status = Status::failed;
  std::string reason;
  std::vector<Cut> cuts;  ///< what was left out of an article for its size; also told in `reason`
  bool refuses_date = false;  ///< its date of publication could not be read
  bool held_back = false;     ///< the article of `id` waits for the end of its embargo
  /// It may end otherwise though its file stays as it is: other files or the clock decided.
  bool may_change = false;
};

[[nodiscard]] std::string_view to_string(Status status);

/// Counts of a run; the first six add up to the items seen.
struct Summary {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t duplicate = 0;
  std::uint64_t skipped = 0;
  std::uint64_t failed = 0;
  std::uint64_t removed = 0;  ///< articles pruned or cancelled
  /// Articles added or updated of which something of each kind was left out for its size.
  std::array<std::uint64_t, kCutKindNames.size()> cuts{};
  /// Articles added or updated whose date of publication could not be read.
  std::uint64_t unknown_dates = 0;
  std::uint64_t bytes = 0;  ///< of input read
  double seconds = 0;

  friend bool operator==(const Summary&, const Summary&) = default;
};

/// The summary as one JSON object, and as a line for people.
[[nodiscard]] std::string to_json(const Summary& summary);
[[nodiscard]] std::string describe(const Summary& summary);

/// Counts outcomes and keeps back their lines until what they say has been published.
class Ledger {
 public:
  enum class Begin : std::uint8_t { anew, at_end };

  /// No file is written where `path` is empty. Throws InputError where it cannot be.
  Ledger(const std::string& path, Begin begin);

  /// Gives the item's number, from 0.
  std::uint64_t add(const Outcome& outcome);

  /// An item that was added before has ended otherwise: its status was `before`, and `status` is
  /// what it is now. False, with nothing done, where that has been published.
  bool amend(std::uint64_t number, Status before, Status status, const std::string& reason);

  /// Writes the lines of everything added until now. Throws ArchiveError where that fails.
  void publish();

  [[nodiscard]] Summary& summary() { return summary_; }

 private:
  void count_defects(const Outcome& outcome);

  std::string path_;
  std::ofstream file_;
  std::vector<Outcome> pending_;  ///< where there is a file
  std::uint64_t items_ = 0;       ///< added until now
  std::uint64_t published_ = 0;   ///< of them, the first
  Summary summary_;
};

}  // namespace newsdex
