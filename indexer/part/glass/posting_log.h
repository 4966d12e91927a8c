// Postings by article turned into postings by term, in bounded memory.
//
// What is added is logged with a number for its term. Once the log has reached its budget it is
// ordered by term and written out as a run; at the end the runs and what is left are merged. All
// articles of a run come before those of the next one, so that merging is putting end to end.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/files.h"
#include "common/archive/glass/pack.h"
#include "indexer/part/article_terms.h"
#include "indexer/part/glass/log_blocks.h"
#include "indexer/part/name_table.h"

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
  std::vector<std::string_view> postings;  ///< as logged, a run behind the other

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
  [[nodiscard]] std::string ordered();
  void clear();
  void spill();

  std::filesystem::path folder_;
  std::size_t budget_;
  NameTable<Nothing> names_;
  std::vector<Term> terms_;  ///< by number in names_
  std::vector<Numbering> numberings_;
  std::vector<std::uint32_t> looked_up_;
  /// For each posting the number of its term, how many bytes follow, the distance to the docid
  /// before, the wdf, and the positions.
  LogBlocks log_;
  std::vector<MappedFile> runs_;
  std::string last_run_;  ///< what was in memory at the end
};

}  // namespace newsdex::glass
