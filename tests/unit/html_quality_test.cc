// The HTML reader on labelled pages must not become worse than it was (tests/quality/html_eval
// prints the table).

#include <cctype>
#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/quality/html_pages.h"

namespace newsdex {
namespace {

// "text 0.9700": what was reached, a line a measure.
std::map<std::string, double> read_baseline() {
  std::ifstream file(NEWSDEX_SOURCE_DIR "/tests/quality/html_baseline.txt");
  std::map<std::string, double> baseline;
  std::string name;
  for (double value = 0; file >> name >> value;) baseline[name] = value;
  return baseline;
}

TEST(HtmlQuality, IsNotBelowItsBaseline) {
  const std::filesystem::path pages = NEWSDEX_SHARED_DIR "/data/formats/html-readability";
  if (!std::filesystem::exists(pages)) GTEST_SKIP() << "no labelled pages at " << pages;
  std::map<std::string, double> found;
  double count = 0;
  for (const auto& folder : quality::labelled_pages(pages)) {
    const quality::PageScore score = quality::score_page(folder);
    ++count;
    found["text"] += score.text;
    found["title"] += score.title > 0 ? 1 : 0;
    found["byline"] += score.byline > 0 ? 1 : 0;
    found["site"] += score.site > 0 ? 1 : 0;
    found["published"] += score.published > 0 ? 1 : 0;
    found["language"] += score.language > 0 ? 1 : 0;
  }
  found["text"] /= count;
  const std::map<std::string, double> baseline = read_baseline();
  ASSERT_EQ(baseline.size(), found.size());
  for (const auto& [name, value] : baseline) EXPECT_GE(found[name], value - 1e-4) << name;
}

}  // namespace
}  // namespace newsdex
