// Article to part document: tokens, labels, terms, stored record, column row.

#pragma once

#include <map>
#include <string>

#include "common/article.h"
#include "common/label.h"
#include "common/text/stemmer.h"
#include "indexer/extract/boilerplate.h"
#include "indexer/part/part_document.h"

namespace newsdex {

enum class Entities : std::uint8_t { yes, no };

/// Analyses articles one by one. Not thread-safe (it remembers stems): one a thread. The result
/// depends on the article and the tables alone.
class Analyser {
 public:
  /// `boilerplate`, which must outlive this, is what leaves the story.
  Analyser(Entities entities, const BoilerplateTable& boilerplate)
      : entities_(entities), boilerplate_(&boilerplate) {}

  /// `content` is `content_hash` of the same article.
  [[nodiscard]] PartDocument analyse(Article article, const ContentHash& content);

 private:
  text::Stemmer& stemmer(const std::string& language);

  Entities entities_;
  const BoilerplateTable* boilerplate_;
  std::map<std::string, text::Stemmer> stemmers_;
};

/// Who published the copy, as a value of `source:`; empty where that is unknown.
[[nodiscard]] std::string publisher_value(const Article& article);

/// The article as it was read, its zones as they were before anything was learned.
[[nodiscard]] Article as_read(Article article);

/// What `unchanged` is decided by: a hash of everything that was read of an article, of the tables
/// that label it, of the choice to label it at all, and of the file it was read from, so that a
/// moved article is not taken for one that has gone. How the path is shown is not in it.
[[nodiscard]] ContentHash content_hash(const Article& article, Entities entities);

}  // namespace newsdex
