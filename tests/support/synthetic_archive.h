// Archives of made-up terms, without texts: thousands of articles in a moment.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace newsdex {

/// A term of an article: how often it stands there, and where.
struct SyntheticTerm {
  std::string name;
  std::uint32_t wdf = 0;
  std::vector<std::uint32_t> positions;  ///< ascending
};

/// Adds articles to the archive in `folder`, as one published part: each has the terms, whose names
/// ascend, of one element. Some days are shared by many articles; every seventh has none.
void add_synthetic_articles(const std::filesystem::path& folder, const std::string& id_prefix,
                            const std::vector<std::vector<SyntheticTerm>>& articles);

}  // namespace newsdex
