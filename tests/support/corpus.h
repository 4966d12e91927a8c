// The sample archive and the tables of its README, for the tests that hold one to the other.

#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace newsdex {

/// The folder of the articles.
[[nodiscard]] std::filesystem::path corpus_folder();

/// A row of a table "What | Query | Must return" of the README.
struct CorpusQuery {
  std::string section;  ///< its heading
  std::string query;
  /// Names, as `corpus_name` makes them, without those that the row says this version misses.
  std::set<std::string> returns;
};

/// All of them, in order. A row that is not of this shape comes with an empty query.
[[nodiscard]] std::vector<CorpusQuery> corpus_queries();

/// The name of an article in the README: the id of one out of a file of several or of a wire
/// format, the path below `articles/` of any other.
[[nodiscard]] std::string corpus_name(const Article& article);

}  // namespace newsdex
