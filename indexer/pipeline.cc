#include "indexer/pipeline.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <unistd.h>

#include "indexer/archive_writer.h"
#include "indexer/captures.h"
#include "indexer/extract/identity.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

/// Where an item stands, and how many bytes it took: what is left when its content is used up.
struct Origin {
  Outcome outcome;
  std::string origin;
  std::uint64_t bytes = 0;
};

/// An item on its way: read, then analysed.
struct Work {
  Origin origin;
  std::optional<Item> item;
  std::optional<PartDocument> document;  ///< absent where unchanged or without an article
  bool withdraws = false;                ///< the article of this id is cancelled
  std::vector<std::string> notes;
};

Work take(Item item) {
  Work work;
  work.origin.outcome.path = item.path;
  work.origin.outcome.item = item.item;
  work.origin.outcome.line = item.line;
  work.origin.origin = item.origin;
  work.origin.bytes = item.bytes;
  work.item = std::move(item);
  return work;
}

/// The archive as a run sees it: what is known, and where new versions go. A dry run reads the
/// archive that is there, if any, and writes nothing. A new archive is made when the first article
/// goes into it, so that a run that fails altogether leaves none behind.
class Target {
 public:
  Target(const std::string& db, bool dry_run) : db_(db), dry_run_(dry_run) {
    if (!is_archive(db)) return;
    if (!dry_run) {
      known_ = &writer_.emplace(db).known();
      return;
    }
    archive_.emplace(Archive::open(db));
    known_ = &known_to_dry_run_.emplace(*archive_);
  }

  /// What the archive held when the run began; nullptr where there was none.
  [[nodiscard]] const KnownArticles* known() const { return known_; }

  /// Makes sure that there is a writer, but not in a dry run.
  void open_writer() {
    if (!writer_ && !dry_run_) writer_.emplace(db_);
  }

  /// Lets the writer know what it has published until now. Expects one, and nothing pending.
  void reopen_writer() {
    known_ = nullptr;
    writer_.reset();
    known_ = &writer_.emplace(db_).known();
  }

  /// nullptr in a dry run, and before `open_writer`.
  [[nodiscard]] ArchiveWriter* writer() { return writer_ ? &*writer_ : nullptr; }

 private:
  std::string db_;
  bool dry_run_;
  std::optional<ArchiveWriter> writer_;
  std::optional<Archive> archive_;
  std::optional<KnownArticles> known_to_dry_run_;
  const KnownArticles* known_ = nullptr;  // read by all threads, so never changed
};

DateCell whole_day(Day day) {
  const auto number = static_cast<std::int32_t>(day.time_since_epoch().count());
  return {number, number, std::chrono::seconds(day.time_since_epoch()).count()};
}

/// An id that was met in this run.
struct Seen {
  std::string path;  ///< that it was read from first
  bool put = false;  ///< whether a version of it went into the archive
};

class Run {
 public:
  Run(const IndexOptions& options, const Observer& observer)
      : options_(options),
        observer_(observer),
        ledger_(options.ledger),
        target_(options.db, options.dry_run),
        tables_(read_archive_tables(options.db)),
        ingested_(whole_day(options.extract.dates.today)),
        analysers_([&] { return Analyser(options.entities, tables_); }) {}

  Summary run() {
    const auto begin = std::chrono::steady_clock::now();
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
    note_other_labels();
    ledger_.summary().seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return ledger_.summary();
  }

 private:
  /// Articles that this run did not see keep the labels that they have.
  void note_other_labels() {
    if (target_.writer() == nullptr) return;
    std::uint64_t articles = 0;
    for (const PartEntry& part : target_.writer()->manifest().parts) {
      if (part.labels != tables_.labelled_by) articles += part.documents - part.deleted;
    }
    if (articles == 0) return;
    observer_.on_note(fmt::format(
        "{}: {} articles are labelled by other tables or corrections; newsdex-admin relabel labels "
        "them anew",
        options_.db, articles));
  }

