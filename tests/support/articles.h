// Articles for tests, and archives made of them.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/article.h"

namespace newsdex {

/// An article of a title and paragraphs; the first two of these are the lead.
[[nodiscard]] Article make_article(const std::string& id, const std::string& title,
                                   const std::vector<std::string>& paragraphs);

/// Adds articles to the archive in `folder`, as one published part.
void add_articles(const std::filesystem::path& folder, const std::vector<Article>& articles);

}  // namespace newsdex
