// From an item, as its format gives it, to an article with its text cut into zones.

#pragma once

#include <chrono>
#include <string>
#include <variant>
#include <vector>

#include "common/article.h"
#include "indexer/extract/dates.h"
#include "indexer/item.h"

namespace newsdex {

struct ExtractOptions {
  std::string source;    ///< publisher of articles that carry none
  std::string language;  ///< ISO 639-1, of articles that carry none; empty: detected
  DateRules dates;
  std::chrono::sys_seconds now{};  ///< an article is taken when its embargo is over
};

struct Extraction {
  Article article;
  /// What was read otherwise than written, for the log: refused dates, replaced bytes.
  std::vector<std::string> notes;
  std::vector<Cut> cuts;  ///< what was left out for its size
  /// A date of publication was given, and none that was given could be read.
  bool refuses_date = false;
  /// The item withdraws the article of this id: only `id`, `path` and `origin` are there.
  bool withdraws = false;
};

/// A Problem where the item has one, where its id cannot be one, where it is under embargo (or
/// under one that cannot be read), or where it has no text: then it is skipped, but failed where
/// it is the one article of a file that was named as PATH. A date that is refused leaves the
/// article undated and is kept in `extra` as it was written. Pure; may be called by several threads
/// at once.
[[nodiscard]] std::variant<Extraction, Problem> to_article(Item item,
                                                           const ExtractOptions& options);

}  // namespace newsdex
