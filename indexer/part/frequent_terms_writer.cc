#include "indexer/part/frequent_terms_writer.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/frequent_terms.h"
#include "common/archive/glass/posting_list.h"
#include "common/archive/glass/table_reader.h"
#include "common/archive/glass/tables.h"
#include "common/archive/glass/term_cursor.h"
#include "indexer/part/glass/output_file.h"

namespace newsdex {
namespace {

using Lengths = std::span<const std::uint32_t>;

/// Collects the impacts of a block, in time that hardly grows with how many there are.
class ImpactCollector {
 public:
  void add(Impact impact) {
    if (impact.wdf >= kSmall) {
      large_.push_back(impact);
    } else {
      shortest_[impact.wdf] = std::min<std::uint64_t>(shortest_[impact.wdf], impact.length);
    }
  }

  /// Appends those that none surpasses, the greatest wdf first; then holds none.
  void move_to(std::vector<Impact>& out) {
    std::sort(large_.begin(), large_.end(), [](const Impact& a, const Impact& b) {
      return a.wdf != b.wdf ? a.wdf > b.wdf : a.length < b.length;
    });
    std::uint64_t shortest = kNone + 1;
    const auto offer = [&](const Impact& impact) {
      if (impact.length >= shortest) return;
      out.push_back(impact);
      shortest = impact.length;
    };
    for (const Impact& impact : large_) offer(impact);
    for (std::uint32_t wdf = kSmall; wdf-- > 0;) {
      if (shortest_[wdf] != kNone) offer({wdf, static_cast<std::uint32_t>(shortest_[wdf])});
    }
    large_.clear();
    shortest_.fill(kNone);
  }

 private:
  static constexpr std::uint32_t kSmall = 64;  ///< nearly every wdf is below
  static constexpr std::uint64_t kNone = std::uint64_t{UINT32_MAX} + 1;

  static std::array<std::uint64_t, kSmall> none() {
    std::array<std::uint64_t, kSmall> out{};
    out.fill(kNone);
    return out;
  }

  std::array<std::uint64_t, kSmall> shortest_ = none();  ///< length by wdf
  std::vector<Impact> large_;
};

template <typename T>
std::string_view bytes_of(std::span<const T> values) {
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

/// Writes the records as they come, and what finds them behind.
class Writer {
 public:
  Writer(const std::filesystem::path& path, Lengths lengths) : file_(path), lengths_(lengths) {
    const std::array<std::uint32_t, 2> head{kFrequentVersion, documents()};
    write(kFrequentMagic);
    write(bytes_of<std::uint32_t>(head));
    const auto total = std::accumulate(lengths_.begin(), lengths_.end(), std::uint64_t{0});
    write(bytes_of(std::span(&total, 1)));
    write(bytes_of(lengths_));
    align();
  }

  void begin_term(std::string_view name, std::uint32_t articles) {
    FrequentEntry& entry = entries_.emplace_back();
    entry.record = size_;
    entry.name = static_cast<std::uint32_t>(names_.size());
    entry.name_bytes = static_cast<std::uint32_t>(name.size());
    entry.has_set = std::uint64_t{articles} * kSetShare >= documents() ? 1 : 0;
    names_ += name;
    firsts_.clear();
    ends_.clear();
    impacts_.clear();
    set_.assign(entry.has_set == 0 ? 0 : documents() / 64 + 1, 0);
  }

  void add_block(const std::vector<glass::DocidWdf>& postings) {
    for (const auto& [docid, wdf] : postings) {
      collector_.add({wdf, lengths_[docid - 1]});
      if (!set_.empty()) set_[docid / 64] |= std::uint64_t{1} << (docid % 64);
    }
    collector_.move_to(impacts_);
    firsts_.push_back(postings.front().docid);
    ends_.push_back(static_cast<std::uint32_t>(impacts_.size()));
  }

  void end_term() {
    entries_.back().blocks = static_cast<std::uint32_t>(firsts_.size());
    entries_.back().impacts = static_cast<std::uint32_t>(impacts_.size());
    write(bytes_of<std::uint64_t>(set_));
    write(bytes_of<std::uint32_t>(firsts_));
    write(bytes_of<std::uint32_t>(ends_));
    write(bytes_of<Impact>(impacts_));
    align();
  }

  void finish() {
    const FrequentFooter footer{size_, static_cast<std::uint32_t>(entries_.size()),
                                static_cast<std::uint32_t>(names_.size())};
    write(bytes_of<FrequentEntry>(entries_));
    write(names_);
    write(bytes_of(std::span(&footer, 1)));
    file_.close();
  }

 private:
  [[nodiscard]] std::uint32_t documents() const {
    return static_cast<std::uint32_t>(lengths_.size());
  }

  void write(std::string_view bytes) {
    file_.write(bytes);
    size_ += bytes.size();
  }

  void align() { write(std::string_view("\0\0\0\0\0\0\0", (8 - size_ % 8) % 8)); }

  glass::OutputFile file_;
  std::uint64_t size_ = 0;
  Lengths lengths_;
  std::vector<FrequentEntry> entries_;
  std::string names_;
  ImpactCollector collector_;
  std::vector<std::uint64_t> set_;  ///< of the term at hand, as all below
  std::vector<std::uint32_t> firsts_;
  std::vector<std::uint32_t> ends_;
  std::vector<Impact> impacts_;
};

}  // namespace

void write_frequent_terms(const std::filesystem::path& part, std::uint32_t documents) {
  const glass::TableReader table(part / glass::kPostingsFile);
  const std::vector<std::uint32_t> lengths = glass::read_lengths(table, documents);
  Writer writer(part / kFrequentFile, lengths);
  for (glass::TermCursor terms(table, {}); terms.next();) {
    if (terms.articles() < kFrequentArticles) continue;
    glass::PostingList list(table, terms.term(), documents);
    writer.begin_term(terms.term(), list.articles());
    while (list.next_chunk()) writer.add_block(list.postings());
    writer.end_term();
  }
  writer.finish();
}

}  // namespace newsdex
