// Indexing: items in, a published archive and a ledger out.
//
//   ItemSource ── read, in order ──▶ extract, hash, analyse ── on all cores ──▶ put, in order
//
// The archive is the same whatever the number of threads.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "indexer/analyser.h"
#include "indexer/extract/extract.h"
#include "indexer/inputs.h"
#include "indexer/ledger.h"

namespace newsdex {

/// What a run takes in bytes besides the words of a part: tables, the columns of the part, articles
/// on their way.
inline constexpr std::uint64_t kMemoryBesideWords = std::uint64_t{96} << 20U;
inline constexpr std::uint64_t kLeastMemory = std::uint64_t{128} << 20U;
inline constexpr std::uint64_t kUsualMemory = std::uint64_t{512} << 20U;

struct IndexOptions {
  std::string db;
  InputOptions inputs;
  ExtractOptions extract;
  Entities entities = Entities::yes;
  unsigned jobs = 0;                                               ///< threads; 0: all cores
  std::size_t posting_memory = kUsualMemory - kMemoryBesideWords;  ///< bytes; see ArchiveWriter
  bool prune = false;
  bool dry_run = false;
  /// Processor time from which on an article is noted as slow. None is cut by time: the archive
  /// would depend on the machine.
  std::chrono::milliseconds slow_article{1000};
  std::string ledger;  ///< file, or empty; where `inputs.only` is given, it is added to
};

/// What a run tells while it works, and asks. Called from one thread at a time.
struct Observer {
  std::function<void(const Outcome&)> on_outcome = [](const Outcome&) {};
  /// The items of a file, or of the file that an article came from, may end otherwise in a next run
  /// though it stays as it is: other files or the clock decided on them. Told by its origin.
  std::function<void(const std::string&)> on_unsettled = [](const std::string&) {};
  std::function<void(const Summary&)> on_progress = [](const Summary&) {};
  std::function<void(const std::string&)> on_note = [](const std::string&) {};
  /// What to do next; at most once a run, at its end.
  std::function<void(const std::string&)> on_hint = [](const std::string&) {};
  /// Whether to stop soon: what is read until then is published.
  std::function<bool()> is_stopped = [] { return false; };
};

/// Indexes everything that `options.inputs` names. Throws ArchiveError where the archive cannot be
/// written (it is then as the last publish left it) and InputError for a ledger that cannot be.
[[nodiscard]] Summary index_articles(const IndexOptions& options, const Observer& observer);

/// Articles after which a part is published, so that a long run keeps what it has done.
inline constexpr std::uint32_t kArticlesPerPart = 50'000;

}  // namespace newsdex
