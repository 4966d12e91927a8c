// Names around a nickname in quotation marks: 'William "Bill" Gates'.

#pragma once

#include <string>
#include <vector>

#include "common/entities/name_tagger.h"

namespace newsdex::entities {

/// Makes one full name of a name, a quoted nickname of up to three words, and the name behind it.
/// `spans` are in text order, before and after.
void join_nicknamed(const Words& words, std::vector<NameSpan>& spans);

/// The words of [first, last] that are no nickname, as indices.
[[nodiscard]] std::vector<std::size_t> words_of_name(const Words& words, std::size_t first,
                                                     std::size_t last);

/// The name as written, without its nickname and commas: "William Gates Jr".
[[nodiscard]] std::string surface_of_name(const Words& words, std::size_t first, std::size_t last);

}  // namespace newsdex::entities
