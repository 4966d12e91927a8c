// Postings by term, one term behind the other in byte order, in memory or in a file: for each term
// its name, articles, occurrences and bytes of postings, then the postings. A posting is how many
// bytes follow, the docid's distance to the one before, the wdf, and the positions.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/archive/glass/pack.h"
#include "indexer/part/glass/output_file.h"

namespace newsdex::glass {

/// A term in one article.
struct LoggedPosting {
  std::uint32_t docid = 0;
  std::uint32_t wdf = 0;
  std::string_view positions;  ///< packed, see position_list.h; empty where there are none
};

/// What one term has in all articles.
struct LoggedTerm {
  std::string_view name;
  std::uint64_t articles = 0;
  std::uint64_t occurrences = 0;
  std::vector<std::string_view> postings;  ///< of a run behind the other

  void clear() {
    articles = 0;
    occurrences = 0;
    postings.clear();
  }

  /// Calls `take` with each posting, in docid order.
  template <typename Take>
  void for_each_posting(Take&& take) const {
    for (const std::string_view run : postings) {
      const char* at = run.data();
      LoggedPosting posting;
      while (at < run.data() + run.size()) {
        const std::size_t bytes = unpack_uint(at);
        const char* const end = at + bytes;
        posting.docid += static_cast<std::uint32_t>(unpack_uint(at));
        posting.wdf = static_cast<std::uint32_t>(unpack_uint(at));
        posting.positions = {at, end};
        at = end;
        take(posting);
      }
    }
  }
};

/// A run in memory.
struct RunBytes {
  std::unique_ptr<char[]> bytes;
  std::size_t size = 0;

  [[nodiscard]] std::string_view view() const { return {bytes.get(), size}; }
};

/// What stands before the postings of a term takes no more, beside its name.
inline constexpr std::size_t kMostRunHeadBytes = 4 * kMaxUintBytes;

/// Writes it at `at`, where there is room, with the number of bytes that the postings take; returns
/// its end.
[[nodiscard]] char* put_run_head(char* at, std::string_view name, std::uint64_t articles,
                                 std::uint64_t occurrences, std::size_t bytes);

class RunWriter {
 public:
  /// Creates the file. Every function throws ArchiveError.
  explicit RunWriter(std::filesystem::path path) : file_(std::move(path)) {}

  /// Of which the postings are of one run.
  void add(const LoggedTerm& term);
  void finish() { file_.close(); }

 private:
  OutputFile file_;
  std::string head_;
};

/// Reads term after term. The run must outlive it, and what it returned.
class RunReader {
 public:
  explicit RunReader(std::string_view run) : at_(run.data()), end_(run.data() + run.size()) {
    next();
  }

  [[nodiscard]] bool is_done() const { return done_; }
  [[nodiscard]] std::string_view name() const { return name_; }

  /// Adds what the term has here, and goes on to the next one.
  void take_into(LoggedTerm& term);

 private:
  void next();
  std::string_view text();

  const char* at_;
  const char* end_;
  bool done_ = false;
  std::string_view name_;
  std::string_view postings_;
  std::uint64_t articles_ = 0;
  std::uint64_t occurrences_ = 0;
};

}  // namespace newsdex::glass
