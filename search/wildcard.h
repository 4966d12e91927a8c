// Words with wildcards: `*` for any letters, none too, and `?` for one.

#pragma once

#include <string>
#include <string_view>

namespace newsdex {

/// The pattern that folded words of the index are compared with: everything but the wildcards
/// folded, and what the tokenizer leaves out of words dropped (`de-esc*` is `deesc*`).
[[nodiscard]] std::string fold_pattern(std::string_view typed);

/// What every word of a folded pattern begins with.
[[nodiscard]] std::string_view beginning_of(std::string_view pattern);

/// Whether a folded word is one that a folded pattern stands for. Both valid UTF-8. Takes time in
/// the product of their lengths.
[[nodiscard]] bool fits_pattern(std::string_view word, std::string_view pattern);

}  // namespace newsdex