  void pump(ItemSource& source) {
    namespace tbb = oneapi::tbb;
    const std::size_t threads =
        options_.jobs > 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    static constexpr std::size_t kItemsPerThread = 8;
    tbb::parallel_pipeline(
        threads * kItemsPerThread,
        tbb::make_filter<void, Work>(tbb::filter_mode::serial_in_order,
                                     [&](tbb::flow_control& flow) { return read(source, flow); }) &
            tbb::make_filter<Work, Work>(tbb::filter_mode::parallel,
                                         [&](Work work) { return analyse(std::move(work)); }) &
            tbb::make_filter<Work, void>(tbb::filter_mode::serial_in_order,
                                         [&](Work work) { finish(std::move(work)); }));
  }

  Work read(ItemSource& source, oneapi::tbb::flow_control& flow) {
    std::optional<Item> item = source.next();
    stopped_ = observer_.is_stopped();  // then the item may lack its end
    if (!item || stopped_) {
      flow.stop();
      return {};
    }
    return take(std::move(*item));
  }

  /// Touches nothing that other threads touch but what is read-only.
  Work analyse(Work work) {
    auto extraction = extract(std::move(*work.item));
    work.item.reset();
    Outcome& outcome = work.origin.outcome;
    if (const auto* problem = std::get_if<Problem>(&extraction)) {
      outcome.status = problem->status;
      outcome.reason = problem->reason;
      outcome.id = problem->id;
      return work;
    }
    auto& [article, notes, withdraws] = std::get<Extraction>(extraction);
    work.notes = std::move(notes);
    outcome.id = article.id;
    work.withdraws = withdraws;
    if (withdraws) return work;
    const ContentHash content = content_hash(article, options_.entities);
    const KnownArticles* known = target_.known();
    if (known != nullptr && known->has(article.id, content) && has_these_labels(article.id)) {
      outcome.status = Status::unchanged;
      return work;
    }
    outcome.status =
        known != nullptr && known->find(article.id) != nullptr ? Status::updated : Status::added;
    work.document = analysers_.local().analyse(std::move(article), content);
    work.document->row.dates.emplace_back(FieldId::ingested, ingested_);
    return work;
  }

  /// The article that an item makes of what it says and, of a page of a crawl, of what the archive
  /// holds of the page.
  [[nodiscard]] std::variant<Extraction, Problem> extract(Item item) const {
    const auto* raw = std::get_if<RawArticle>(&item.content);
    if (raw != nullptr && is_revisit(*raw)) return extract_revisit(item, *raw);
    auto extraction = to_article(std::move(item), options_.extract);
    if (auto* found = std::get_if<Extraction>(&extraction); found && found->article.captured) {
      Article& article = found->article;
      const KnownArticle* known = find_known(article.id);
      if (known != nullptr) {
        article = merge_captures(std::move(article), as_read(target_.known()->read(*known)));
      }
    }
    return extraction;
  }

  [[nodiscard]] std::variant<Extraction, Problem> extract_revisit(const Item& item,
                                                                  const RawArticle& raw) const {
    const auto id = identify(raw, item.origin);
    const auto* name = std::get_if<std::string>(&id);
    const KnownArticle* known = name != nullptr ? find_known(*name) : nullptr;
    if (known == nullptr) {
      return Problem{Status::skipped, "a revisit of a page that the archive does not hold"};
    }
    return Extraction{add_revisit(as_read(target_.known()->read(*known)), raw), {}};
  }

  [[nodiscard]] const KnownArticle* find_known(const std::string& id) const {
    return target_.known() != nullptr ? target_.known()->find(id) : nullptr;
  }

  /// Whether a known article is labelled as this run would. One without labels always is.
  [[nodiscard]] bool has_these_labels(const std::string& id) const {
    return options_.entities == Entities::no ||
           target_.known()->labelled_by(*target_.known()->find(id)) == tables_.labelled_by;
  }

