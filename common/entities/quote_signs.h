// Signs beside and inside quotation marks that need no grammar: signatures and titles.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/entities/speech.h"

namespace newsdex::entities {

/// "ANA DUARTE, CHIEF ECONOMIST, XORL BANK, PORTO: “…”", over one paragraph or two, as lists of
/// answers have it: the words up to the first comma, of those in capitals that end before word
/// `end`, no farther back than `floor`.
[[nodiscard]] std::optional<Phrase> signature_before(const Words& words, std::size_t end,
                                                     std::size_t floor);

/// Whether a colon is the last sign before byte `begin`.
[[nodiscard]] bool stands_behind_colon(std::string_view text, std::uint32_t begin);

/// Whether most of the longer words begin with a capital: "The Art of the Deal".
[[nodiscard]] bool is_title(const Words& words, const Phrase& quoted);

}  // namespace newsdex::entities
