// Where in an article words are looked for.

#pragma once

#include <string>
#include <vector>

#include "common/schema.h"
#include "common/text/positions.h"
#include "common/text/tokenizer.h"
#include "common/zone.h"

namespace newsdex {

/// Where words are looked for.
struct Scope {
  std::string prefix;                 ///< of a zone or field outside the story; empty for the story
  std::vector<text::Band> bands;      ///< ascending; empty: anywhere under the prefix
  std::string speaker_term;           ///< the term at whose positions they stand; empty: anybody
  std::vector<Zone> zones;            ///< of the text, to be highlighted there
  std::vector<std::string> speakers;  ///< whose words they are; to be highlighted there
};

/// Where plain words look: title, lead, body and caption.
[[nodiscard]] Scope story_scope();

/// The scope of a FieldKind::text field.
[[nodiscard]] Scope field_scope(FieldId field);

/// The scope of `in:ZONE`: title alone; lead is title and lead; body is lead and body.
[[nodiscard]] Scope zone_scope(Zone zone);

/// The scope of what one speaker, a value of `said`, is quoted as saying.
[[nodiscard]] Scope speech_scope(const std::string& speaker);

}  // namespace newsdex