  void finish(Work work) {
    Outcome& outcome = work.origin.outcome;
    ledger_.summary().bytes += work.origin.bytes;
    if (work.withdraws) withdraw(outcome);
    if (outcome.status == Status::failed) failed_origins_.insert(work.origin.origin);
    if (outcome.status == Status::skipped && !outcome.id.empty()) held_back_.insert(outcome.id);
    const bool has_article = outcome.status == Status::added || outcome.status == Status::updated ||
                             outcome.status == Status::unchanged;
    if (has_article && !work.withdraws) {
      const auto [first, is_new] = seen_.try_emplace(outcome.id, Seen{outcome.path});
      if (!is_new) {
        outcome.status = Status::duplicate;
        outcome.reason =
            fmt::format("the id '{}' was read before, from {}", outcome.id, first->second.path);
      } else if (work.document) {
        target_.open_writer();
        if (target_.writer() != nullptr) target_.writer()->put(*work.document);
        first->second.put = true;
      }
    }
    for (const std::string& note : work.notes) {
      observer_.on_note(fmt::format("{}{}: {}", outcome.path,
                                    outcome.line > 0 ? fmt::format(":{}", outcome.line) : "",
                                    note));
    }
    ledger_.add(outcome);
    observer_.on_outcome(outcome);
    observer_.on_progress(ledger_.summary());
    if (target_.writer() != nullptr && target_.writer()->pending() >= kArticlesPerPart) publish();
  }

  /// Takes an article out of the archive, whether it was there or came in this run: a
  /// cancellation wins over every copy of its article, before and after it.
  void withdraw(Outcome& outcome) {
    const bool known = target_.known() != nullptr && target_.known()->find(outcome.id) != nullptr;
    const bool put =
        std::exchange(seen_.try_emplace(outcome.id, Seen{outcome.path}).first->second.put, false);
    const bool is_first = withdrawn_.insert(outcome.id).second;
    if (!is_first || (!known && !put)) {
      outcome.status = Status::unchanged;
      outcome.reason = "cancelled, and not in the archive";
      return;
    }
    outcome.status = Status::updated;
    outcome.reason = "cancelled";
    ++ledger_.summary().removed;
    target_.open_writer();
    if (known && target_.writer() != nullptr) target_.writer()->remove(outcome.id);
    if (put) withdrawn_later_.push_back(outcome.id);
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

  /// Removes what was read from under the paths before and was not met again. Files and folders
  /// that could not be read this time keep their articles.
  void prune() {
    if (target_.known() == nullptr) return;
    std::vector<std::string> roots;
    for (const std::string& path : options_.inputs.paths) {
      if (path != "-") roots.push_back(fs::absolute(path).lexically_normal().string());
    }
    std::set<std::string_view> gone;
    for (const auto& [id, article] : target_.known()->all()) {
      const std::string origin(target_.known()->origin(article));
      const std::string name(id);
      if (seen_.contains(name) || held_back_.contains(name) || is_unread(origin)) continue;
      if (std::any_of(roots.begin(), roots.end(),
                      [&](const std::string& root) { return is_under(origin, root); })) {
        gone.insert(id);
      }
    }
    for (const std::string_view id : gone) {
      if (target_.writer() != nullptr) target_.writer()->remove(id);
    }
    ledger_.summary().removed += gone.size();
  }

  /// Whether reading a file, or a folder or archive that it lies in, failed in this run.
  [[nodiscard]] bool is_unread(std::string origin) const {
    while (!failed_origins_.contains(origin)) {
      const std::size_t slash = origin.rfind('/');
      if (slash == std::string::npos) return false;
      origin.resize(slash);
      if (origin.ends_with('!')) origin.pop_back();
    }
    return true;
  }

  static bool is_under(std::string_view path, std::string_view root) {
    while (root.size() > 1 && root.back() == '/') root.remove_suffix(1);
    return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/' ||
                                      root == "/" || path.substr(root.size()).starts_with("!/"));
  }

  const IndexOptions& options_;
  const Observer& observer_;
  Ledger ledger_;
  Target target_;
  const ArchiveTables tables_;
  const DateCell ingested_;
  oneapi::tbb::enumerable_thread_specific<Analyser> analysers_;
  std::unordered_map<std::string, Seen> seen_;  // by id
  std::unordered_set<std::string> failed_origins_;
  std::unordered_set<std::string> held_back_;  // ids under embargo: their old versions stay
  std::unordered_set<std::string> withdrawn_;
  std::vector<std::string> withdrawn_later_;
  bool stopped_ = false;
};

}  // namespace

Summary index_articles(const IndexOptions& options, const Observer& observer) {
  return Run(options, observer).run();
}

}  // namespace newsdex
