// The stretches of a text that mean something: what the query looked for, entities, quotations.
// They overlap as they like; here they are cut into segments in each of which the same ones hold.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace newsdex::serve {

/// Bytes [begin, end) of a text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t index = 0;  ///< of what it stands for, the caller's own
};

/// What is to be marked in a text; each list sorted by begin, those of `marks` and of `quotes`
/// disjoint.
struct Annotations {
  std::vector<Span> marks;
  std::vector<Span> entities;
  std::vector<Span> quotes;
};

struct Segment {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool marked = false;
  std::optional<std::uint32_t> quote;
  std::vector<std::uint32_t> entities;  ///< ascending, at most kMostEntities
};

/// More things at one place than anybody can be told of at once.
inline constexpr std::size_t kMostEntities = 4;

/// Segments in order, without gaps, from 0 to `size`; neighbours differ. Spans beyond `size` are
/// cut. O(n log n) in the number of spans.
[[nodiscard]] std::vector<Segment> segments(const Annotations& annotations, std::uint32_t size);

}  // namespace newsdex::serve
