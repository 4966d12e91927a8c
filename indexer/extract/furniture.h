// Paragraphs that are no story: captions, credits, corrections, and the page's own words.
//
// Told by tables of phrases at fixed places of a short paragraph; a sentence of a story that only
// uses such words is none of them.

#pragma once

#include <string_view>

#include "common/zone.h"

namespace newsdex {

/// The zones of one paragraph, with offsets from its beginning; empty where it is story. A
/// caption with its credit gives two: "Strikes on Iran (Photo: A. Name/EPA)".
[[nodiscard]] Zones furniture(std::string_view paragraph);

[[nodiscard]] bool is_furniture(std::string_view paragraph);

}  // namespace newsdex
