// What the mentions of a word in an article say to each other: a word that is surely a person in
// one place is likely one in another.
//
// After Krishnan, Manning: An Effective Two-Stage Model for Exploiting Non-Local Dependencies in
// Named Entity Recognition (2006), with probabilities of the first stage in place of labels.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/entities/tagger/labels.h"
#include "common/entities/tagger/model.h"
#include "common/entities/tagger/uses.h"

namespace newsdex::entities::tagger {

/// How likely a word is outside all names (0), or in a name of each kind (1 + kind). Sums to 1.
using KindShares = std::array<float, 1 + kSpanKindNames.size()>;

class Agreement {
 public:
  /// Must outlive this.
  explicit Agreement(const WordUses& uses);

  /// Takes a mention of a word with such a use into account.
  void add(const Use& use, const KindShares& shares);

  /// Adds what the other mentions say to the scores of a mention that has been added as `own`.
  void advise(const Use& use, const KindShares& own, Scores& scores) const;

 private:
  struct Sum {
    KindShares shares{};
    float mentions = 0;
  };

  const WordUses& uses_;
  std::vector<Sum> sums_;  // by number of the use
};

}  // namespace newsdex::entities::tagger
