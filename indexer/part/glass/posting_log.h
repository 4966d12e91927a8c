// Postings by article turned into postings by term, in bounded memory.
//
// What is added is logged with a number for its term. Once the log has reached its budget it is
// ordered by term and written out as a run; at the end the runs and what is left are merged. All
// articles of a run come before those of the next one, so that merging is putting end to end.

#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xxhash.h>

#include "common/archive/files.h"
#include "indexer/part/part_document.h"

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
  void add(std::uint32_t docid, const std::vector<Posting>& postings);

  /// What one term has: called once a term, in byte order, then once a posting, in docid order.
  struct Sink {
    std::function<void(std::string_view term, std::uint64_t articles, std::uint64_t occurrences)>
        term;
    std::function<void(const LoggedPosting&)> posting;
  };

  /// Hands over everything; nothing may be added after.
  void drain(const Sink& sink);

 private:
  struct Term {
    std::uint64_t articles = 0;
    std::uint64_t occurrences = 0;
    std::uint64_t bytes = 0;  ///< of its postings in the log
    std::uint32_t last_docid = 0;
  };
  struct Hash {
    std::size_t operator()(std::string_view text) const {
      return XXH3_64bits(text.data(), text.size());
    }
  };

  std::uint32_t number_of(const std::string& term);
  [[nodiscard]] std::string ordered();
  void spill();

  std::filesystem::path folder_;
  std::size_t budget_;
  std::deque<std::string> names_;  ///< of terms, by number; stay where they are
  std::unordered_map<std::string_view, std::uint32_t, Hash> numbers_;
  std::vector<Term> terms_;
  std::size_t name_bytes_ = 0;
  std::string log_;
  std::string posting_;  ///< the one being logged
  std::vector<MappedFile> runs_;
};

}  // namespace newsdex::glass
