// Labelled articles as the tagger sees them.

#pragma once

#include <memory>
#include <vector>

#include "common/entities/names.h"
#include "common/entities/tagger/keys.h"
#include "common/entities/tagger/tagger.h"
#include "common/entities/train/corpora.h"

namespace newsdex::training {

/// An article cut into words, with what the tables find in it and its gold in words. Does not
/// move, since its words refer to its text.
struct Reading {
  explicit Reading(const LabelledArticle& labelled);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  Article article;
  text::TokenList tokens;
  entities::Words words;
  entities::Names names;
  /// In text order, disjoint. Where the article is no target, as newswire would be labelled: see
  /// nested_places.h.
  std::vector<entities::tagger::TaggedSpan> gold;
  /// The same as the tagger labels: a name across commas is a name between each two. "Xorl,
  /// Fiji", which is one place in Worldwide newswire, is two.
  std::vector<entities::tagger::TaggedSpan> parts;
  float weight = 1;
  bool is_target = true;
};

using Readings = std::vector<std::unique_ptr<Reading>>;

[[nodiscard]] Readings read_all(const std::vector<LabelledArticle>& articles);

/// A label for every word: parts of gold names that lie in one run, kOutside for the rest.
[[nodiscard]] std::vector<entities::tagger::LabelId> labels_of(
    const Reading& reading, const std::vector<entities::tagger::Run>& runs);

/// Exact spans of one kind, found against gold.
struct SpanCounts {
  int right = 0;
  int found = 0;
  int gold = 0;

  [[nodiscard]] double precision() const { return found == 0 ? 0 : 1.0 * right / found; }
  [[nodiscard]] double recall() const { return gold == 0 ? 0 : 1.0 * right / gold; }
  [[nodiscard]] double f1() const { return found + gold == 0 ? 0 : 2.0 * right / (found + gold); }

  SpanCounts& operator+=(const SpanCounts& other);
};

/// By SpanKind.
using Score = std::array<SpanCounts, entities::tagger::kSpanKindNames.size()>;

void add_score(const std::vector<entities::tagger::TaggedSpan>& found,
               const std::vector<entities::tagger::TaggedSpan>& gold, Score& score);

}  // namespace newsdex::training
