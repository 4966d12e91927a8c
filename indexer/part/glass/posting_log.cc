#include "indexer/part/glass/posting_log.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "indexer/part/glass/output_file.h"
#include "indexer/part/glass/pack.h"
#include "indexer/part/glass/position_list.h"

namespace newsdex::glass {
namespace {

// What a term costs in memory besides its name and postings.
constexpr std::size_t kBytesPerTerm = 160;

/// A run: for each term in byte order its name, articles, occurrences and bytes of postings, then
/// the postings. A posting is the docid's distance to the one before, wdf, bytes of the positions,
/// and those.
class RunReader {
 public:
  explicit RunReader(std::string_view run) : at_(run.data()), end_(run.data() + run.size()) {
    next();
  }

  [[nodiscard]] bool is_done() const { return done_; }
  [[nodiscard]] std::string_view term() const { return term_; }
  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  [[nodiscard]] std::uint64_t occurrences() const { return occurrences_; }

  void hand_over(const PostingLog::Sink& sink) const {
    const char* at = postings_.data();
    const char* end = at + postings_.size();
    LoggedPosting posting;
    while (at < end) {
      posting.docid += static_cast<std::uint32_t>(unpack_uint(at));
      posting.wdf = static_cast<std::uint32_t>(unpack_uint(at));
      const std::size_t bytes = unpack_uint(at);
      posting.positions = {at, bytes};
      at += bytes;
      sink.posting(posting);
    }
  }

  void next() {
    done_ = at_ == end_;
    if (done_) return;
    term_ = text();
    articles_ = unpack_uint(at_);
    occurrences_ = unpack_uint(at_);
    postings_ = text();
  }

 private:
  std::string_view text() {
    const std::size_t bytes = unpack_uint(at_);
    return {std::exchange(at_, at_ + bytes), bytes};
  }

  const char* at_;
  const char* end_;
  bool done_ = false;
  std::string_view term_;
  std::string_view postings_;
  std::uint64_t articles_ = 0;
  std::uint64_t occurrences_ = 0;
};

void merge(std::vector<RunReader> runs, const PostingLog::Sink& sink) {
  while (true) {
    std::vector<RunReader*> holders;  // of the smallest term, in the order of the runs
    for (RunReader& run : runs) {
      if (run.is_done()) continue;
      const int order = holders.empty() ? 0 : run.term().compare(holders.front()->term());
      if (order < 0) holders.clear();
      if (order <= 0) holders.push_back(&run);
    }
    if (holders.empty()) return;
    std::uint64_t articles = 0;
    std::uint64_t occurrences = 0;
    for (const RunReader* run : holders) {
      articles += run->articles();
      occurrences += run->occurrences();
    }
    sink.term(holders.front()->term(), articles, occurrences);
    for (RunReader* run : holders) {
      run->hand_over(sink);
      run->next();
    }
  }
}

}  // namespace

PostingLog::PostingLog(std::filesystem::path folder, std::size_t budget)
    : folder_(std::move(folder)), budget_(budget) {}

std::uint32_t PostingLog::number_of(const std::string& term) {
  if (const auto known = numbers_.find(term); known != numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(names_.size());
  numbers_.emplace(names_.emplace_back(term), number);
  terms_.emplace_back();
  name_bytes_ += term.size() + kBytesPerTerm;
  return number;
}

void PostingLog::add(std::uint32_t docid, const std::vector<Posting>& postings) {
  // Ordering the log takes as much again as the log itself.
  if (!log_.empty() && 2 * log_.size() + name_bytes_ > budget_) spill();
  for (const auto& [name, wdf, positions] : postings) {
    const std::uint32_t number = number_of(name);
    Term& term = terms_[number];
    posting_.clear();
    pack_uint(posting_, docid - term.last_docid);
    pack_uint(posting_, wdf);
    if (positions.empty()) {
      pack_uint(posting_, 0);
    } else {
      std::string packed;
      append_positions(packed, positions);
      pack_string(posting_, packed);
    }
    ++term.articles;
    term.occurrences += wdf;
    term.bytes += posting_.size();
    term.last_docid = docid;
    pack_uint(log_, number);
    pack_string(log_, posting_);
  }
}

// The log as a run.
std::string PostingLog::ordered() {
  std::vector<std::uint32_t> order(terms_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return names_[a] < names_[b]; });
  std::string run;
  run.reserve(log_.size() + name_bytes_);
  std::vector<std::size_t> ends(terms_.size());  // where a term's next posting goes
  for (const std::uint32_t number : order) {
    const Term& term = terms_[number];
    pack_string(run, names_[number]);
    pack_uint(run, term.articles);
    pack_uint(run, term.occurrences);
    pack_uint(run, term.bytes);
    ends[number] = run.size();
    run.resize(run.size() + term.bytes);
  }
  for (const char* at = log_.data(); at < log_.data() + log_.size();) {
    const std::uint64_t number = unpack_uint(at);
    const std::size_t bytes = unpack_uint(at);
    std::memcpy(run.data() + ends[number], at, bytes);
    ends[number] += bytes;
    at += bytes;
  }
  return run;
}

void PostingLog::spill() {
  const std::filesystem::path path = folder_ / fmt::format("run.{}", runs_.size());
  OutputFile file(path);
  file.write(ordered());
  file.close();
  runs_.emplace_back(path);
  log_ = {};
  numbers_ = {};
  names_ = {};
  terms_ = {};
  name_bytes_ = 0;
}

void PostingLog::drain(const Sink& sink) {
  const std::string rest = ordered();
  log_ = {};
  std::vector<RunReader> readers;
  for (const MappedFile& run : runs_) readers.emplace_back(run.bytes());
  readers.emplace_back(rest);
  merge(std::move(readers), sink);
}

}  // namespace newsdex::glass
