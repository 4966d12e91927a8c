// The scores of a part's articles, by stretches of docids of which it is known what they can have.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <roaring/roaring.hh>

#include "common/archive/archive.h"
#include "search/bm25.h"
#include "search/threshold.h"

namespace newsdex {

/// Articles of one part and the score of each.
struct Scores {
  std::vector<std::uint32_t> docids;
  std::vector<double> scores;
};

/// Docids first..end - 1 of a part, and what no article among them is worth more than.
struct Window {
  double bound = 0;
  std::size_t part = 0;
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

/// The postings of one term in one part, by windows.
class TermPostings {
 public:
  TermPostings(const Part& part, const std::string& term, double weight);

  [[nodiscard]] double weight() const { return weight_; }
  [[nodiscard]] std::uint32_t articles() const { return list_.articles(); }

  /// Where its blocks begin (common/archive/frequent_terms.h); empty of a term that is not
  /// frequent.
  [[nodiscard]] std::span<const std::uint32_t> firsts() const {
    return frequent_ ? frequent_->firsts() : std::span<const std::uint32_t>();
  }

  /// Adds to the bound of each window, which ascend, what the term is worth there at most.
  void add_bounds(const Part& part, const Bm25& bm25, std::vector<Window>& windows) const;

  /// Calls `add` with each article of a window that has the term, docids ascending, and what the
  /// term is worth there.
  template <typename Add>
  void for_each_score(const Part& part, const Bm25& bm25, const Window& window, Add&& add);

 private:
  double weight_;
  glass::PostingList list_;
  std::optional<FrequentTerm> frequent_;
  std::vector<glass::DocidWdf> postings_;  ///< all of a term that is not frequent
  std::uint32_t block_ = 0;                ///< the chunk at hand, by its first docid; 0: none
};

/// What it is given must outlive it. Functions throw ArchiveError where the part is damaged.
class PartScorer {
 public:
  /// `matches`: articles of the part. `weights`: terms and what each is worth at most.
  PartScorer(const Part& part, const Roaring& matches, const std::map<std::string, double>& weights,
             const Bm25& bm25);

  /// All docids of the part, whose number in the archive is `part`, in windows, in order. With
  /// bounds if asked for, and if most postings are of one frequent term: else they would hardly
  /// leave anything out.
  [[nodiscard]] std::vector<Window> windows(std::size_t part, bool bounded);

  /// Appends the matches of a window whose score is no less than the threshold, docids ascending,
  /// each added up in the order of the terms, and offers them to it.
  void score(const Window& window, Threshold& threshold, Scores& out);

 private:
  /// The blocks of a term that has more postings than all others together; empty: there is none.
  [[nodiscard]] std::span<const std::uint32_t> leading_blocks() const;
  [[nodiscard]] std::vector<std::uint32_t> matches_in(const Window& window) const;
  void score_narrow(const Window& window, Threshold& threshold, Scores& out);
  void score_wide(const Window& window, Threshold& threshold, Scores& out);

  const Part& part_;
  const Roaring& matches_;
  const Bm25& bm25_;
  std::vector<TermPostings> terms_;    ///< in the order of their names
  std::vector<std::uint32_t> docids_;  ///< of the matches, where windows have no bounds
  std::vector<double> table_;          ///< scores of a window, by docid from its first on
};

}  // namespace newsdex
