#include "indexer/pipeline.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <new>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <unistd.h>

#include "indexer/examiner.h"
#include "indexer/prune.h"
#include "indexer/run_target.h"
#include "indexer/seen_items.h"

namespace newsdex {
namespace {

/// Processor time that this thread has taken.
std::chrono::nanoseconds thread_time() {
  timespec taken{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &taken);
  return std::chrono::seconds(taken.tv_sec) + std::chrono::nanoseconds(taken.tv_nsec);
}

class Run {
 public:
  Run(const IndexOptions& options, const Observer& observer)
      : options_(options),
        observer_(observer),
        ledger_(options.ledger, options.inputs.only ? Ledger::Begin::at_end : Ledger::Begin::anew),
        target_(options.db, options.dry_run, options.posting_memory),
        tables_(read_archive_tables(options.db)),
        examiner_(options, tables_, target_) {}

  Summary run() {
    const auto begin = std::chrono::steady_clock::now();
    const oneapi::tbb::global_control limit(oneapi::tbb::global_control::max_allowed_parallelism,
                                            threads());
    InputOptions inputs = options_.inputs;
    inputs.is_stopped = observer_.is_stopped;
    FileStream standard_input(STDIN_FILENO, observer_.is_stopped);
    ItemSource source(std::move(inputs), standard_input);
    pump(source);
    if (ledger_.summary().failed == 0) target_.open_writer();
    if (options_.prune && !stopped_) prune();
    publish();
    remove_withdrawn();
    if (target_.writer() != nullptr && !stopped_) target_.writer()->merge(false);
    tell_other_labels();
    for (const std::string& complaint : source.mapping_complaints()) observer_.on_hint(complaint);
    ledger_.summary().seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return ledger_.summary();
  }

 private:
  [[nodiscard]] std::size_t threads() const {
    return options_.jobs > 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
  }

  /// Articles that this run did not see keep the labels that they have.
  void tell_other_labels() {
    if (target_.writer() == nullptr) return;
    std::uint64_t articles = 0;
    for (const PartEntry& part : target_.writer()->manifest().parts) {
      if (part.labels != tables_.labelled_by) articles += part.documents - part.deleted;
    }
    if (articles == 0) return;
    observer_.on_hint(fmt::format(
        "{}: {} articles are labelled by other tables or corrections; newsdex-admin relabel labels "
        "them anew",
        options_.db, articles));
  }

  void pump(ItemSource& source) {
    namespace tbb = oneapi::tbb;
    static constexpr std::size_t kItemsPerThread = 8;
    tbb::parallel_pipeline(
        threads() * kItemsPerThread,
        tbb::make_filter<void, Item>(tbb::filter_mode::serial_in_order,
                                     [&](tbb::flow_control& flow) { return read(source, flow); }) &
            tbb::make_filter<Item, Examined>(tbb::filter_mode::parallel,
                                             [&](Item item) { return examine(std::move(item)); }) &
            tbb::make_filter<Examined, void>(
                tbb::filter_mode::serial_in_order,
                [&](Examined examined) { finish(std::move(examined)); }));
  }

  Item read(ItemSource& source, oneapi::tbb::flow_control& flow) {
    std::optional<Item> item = source.next();
    stopped_ = observer_.is_stopped();  // then the item may lack its end
    if (!item || stopped_) {
      flow.stop();
      return {};
    }
    return std::move(*item);
  }

  /// An article that there is no memory for is its own failure: the others need less.
  Examined examine(Item item) {
    Examined failed;
    failed.outcome.path = item.path;
    failed.outcome.origin = item.origin;
    failed.outcome.item = item.item;
    failed.outcome.line = item.line;
    failed.outcome.status = Status::failed;
    failed.outcome.reason = kTooLittleMemory;
    failed.bytes = item.bytes;
    try {
      const auto begin = thread_time();
      Examined examined = examiner_.examine(std::move(item));
      const std::chrono::duration<double> took = thread_time() - begin;
      if (took >= options_.slow_article) {
        examined.notes.push_back(fmt::format("slow: {:.1f} s of processor time", took.count()));
      }
      return examined;
    } catch (const std::bad_alloc&) {
      return failed;
    }
  }

