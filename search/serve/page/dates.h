// Dates for readers: `9 April 2024`.

#pragma once

#include <string>

#include "common/moment.h"

namespace newsdex::serve {

[[nodiscard]] std::string date_text(Day day);   ///< `9 April 2024`
[[nodiscard]] std::string month_text(Day day);  ///< `April 2024`
[[nodiscard]] std::string year_text(Day day);

/// Three letters of a month's name, for axes: `9 Apr 2024`, `Apr 2024`.
[[nodiscard]] std::string short_date_text(Day day);
[[nodiscard]] std::string short_month_text(Day day);

/// At the moment's precision, days at most: `9 April 2024`, `April 2024`, `2024`.
[[nodiscard]] std::string date_text(const Moment& moment);

}  // namespace newsdex::serve
