// What JSON of other programs has and the parser refuses, although nothing of the article is in
// doubt: numbers of any size (RFC 8259, 6), halves of surrogate pairs (8.2), and the NaN and
// Infinity that Python writes.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <simdjson.h>

namespace newsdex {

/// `json` with each number beyond 64 bits or a double as a text of its digits, each half of a
/// surrogate pair as U+FFFD, and each NaN and Infinity as null; nullopt where it has none of these.
/// Takes any bytes: what is no JSON otherwise stays none.
[[nodiscard]] std::optional<std::string> mend_json(std::string_view json);

/// Parses `json`, or where the parser refuses that what mend_json makes of it; `root` is as valid
/// as what `parser` holds. The error is that of the last attempt.
[[nodiscard]] simdjson::error_code parse_mended(simdjson::dom::parser& parser,
                                                std::string_view json,
                                                simdjson::dom::element& root);

}  // namespace newsdex
