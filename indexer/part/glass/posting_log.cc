#include "indexer/part/glass/posting_log.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_sort.h>
#include <oneapi/tbb/task_arena.h>

#include "common/archive/glass/pack.h"
#include "indexer/part/byte_run.h"

namespace newsdex::glass {
namespace {

namespace tbb = oneapi::tbb;

// What ordering a term takes besides its name and postings.
constexpr std::size_t kBytesPerTerm = 40;

/// Copies the postings of a log to where those of each of its terms go.
void put_in_order(const LogBlocks& log, std::vector<char*> ends) {
  for (std::size_t i = 0; i < log.blocks(); ++i) {
    const std::string_view block = log[i];
    for (const char* at = block.data(); at < block.data() + block.size();) {
      char*& end = ends[unpack_uint(at)];
      const char* const begin = at;
      const std::size_t rest = unpack_uint(at);
      at += rest;
      end = copy_bytes(end, {begin, at});
    }
  }
}

/// Hands over term after term of runs in files.
void merge(const std::vector<MappedFile>& runs,
           const std::function<void(const LoggedTerm&)>& take) {
  std::vector<RunReader> readers;
  for (const MappedFile& run : runs) readers.emplace_back(run.bytes());
  LoggedTerm term;
  std::vector<RunReader*> holders;  // of the smallest name, in the order of the runs
  while (true) {
    holders.clear();
    for (RunReader& run : readers) {
      if (run.is_done()) continue;
      const int order = holders.empty() ? 0 : run.name().compare(holders.front()->name());
      if (order < 0) holders.clear();
      if (order <= 0) holders.push_back(&run);
    }
    if (holders.empty()) return;
    term.clear();
    for (RunReader* run : holders) run->take_into(term);
    take(term);
  }
}

}  // namespace

PostingLog::PostingLog(std::filesystem::path folder, std::size_t budget)
    : folder_(std::move(folder)), budget_(budget) {}

// Ordering the logs takes as much again as they do, where all are ordered at a time.
std::size_t PostingLog::memory() const {
  std::size_t numbers = 0;
  for (const Numbering& numbering : numberings_) numbers += numbering.numbers.capacity();
  std::size_t logs = 0;
  for (const LogBlocks& log : logs_) logs += log.size();
  return 2 * logs + names_.name_bytes() + names_.memory() +
         terms_.size() * (sizeof(Term) + kBytesPerTerm) + numbers * sizeof(std::uint32_t);
}

std::vector<std::uint32_t>& PostingLog::numbers_of(std::uint64_t numbering) {
  const auto known = std::find_if(numberings_.begin(), numberings_.end(),
                                  [&](const Numbering& n) { return n.id == numbering; });
  if (known != numberings_.end()) return known->numbers;
  static constexpr std::size_t kMost = 64;  // several of each thread; old ones never come again
  if (numberings_.size() == kMost) numberings_.erase(numberings_.begin());
  return numberings_.emplace_back(Numbering{numbering, {}}).numbers;
}

void PostingLog::look_up(const ArticleTerms& terms) {
  looked_up_.resize(terms.size());
  auto out = looked_up_.begin();
  if (terms.numbering() == 0) {
    terms.for_each(
        [&](const ArticleTerms::Term& term) { *out++ = names_.number_of(term.name, term.hash); });
  } else {
    std::vector<std::uint32_t>& numbers = numbers_of(terms.numbering());
    std::vector<ArticleTerms::Term> unknown;
    terms.for_each([&](const ArticleTerms::Term& term) {
      if (term.number >= numbers.size()) numbers.resize(2 * std::size_t{term.number} + 1);
      if (numbers[term.number] == 0) {
        names_.prefetch_slot(term.hash);
        unknown.push_back(term);
      }
      *out++ = term.number;
    });
    for (const ArticleTerms::Term& term : unknown) {
      numbers[term.number] = names_.number_of(term.name, term.hash) + 1;
    }
    for (std::uint32_t& number : looked_up_) number = numbers[number] - 1;
  }
  terms_.resize(names_.size());
}

char* PostingLog::put_posting(char* at, std::uint32_t distance, const ArticleTerms::Term& posting) {
  static constexpr std::size_t kMostOfOneByte = 0x7f;
  // Nearly always one byte tells how many follow; where it does not, they make room for it.
  char* const rest = at + 1;
  char* end = put_uint(put_uint(rest, distance), posting.wdf);
  end = copy_with_spare(end, posting.positions.data(), posting.positions.size());
  const auto bytes = static_cast<std::size_t>(end - rest);
  if (bytes <= kMostOfOneByte) {
    *at = static_cast<char>(bytes);
    return end;
  }
  std::array<char, kMaxUintBytes> size{};
  const char* const size_end = put_uint(size.data(), bytes);
  std::memmove(at + (size_end - size.data()), rest, bytes);
  return copy_bytes(at, {size.data(), size_end}) + bytes;
}

void PostingLog::add(std::uint32_t docid, const ArticleTerms& terms) {
  if (!terms_.empty() && memory() > budget_) spill();
  look_up(terms);
  // The table is far larger than any cache: what the next terms need is on its way by then.
  static constexpr std::size_t kTermsAhead = 24;
  static constexpr std::size_t kMostBytesOfNumbers = 4 * kMaxUint32Bytes;
  looked_up_.resize(terms.size() + kTermsAhead);  // the last ones look ahead at term 0
  const std::uint32_t* next = looked_up_.data();
  terms.for_each([&](const ArticleTerms::Term& posting) {
    __builtin_prefetch(&terms_[next[kTermsAhead]], 1);
    const std::uint32_t number = *next++;
    Term& term = terms_[number];
    LogBlocks& log = logs_[number % kLogs];
    char* const begin = put_uint(
        log.room(kMostBytesOfNumbers + posting.positions.size() + kSpareBytes), number >> kLogBits);
    char* const end = put_posting(begin, docid - term.last_docid, posting);
    log.commit(end);
    ++term.articles;
    term.occurrences += posting.wdf;
    term.bytes += static_cast<std::uint64_t>(end - begin);
    term.last_docid = docid;
  });
}

std::vector<std::uint32_t> PostingLog::order() const {
  struct Key {
    std::uint64_t first = 0;
    std::uint32_t number = 0;
  };
  std::vector<Key> keys(terms_.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) keys[i] = {first_bytes(names_.name(i)), i};
  tbb::parallel_sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    return a.first != b.first ? a.first < b.first : names_.name(a.number) < names_.name(b.number);
  });
  std::vector<std::uint32_t> numbers(keys.size());
  std::transform(keys.begin(), keys.end(), numbers.begin(),
                 [](const Key& key) { return key.number; });
  return numbers;
}

