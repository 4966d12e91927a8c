// newsdex-index: reads articles into a news archive.

#include <csignal>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "common/archive/lock.h"
#include "common/log.h"
#include "common/text/utf8.h"
#include "indexer/options.h"
#include "indexer/progress.h"
#include "indexer/watch.h"

namespace {

constexpr int kSomeFailed = 1;
constexpr int kNothingDone = 2;
constexpr int kSignalled = 128;

constexpr const char* kFooter =
    "PATH is a file (also zip, tar, gz ...), a folder, or - for standard input.\n"
    "Examples:\n"
    "  newsdex-index articles/                         all articles under a folder\n"
    "  newsdex-index --source \"The Herald\" dump.jsonl  that names no publisher\n"
    "  newsdex-index --prune articles/                 remove what is no longer there\n"
    "  newsdex-index --prune --watch articles/         and follow what changes there\n"
    "Exit status: 0 all well, 1 some items failed, 2 nothing could be done,\n"
    "130 or 143 stopped by a signal.";

// Signal handlers can reach nothing else.
volatile std::sig_atomic_t g_signal = 0;

/// What publishing what was read may take; then the run ends where it is, which harms nothing.
constexpr unsigned kGraceSeconds = 4;

void on_alarm(int /*number*/) {
  newsdex::log_last("stopped; what was not published yet is read again by the next run");
  ::_exit(kSignalled + g_signal);
}

/// The first signal ends the run in good order and soon, a second one at once.
void on_signal(int number) {
  g_signal = number;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGALRM, on_alarm);
  ::alarm(kGraceSeconds);
}

/// "news/a.jsonl:3: failed: not valid JSON".
std::string describe_outcome(const newsdex::Outcome& outcome) {
  const std::string place =
      outcome.line > 0 ? fmt::format("{}:{}", outcome.path, outcome.line) : outcome.path;
  return fmt::format("{}: {}: {}", place, to_string(outcome.status), outcome.reason);
}

void log_outcome(const newsdex::Outcome& outcome) {
  using newsdex::Status;
  if (outcome.reason.empty()) return;
  newsdex::log(
      outcome.status == Status::skipped ? newsdex::LogLevel::info : newsdex::LogLevel::warning,
      describe_outcome(outcome),
      {{"path", outcome.path},
       {"line", outcome.line},
       {"status", std::string(to_string(outcome.status))},
       {"reason", outcome.reason}});
}

void hint(const newsdex::IndexerOptions& options, const std::string& what) {
  if (options.common.quiet) return;
  std::cerr << "newsdex-index: hint: " << newsdex::text::printable(what) << '\n';
}

newsdex::Observer make_observer(newsdex::Progress& progress,
                                const newsdex::IndexerOptions& options) {
  newsdex::Observer observer;
  observer.on_outcome = [&](const newsdex::Outcome& outcome) {
    if (!outcome.reason.empty()) progress.clear();
    log_outcome(outcome);
  };
  observer.on_progress = [&](const newsdex::Summary& summary) { progress.show(summary); };
  observer.on_note = [](const std::string& note) { newsdex::log(newsdex::LogLevel::info, note); };
  observer.on_hint = [&](const std::string& what) {
    progress.clear();
    hint(options, what);
  };
  observer.is_stopped = [] { return g_signal != 0; };
  return observer;
}

void tell(const newsdex::Summary& summary, const newsdex::IndexerOptions& options) {
  if (options.json) std::cout << to_json(summary) << std::endl;  // a watch goes on after it
  if (!options.common.quiet) {
    std::cerr << (options.dry_run ? "would be: " : "") << describe(summary) << '\n';
  }
  if (summary.unknown_dates > 0) {
    hint(options,
         "-v names each date that could not be read; --date-order says how one like "
         "02/03/2025 reads");
  }
}

/// Comes back after a signal.
void watch(const newsdex::IndexerOptions& options, const std::vector<std::string>& paths) {
  newsdex::Progress progress(std::cerr, can_draw_progress(options.common));
  newsdex::WatchObserver observer;
  observer.run = make_observer(progress, options);
  observer.run.on_hint = observer.run.on_note;  // not with every batch
  observer.on_batch = [&](const newsdex::Summary& summary) {
    progress.clear();
    tell(summary, options);
  };
  observer.on_refused = [](const newsdex::ArchiveError& error) {
    newsdex::log(newsdex::LogLevel::warning, fmt::format("{}; trying again", error.what()));
  };
  watch_articles([&] { return make_index_options(options, paths); }, observer);
}

int index(const newsdex::IndexerOptions& options, const std::vector<std::string>& paths) {
  if (options.show_limits) {
    std::cout << describe(make_limits(options));
    return 0;
  }
  const newsdex::IndexOptions work = make_index_options(options, paths);
  const std::string warning = newsdex::network_warning(options.common.db);
  if (!warning.empty()) newsdex::log(newsdex::LogLevel::warning, warning);
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  if (options.watch) {
    watch(options, paths);
    return kSignalled + g_signal;
  }
  newsdex::Progress progress(std::cerr, can_draw_progress(options.common));
  newsdex::Observer observer = make_observer(progress, options);
  std::string first_failure;
  observer.on_outcome = [&, tell_outcome = std::move(observer.on_outcome)](const auto& outcome) {
    if (outcome.status == newsdex::Status::failed && first_failure.empty())
      first_failure = describe_outcome(outcome);
    tell_outcome(outcome);
  };
  const newsdex::Summary summary = index_articles(work, observer);
  progress.clear();
  tell(summary, options);
  if (g_signal != 0) return kSignalled + g_signal;
  const bool anything = summary.added + summary.updated + summary.unchanged + summary.duplicate > 0;
  if (summary.failed == 0) return 0;
  if (anything) return kSomeFailed;
  // A run that fails says why, even if the log is silent.
  if (options.common.quiet) newsdex::log_error(first_failure, "");
  return kNothingDone;
}

}  // namespace

int main(int argc, char** argv) {
  newsdex::IndexerOptions options;
  return newsdex::run({.name = "newsdex-index",
                       .arguments = "PATH...",
                       .summary = "Reads articles into a news archive.",
                       .footer = kFooter,
                       .declare = [&](CLI::App& app) { declare_options(app, options); },
                       .work = [&](const auto& paths) { return index(options, paths); }},
                      options.common, argc, argv);
}
