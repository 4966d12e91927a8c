// Staying: an archive that follows the files it was read from.

#pragma once

#include <functional>

#include "common/error.h"
#include "indexer/pipeline.h"

namespace newsdex {

/// What a watch tells, besides what its runs tell, and asks.
struct WatchObserver {
  Observer run;
  /// A batch is done that read or removed something; where only the clock called for it, one that
  /// changed something.
  std::function<void(const Summary&)> on_batch = [](const Summary&) {};
  /// The archive cannot be written now (another writer, a full disk): the batch is tried again.
  std::function<void(const ArchiveError&)> on_refused = [](const ArchiveError&) {};
};

/// Indexes everything that the options name, then again what changes, until
/// `observer.run.is_stopped`. `options` gives those of a run that begins now.
///
/// After any change the archive is as if one run had read all files in the order in which they
/// came: each batch is a run over the files that have changed, and over those whose items may end
/// otherwise because of it (duplicates, cancellations, embargoes). A file is read when it has not
/// changed for a second. Where articles are under embargo, their files are read again once a
/// minute. The archive is locked during a batch only.
///
/// Throws InputError where files cannot be watched, and what `index_articles` throws of the first
/// batch.
void watch_articles(const std::function<IndexOptions()>& options, const WatchObserver& observer);

}  // namespace newsdex
