// Which XML format an input is in: by its root element.

#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "indexer/formats/sniff.h"

namespace newsdex {

/// nullopt where `head`, the beginning of an input, is no XML, or neither says that it is nor has
/// a root that we know.
[[nodiscard]] std::optional<std::variant<Format, Unrecognised>> sniff_xml(std::string_view head);

}  // namespace newsdex
