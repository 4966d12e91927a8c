// Names of persons, places, organisations and other things in English text, by a linear-chain
// conditional random field trained on labelled news (data/MODEL.md).
//
// Lafferty, McCallum, Pereira: Conditional Random Fields (2001). Only runs of capitalised words
// and what connects them are decoded. What the model says of a word depends on the article that
// it stands in, on the tables and on the model, never on other articles.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/entities/names.h"
#include "common/entities/tagger/labels.h"

namespace newsdex::entities::tagger {

/// Words [first, last] of a name, without title and possessive.
struct TaggedSpan {
  std::size_t first = 0;
  std::size_t last = 0;
  SpanKind kind = SpanKind::person;
  std::uint8_t confidence = 0;  ///< per cent: the probability of this very span and kind

  friend bool operator==(const TaggedSpan&, const TaggedSpan&) = default;
};

/// Spans in text order, none overlapping another. Expects English. Thread-safe, deterministic,
/// linear in the text.
[[nodiscard]] std::vector<TaggedSpan> tag_spans(const Words& words, const Names& names);

}  // namespace newsdex::entities::tagger
