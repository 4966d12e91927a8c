// Where an article was filed, as its first words say.

#pragma once

#include <string>
#include <string_view>

namespace newsdex {

/// A supplied dateline without its dash and agency: "SALVADOR, Feb 26 - " gives "SALVADOR, Feb 26".
/// Expects valid UTF-8.
[[nodiscard]] std::string dateline_place(std::string_view dateline);

/// The dateline that opens a paragraph, as `dateline_place` gives it; empty where there is none.
/// "WASHINGTON, March 3 (AP) — The …" gives "WASHINGTON, March 3", "Berlin (dpa) - Die …" "Berlin".
[[nodiscard]] std::string find_dateline(std::string_view paragraph);

}  // namespace newsdex
