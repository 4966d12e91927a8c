#include "indexer/watch.h"

#include <chrono>
#include <optional>
#include <utility>

#include "indexer/change_queue.h"
#include "indexer/folder_watch.h"
#include "indexer/path_walk.h"

namespace newsdex {
namespace {

using Time = ChangeQueue::Time;

constexpr std::chrono::milliseconds kQuiet{1000};
constexpr std::chrono::milliseconds kPulse{200};  // how long a wish to stop may wait
constexpr std::chrono::minutes kEmbargoInterval{1};
constexpr std::chrono::seconds kRetry{10};

/// What a batch leaves to be read again.
struct Unsettled {
  PathSet files;  ///< whose items may end otherwise though they stay as they are
  bool has_embargoes = false;
};

/// The file that an item comes from, whatever it is packed in. A folder may be named like an
/// archive's member, so both ways to read the path are taken.
void add_file(PathSet& files, const std::string& origin) {
  files.add(origin);
  files.add(origin.substr(0, origin.find("!/")));
}

bool has_changed_anything(const Summary& s) { return s.added + s.updated + s.removed > 0; }

bool has_met_anything(const Summary& s) {
  return has_changed_anything(s) || s.unchanged + s.duplicate + s.skipped + s.failed > 0;
}

class Watch {
 public:
  Watch(const std::function<IndexOptions()>& options, const WatchObserver& observer)
      : options_(options), observer_(observer) {}

  void run() {
    const IndexOptions first = options_();
    // What the run itself writes is no news.
    ignored_.add(absolute_path(first.db));
    if (!first.ledger.empty()) ignored_.add(absolute_path(first.ledger));
    FolderWatch folders(first.inputs.paths);  // what changes from now on comes after this batch
    observer_.on_batch(index(first));
    while (!observer_.run.is_stopped()) {
      for (const std::string& path : folders.wait(kPulse)) {
        if (!ignored_.covers(path)) queue_.add(path, std::chrono::steady_clock::now());
      }
      step(std::chrono::steady_clock::now());
    }
  }

 private:
  void step(Time now) {
    changed_.add_all(queue_.take(now));
    const bool is_time = unsettled_.has_embargoes && now >= next_look_;
    if ((changed_.empty() && !is_time) || now < retry_) return;
    IndexOptions options = options_();
    options.inputs.only = changed_;
    options.inputs.only->add_all(unsettled_.files);
    try {
      const Summary summary = index(options);
      if (changed_.empty() ? has_changed_anything(summary) : has_met_anything(summary)) {
        observer_.on_batch(summary);
      }
      changed_ = {};
    } catch (const ArchiveError& e) {
      observer_.on_refused(e);
      retry_ = now + kRetry;
    }
  }

  // Every unsettled file is read in every batch, so what this one leaves is all there is.
  Summary index(const IndexOptions& options) {
    Unsettled unsettled;
    Observer observer = observer_.run;
    observer.on_outcome = [&](const Outcome& outcome) {
      unsettled.has_embargoes = unsettled.has_embargoes || outcome.held_back;
      observer_.run.on_outcome(outcome);
    };
    const PathSet roots = roots_of(options.inputs.paths);
    observer.on_unsettled = [&](const std::string& origin) {
      if (roots.covers(origin)) add_file(unsettled.files, origin);  // else it was another run's
    };
    const Summary summary = index_articles(options, observer);
    unsettled_ = std::move(unsettled);
    next_look_ = std::chrono::steady_clock::now() + kEmbargoInterval;
    return summary;
  }

  const std::function<IndexOptions()>& options_;
  const WatchObserver& observer_;
  PathSet ignored_;
  ChangeQueue queue_{kQuiet};
  PathSet changed_;  ///< taken from the queue, not yet indexed
  Unsettled unsettled_;
  Time next_look_{};
  Time retry_{};
};

}  // namespace

void watch_articles(const std::function<IndexOptions()>& options, const WatchObserver& observer) {
  Watch(options, observer).run();
}

}  // namespace newsdex
