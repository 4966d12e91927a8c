// Where in an article the places of a clause are, by the position lists of one part.

#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <roaring/roaring.hh>

#include "common/archive/archive.h"
#include "search/deadline.h"
#include "search/plan.h"
#include "search/spans.h"

namespace newsdex {

/// Those `among` some articles of a part that have a term. May throw what Xapian throws for a
/// damaged part.
[[nodiscard]] Roaring postings(const Part& part, const std::string& term, const Roaring& among,
                               const Deadline& deadline);
/// Those that have any of some terms.
[[nodiscard]] Roaring postings(const Part& part, const std::vector<std::string>& terms,
                               const Roaring& among, const Deadline& deadline);

/// Reads the places of clauses that have any: terms with positions, phrases, `near`, and `either`
/// of these, in some articles. Each position list of an article is read once, and those of a term
/// for a run of articles one after the other, as they lie in the table. What it is given must
/// outlive it.
class PlaceReader {
 public:
  PlaceReader(const Part& part, const Clause& clause, const Roaring& among,
              const Deadline& deadline);

  /// Those of the articles that may have places of the clause; all that have are among them.
  [[nodiscard]] const std::vector<std::uint32_t>& candidates() const { return candidates_; }

  /// The places in candidate `index`; to be asked from the first to the last.
  [[nodiscard]] Spans places(std::size_t index);

 private:
  using Positions = std::vector<std::uint32_t>;

  /// Candidates [begin, end), the next ones to be asked about.
  struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// The positions of one term in the articles of a run: those of its i-th article are
  /// [begins[i], begins[i + 1]) of `all`.
  struct RunPositions {
    std::vector<std::size_t> begins;
    Positions all;
  };

  void read_postings(const Clause& clause);
  void read_postings(const std::string& term);
  [[nodiscard]] Roaring candidates(const Clause& clause) const;
  [[nodiscard]] Roaring any_of(const std::vector<std::string>& terms) const;
  void begin_run(std::size_t index);
  // Of the article `current_`.
  [[nodiscard]] Spans places(const Clause& clause);
  [[nodiscard]] Spans phrase(const Clause& clause);
  [[nodiscard]] Spans pairs(const Clause& clause);
  [[nodiscard]] Breaks breaks(const std::string& text_prefix);
  [[nodiscard]] Positions beginnings(const Slot& slot);
  [[nodiscard]] std::span<const std::uint32_t> positions(const std::string& term);
  [[nodiscard]] RunPositions read_run(const std::string& term) const;

  const Part& part_;
  const Clause& clause_;
  const Roaring& among_;
  const Deadline& deadline_;
  std::map<std::string, Roaring> docids_;
  std::vector<std::uint32_t> candidates_;
  Run run_;
  std::size_t current_ = 0;                        // candidate
  std::map<std::string, RunPositions> positions_;  // of the run
};

}  // namespace newsdex
