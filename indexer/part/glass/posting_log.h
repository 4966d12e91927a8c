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
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/files.h"
#include "indexer/part/article_terms.h"
#include "indexer/part/glass/log_blocks.h"

namespace newsdex::glass {

/// A term in one article.
struct LoggedPosting {
  std::uint32_t docid = 0;
  std::uint32_t wdf = 0;
  std::string_view positions;  ///< packed, see position_list.h; empty where there are none
};

class PostingLog {
 public:
  /// Runs go into `folder`, which exists; they are left there. `budget`: bytes of memory to use,
  /// more or less; at least one article is always held.
  PostingLog(std::filesystem::path folder, std::size_t budget);

  /// Docids ascend.
  void add(std::uint32_t docid, const ArticleTerms& terms);

  /// What one term has: called once a term, in byte order, then once a posting, in docid order.
  struct Sink {
    std::function<void(std::string_view term, std::uint64_t articles, std::uint64_t occurrences)>
        term;
    std::function<void(const LoggedPosting&)> posting;
  };

  /// Orders what was added; nothing may be added after.
  void finish();

  /// Hands over everything, once it is finished; also to several threads at a time.
  void hand_over(const Sink& sink) const;

 private:
  struct alignas(64) Term {  // a line of the cache
    std::uint64_t hash = 0;
    FirstBytes first{};
    std::size_t name_begin = 0;
    std::uint64_t occurrences = 0;
    std::uint64_t bytes = 0;  ///< of its postings in the log
    std::uint32_t articles = 0;
    std::uint32_t last_docid = 0;
    std::uint32_t name_bytes = 0;
  };
  /// Of the hash table of terms: a part of the hash, and the number plus one; 0 where none is.
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t number = 0;
  };

  std::uint32_t number_of(const ArticleTerms::Term& term);
  void prefetch_slot(std::uint64_t hash) const;
  void prefetch_term(std::uint64_t hash) const;
  void grow();
  [[nodiscard]] std::string_view name(const Term& term) const {
    return std::string_view(names_).substr(term.name_begin, term.name_bytes);
  }
  [[nodiscard]] bool is_named(const Term& term, const ArticleTerms::Term& wanted,
                              const FirstBytes& first) const;
  [[nodiscard]] std::size_t memory() const;
  /// The numbers of all terms in byte order of their names.
  [[nodiscard]] std::vector<std::uint32_t> order() const;
  [[nodiscard]] std::string ordered();
  void clear();
  void spill();

  std::filesystem::path folder_;
  std::size_t budget_;
  std::vector<Slot> slots_;
  std::vector<Term> terms_;  ///< by number
  std::string names_;
  /// For each posting the number of its term, the distance to the docid before, the wdf, how many
  /// bytes the positions have, and these.
  LogBlocks log_;
  std::vector<MappedFile> runs_;
  std::string last_run_;  ///< what was in memory at the end
};

}  // namespace newsdex::glass
