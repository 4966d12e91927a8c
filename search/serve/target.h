// The target of a request: path and query of a URL (RFC 3986; `+` in a query is a blank, as forms
// send it).

#pragma once

#include <string>
#include <string_view>

#include "search/serve/message.h"

namespace newsdex::serve {

struct Target {
  std::string path;  ///< percent-decoded once, so that an encoded slash is a slash
  Parameters parameters;
};

/// Throws InputError (`bad_request`) where it does not begin with a slash, a percent sign is not
/// followed by two hexadecimal digits, or a NUL is encoded.
[[nodiscard]] Target parse_target(std::string_view raw);

/// The other way: every byte that is neither a letter, a digit nor one of `-._~` is encoded.
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace newsdex::serve