RunBytes PostingLog::ordered(const LogBlocks& log,
                             const std::vector<std::uint32_t>& numbers) const {
  std::size_t most = 0;
  for (const std::uint32_t number : numbers)
    most += kMostRunHeadBytes + names_.name_size(number) + terms_[number].bytes;
  RunBytes run{std::unique_ptr<char[]>(new char[most])};  // which is not written to before it must
  std::vector<char*> ends(terms_.size() / kLogs + 1);     // by the rest of a term's number
  char* at = run.bytes.get();
  for (const std::uint32_t number : numbers) {
    const Term& term = terms_[number];
    at = put_run_head(at, names_.name(number), term.articles, term.occurrences, term.bytes);
    ends[number >> kLogBits] = at;
    at += term.bytes;
  }
  run.size = static_cast<std::size_t>(at - run.bytes.get());
  put_in_order(log, std::move(ends));
  return run;
}

void PostingLog::order_logs() {
  // Isolated: a thread that waits for others takes no other work of the program meanwhile.
  tbb::this_task_arena::isolate([this] {
    std::array<std::vector<std::uint32_t>, kLogs> numbers;
    last_run_.logs.reserve(terms_.size());
    for (const std::uint32_t number : order()) {
      last_run_.logs.push_back(number % kLogs);
      numbers[number % kLogs].push_back(number);
    }
    tbb::parallel_for(0U, kLogs, [&](std::uint32_t i) {
      last_run_.runs[i] = ordered(logs_[i], numbers[i]);
      logs_[i] = {};
    });
  });
  names_ = {};
  terms_ = {};
  numberings_ = {};
}

void PostingLog::MemoryRun::hand_over(const std::function<void(const LoggedTerm&)>& take) const {
  std::vector<RunReader> readers;
  for (const RunBytes& run : runs) readers.emplace_back(run.view());
  LoggedTerm term;
  for (const std::uint8_t log : logs) {
    term.clear();
    readers[log].take_into(term);
    take(term);
  }
}

void PostingLog::spill() {
  order_logs();
  const std::filesystem::path path = folder_ / fmt::format("run.{}", runs_.size());
  RunWriter run(path);
  last_run_.hand_over([&run](const LoggedTerm& term) { run.add(term); });
  run.finish();
  runs_.emplace_back(path);
  last_run_ = {};
}

void PostingLog::finish() {
  if (runs_.empty()) {
    order_logs();
  } else {
    spill();
  }
}

void PostingLog::hand_over(const std::function<void(const LoggedTerm&)>& take) const {
  if (runs_.empty()) {
    last_run_.hand_over(take);
  } else {
    merge(runs_, take);
  }
}

}  // namespace newsdex::glass
