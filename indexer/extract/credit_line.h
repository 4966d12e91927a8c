// Lines that say who took a picture.

#pragma once

#include <cstddef>
#include <string_view>

namespace newsdex {

/// Where the credit at the end of a caption begins, as "Photo by Ana Duarte" or "(Susan Walsh/AP)";
/// npos if there is none.
[[nodiscard]] std::size_t credit_begin(std::string_view caption);

/// The longest credit, in bytes.
inline constexpr std::size_t kMaxCreditBytes = 120;

/// Whether a text is the credit of a picture and nothing else: "Photo by Ana Duarte", "Susan
/// Walsh/AP".
[[nodiscard]] bool is_credit(std::string_view text);

}  // namespace newsdex
