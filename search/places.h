// Where in an article the places of a clause are, by the position lists of one part.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <roaring/roaring.hh>

#include "common/archive/archive.h"
#include "common/text/positions.h"
#include "search/deadline.h"
#include "search/plan.h"
#include "search/spans.h"

namespace newsdex {

/// Reads the places of clauses that have any: terms with positions, phrases, `near`, and `either`
/// of these, in some articles. Each position list of an article is read once. What it is given must
/// outlive it.
class PlaceReader {
 public:
  PlaceReader(const Part& part, const Clause& clause, const Roaring& among,
              const Deadline& deadline);
  PlaceReader(const PlaceReader&) = delete;
  PlaceReader& operator=(const PlaceReader&) = delete;

  /// Those of the articles that may have places of the clause; all that have are among them.
  [[nodiscard]] Roaring candidates() const { return candidates(bound_); }

  /// The places in one article.
  [[nodiscard]] Spans places(std::uint32_t docid);

 private:
  using Positions = std::vector<std::uint32_t>;
  using Bands = std::vector<text::Band>;

  struct TermPlaces {
    Roaring docids;  ///< of the articles that have the term
    glass::PositionReader reader;
    std::uint32_t docid = 0;  ///< whose positions were read last; 0: none
    Positions positions;
    bool is_in_all = false;  ///< whether all candidates have the term
  };

  /// A slot whose terms are looked up.
  struct BoundSlot {
    std::uint32_t offset = 0;
    std::vector<TermPlaces*> terms;
    std::vector<TermPlaces*> except;
    Roaring docids;  ///< of the articles that have any of the terms
  };

  /// A clause whose terms are looked up; what slots it has, the rarest first.
  struct Bound {
    const Clause* clause = nullptr;
    std::vector<BoundSlot> slots;
    TermPlaces* speaker = nullptr;     ///< nullptr: whoever says it
    TermPlaces* paragraphs = nullptr;  ///< of `near`
    TermPlaces* sentences = nullptr;
    std::vector<Bound> children;
  };

  [[nodiscard]] Bound bind(const Clause& clause);
  [[nodiscard]] BoundSlot bind(const Slot& slot);
  [[nodiscard]] TermPlaces* bind(const std::string& term);
  [[nodiscard]] Roaring candidates(const Bound& bound) const;
  [[nodiscard]] Spans places(Bound& bound, std::uint32_t docid);
  [[nodiscard]] Spans phrase(Bound& bound, std::uint32_t docid);
  [[nodiscard]] Spans pairs(Bound& bound, std::uint32_t docid);
  [[nodiscard]] Breaks breaks(Bound& bound, std::uint32_t docid);
  /// Each place of the clause is within one of these, ascending, unless there are none.
  [[nodiscard]] Bands bands(const Bound& bound, std::uint32_t docid);
  void read_beginnings(const BoundSlot& slot, std::uint32_t docid, Positions& out);
  void keep_beginnings(const BoundSlot& slot, std::uint32_t docid, Positions& begins);
  const Positions& positions(TermPlaces& term, std::uint32_t docid);

  const Part& part_;
  const Roaring& among_;
  const Deadline& deadline_;
  PacedDeadline pace_;
  std::map<std::string, TermPlaces> terms_;  ///< all of the clause
  Bound bound_;
  Positions begins_;  ///< of the phrase at hand
  Positions others_;
};

}  // namespace newsdex
