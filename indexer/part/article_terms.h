// The terms of one article in three runs of memory: no allocation a term, nothing to be hashed or
// packed again by the one thread that writes.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

class ArticleTerms {
 public:
  /// A term of the article. Views hold until something is added.
  struct Term {
    std::string_view name;       ///< at most kMaxTermBytes, without NUL
    std::uint64_t hash = 0;      ///< `term_hash` of the name
    std::uint32_t wdf = 0;       ///< 0 of a label
    std::string_view positions;  ///< packed (glass/position_list.h); empty where there are none
  };

  /// Names ascend by bytes. `positions` ascend; those of a label are where its evidence stands.
  /// `hash` is `term_hash` of the name.
  void add(std::string_view name, std::uint64_t hash, std::uint32_t wdf,
           std::span<const std::uint32_t> positions);

  void reserve(std::size_t terms, std::size_t name_bytes);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] Term operator[](std::size_t index) const {
    const Row& row = rows_[index];
    const std::uint32_t name = index > 0 ? rows_[index - 1].name_end : 0;
    const std::uint32_t positions = index > 0 ? rows_[index - 1].positions_end : 0;
    return {{names_.data() + name, row.name_end - name},
            row.hash,
            row.wdf,
            {positions_.data() + positions, row.positions_end - positions}};
  }

  /// The wdf of all terms together, and the greatest.
  [[nodiscard]] std::uint32_t length() const { return length_; }
  [[nodiscard]] std::uint32_t most_wdf() const { return most_wdf_; }

  friend bool operator==(const ArticleTerms&, const ArticleTerms&) = default;

 private:
  /// Where a term ends in the runs; it begins where the one before it ends.
  struct Row {
    std::uint64_t hash;
    std::uint32_t name_end;
    std::uint32_t positions_end;
    std::uint32_t wdf;

    friend bool operator==(const Row&, const Row&) = default;
  };

  std::vector<Row> rows_;
  std::string names_;
  std::string positions_;
  std::uint32_t length_ = 0;
  std::uint32_t most_wdf_ = 0;
};

/// The same within one run of the program, another in the next: nobody can prepare names that all
/// fall together.
[[nodiscard]] std::uint64_t term_hash(std::string_view name);

/// The first bytes of a name, what it lacks of them zero, as numbers that are ordered alike. Names
/// of as many bytes, at most kFirstBytes, are equal where these are.
using FirstBytes = std::array<std::uint64_t, 2>;
inline constexpr std::size_t kFirstBytes = sizeof(FirstBytes);
[[nodiscard]] FirstBytes first_bytes(std::string_view name);

}  // namespace newsdex
