// Which articles of a labelled set are for what.

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace newsdex::training {

/// MD5 (RFC 1321).
[[nodiscard]] std::array<std::uint8_t, 16> md5(std::string_view bytes);

/// md5(id) mod 5, in [0, 5). Articles of kEvaluationFifth are measured with and never trained on.
[[nodiscard]] int fifth_of(std::string_view id);

inline constexpr int kEvaluationFifth = 0;

}  // namespace newsdex::training
