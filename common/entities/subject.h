// Who a verb of speech has for its subject, as a stretch of words.
//
// Questions look at a few dozen words at most, so that asking costs the same in any text.

#pragma once

#include <cstddef>
#include <optional>

#include "common/entities/speech.h"

namespace newsdex::entities {

/// A subject, and what stands between commas behind it: "Steven Cheung", "a spokesman".
struct Subject {
  Phrase phrase;
  std::optional<Phrase> apposition;
};

/// The noun phrase before word `verb`, no farther back than `floor`: "Trump also said", "Cheung, a
/// spokesman, said", "Trump on Monday said".
[[nodiscard]] std::optional<Subject> subject_before(const Speech& speech, std::size_t verb,
                                                    std::size_t floor);

/// The same behind a quotation, which `begin` is the first word behind: of what stands between
/// commas, the first is the phrase and the rest its apposition.
[[nodiscard]] std::optional<Subject> whole_subject(const Speech& speech, std::size_t verb,
                                                   std::size_t begin);

/// The noun phrase that begins at word `first`, before word `end`: behind "said", "according to".
/// What is said of its noun belongs to it: "a spokesman for the party".
[[nodiscard]] std::optional<Subject> subject_behind(const Speech& speech, std::size_t first,
                                                    std::size_t end);

/// "Y también añadió:": whether nothing from word `begin` on that could be a subject stands before
/// the verb.
[[nodiscard]] bool opens_clause(const Speech& speech, std::size_t verb, std::size_t begin);

/// Behind "refunfuñó", "freut sich": the next word behind word `i` and a reflexive pronoun, joined
/// to it, where word `i` is small and has no known part in attributions, so that it may be a verb.
[[nodiscard]] std::optional<std::size_t> behind_small_word(const Speech& speech, std::size_t i,
                                                           std::size_t end);

/// "„…“, schätzt der Verband": whether a verb that is not known as one of speech, word `word`,
/// gives the quotation before it to somebody without a name.
[[nodiscard]] bool gives_to_unnamed(const Speech& speech, std::size_t word);

}  // namespace newsdex::entities
