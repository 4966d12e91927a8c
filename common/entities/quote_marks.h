// Text between quotation marks: where it begins and ends, whoever says it.
//
// “…” "…" ''…'' „…“ „…” «…» »…« ‹…› ”…” 「…」 『…』 ＂…＂, and ‘…’ '…' where no other marks are
// open. Marks inside marks of another kind belong to the outer quotation. One that does not close
// in its paragraph goes on where the next paragraph opens with the same mark, as speech over
// several paragraphs is printed; else it is none.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/entities/words.h"

namespace newsdex::entities {

/// Bytes [begin, end) of the text, marks included, and its words [first, last]. The mark that
/// closes it begins at `close`.
struct QuotedText {
  std::uint32_t begin = 0;
  std::uint32_t close = 0;
  std::uint32_t end = 0;
  std::size_t first = 0;
  std::size_t last = 0;

  friend bool operator==(const QuotedText&, const QuotedText&) = default;
};

/// In text order, disjoint, each of at least one word. Linear in the text.
[[nodiscard]] std::vector<QuotedText> find_quoted(const Words& words);

}  // namespace newsdex::entities
