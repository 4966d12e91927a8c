#include "indexer/part/glass/posting_log.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "common/archive/glass/pack.h"
#include "indexer/part/glass/output_file.h"

namespace newsdex::glass {
namespace {

// What ordering a term takes besides its name and postings.
constexpr std::size_t kBytesPerTerm = 40;

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
    : folder_(std::move(folder)), budget_(budget) {
  clear();
}

void PostingLog::prefetch_slot(std::uint64_t hash) const {
  __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
}

void PostingLog::prefetch_term(std::uint64_t hash) const {
  const Slot& slot = slots_[hash & (slots_.size() - 1)];
  if (slot.number == 0) return;
  __builtin_prefetch(&terms_[slot.number - 1], 1);
}

// Of most names the first bytes are all, and stand beside the hash.
bool PostingLog::is_named(const Term& term, const ArticleTerms::Term& wanted,
                          const FirstBytes& first) const {
  return term.name_bytes == wanted.name.size() && term.first[0] == first[0] &&
         term.first[1] == first[1] &&
         (wanted.name.size() <= kFirstBytes || name(term) == wanted.name);
}

std::uint32_t PostingLog::number_of(const ArticleTerms::Term& term) {
  const FirstBytes first = first_bytes(term.name);
  const auto tag = static_cast<std::uint32_t>(term.hash >> 32U);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = term.hash & mask;
  for (; slots_[at].number != 0; at = (at + 1) & mask) {
    if (slots_[at].tag != tag) continue;
    if (is_named(terms_[slots_[at].number - 1], term, first)) return slots_[at].number - 1;
  }
  const auto number = static_cast<std::uint32_t>(terms_.size());
  slots_[at] = {tag, number + 1};
  Term& added = terms_.emplace_back();
  added.hash = term.hash;
  added.first = first;
  added.name_begin = names_.size();
  added.name_bytes = static_cast<std::uint32_t>(term.name.size());
  names_ += term.name;
  if (2 * terms_.size() > slots_.size()) grow();
  return number;
}

void PostingLog::grow() {
  slots_.assign(2 * slots_.size(), {});
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < terms_.size(); ++i) {
    std::size_t at = terms_[i].hash & mask;
    while (slots_[at].number != 0) at = (at + 1) & mask;
    slots_[at] = {static_cast<std::uint32_t>(terms_[i].hash >> 32U), i + 1};
  }
}

// Ordering the log takes as much again as the log itself.
std::size_t PostingLog::memory() const {
  return 2 * log_.size() + 2 * names_.size() + terms_.size() * (sizeof(Term) + kBytesPerTerm) +
         slots_.size() * sizeof(Slot);
}

void PostingLog::add(std::uint32_t docid, const ArticleTerms& terms) {
  if (!log_.empty() && memory() > budget_) spill();
  // The table is far larger than any cache: what the next terms need is on its way by then.
  static constexpr std::size_t kTermsAhead = 6;
  static constexpr std::size_t kSlotsAhead = 12;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i + kSlotsAhead < terms.size()) prefetch_slot(terms[i + kSlotsAhead].hash);
    if (i + kTermsAhead < terms.size()) prefetch_term(terms[i + kTermsAhead].hash);
    const ArticleTerms::Term posting = terms[i];
    const std::uint32_t number = number_of(posting);
    Term& term = terms_[number];
    char* at = log_.room(4 * kMaxUintBytes + posting.positions.size());
    at = put_uint(at, number);
    const char* begin = at;
    at = put_uint(at, docid - term.last_docid);
    at = put_uint(at, posting.wdf);
    at = put_uint(at, posting.positions.size());
    at = std::copy(posting.positions.begin(), posting.positions.end(), at);
    log_.commit(at);
    ++term.articles;
    term.occurrences += posting.wdf;
    term.bytes += static_cast<std::uint64_t>(at - begin);
    term.last_docid = docid;
  }
}

std::vector<std::uint32_t> PostingLog::order() const {
  struct Key {
    FirstBytes first{};
    std::uint32_t number = 0;
  };
  std::vector<Key> keys(terms_.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) keys[i] = {terms_[i].first, i};
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.first[0] != b.first[0]) return a.first[0] < b.first[0];
    if (a.first[1] != b.first[1]) return a.first[1] < b.first[1];
    return name(terms_[a.number]) < name(terms_[b.number]);
  });
  std::vector<std::uint32_t> numbers(keys.size());
  std::transform(keys.begin(), keys.end(), numbers.begin(),
                 [](const Key& key) { return key.number; });
  return numbers;
}

// The log as a run.
std::string PostingLog::ordered() {
  std::size_t postings = 0;
  for (const Term& term : terms_) postings += term.bytes;
  std::string run;
  run.reserve(postings + names_.size() + terms_.size() * 4 * kMaxUintBytes);
  std::vector<std::size_t> ends(terms_.size());  // where a term's next posting goes
  for (const std::uint32_t number : order()) {
    const Term& term = terms_[number];
    pack_string(run, name(term));
    pack_uint(run, term.articles);
    pack_uint(run, term.occurrences);
    pack_uint(run, term.bytes);
    ends[number] = run.size();
    run.resize(run.size() + term.bytes);
  }
  for (std::size_t i = 0; i < log_.blocks(); ++i) {
    const std::string_view block = log_[i];
    for (const char* at = block.data(); at < block.data() + block.size();) {
      const std::uint64_t number = unpack_uint(at);
      const char* begin = at;
      std::ignore = unpack_uint(at);
      std::ignore = unpack_uint(at);
      const std::size_t positions = unpack_uint(at);
      at += positions;
      const auto bytes = static_cast<std::size_t>(at - begin);
      std::memcpy(run.data() + ends[number], begin, bytes);
      ends[number] += bytes;
    }
  }
  return run;
}

void PostingLog::clear() {
  static constexpr std::size_t kFewestSlots = 1024;
  slots_.assign(kFewestSlots, {});
  slots_.shrink_to_fit();
  terms_ = {};
  names_ = {};
  log_ = {};
}

void PostingLog::spill() {
  const std::filesystem::path path = folder_ / fmt::format("run.{}", runs_.size());
  OutputFile file(path);
  file.write(ordered());
  file.close();
  runs_.emplace_back(path);
  clear();
}

void PostingLog::finish() {
  last_run_ = ordered();
  clear();
}

void PostingLog::hand_over(const Sink& sink) const {
  std::vector<RunReader> readers;
  for (const MappedFile& run : runs_) readers.emplace_back(run.bytes());
  readers.emplace_back(last_run_);
  merge(std::move(readers), sink);
}

}  // namespace newsdex::glass
