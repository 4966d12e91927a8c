#include "common/entities/aboutness.h"

#include <algorithm>
#include <numeric>

namespace newsdex::entities {
namespace {

constexpr double kShareOfAbout = 0.15;

bool stands_in(const Label& label, Zone zone) {
  return std::any_of(label.evidence.begin(), label.evidence.end(), [&](const Evidence& evidence) {
    return evidence.zone == zone && evidence.kind != MentionKind::org_implied;
  });
}

}  // namespace

void judge_aboutness(std::vector<Label>& countries) {
  const std::uint32_t all =
      std::accumulate(countries.begin(), countries.end(), 0U,
                      [](std::uint32_t sum, const Label& label) { return sum + label.mentions; });
  if (all == 0) return;
  for (Label& label : countries) {
    const double share = static_cast<double>(label.mentions) / all;
    const bool title = stands_in(label, Zone::title);
    const bool lead = stands_in(label, Zone::lead);
    label.about = title || lead || share >= kShareOfAbout;
    const double strength = share + (title ? 0.3 : 0.0) + (lead ? 0.2 : 0.0);
    const double score =
        label.about ? 50 + 49 * std::min(1.0, strength) : 49 * share / kShareOfAbout;
    label.score = static_cast<std::uint8_t>(score);
  }
}

}  // namespace newsdex::entities
