// The words of an archive, over all of its parts.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/archive.h"
#include "common/text/stemmer.h"

namespace newsdex {

/// Looks terms up and expands them. Holds stemmers; not thread-safe. The archive must outlive it.
class Vocabulary {
 public:
  explicit Vocabulary(const Archive& archive);

  /// Whether any part has the term, in deleted articles too.
  [[nodiscard]] bool has(const std::string& term) const;

  /// The terms that begin with `prefix` and go on with a letter or digit in lower case, sorted,
  /// each once: at most `limit` + 1 of them, so that one more than the limit tells that it was
  /// passed. `field_prefix` stands before them in the index and is left out of the answer.
  [[nodiscard]] std::vector<std::string> expand(std::string_view field_prefix,
                                                std::string_view prefix, std::size_t limit) const;

  /// Counts words that a query's wildcards stand for. Throws InputError (`query_too_large`) past
  /// kMaxTotalExpansion since the last `begin_query`.
  void spend(std::size_t words);
  void begin_query() { spent_ = 0; }

  /// The stems of a word in every language that the archive holds, and the word itself: sorted,
  /// each once.
  [[nodiscard]] std::vector<std::string> stems(std::string_view surface, std::string_view folded);

  /// The words of the archive that share a stem with this one in one of its languages, as far as
  /// they begin like the stem and have no accents; the word itself is among them whether the
  /// archive has it or not. For a place in a phrase, since stems have no positions.
  [[nodiscard]] std::vector<std::string> forms(std::string_view field_prefix,
                                               std::string_view surface, std::string_view folded);

 private:
  const Archive& archive_;
  std::vector<text::Stemmer> stemmers_;
  std::size_t spent_ = 0;
};

}  // namespace newsdex
