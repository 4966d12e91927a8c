// What an article is worth for a term: Okapi BM25 (Robertson and others, TREC-3, 1994), as Xapian
// 1.4 computes it (weight/bm25weight.cc), over the statistics of all parts.

#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>

#include "common/archive/archive.h"
#include "search/deadline.h"

namespace newsdex {

// An article's words count by zone: those of the title three times, those of the lead twice, which
// is why k1 is higher and b lower than usual (tests/quality/ir_eval; both were chosen with an eye
// to both of its collections).
inline constexpr double kBm25K1 = 1.6;
inline constexpr double kBm25B = 0.6;
inline constexpr double kBm25LeastLength = 0.5;  ///< shorter ones, in mean lengths, gain no more

/// What it is given must outlive it. Functions throw ArchiveError where a part is damaged,
/// InputError (`timeout`) past the deadline.
class Bm25 {
 public:
  Bm25(const Archive& archive, const Deadline& deadline);

  /// What a term is worth at most: the rarer, the more. Above 0.
  [[nodiscard]] double weight(const std::string& term) const;

  /// What a term of that weight is worth in an article of that length that has it `wdf` times:
  /// below the weight, the more the greater wdf is and the shorter the article.
  [[nodiscard]] double worth(double weight, std::uint32_t wdf, std::uint32_t length) const {
    const double relative = std::max(length * per_length_, kBm25LeastLength);
    return weight * (wdf / (kBm25K1 * (relative * kBm25B + (1 - kBm25B)) + wdf));
  }

  /// Adds to `scores[i]` what a term of that weight is worth in the article `docids[i]` of a part:
  /// nothing where it does not stand. Docids ascend.
  void add(const Part& part, std::span<const std::uint32_t> docids, const std::string& term,
           double weight, std::span<double> scores) const;

 private:
  const Archive& archive_;
  const Deadline& deadline_;
  double articles_ = 0;
  double per_length_ = 0;  ///< 1 / mean length
};

}  // namespace newsdex
