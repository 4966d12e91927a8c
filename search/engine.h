// One opened archive that answers requests.

#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "common/archive/archive.h"
#include "common/text/stemmer.h"
#include "search/answer.h"
#include "search/explanation.h"
#include "search/plan.h"
#include "search/value_counts.h"
#include "search/vocabulary.h"
#include "search/word_matcher.h"

namespace newsdex {

/// Not thread-safe: one a thread.
class Engine {
 public:
  /// Throws ArchiveError where there is no archive or it cannot be read.
  explicit Engine(const std::filesystem::path& folder);

  /// Answers one request. Throws InputError for a query that cannot be read, or whose answer takes
  /// longer than its budget. Each further call below has the budget for itself, so that a result of
  /// any size can be printed.
  [[nodiscard]] Answer answer(const Request& request);

  /// How a request is read, and what each of its clauses finds. Throws as `answer` does.
  [[nodiscard]] Explanation explain(const Request& request);

  /// Why article `index` of the answer to a request is in it; `record` is its own.
  [[nodiscard]] std::vector<Why> why(const Explanation& explanation, const Request& request,
                                     const Answer& answer, std::size_t index, const Record& record);

  /// How any article stands to the clauses. Throws InputError where none has the id.
  [[nodiscard]] WhyNot why_not(const Explanation& explanation, const Request& request,
                               const std::string& id);

  /// Reads an article of the last answer, with its snippet. `index` counts from the page's first.
  [[nodiscard]] Hit hit(const Answer& answer, const Request& request, std::size_t index);

  [[nodiscard]] const Archive& archive() const { return archive_; }

 private:
  Answer answer_now(const Request& request);
  void order(const Request& request, const query::Node& root, const Sought& sought,
             const Matches& matches, const Deadline& deadline, Answer& answer);
  text::Stemmer& stemmer_of(const Record& record);
  WordMatcher& matcher_of(const Record& record);

  Archive archive_;
  Vocabulary vocabulary_;
  ValueCounter counter_;
  Sought sought_;                                   ///< of the last answer
  std::map<std::string, text::Stemmer> stemmers_;   ///< by language
  std::map<text::Stemmer*, WordMatcher> matchers_;  ///< of `sought_`
};

}  // namespace newsdex
