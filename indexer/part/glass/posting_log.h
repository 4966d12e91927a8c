// Postings by article turned into postings by term, in bounded memory.
//
// What is added is logged with a number for its term, in one of several logs, so that they can be
// ordered by term side by side. Once they have reached their budget they are ordered and written
// out as a run; at the end the runs are merged. All articles of a run come before those of the next
// one, so that merging is putting end to end.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "common/archive/files.h"
#include "indexer/part/article_terms.h"
#include "indexer/part/glass/log_blocks.h"
#include "indexer/part/glass/posting_run.h"
#include "indexer/part/name_table.h"

namespace newsdex::glass {

class PostingLog {
 public:
  /// Runs go into `folder`, which exists; they are left there. `budget`: bytes of memory to use,
  /// more or less; at least one article is always held.
  PostingLog(std::filesystem::path folder, std::size_t budget);

  /// Docids ascend.
  void add(std::uint32_t docid, const ArticleTerms& terms);

  /// Orders what was added; nothing may be added after.
  void finish();

  /// Hands over term after term in byte order, once it is finished; also to several threads at a
  /// time. What `take` gets holds until it returns.
  void hand_over(const std::function<void(const LoggedTerm&)>& take) const;

 private:
  static constexpr unsigned kLogBits = 3;
  static constexpr std::uint32_t kLogs = 1U << kLogBits;

  struct Nothing {};
  struct Term {
    std::uint64_t bytes = 0;  ///< of its postings in the log
    std::uint64_t occurrences = 0;
    std::uint32_t articles = 0;
    std::uint32_t last_docid = 0;
  };
  /// The terms of articles that share a numbering, by their numbers there.
  struct Numbering {
    std::uint64_t id = 0;
    std::vector<std::uint32_t> numbers;  ///< in terms_, plus one; 0 of what was not met
  };

  std::vector<std::uint32_t>& numbers_of(std::uint64_t numbering);
  /// The number of each term of an article.
  void look_up(const ArticleTerms& terms);
  [[nodiscard]] std::size_t memory() const;
  /// Writes a posting as the log has it, but for the number of its term; returns its end.
  [[nodiscard]] static char* put_posting(char* at, std::uint32_t distance,
                                         const ArticleTerms::Term& posting);
  /// The numbers of all terms in byte order of their names.
  [[nodiscard]] std::vector<std::uint32_t> order() const;
  /// A log as a run of its terms, which are `numbers`, in the order of those.
  [[nodiscard]] RunBytes ordered(const LogBlocks& log,
                                 const std::vector<std::uint32_t>& numbers) const;
  /// Turns the logs, which are empty then, into last_run_.
  void order_logs();
  void spill();

  /// What was in the logs, as a run of each.
  struct MemoryRun {
    std::vector<std::uint8_t> logs;  ///< where each term is, in byte order of all terms
    std::array<RunBytes, kLogs> runs;

    void hand_over(const std::function<void(const LoggedTerm&)>& take) const;
  };

  std::filesystem::path folder_;
  std::size_t budget_;
  NameTable<Nothing> names_;
  std::vector<Term> terms_;  ///< by number in names_
  std::vector<Numbering> numberings_;
  std::vector<std::uint32_t> looked_up_;
  /// A term's postings are in the log that the lowest bits of its number tell: for each the rest of
  /// the number, how many bytes follow, the distance to the docid before, the wdf, and the
  /// positions.
  std::array<LogBlocks, kLogs> logs_;
  std::vector<MappedFile> runs_;
  MemoryRun last_run_;
};

}  // namespace newsdex::glass
