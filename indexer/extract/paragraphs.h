// Where paragraphs end: in the stored text a newline ends one, and nothing else does.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

/// A paragraph's bytes [begin, end), without white space around them; never empty.
struct Paragraph {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// Replaces those newlines that only break a line by blanks, byte for byte, so that offsets stay.
///
/// Text that is wrapped at one width is told by its lines: at nearly all breaks the next word
/// would have gone beyond the width of the longest lines. In wrapped text a break is a paragraph's
/// end only where the line had room for the next word. In text that is not wrapped every line is
/// a paragraph, but where blank lines mark the paragraphs, a line that stops in mid-sentence goes
/// on. A bullet, an indented line in wrapped text, a caption, a credit or a byline begins a
/// paragraph in any text.
[[nodiscard]] std::string join_wrapped_lines(std::string text);

/// The paragraphs of a stored text, in order.
[[nodiscard]] std::vector<Paragraph> paragraphs(std::string_view text);

}  // namespace newsdex
