// An article as the line of JSON Lines that newsdex-index makes the same article of.

#pragma once

#include <string>

#include "common/article.h"

namespace newsdex {

/// One object, without a newline. Read again it gives the same id, URL, text, dates, publisher,
/// language, section, dateline, bylines, topics and supplied labels. Zones are not in it: they are
/// found in the text again. What JSON Lines has no field for (`via`, `credits`, `captured`, `path`
/// and the input's own unknown fields) comes back as `extra`.
[[nodiscard]] std::string to_json_line(const Article& article);

}  // namespace newsdex
