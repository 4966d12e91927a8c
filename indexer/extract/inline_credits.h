// Credits of pictures inside a paragraph, where a page was flattened into its text: "… in Nashua.
// (Photo: Ana Duarte, Getty Images) The senator …", "… on Monday. | Ana Duarte/AFP The senator …".

#pragma once

#include <string_view>
#include <vector>

#include "common/zone.h"

namespace newsdex {

/// The credits in a paragraph of the story, in order and apart from each other, with offsets from
/// its beginning. Without brackets only those of the large photo agencies count, behind a name of
/// two or more words and a slash. Linear in the paragraph.
[[nodiscard]] Zones inline_credits(std::string_view paragraph);

}  // namespace newsdex
