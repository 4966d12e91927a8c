#include "common/entities/tagger/decoder.h"

#include <algorithm>
#include <cmath>

namespace newsdex::entities::tagger {
namespace {

/// The largest score of all labels.
float largest_of(const Scores& scores) {
  PartNumbers largest{};  // that of kOutside
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    const PartNumbers numbers = scores_of(scores, kind);
    largest = numbers > largest ? numbers : largest;
  }
  return std::max(std::max(largest[0], largest[1]), std::max(largest[2], largest[3]));
}

}  // namespace

Decoder::Decoder(const Transitions& transitions) {
  for (LabelId a = 0; a < kLabels; ++a) {
    for (LabelId b = 0; b < kLabels; ++b) {
      const bool allowed = may_follow(a, b);
      transitions_[a].set(b, allowed ? transitions[a][b] : -INFINITY);
      const float factor = allowed ? std::exp(transitions[a][b]) : 0;
      factors_[a].set(b, factor);
      factors_from_[b].set(a, factor);
    }
  }
}

void Decoder::decode(std::span<const Scores> scores, std::size_t first,
                     std::vector<TaggedSpan>& spans) {
  find_best(scores);
  bool summed = false;
  for (std::size_t i = 0; i < best_.size(); ++i) {
    if (best_[i] == kOutside) continue;
    std::size_t last = i;
    while (is_open(best_[last])) ++last;
    if (!summed) sum_paths(scores);
    summed = true;
    const SpanKind kind = kind_of(best_[i]);
    const float per_cent = 100 * std::clamp(probability(i, last, kind), 0.0F, 1.0F);
    spans.push_back({first + i, first + last, kind, static_cast<std::uint8_t>(per_cent)});
    i = last;
  }
}

void Decoder::weigh(std::span<const Scores> scores, std::vector<KindShares>& shares) {
  sum_paths(scores);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    KindShares& of_word = shares.emplace_back();
    of_word[0] = forward_[i].outside * backward_[i].outside;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      const PartNumbers parts = forward_[i].inside[kind] * backward_[i].inside[kind];
      for (std::size_t part = 0; part < kParts; ++part) of_word[1 + kind] += parts[part];
    }
  }
}

void Decoder::find_best(std::span<const Scores> scores) {
  LabelRow sums = transitions_[kOutside];
  before_.resize(scores.size());
  before_[0] = {};
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i > 0) step_best(sums, before_[i]);
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      sums.inside[kind] += scores_of(scores[i], kind);
    }
  }
  LabelId best = best_last(sums);
  best_.resize(scores.size());
  for (std::size_t i = scores.size(); i > 0; --i) {
    best_[i - 1] = best;
    const BestBefore& before = before_[i - 1];
    best = best == kOutside
               ? before.outside
               : static_cast<LabelId>(before.inside[(best - 1U) / kParts][(best - 1U) % kParts]);
  }
}

/// Goes on from the best sums up to a word to those up to the next one, whose scores are left out.
void Decoder::step_best(LabelRow& sums, BestBefore& before) const {
  LabelRow next;
  next.outside = sums.outside + transitions_[kOutside].outside;
  before.outside = kOutside;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    next.inside[kind] = sums.outside + transitions_[kOutside].inside[kind];
    before.inside[kind] = PartLabels{};
  }
  const auto prefer = [&](const KindPart& from, float sum, std::size_t kind) {
    const PartNumbers sums_here = sum + transitions_[from.label].inside[kind];
    const auto better = sums_here > next.inside[kind];
    next.inside[kind] = better ? sums_here : next.inside[kind];
    before.inside[kind] = better ? PartLabels{} + from.label : before.inside[kind];
  };
  for (const KindPart& from : kClosing) {
    const float sum = sums.inside[from.kind][from.part];
    for (std::size_t kind = 0; kind < kKinds; ++kind) prefer(from, sum, kind);
    const float sum_outside = sum + transitions_[from.label].outside;
    if (sum_outside <= next.outside) continue;
    next.outside = sum_outside;
    before.outside = from.label;
  }
  for (const KindPart& from : kLeftOpen) {
    prefer(from, sums.inside[from.kind][from.part], from.kind);
  }
  sums = next;
}