  void finish(Examined examined) {
    Outcome& outcome = examined.outcome;
    ledger_.summary().bytes += examined.bytes;
    const bool counts = !examined.withdraws && seen_.settle(outcome);
    const bool is_put = counts && examined.document;
    if (examined.withdraws) withdraw(outcome);
    if (is_put) {
      target_.open_writer();
      if (target_.writer() != nullptr) target_.writer()->put(*examined.document);
    }
    for (const std::string& note : examined.notes) {
      observer_.on_note(fmt::format("{}{}: {}", outcome.path,
                                    outcome.line > 0 ? fmt::format(":{}", outcome.line) : "",
                                    note));
    }
    const std::uint64_t number = ledger_.add(outcome);
    if (counts) seen_.mark(outcome, number, is_put);
    if (outcome.may_change) observer_.on_unsettled(outcome.origin);
    observer_.on_outcome(outcome);
    observer_.on_progress(ledger_.summary());
    if (target_.writer() != nullptr && target_.writer()->pending() >= kArticlesPerPart) publish();
  }

  /// Takes an article out of the archive, whether it was there or came in this run. One that came
  /// and has not been published is as if it had never come, so that the same run once more changes
  /// nothing.
  void withdraw(Outcome& outcome) {
    const KnownArticle* known = target_.find(outcome.id);
    const auto earlier = seen_.cancel(outcome);
    bool is_there = known != nullptr && earlier.is_first;
    if (is_there) {
      observer_.on_unsettled(std::string(target_.known()->origin(*known)));
      if (target_.writer() != nullptr) target_.writer()->remove(outcome.id);
    }
    if (earlier.article) {
      observer_.on_unsettled(earlier.article->origin);
      const bool is_skipped = ledger_.amend(earlier.article->number, earlier.article->status,
                                            Status::skipped, cancelled_by(outcome.path));
      if (earlier.article->is_put && is_skipped && target_.writer() != nullptr) {
        target_.writer()->take_back(outcome.id);
      } else if (earlier.article->is_put && !is_skipped) {
        withdrawn_later_.push_back(outcome.id);
        is_there = true;
      }
    }
    outcome.status = is_there ? Status::updated : Status::unchanged;
    outcome.reason = is_there ? "cancelled" : "cancelled, and not in the archive";
    if (is_there) ++ledger_.summary().removed;
  }

  /// Removes what was put in this run before it was cancelled: that can be done once it is
  /// published.
  void remove_withdrawn() {
    if (withdrawn_later_.empty() || target_.writer() == nullptr) return;
    target_.reopen_writer();
    for (const std::string& id : withdrawn_later_) target_.writer()->remove(id);
    publish();
  }

  void publish() {
    if (target_.writer() != nullptr) {
      target_.writer()->set_labelled_by(tables_.labelled_by);
      target_.writer()->publish();
    }
    ledger_.publish();
  }

  /// Removes what was read from under the paths before, or from those of them that this run is
  /// about, and was not met again.
  void prune() {
    if (target_.known() == nullptr) return;
    const auto gone =
        find_gone(*target_.known(),
                  options_.inputs.only ? *options_.inputs.only : roots_of(options_.inputs.paths),
                  seen_.unread(), [&](std::string_view id) { return seen_.has_met(id); });
    for (const std::string_view id : gone) {
      if (target_.writer() != nullptr) target_.writer()->remove(id);
    }
    ledger_.summary().removed += gone.size();
  }

  const IndexOptions& options_;
  const Observer& observer_;
  Ledger ledger_;
  RunTarget target_;
  const ArchiveTables tables_;
  Examiner examiner_;
  SeenItems seen_;
  std::vector<std::string> withdrawn_later_;
  bool stopped_ = false;
};

}  // namespace

Summary index_articles(const IndexOptions& options, const Observer& observer) {
  return Run(options, observer).run();
}

}  // namespace newsdex
