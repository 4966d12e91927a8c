// What must hold for any bytes that entities are found in, or found by.

#pragma once

#include <string_view>

namespace newsdex {

/// Whether the labels of a text have their evidence in it, in order.
[[nodiscard]] bool entities_are_sound(std::string_view bytes);

/// Whether a table of corrections is refused with the places of its mistakes, in order, or can be
/// applied.
[[nodiscard]] bool corrections_are_sound(std::string_view bytes);

/// Whether bytes with a right checksum are refused as a model, or can be asked for weights.
[[nodiscard]] bool model_is_sound(std::string_view bytes);

}  // namespace newsdex