/// The last label of the best labels of a run, by their sums up to its end.
LabelId Decoder::best_last(const LabelRow& sums) const {
  LabelId best = kOutside;
  float most = sums.outside + transitions_[kOutside].outside;
  for (const KindPart& from : kClosing) {
    const float sum = sums.inside[from.kind][from.part] + transitions_[from.label].outside;
    if (sum <= most) continue;
    most = sum;
    best = from.label;
  }
  return best;
}

void Decoder::sum_paths(std::span<const Scores> scores) {
  const std::size_t count = scores.size();
  factor_.resize(count);
  forward_.resize(count);
  backward_.resize(count);
  sum_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const float largest = largest_of(scores[i]);
    factor_[i].outside = std::exp(-largest);
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      factor_[i].inside[kind] = exp_of(scores_of(scores[i], kind) - largest);
    }
    LabelRow& forward = forward_[i];
    if (i == 0) {
      forward = factors_[kOutside];
    } else {
      step_forward(forward_[i - 1], forward);
    }
    forward.outside *= factor_[i].outside;
    sum_[i] = forward.outside;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      forward.inside[kind] *= factor_[i].inside[kind];
      for (std::size_t part = 0; part < kParts; ++part) sum_[i] += forward.inside[kind][part];
    }
    forward.outside /= sum_[i];
    for (PartNumbers& kind : forward.inside) kind /= sum_[i];
  }
  const float end = sum_to_end(forward_[count - 1]);
  LabelRow& last = backward_[count - 1];
  last = factors_from_[kOutside];
  last.outside /= end;
  for (PartNumbers& kind : last.inside) kind /= end;
  for (std::size_t i = count - 1; i > 0; --i) {
    LabelRow behind;
    behind.outside = factor_[i].outside * backward_[i].outside / sum_[i];
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      behind.inside[kind] = factor_[i].inside[kind] * backward_[i].inside[kind] / sum_[i];
    }
    step_backward(behind, backward_[i - 1]);
  }
}

/// The sums of the paths to each label of a word, by those to the word before it.
void Decoder::step_forward(const LabelRow& before, LabelRow& sums) const {
  sums.outside = before.outside * factors_[kOutside].outside;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    sums.inside[kind] = before.outside * factors_[kOutside].inside[kind];
  }
  for (const auto& [label, kind_before, part] : kClosing) {
    const float share = before.inside[kind_before][part];
    sums.outside += share * factors_[label].outside;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      sums.inside[kind] += share * factors_[label].inside[kind];
    }
  }
  for (const auto& [label, kind, part] : kLeftOpen) {
    sums.inside[kind] += before.inside[kind][part] * factors_[label].inside[kind];
  }
}

/// The sum of the paths of a run, by those to its last word.
float Decoder::sum_to_end(const LabelRow& last) const {
  float sum = last.outside * factors_[kOutside].outside;
  for (const auto& [label, kind, part] : kClosing) {
    sum += last.inside[kind][part] * factors_[label].outside;
  }
  return sum;
}

/// The sums of the paths from each label of a word on, by those from the next word on.
void Decoder::step_backward(const LabelRow& behind, LabelRow& sums) const {
  sums.outside = behind.outside * factors_from_[kOutside].outside;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    sums.inside[kind] = behind.outside * factors_from_[kOutside].inside[kind];
  }
  for (const auto& [label, kind_behind, part] : kOpening) {
    const float share = behind.inside[kind_behind][part];
    sums.outside += share * factors_from_[label].outside;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      sums.inside[kind] += share * factors_from_[label].inside[kind];
    }
  }
  for (const auto& [label, kind, part] : kGoingOn) {
    sums.inside[kind] += behind.inside[kind][part] * factors_from_[label].inside[kind];
  }
}

/// The share of the paths that label words [first, last] as one name of that kind.
float Decoder::probability(std::size_t first, std::size_t last, SpanKind kind) const {
  const auto label_at = [&](std::size_t i) {
    if (first == last) return label_of(kind, Part::single);
    if (i == first) return label_of(kind, Part::begin);
    return label_of(kind, i == last ? Part::end : Part::inside);
  };
  float share = forward_[first].at(label_at(first));
  for (std::size_t i = first + 1; i <= last; ++i) {
    const LabelId label = label_at(i);
    share *= factors_[label_at(i - 1)].at(label) * factor_[i].at(label) / sum_[i];
  }
  return share * backward_[last].at(label_at(last));
}

}  // namespace newsdex::entities::tagger
