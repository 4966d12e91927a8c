// The web host of a URL, and the domain that its owner registered.

#pragma once

#include <string>
#include <string_view>

namespace newsdex {

/// "www.cnn.com" of "https://www.cnn.com/2020/…", in lower case, without user and port. Empty for
/// anything that is not an http(s) URL.
[[nodiscard]] std::string host_of(std::string_view url);

/// "cnn.com" of "edition.cnn.com", "bbc.co.uk" of "news.bbc.co.uk". By rule, not by the public
/// suffix list: two labels, or three below a two-letter country whose second level is one of the
/// usual ones (co, com, org, net, ac, gov, edu, or, ne, go). Empty for an IP address or a bare
/// name.
[[nodiscard]] std::string registrable_domain(std::string_view host);

}  // namespace newsdex
