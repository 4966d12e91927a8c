// Who is quoted: the value of the field `said` that a quotation counts for.

#pragma once

#include <string_view>

#include "common/label.h"
#include "common/schema.h"

namespace newsdex {

/// The speaker's value, kUnnamedSpeaker for one with a description only, empty for a quotation
/// whose speaker is unknown.
[[nodiscard]] inline std::string_view said_value(const Quote& quote) {
  if (!quote.speaker_value.empty()) return quote.speaker_value;
  return quote.speaker.empty() ? std::string_view() : kUnnamedSpeaker;
}

}  // namespace newsdex
