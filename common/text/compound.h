// Compounds of hyphens: `de-escalate`, `deescalate` and `de escalate` are one word.

#pragma once

#include <string>
#include <string_view>

#include "common/text/tokenizer.h"

namespace newsdex::text {

/// The folded whole of the compound whose first part is token `index`: "deescalation" for
/// `de-escalation`. Empty where no compound begins there, or one of more than three parts, of
/// acronyms or of scripts without blanks.
[[nodiscard]] std::string compound_at(const TokenList& list, std::size_t index);

/// How many tokens that compound has; 1 where none begins at `index`.
[[nodiscard]] std::size_t compound_length(const TokenList& list, std::size_t index);

/// Whether a folded word is a prefix that English writes with a hyphen, closed up or apart
/// (`de`, `pre`, `co`, `anti` …), so that the three spellings may stand for one another.
[[nodiscard]] bool is_hyphen_prefix(std::string_view folded);

/// How many bytes of a folded word are such a prefix with at least four bytes behind it; 0 if none.
/// The longest one counts.
[[nodiscard]] std::size_t hyphen_prefix_length(std::string_view folded);

}  // namespace newsdex::text
