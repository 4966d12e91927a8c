// Signs beside and inside quotation marks that need no grammar: signatures and titles.

#pragma once

#include <cstddef>
#include <optional>

#include "common/entities/speech.h"

namespace newsdex::entities {

/// "ANA DUARTE, CHIEF ECONOMIST, XORL BANK, PORTO: “…”", over one paragraph or two, as lists of
/// answers have it: the words up to the first comma, of those in capitals that end before word
/// `end`, no farther back than `floor`.
[[nodiscard]] std::optional<Phrase> signature_before(const Words& words, std::size_t end,
                                                     std::size_t floor);

/// Whether most of the longer words begin with a capital: "The Art of the Deal".
[[nodiscard]] bool is_title(const Words& words, const Phrase& quoted);

}  // namespace newsdex::entities
