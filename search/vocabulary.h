// The words of an archive, over all of its parts.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/archive.h"
#include "common/text/stemmer.h"
#include "search/deadline.h"

namespace newsdex {

/// A term, and how many articles of an archive have it, deleted ones too.
struct CountedTerm {
  std::string term;
  std::uint64_t articles = 0;
};

/// Those of some terms that are in the most articles: at most `most`, sorted.
[[nodiscard]] std::vector<std::string> most_frequent(std::vector<CountedTerm> terms,
                                                     std::size_t most);

/// The forms of a word.
struct Forms {
  std::vector<std::string> words;           ///< folded, sorted: every one of their places counts
  std::vector<std::string> spellings;       ///< further words that count where they are written so
  std::vector<std::string> spelling_terms;  ///< the terms of these
};

/// Looks terms up and expands them. Holds stemmers; not thread-safe. The archive must outlive it.
class Vocabulary {
 public:
  explicit Vocabulary(const Archive& archive);

  /// Whether any part has the term, in deleted articles too.
  [[nodiscard]] bool has(const std::string& term) const;

  /// The words that fit a pattern (search/wildcard.h), sorted, each once: at most `limit` + 1 of
  /// them, so that one more than the limit tells that it was passed. `field_prefix` stands before
  /// them in the index and is left out of the answer.
  [[nodiscard]] std::vector<CountedTerm> expand(std::string_view field_prefix,
                                                std::string_view pattern, std::size_t limit) const;

  /// What follows `beginning`, a `spellings_prefix`, in the terms that begin so; as many as above.
  [[nodiscard]] std::vector<std::string> spellings(const std::string& beginning,
                                                   std::size_t limit) const;

  /// Counts words that a query's wildcards stand for. Throws InputError (`query_too_large`) past
  /// kMaxTotalExpansion since the last `begin_query`.
  void spend(std::size_t words);
  void begin_query(const Deadline& deadline) {
    spent_ = 0;
    deadline_ = deadline;
  }

  /// The stems of a word in every language that the archive holds, and the word itself: sorted,
  /// each once.
  [[nodiscard]] std::vector<std::string> stems(std::string_view surface, std::string_view folded);

  /// The words of the archive that share a stem with this one in one of its languages, as far as
  /// they begin like the stem; the word itself is among them whether the archive has it or not. For
  /// places in the text, since stems have no positions. Found once and remembered: thousands of
  /// words may have to be read for it. Holds until the next call.
  [[nodiscard]] const Forms& forms(std::string_view field_prefix, std::string_view surface,
                                   std::string_view folded);

 private:
  [[nodiscard]] Forms find_forms(std::string_view field_prefix, std::string_view surface,
                                 std::string_view folded);

  const Archive& archive_;
  std::vector<text::Stemmer> stemmers_;
  std::map<std::vector<std::string>, Forms> forms_;  ///< by prefix, surface, folded
  std::size_t spent_ = 0;
  Deadline deadline_;
};

}  // namespace newsdex
