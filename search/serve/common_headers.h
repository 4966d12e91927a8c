// The headers of every response.
//
// libmicrohttpd answers by itself what it cannot read (414, 431, 505 ...), with a page of HTML and
// none of our headers, and 0.9.75 has no callback for that. But every response, also such a one,
// goes through its public function MHD_queue_response, which a program may put its own in front
// of, as of any function of a shared library. common_headers.cc does: it adds the headers, and
// puts an error of docs/http-api.md in the place of a page that is not ours. A 400, 413 or 500 of
// the library's own is not sent at all, and the connection closed: 0.9.75 sends the head of some of
// these twice, and sends 500 where its memory has run out. That this holds with the installed
// library is what tests/unit/http_test.cc is there for.

#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace newsdex::serve {

inline constexpr auto kCommonHeaders = std::to_array<std::pair<const char*, const char*>>({
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
     "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-cache"},
});

}  // namespace newsdex::serve
