// Direct speech and who says it.
//
// A quotation is given to the subject of the verb of speech that governs it ("…," Trump said; said
// Trump; Trump said: "…"), to whom a lead-in before it names, or to whoever spoke just before in
// the same paragraph, or in the one before where both paragraphs begin with speech. Whom a pronoun
// means is said only where one person can be meant. Nothing else is guessed: the speaker is then
// unknown. Names, titles and single words in quotation marks are no speech.
//
// The patterns are those of Pareti et al. (EMNLP 2013) and of the rules measured on PolNeAR
// (Newell et al., LREC 2018); see tests/quality/quotes_eval.cc.

#pragma once

#include <vector>

#include "common/entities/quote_marks.h"
#include "common/entities/speech.h"
#include "common/label.h"

namespace newsdex::entities {

/// A quotation and the words that name or describe its speaker: bytes [speaker_begin, speaker_end)
/// of the text, empty where nothing does.
struct AttributedQuote {
  Quote quote;
  std::uint32_t speaker_begin = 0;
  std::uint32_t speaker_end = 0;

  friend bool operator==(const AttributedQuote&, const AttributedQuote&) = default;
};

/// Which of the texts in quotation marks are speech, in text order. `labels` has the article's
/// persons, organisations, countries and ambiguous names.
[[nodiscard]] std::vector<AttributedQuote> find_quotes(const Speech& speech,
                                                       const std::vector<QuotedText>& quoted,
                                                       const Labels& labels);

}  // namespace newsdex::entities
