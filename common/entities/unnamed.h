// Sources without a name: "An Arab official told the WSJ", "citing officials familiar with the
// matter", "witnesses said", and the like in the languages of data/speech.tsv.
//
// A noun for people who tell things (data/speech.tsv, source) that is neither somebody's title nor
// behind "the", and that speaks: by a verb of speech behind it, or behind "citing" or "according
// to". "The official" and "they" are a source described before. Those who are told ("told
// reporters") are none, and a bare "reportedly" names no source at all, not even an unnamed one.

#pragma once

#include <vector>

#include "common/entities/quote_marks.h"
#include "common/entities/speech.h"
#include "common/label.h"

namespace newsdex::entities {

/// `labels` has the article's persons and cited sources. Of each label, `label` is the description
/// as first written, `kind` the label of the outlet cited in the same sentence, empty for none.
[[nodiscard]] std::vector<Label> find_unnamed(const Speech& speech,
                                              const std::vector<QuotedText>& quoted,
                                              const Labels& labels);

}  // namespace newsdex::entities
