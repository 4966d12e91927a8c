// What must hold for any bytes that stand in the tables of an archive and of its parts.

#pragma once

#include <string_view>

namespace newsdex {

/// Whether the bytes are refused, or read as a table of repeated text that is written as one which
/// reads back as the same.
[[nodiscard]] bool boilerplate_is_sound(std::string_view bytes);

/// The same of the list of what was taken down.
[[nodiscard]] bool tombstones_are_sound(std::string_view bytes);

/// Whether a glass table of these bytes is refused, or what can be salvaged of it is all that is
/// read of it.
[[nodiscard]] bool glass_table_is_sound(std::string_view bytes);

}  // namespace newsdex
