// Answers in the formats of other programs: a record for every article, and no title breaks out.

#include <array>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/support/articles.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/shown.h"

namespace newsdex {
namespace {

using nlohmann::json;

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) {
    ++found;
  }
  return found;
}

/// Rows of cells, as RFC 4180 says; every line has to end in CR LF.
std::vector<Words> read_csv(const std::string& text) {
  std::vector<Words> rows;
  Words row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
        row.back() += text[++i];
      } else if (c == '"') {
        quoted = false;
      } else {
        row.back() += c;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row.emplace_back();
    } else if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      ++i;
      rows.push_back(std::exchange(row, Words(1)));
    } else {
      row.back() += c;
    }
  }
  EXPECT_EQ(row, Words(1)) << "something stands behind the last line";
  return rows;
}

TEST(Export, HasARecordForEveryArticle) {
  for (const std::string& query : kQueries) {
    const std::uint64_t total = corpus().total(query);
    const auto shown = [&](const std::string& format) {
      return corpus()({"--format", format, "-n", "0", query});
    };
    EXPECT_EQ(lines_of(shown("jsonl")).size(), total) << query;
    EXPECT_EQ(lines_of(shown("ids")).size(), total) << query;
    EXPECT_EQ(lines_of(shown("trec")).size(), total) << query;
    EXPECT_EQ(read_csv(shown("csv")).size(), total + 1) << query;
    EXPECT_EQ(times(shown("ris"), "\r\nER  - \r\n"), total) << query;
    EXPECT_EQ(times(shown("bibtex"), "@misc{newsdex"), total) << query;
    EXPECT_EQ(json::parse(shown("csl")).size(), total) << query;
    EXPECT_EQ(times(shown("atom"), "</entry>"), total) << query;
  }
}

TEST(Export, HasTheSameOrderInEveryFormat) {
  Words ids;
  const json answer = corpus().as_json({"-n", "0", "bridge"});
  for (const json& hit : answer.at("hits")) {
    ids.push_back(hit.at("id"));
  }
  ASSERT_GT(ids.size(), 1U);
  EXPECT_EQ(lines_of(corpus()({"--format", "ids", "-n", "0", "bridge"})), ids);
  Words by_csv;
  for (const Words& row : read_csv(corpus()({"--format", "csv", "-n", "0", "bridge"}))) {
    by_csv.push_back(row.at(1));
  }
  by_csv.erase(by_csv.begin());
  EXPECT_EQ(by_csv, ids);
}

TEST(Export, OfTablesHasTheColumnsOfTheirRows) {
  for (const char* view : {"facets", "timeline", "quotes", "kwic", "cooccur", "terms"}) {
    const auto rows = read_csv(corpus()({"--view", view, "--format", "csv", "bridge"}));
    ASSERT_FALSE(rows.empty()) << view;
    for (const Words& row : rows) EXPECT_EQ(row.size(), rows[0].size()) << view;
    const auto lines = lines_of(corpus()({"--view", view, "--format", "jsonl", "bridge"}));
    EXPECT_EQ(lines.size() + 1, rows.size()) << view;
    for (const std::string& line : lines) EXPECT_EQ(json::parse(line).size(), rows[0].size());
  }
}

struct Hostile {
  const char* name;
  const char* title;
  const char* format;
  const char* expected;  ///< stands in the output
};

class HostileTitles : public testing::TestWithParam<Hostile> {};

TEST_P(HostileTitles, AreText) {
  const Hostile& row = GetParam();
  const TemporaryFolder folder;
  add_articles(folder / "x.db", {make_article("a", row.title, {"A dam."})});
  EXPECT_THAT(Shown(folder / "x.db")({"--format", row.format, "dam"}),
              testing::HasSubstr(row.expected));
}

constexpr auto kHostile = std::to_array<Hostile>({
    {"CsvFormula", "=HYPERLINK(1)", "csv", ",'=HYPERLINK(1),"},
    {"CsvPlus", "+1", "csv", ",'+1,"},
    {"CsvMinus", "-1", "csv", ",'-1,"},
    {"CsvAt", "@SUM(A1)", "csv", ",'@SUM(A1),"},
    {"CsvQuotes", "a \"b\", c", "csv", ",\"a \"\"b\"\", c\","},
    {"CsvFormulaInQuotes", "=\"a\"", "csv", ",\"'=\"\"a\"\"\","},
    {"RisControl", "a\x1b[31mER  - x", "ris", "TI  - a [31mER  - x\r\n"},
    {"Bibtex", "50% {of} $x_1 & \\y ~#^", "bibtex",
     "title = {50\\% \\{of\\} \\$x\\_1 \\& \\textbackslash{}y "
     "\\textasciitilde{}\\#\\textasciicircum{}}"},
    {"AtomMarkup", "<b>&\"]]>", "atom", "<title>&lt;b&gt;&amp;&quot;]]&gt;</title>"},
    {"AtomControl",
     "a\x01\x7f"
     "b",
     "atom", "<title>a  b</title>"},
    {"AtomNoncharacter", "a\xEF\xBF\xBF", "atom", "<title>a\xEF\xBF\xBD</title>"},
    {"Csl", "a \"b\"\\", "csl", R"("title":"a \"b\"\\")"},
    {"Terminal", "a\x1b[31m", "text", "a\xEF\xBF\xBD[31m"},
});

INSTANTIATE_TEST_SUITE_P(Formats, HostileTitles, testing::ValuesIn(kHostile),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Export, OfIdsAndTrecKeepsOneLineAnArticle) {
  const TemporaryFolder folder;
  add_articles(folder / "x.db", {make_article("a b%", "First", {"A dam."})});
  Shown shown(folder / "x.db");
  EXPECT_EQ(shown({"--format", "ids", "dam"}), "a b%\n");
  EXPECT_THAT(shown({"--format", "trec", "dam"}, "q 1"),
              testing::StartsWith("q%201 Q0 a%20b%25 1 "));
}

}  // namespace
}  // namespace newsdex
