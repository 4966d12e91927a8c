// The terms of one article in three runs of memory: no allocation a term, nothing to be hashed or
// packed again by the one thread that writes.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/part/byte_run.h"

namespace newsdex {

class ArticleTerms {
 public:
  static constexpr std::uint32_t kNoNumber = UINT32_MAX;

  /// A term of the article. Views hold until something is added; kSpareBytes may be read behind
  /// them.
  struct Term {
    std::string_view name;       ///< at most kMaxTermBytes, without NUL
    std::uint64_t hash = 0;      ///< `term_hash` of the name
    std::uint32_t wdf = 0;       ///< 0 of a label
    std::string_view positions;  ///< packed (glass/position_list.h); empty where there are none
    std::uint32_t number = kNoNumber;  ///< in `numbering`
  };

  ArticleTerms() = default;
  /// `numbering`: in which one name has one number, in all articles that have the same. 0: none.
  explicit ArticleTerms(std::uint64_t numbering) : numbering_(numbering) {}

  /// Names ascend by bytes. `positions` ascend; those of a label are where its evidence stands.
  /// `hash` is `term_hash` of the name.
  void add(std::string_view name, std::uint64_t hash, std::uint32_t wdf,
           std::span<const std::uint32_t> positions, std::uint32_t number = kNoNumber);

  void reserve(std::size_t terms, std::size_t name_bytes, std::size_t positions);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  /// Of all names together.
  [[nodiscard]] std::size_t name_bytes() const { return names_.size(); }
  /// Of the packed positions of all terms together.
  [[nodiscard]] std::size_t position_bytes() const { return positions_.size(); }
  /// Calls `take` with each term, in order.
  template <typename Take>
  void for_each(Take&& take) const {
    const char* name = names_.data();
    const char* positions = positions_.data();
    for (const Row& row : rows_) {
      const char* const name_end = names_.data() + row.name_end;
      const char* const positions_end = positions_.data() + row.positions_end;
      take(Term{{name, name_end}, row.hash, row.wdf, {positions, positions_end}, row.number});
      name = name_end;
      positions = positions_end;
    }
  }

  [[nodiscard]] std::uint64_t numbering() const { return numbering_; }

  /// The wdf of all terms together, and the greatest.
  [[nodiscard]] std::uint32_t length() const { return length_; }
  [[nodiscard]] std::uint32_t most_wdf() const { return most_wdf_; }

  /// Whatever their numbers are.
  friend bool operator==(const ArticleTerms& a, const ArticleTerms& b) {
    return a.rows_ == b.rows_ && a.names_ == b.names_ && a.positions_ == b.positions_;
  }

 private:
  /// Where a term ends in the runs; it begins where the one before it ends.
  struct Row {
    std::uint64_t hash;
    std::uint32_t name_end;
    std::uint32_t positions_end;
    std::uint32_t wdf;
    std::uint32_t number;

    friend bool operator==(const Row& a, const Row& b) {
      return a.name_end == b.name_end && a.positions_end == b.positions_end && a.wdf == b.wdf;
    }
  };

  std::vector<Row> rows_;
  ByteRun names_;
  ByteRun positions_;
  std::uint64_t numbering_ = 0;
  std::uint32_t length_ = 0;
  std::uint32_t most_wdf_ = 0;
};

}  // namespace newsdex
