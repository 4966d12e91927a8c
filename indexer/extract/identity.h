// What makes an article the same article the next time it is read.

#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "indexer/item.h"

namespace newsdex {

/// The article's id: the supplied one, as it is; else its URL, unless that is a section page (no
/// path, or a path of one segment); else `p-` and 16 hex digits of XXH3-64 over the absolute path,
/// with title and body where the file may hold several articles or is standard input. A Problem
/// for a supplied id that is longer than kMaxIdBytes or holds control characters.
[[nodiscard]] std::variant<std::string, Problem> identify(const RawArticle& article,
                                                          std::string_view origin);

}  // namespace newsdex
