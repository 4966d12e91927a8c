// What must hold for any bytes that are read as a query or as a receipt.

#pragma once

#include <string_view>

namespace newsdex {

/// The first byte chooses the language, the others are a query in it. Whether it is refused, or
/// read as a tree that is printed as a query which reads back as the same.
[[nodiscard]] bool query_is_sound(std::string_view bytes);

/// Whether the bytes are refused, or read as a receipt that is printed as one which reads back.
[[nodiscard]] bool receipt_is_sound(std::string_view bytes);

}  // namespace newsdex
