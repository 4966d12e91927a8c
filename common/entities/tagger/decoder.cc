#include "common/entities/tagger/decoder.h"

#include <algorithm>
#include <cmath>

namespace newsdex::entities::tagger {
namespace {

/// The labels that may stand before a label: the closed ones, or the open ones of its kind.
struct LabelList {
  std::array<LabelId, kLabels> labels{};
  std::size_t count = 0;

  [[nodiscard]] constexpr const LabelId* begin() const { return labels.data(); }
  [[nodiscard]] constexpr const LabelId* end() const { return labels.data() + count; }
};

constexpr std::array<LabelList, kLabels> kPredecessors = [] {
  std::array<LabelList, kLabels> lists{};
  for (LabelId label = 0; label < kLabels; ++label) {
    for (LabelId before = 0; before < kLabels; ++before) {
      if (may_follow(before, label)) lists[label].labels[lists[label].count++] = before;
    }
  }
  return lists;
}();

float score_of(const Scores& scores, LabelId label) {
  return label == kOutside ? 0 : scores[label - 1U];
}

}  // namespace

Decoder::Decoder(const Transitions& transitions) : transitions_(transitions) {
  for (LabelId a = 0; a < kLabels; ++a) {
    for (LabelId b = 0; b < kLabels; ++b) factors_[a][b] = std::exp(transitions[a][b]);
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
    of_word[0] = forward_[i][kOutside] * backward_[i][kOutside];
    for (LabelId label = 1; label < kLabels; ++label) {
      of_word[1 + static_cast<std::size_t>(kind_of(label))] +=
          forward_[i][label] * backward_[i][label];
    }
  }
}

void Decoder::find_best(std::span<const Scores> scores) {
  Row sums;
  sums.fill(-INFINITY);
  sums[kOutside] = 0;
  before_.resize(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    Row next;
    for (LabelId label = 0; label < kLabels; ++label) {
      next[label] = -INFINITY;
      before_[i][label] = kOutside;
      for (const LabelId before : kPredecessors[label]) {
        const float sum = sums[before] + transitions_[before][label];
        if (sum <= next[label]) continue;
        next[label] = sum;
        before_[i][label] = before;
      }
      next[label] += score_of(scores[i], label);
    }
    sums = next;
  }
  LabelId best = kOutside;
  float largest = -INFINITY;
  for (const LabelId label : kPredecessors[kOutside]) {
    const float sum = sums[label] + transitions_[label][kOutside];
    if (sum <= largest) continue;
    largest = sum;
    best = label;
  }
  best_.resize(scores.size());
  for (std::size_t i = scores.size(); i > 0; --i) {
    best_[i - 1] = best;
    best = before_[i - 1][best];
  }
}

void Decoder::sum_paths(std::span<const Scores> scores) {
  const std::size_t count = scores.size();
  factor_.resize(count);
  forward_.resize(count);
  backward_.resize(count);
  sum_.resize(count);
  Row before{};
  before[kOutside] = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const float largest = std::max(0.0F, *std::max_element(scores[i].begin(), scores[i].end()));
    sum_[i] = 0;
    for (LabelId label = 0; label < kLabels; ++label) {
      factor_[i][label] = std::exp(score_of(scores[i], label) - largest);
      float sum = 0;
      for (const LabelId l : kPredecessors[label]) sum += before[l] * factors_[l][label];
      forward_[i][label] = sum * factor_[i][label];
      sum_[i] += forward_[i][label];
    }
    for (float& forward : forward_[i]) forward /= sum_[i];
    before = forward_[i];
  }
  float whole = 0;
  for (const LabelId l : kPredecessors[kOutside]) whole += before[l] * factors_[l][kOutside];
  backward_[count - 1].fill(0);
  for (const LabelId l : kPredecessors[kOutside]) {
    backward_[count - 1][l] = factors_[l][kOutside] / whole;
  }
  for (std::size_t i = count - 1; i > 0; --i) {
    backward_[i - 1].fill(0);
    for (LabelId label = 0; label < kLabels; ++label) {
      const float behind = factor_[i][label] * backward_[i][label] / sum_[i];
      for (const LabelId l : kPredecessors[label])
        backward_[i - 1][l] += factors_[l][label] * behind;
    }
  }
}

/// The share of the paths that label words [first, last] as one name of that kind.
float Decoder::probability(std::size_t first, std::size_t last, SpanKind kind) const {
  const auto label_at = [&](std::size_t i) {
    if (first == last) return label_of(kind, Part::single);
    if (i == first) return label_of(kind, Part::begin);
    return label_of(kind, i == last ? Part::end : Part::inside);
  };
  float share = forward_[first][label_at(first)];
  for (std::size_t i = first + 1; i <= last; ++i) {
    share *= factors_[label_at(i - 1)][label_at(i)] * factor_[i][label_at(i)] / sum_[i];
  }
  return share * backward_[last][label_at(last)];
}

}  // namespace newsdex::entities::tagger
