// Matching: which articles of an archive a clause describes, exactly.
//
// The answer is a set, one bitmap a part; totals, facets, date order and export all come from it,
// so counts and lists cannot disagree.

#pragma once

#include <cstdint>
#include <vector>

#include <roaring/roaring.hh>

#include "common/archive/archive.h"
#include "search/deadline.h"
#include "search/plan.h"

namespace newsdex {

/// Articles of an archive: docids by part, in the order of Archive::parts().
class Matches {
 public:
  explicit Matches(std::vector<Roaring> parts) : parts_(std::move(parts)) {}

  [[nodiscard]] const std::vector<Roaring>& parts() const { return parts_; }
  [[nodiscard]] std::uint64_t size() const;

  Matches& operator&=(const Matches& other);
  Matches& operator|=(const Matches& other);
  Matches& operator-=(const Matches& other);

 private:
  std::vector<Roaring> parts_;
};

/// The live articles of an archive.
[[nodiscard]] Matches everything(const Archive& archive);

/// The live articles that a clause describes. Throws InputError (`timeout`) past the deadline; may
/// throw what Xapian throws for a damaged part.
[[nodiscard]] Matches match(const Archive& archive, const Clause& clause, const Deadline& deadline);

/// Those `among` some live articles that a clause describes: the fewer they are, the less is read.
/// Throws as above.
[[nodiscard]] Matches match(const Archive& archive, const Clause& clause, const Matches& among,
                            const Deadline& deadline);

/// Whether `match` would find any, and no more work than that takes. Throws as above.
[[nodiscard]] bool has_match(const Archive& archive, const Clause& clause,
                             const Deadline& deadline);

/// Those `among` some articles whose publication date only overlaps a Kind::date clause, which does
/// not contain it.
[[nodiscard]] Matches match_overlapping(const Archive& archive, const DayRange& days,
                                        const Matches& among, const Deadline& deadline);

/// Those `among` some articles that have no publication date.
[[nodiscard]] Matches undated(const Archive& archive, const Matches& among,
                              const Deadline& deadline);

}  // namespace newsdex
