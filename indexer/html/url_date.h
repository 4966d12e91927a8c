// The date in a page's address.

#pragma once

#include <string>
#include <string_view>

namespace newsdex::html {

/// ISO 8601 at the precision that the path has: "2021-04-09" of `/2021/04/09/port`, of
/// `/2021/apr/09/port`, of `/20210409/port` and of `/port-2021-04-09`; "2021-04" of
/// `/2021/04/92713`, whose last number is no day. Empty where the path has none. Years 1990 to
/// 2099: other numbers in addresses are no dates.
[[nodiscard]] std::string url_date(std::string_view url);

}  // namespace newsdex::html
