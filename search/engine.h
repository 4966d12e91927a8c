// One opened archive that answers requests.

#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "common/archive/archive.h"
#include "common/text/stemmer.h"
#include "search/answer.h"
#include "search/plan.h"
#include "search/vocabulary.h"

namespace newsdex {

/// Not thread-safe: one a thread.
class Engine {
 public:
  /// Throws ArchiveError where there is no archive or it cannot be read.
  explicit Engine(const std::filesystem::path& folder);

  /// Answers one request. Throws InputError for a query that cannot be read.
  [[nodiscard]] Answer answer(const Request& request);

  /// Reads an article of the last answer, with its snippet. `index` counts from the page's first.
  [[nodiscard]] Hit hit(const Answer& answer, const Request& request, std::size_t index);

  [[nodiscard]] const Archive& archive() const { return archive_; }

 private:
  Answer answer_now(const Request& request);

  Archive archive_;
  Vocabulary vocabulary_;
  Sought sought_;  ///< of the last answer
  std::map<std::string, text::Stemmer> stemmers_;
};

}  // namespace newsdex
