// Labelled pages: a folder each with source.html, expected.html (the main text) and
// expected-metadata.json, as in Readability.js's tests.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/article.h"

namespace newsdex::quality {

struct PageScore {
  std::string name;
  double text = 0;       ///< token F1 of lead, body, caption, credit and correction
  double precision = 0;  ///< of its tokens
  double recall = 0;
  /// Per metadata field: 1 right, 0 wrong, -1 the page's labels say nothing.
  int title = -1;
  int byline = -1;
  int site = -1;
  int published = -1;
  int language = -1;
  Article article;
  std::string expected;  ///< the labelled main text on one line
};

/// The folders of labelled pages below `root`, sorted by name.
[[nodiscard]] std::vector<std::filesystem::path> labelled_pages(const std::filesystem::path& root);

/// Reads a page through the reader and the extraction, as newsdex-index does.
[[nodiscard]] PageScore score_page(const std::filesystem::path& folder);

}  // namespace newsdex::quality
