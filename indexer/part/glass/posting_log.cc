#include "indexer/part/glass/posting_log.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "common/archive/glass/pack.h"
#include "indexer/part/byte_run.h"
#include "indexer/part/glass/output_file.h"

namespace newsdex::glass {
namespace {

// What ordering a term takes besides its name and postings.
constexpr std::size_t kBytesPerTerm = 40;

/// A run: for each term in byte order its name, articles, occurrences and bytes of postings, then
/// the postings. A posting is how many bytes follow, the docid's distance to the one before, wdf,
/// and positions.
class RunReader {
 public:
  explicit RunReader(std::string_view run) : at_(run.data()), end_(run.data() + run.size()) {
    next();
  }

  [[nodiscard]] bool is_done() const { return done_; }
  [[nodiscard]] std::string_view name() const { return name_; }

  void add_to(LoggedTerm& term) const {
    term.articles += articles_;
    term.occurrences += occurrences_;
    term.postings.push_back(postings_);
  }

  void next() {
    done_ = at_ == end_;
    if (done_) return;
    name_ = text();
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
  std::string_view name_;
  std::string_view postings_;
  std::uint64_t articles_ = 0;
  std::uint64_t occurrences_ = 0;
};

}  // namespace

PostingLog::PostingLog(std::filesystem::path folder, std::size_t budget)
    : folder_(std::move(folder)), budget_(budget) {}

// Ordering the log takes as much again as the log itself.
std::size_t PostingLog::memory() const {
  std::size_t numbers = 0;
  for (const Numbering& numbering : numberings_) numbers += numbering.numbers.capacity();
  return 2 * log_.size() + names_.name_bytes() + names_.memory() +
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
  if (!log_.empty() && memory() > budget_) spill();
  look_up(terms);
  // The table is far larger than any cache: what the next terms need is on its way by then.
  static constexpr std::size_t kTermsAhead = 24;
  static constexpr std::size_t kMostBytesOfNumbers = 4 * kMaxUint32Bytes;
  char* at = log_.room(terms.size() * kMostBytesOfNumbers + terms.position_bytes() + kSpareBytes);
  looked_up_.resize(terms.size() + kTermsAhead);  // the last ones look ahead at term 0
  const std::uint32_t* next = looked_up_.data();
  terms.for_each([&](const ArticleTerms::Term& posting) {
    __builtin_prefetch(&terms_[next[kTermsAhead]], 1);
    const std::uint32_t number = *next++;
    Term& term = terms_[number];
    char* const begin = put_uint(at, number);
    at = put_posting(begin, docid - term.last_docid, posting);
    ++term.articles;
    term.occurrences += posting.wdf;
    term.bytes += static_cast<std::uint64_t>(at - begin);
    term.last_docid = docid;
  });
  log_.commit(at);
}

std::vector<std::uint32_t> PostingLog::order() const {
  struct Key {
    std::uint64_t first = 0;
    std::uint32_t number = 0;
  };
  std::vector<Key> keys(terms_.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) keys[i] = {first_bytes(names_.name(i)), i};
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    return a.first != b.first ? a.first < b.first : names_.name(a.number) < names_.name(b.number);
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
  run.reserve(postings + names_.name_bytes() + terms_.size() * 4 * kMaxUintBytes);
  std::vector<std::size_t> ends(terms_.size());  // where a term's next posting goes
  for (const std::uint32_t number : order()) {
    const Term& term = terms_[number];
    pack_string(run, names_.name(number));
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
      const char* const begin = at;
      const std::size_t rest = unpack_uint(at);
      at += rest;
      const char* const end = copy_bytes(run.data() + ends[number], {begin, at});
      ends[number] = static_cast<std::size_t>(end - run.data());
    }
  }
  return run;
}

void PostingLog::clear() {
  names_ = {};
  terms_ = {};
  numberings_ = {};
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

void PostingLog::hand_over(const std::function<void(const LoggedTerm&)>& take) const {
  std::vector<RunReader> runs;
  for (const MappedFile& run : runs_) runs.emplace_back(run.bytes());
  runs.emplace_back(last_run_);
  LoggedTerm term;
  std::vector<RunReader*> holders;  // of the smallest name, in the order of the runs
  while (true) {
    holders.clear();
    for (RunReader& run : runs) {
      if (run.is_done()) continue;
      const int order = holders.empty() ? 0 : run.name().compare(holders.front()->name());
      if (order < 0) holders.clear();
      if (order <= 0) holders.push_back(&run);
    }
    if (holders.empty()) return;
    term.name = holders.front()->name();
    term.articles = 0;
    term.occurrences = 0;
    term.postings.clear();
    for (RunReader* run : holders) {
      run->add_to(term);
      run->next();
    }
    take(term);
  }
}

}  // namespace newsdex::glass
