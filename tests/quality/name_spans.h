// Names as spans of words, so that labels can be compared with labelled news.

#pragma once

#include <vector>

#include "common/entities/train/examples.h"
#include "common/label.h"

namespace newsdex {

/// Where the labels of an article name persons (without their titles), locations (countries,
/// places and regions, but no peoples) and organisations. In text order, disjoint: where labels
/// overlap, persons stand before organisations and these before locations.
[[nodiscard]] std::vector<entities::tagger::TaggedSpan> spans_of(const training::Reading& reading,
                                                                 const Labels& labels);

/// Spans as Worldwide newswire is labelled: a place and the place behind a comma that holds it
/// ("Xorl, Fiji") are one span.
[[nodiscard]] std::vector<entities::tagger::TaggedSpan> with_places_joined(
    const training::Reading& reading, const std::vector<entities::tagger::TaggedSpan>& spans);

}  // namespace newsdex
