// How far apart two spellings are.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsdex {

/// The letters of UTF-8 text.
[[nodiscard]] std::u32string letters_of(std::string_view text);

/// How many edits a word may be away from a misspelled one and still be what was meant: one, two of
/// more than five letters; none of fewer than three or of more than thirty.
[[nodiscard]] std::size_t likely_edits(std::u32string_view misspelled);

/// Edits between two words (a letter more, less, another, or two side by side swapped; Damerau, "A
/// technique for computer detection and correction of spelling errors", CACM 7, 1964), or `most` +
/// 1 where there are more than `most`, which is at most `likely_edits` of `wanted`.
[[nodiscard]] std::size_t edits(std::string_view word, std::u32string_view wanted,
                                std::size_t most);

}  // namespace newsdex
