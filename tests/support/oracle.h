// A slow, obvious search: reads every article for every query. What the programs answer must be
// the same set.

#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/article.h"
#include "common/schema.h"
#include "search/query/tree.h"

namespace newsdex {

/// English articles with supplied metadata only (source, section, topics, language, date).
class Oracle {
 public:
  explicit Oracle(std::vector<Article> articles) : articles_(std::move(articles)) {}

  [[nodiscard]] const std::vector<Article>& articles() const { return articles_; }

  /// Ids of the articles that a tree of words, phrases, patterns, spellings, labels, dates,
  /// numbers, proximity, counts and zones describes.
  [[nodiscard]] std::set<std::string> match(const query::Node& node) const;

  /// The values that articles of `ids` have in a field, with how many have each; "" counts those
  /// without any.
  [[nodiscard]] std::map<std::string, std::uint64_t> count(const std::set<std::string>& ids,
                                                           FieldId field) const;

 private:
  [[nodiscard]] static bool holds(const Article& article, const query::Node& node,
                                  const std::set<Zone>& zones);

  std::vector<Article> articles_;
};

/// The bytes [begin, end) of the words of the story that a tree of text and proximity looks for, by
/// comparing each with each: the words that take part.
[[nodiscard]] std::set<std::pair<std::size_t, std::size_t>> oracle_marks(const Article& article,
                                                                         const query::Node& node);

/// The values of an article in a field, by the names supplied with it.
[[nodiscard]] std::vector<std::string> oracle_values(const Article& article, FieldId field);

}  // namespace newsdex
