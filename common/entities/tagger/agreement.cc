#include "common/entities/tagger/agreement.h"

#include <algorithm>
#include <cmath>

namespace newsdex::entities::tagger {
namespace {

// Chosen on newswire left out of training (data/MODEL.md).
constexpr float kWeight = 1;  // of what the others say
constexpr float kDoubt = 1;   // mentions that say nothing, for every word

}  // namespace

Agreement::Agreement(const WordUses& uses) : uses_(uses), sums_(uses.size()) {}

void Agreement::add(const Use& use, const KindShares& shares) {
  Sum& sum = sums_[uses_.number_of(use)];
  for (std::size_t kind = 0; kind < shares.size(); ++kind) sum.shares[kind] += shares[kind];
  ++sum.mentions;
}

void Agreement::advise(const Use& use, const KindShares& own, Scores& scores) const {
  const Sum& sum = sums_[uses_.number_of(use)];
  if (sum.mentions < 2) return;
  const auto share = [&](std::size_t kind) {
    const float others = std::max(0.0F, sum.shares[kind] - own[kind]);
    static constexpr float kEven = 1.0F / std::tuple_size_v<KindShares>;
    return (others + kDoubt * kEven) / (sum.mentions - 1 + kDoubt);
  };
  const float outside = std::log(share(0));
  for (std::size_t kind = 0; kind < kSpanKindNames.size(); ++kind) {
    const float advice = kWeight * (std::log(share(1 + kind)) - outside);  // outside scores 0
    for (std::size_t part = 0; part < kParts; ++part) scores[kParts * kind + part] += advice;
  }
}

}  // namespace newsdex::entities::tagger
