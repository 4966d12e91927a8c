// Names of persons, places, organisations and other things in English text, by a linear-chain
// conditional random field trained on labelled news (data/MODEL.md).
//
// Lafferty, McCallum, Pereira: Conditional Random Fields (2001). Only runs of capitalised words
// and what connects them are decoded. What the model says of a word depends on the article that
// it stands in, on the tables and on the model, never on other articles.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
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

class Model;

/// A model at work, with a bounded memory of the words that it has seen. One a thread.
class Tagger {
 public:
  /// The model must outlive this.
  explicit Tagger(const Model& model);
  ~Tagger();

  /// Spans in text order, none overlapping another. Expects English. What it gives does not depend
  /// on what it has tagged before. Linear in the text.
  [[nodiscard]] std::vector<TaggedSpan> tag(const Words& words, const Names& names);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

/// The same by the model compiled in. Thread-safe.
[[nodiscard]] std::vector<TaggedSpan> tag_spans(const Words& words, const Names& names);

}  // namespace newsdex::entities::tagger
