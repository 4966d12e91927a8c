#include "search/spans.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace newsdex {
namespace {

using query::Proximity;
using Reach = Proximity::Reach;

/// Where the stretch of text ends that `position` stands in: the next beginning.
std::uint32_t end_of(const std::vector<std::uint32_t>& beginnings, std::uint32_t position) {
  const auto next = std::upper_bound(beginnings.begin(), beginnings.end(), position);
  return next == beginnings.end() ? UINT32_MAX : *next;
}

std::uint32_t begin_of(const std::vector<std::uint32_t>& beginnings, std::uint32_t position) {
  const auto next = std::upper_bound(beginnings.begin(), beginnings.end(), position);
  return next == beginnings.begin() ? 0 : *std::prev(next);
}

/// Answers for one stretch after another whether others stand close before or behind it.
class Neighbours {
 public:
  Neighbours(const Spans& spans, const Proximity& proximity, const Breaks& breaks)
      : spans_(spans),
        proximity_(proximity),
        beginnings_(proximity.reach == Reach::sentence ? breaks.sentences : breaks.paragraphs) {
    if (counts_words()) {
      for (const Span& span : spans) lasts_.push_back(span.last);
      std::sort(lasts_.begin(), lasts_.end());
      return;
    }
    least_last_.resize(spans.size());
    std::uint32_t least = UINT32_MAX;
    for (std::size_t i = spans.size(); i-- > 0;) {
      least = std::min(least, spans[i].last);
      least_last_[i] = least;
    }
    by_last_ = spans;
    std::sort(by_last_.begin(), by_last_.end(),
              [](const Span& a, const Span& b) { return a.last < b.last; });
    std::uint32_t most = 0;
    for (const Span& span : by_last_) {
      most = std::max(most, span.first);
      most_first_.push_back(most);
    }
  }

  /// The least last position of those close behind `span`.
  [[nodiscard]] std::optional<std::uint32_t> behind(const Span& span) const {
    auto next = std::upper_bound(spans_.begin(), spans_.end(), Span{span.last, UINT32_MAX});
    if (next == spans_.end()) return std::nullopt;
    if (!counts_words()) {
      const std::uint32_t last = least_last_[static_cast<std::size_t>(next - spans_.begin())];
      const std::uint32_t end = end_of(beginnings_, span.first);
      return span.last < end && last < end ? std::optional(last) : std::nullopt;
    }
    std::optional<std::uint32_t> least;
    for (; next != spans_.end() && next->first - span.last <= proximity_.distance; ++next) {
      least = std::min(least.value_or(UINT32_MAX), next->last);
    }
    return least;
  }

  [[nodiscard]] bool any_behind(const Span& span) const {
    if (!counts_words()) return behind(span).has_value();
    const auto next = std::upper_bound(spans_.begin(), spans_.end(), Span{span.last, UINT32_MAX});
    return next != spans_.end() && next->first - span.last <= proximity_.distance;
  }

  [[nodiscard]] bool any_before(const Span& span) const {
    if (counts_words()) {
      const auto next = std::lower_bound(lasts_.begin(), lasts_.end(), span.first);
      return next != lasts_.begin() && span.first - *std::prev(next) <= proximity_.distance;
    }
    const auto next =
        std::lower_bound(by_last_.begin(), by_last_.end(), span.first,
                         [](const Span& a, std::uint32_t first) { return a.last < first; });
    if (next == by_last_.begin()) return false;
    const std::uint32_t begin = begin_of(beginnings_, span.last);
    return span.first >= begin &&
           most_first_[static_cast<std::size_t>(next - by_last_.begin()) - 1] >= begin;
  }

 private:
  [[nodiscard]] bool counts_words() const {
    return proximity_.reach == Reach::words || proximity_.reach == Reach::before;
  }

  const Spans& spans_;
  const Proximity& proximity_;
  const std::vector<std::uint32_t>& beginnings_;
  std::vector<std::uint32_t> lasts_;       // ascending
  std::vector<std::uint32_t> least_last_;  // of the spans from here on
  Spans by_last_;
  std::vector<std::uint32_t> most_first_;  // of by_last_ up to here
};

void add_pairs(const Spans& first, const Spans& second, const Proximity& proximity,
               const Breaks& breaks, Spans& out) {
  const Neighbours neighbours(second, proximity, breaks);
  for (const Span& span : first) {
    if (const auto last = neighbours.behind(span)) out.push_back({span.first, *last});
  }
}

/// Those that contain no other.
Spans minimal(Spans spans) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return a.first != b.first ? a.first > b.first : a.last < b.last;
  });
  Spans out;
  for (const Span& span : spans) {
    if (out.empty() || span.last < out.back().last) out.push_back(span);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace

Spans pairs_of(const Spans& left, const Spans& right, const Proximity& proximity,
               const Breaks& breaks) {
  Spans out;
  add_pairs(left, right, proximity, breaks, out);
  if (proximity.reach != Reach::before) add_pairs(right, left, proximity, breaks, out);
  return minimal(std::move(out));
}

Spans left_of_pairs(const Spans& left, const Spans& right, const Proximity& proximity,
                    const Breaks& breaks) {
  const Neighbours neighbours(right, proximity, breaks);
  Spans out;
  std::copy_if(left.begin(), left.end(), std::back_inserter(out), [&](const Span& span) {
    return neighbours.any_behind(span) ||
           (proximity.reach != Reach::before && neighbours.any_before(span));
  });
  return out;
}

Spans right_of_pairs(const Spans& left, const Spans& right, const Proximity& proximity,
                     const Breaks& breaks) {
  const Neighbours neighbours(left, proximity, breaks);
  Spans out;
  std::copy_if(right.begin(), right.end(), std::back_inserter(out), [&](const Span& span) {
    return neighbours.any_before(span) ||
           (proximity.reach != Reach::before && neighbours.any_behind(span));
  });
  return out;
}

Spans without(const Spans& a, const Spans& b) {
  Spans out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

Spans sorted(Spans spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  return spans;
}

}  // namespace newsdex
