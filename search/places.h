// Where in an article the places of a clause are, by the position lists of one part.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <roaring/roaring.hh>

#include "common/archive/archive.h"
#include "search/deadline.h"
#include "search/plan.h"
#include "search/spans.h"

namespace newsdex {

/// Those `among` some articles of a part that have a term. Throws ArchiveError where the part is
/// damaged, InputError (`timeout`) past the deadline.
[[nodiscard]] Roaring postings(const Part& part, const std::string& term, const Roaring& among,
                               const Deadline& deadline);
/// Those that have any of some terms.
[[nodiscard]] Roaring postings(const Part& part, const std::vector<std::string>& terms,
                               const Roaring& among, const Deadline& deadline);

/// Reads the places of clauses that have any: terms with positions, phrases, `near`, and `either`
/// of these, in some articles. Each position list of an article is read once. What it is given must
/// outlive it.
class PlaceReader {
 public:
  PlaceReader(const Part& part, const Clause& clause, const Roaring& among,
              const Deadline& deadline);

  /// Those of the articles that may have places of the clause; all that have are among them.
  [[nodiscard]] Roaring candidates() const { return candidates(clause_); }

  /// The places in one article.
  [[nodiscard]] Spans places(std::uint32_t docid);

 private:
  using Positions = std::vector<std::uint32_t>;

  struct TermPlaces {
    Roaring docids;  ///< of the articles that have the term
    glass::PositionReader reader;
    std::uint32_t docid = 0;  ///< whose positions were read last; 0: none
    Positions positions;
  };

  void read_postings(const Clause& clause);
  void read_postings(const std::string& term);
  [[nodiscard]] Roaring candidates(const Clause& clause) const;
  [[nodiscard]] Roaring any_of(const std::vector<std::string>& terms) const;
  [[nodiscard]] Spans places(const Clause& clause, std::uint32_t docid);
  [[nodiscard]] Spans phrase(const Clause& clause, std::uint32_t docid);
  [[nodiscard]] Spans pairs(const Clause& clause, std::uint32_t docid);
  [[nodiscard]] Breaks breaks(const std::string& text_prefix, std::uint32_t docid);
  [[nodiscard]] Positions beginnings(const Slot& slot, std::uint32_t docid);
  const Positions& positions(const std::string& term, std::uint32_t docid);

  const Part& part_;
  const Clause& clause_;
  const Roaring& among_;
  const Deadline& deadline_;
  std::map<std::string, TermPlaces> terms_;  ///< all of the clause
};

}  // namespace newsdex
