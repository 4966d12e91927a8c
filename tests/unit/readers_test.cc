// The readers, each over a string: what comes out of which bytes.

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "indexer/formats/front_matter.h"
#include "indexer/formats/reader.h"
#include "tests/support/failing_input.h"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

std::vector<Item> read(Format format, const std::string& bytes,
                       const std::vector<FieldMapping>& mappings = {}) {
  std::istringstream input(bytes);
  ByteStream stream(input);
  const FieldNames fields(mappings);
  const auto reader = open_reader(format, stream, fields);
  std::vector<Item> items;
  while (auto item = reader->next()) items.push_back(std::move(*item));
  return items;
}

RawArticle article(const Item& item) {
  const auto* raw = std::get_if<RawArticle>(&item.content);
  return raw != nullptr ? *raw : RawArticle{};
}

std::string problem(const Item& item) {
  const auto* found = std::get_if<Problem>(&item.content);
  return found != nullptr ? found->reason : "";
}

TEST(ByteStream, GivesLinesWithTheirEndsOff) {
  std::istringstream input("one\r\n\ntwo");
  ByteStream stream(input);
  EXPECT_EQ(stream.peek(4), "one\r");
  EXPECT_EQ(stream.line(10)->text, "one");
  EXPECT_EQ(stream.line(10)->text, "");
  const auto last = stream.line(10);
  EXPECT_EQ(last->text, "two");
  EXPECT_EQ(last->number, 3U);
  EXPECT_EQ(last->bytes, 3U);
  EXPECT_FALSE(stream.line(10));
}

TEST(ByteStream, ReadsPastALineThatIsTooLong) {
  std::istringstream input(std::string(1'000'000, 'x') + "\nnext\n");
  ByteStream stream(input);
  const auto line = stream.line(1000);
  EXPECT_TRUE(line->too_long);
  EXPECT_EQ(line->bytes, 1'000'001U);
  EXPECT_EQ(stream.line(1000)->text, "next");
}

TEST(ByteStream, KeepsWhatWasReadBeforeAnError) {
  FailingInput buffer("a\nb\nc");
  std::istream input(&buffer);
  ByteStream stream(input);
  EXPECT_EQ(stream.line(10)->text, "a");
  EXPECT_EQ(stream.line(10)->text, "b");
  const auto last = stream.line(10);
  ASSERT_TRUE(last.has_value());
  EXPECT_EQ(last->text, "c");
  EXPECT_FALSE(last->ended);
  EXPECT_TRUE(stream.broken());
  EXPECT_FALSE(stream.line(10).has_value());
}

TEST(ByteStream, RestIsBounded) {
  std::istringstream input("abc");
  EXPECT_EQ(ByteStream(input).rest(3), "abc");
  std::istringstream longer("abcd");
  EXPECT_FALSE(ByteStream(longer).rest(3));
}

TEST(Fields, MappingsTakeThePlaceOfSpellings) {
  const FieldNames fields(
      {parse_field_mapping("body=abstract"), parse_field_mapping("source=paper")});
  EXPECT_EQ(fields.find("abstract"), InputField::body);
  EXPECT_EQ(fields.find("body"), std::nullopt);
  EXPECT_EQ(fields.find("title"), InputField::title);
  EXPECT_THROW((void)parse_field_mapping("bodi=x"), InputError);
  EXPECT_THROW((void)parse_field_mapping("body="), InputError);
  EXPECT_THROW((void)parse_field_mapping("body"), InputError);
}

TEST(Fields, TheFirstSpellingOfTheTableWinsInAnyOrder) {
  const FieldNames fields;
  EXPECT_THAT(fields.assign({"headline", "title", "x"}),
              ElementsAre(std::nullopt, InputField::title, std::nullopt));
  EXPECT_THAT(fields.assign({"date", "text", "published"}),
              ElementsAre(std::nullopt, InputField::body, InputField::published));
}

TEST(JsonlReader, TakesEverySpelling) {
  const auto items = read(
      Format::jsonl,
      R"({"id": 17, "headline": "T", "articleBody": "B", "date": 1749740467, "publisher": {"name": "Post"}, )"
      R"("authors": [{"name": "Ana Duarte"}, "Jo Smith"], "lang": "en", "tags": "a; b, c", )"
      R"("people": ["X"], "places": "Y, Z", "orgs": null, "section": "", "geo": {"lat": [1, 2]}})");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].line, 1U);
  const RawArticle raw = article(items[0]);
  EXPECT_EQ(raw.id, "17");
  EXPECT_EQ(raw.title, "T");
  EXPECT_EQ(raw.body, "B");
  EXPECT_EQ(raw.published, "1749740467");
  EXPECT_EQ(raw.source, "Post");
  EXPECT_THAT(raw.bylines, ElementsAre("Ana Duarte", "Jo Smith"));
  EXPECT_EQ(raw.language, "en");
  EXPECT_THAT(raw.topics, ElementsAre("a", "b, c"));
  EXPECT_THAT(raw.supplied.people, ElementsAre("X"));
  EXPECT_THAT(raw.supplied.places, ElementsAre("Y", "Z"));
  EXPECT_THAT(raw.extra, ElementsAre(Pair("geo", R"({"lat":[1,2]})")));
}

struct Line {
  const char* name;
  std::string line;
  const char* reason;
};

class JsonlBadLines : public testing::TestWithParam<Line> {};

TEST_P(JsonlBadLines, FailAloneAndSayWhy) {
  const auto items =
      read(Format::jsonl, "{\"body\":\"a\"}\n" + GetParam().line + "\n\n{\"body\":\"b\"}\n");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_THAT(problem(items[1]), HasSubstr(GetParam().reason));
  EXPECT_EQ(items[1].line, 2U);
  EXPECT_EQ(article(items[2]).body, "b");
  EXPECT_EQ(items[2].line, 4U);
}

INSTANTIATE_TEST_SUITE_P(Table, JsonlBadLines,
                         testing::Values(Line{"Cut", R"({"body": "a)", "not valid JSON"},
                                         Line{"Trailing", R"({"body": "a"} x)", "not valid JSON"},
                                         Line{"Array", R"([{"body": "a"}])", "not a JSON object"},
                                         Line{"Scalar", "17", "not a JSON object"},
                                         Line{"Utf8", "{\"body\": \"\xff\"}", "not valid JSON"},
                                         Line{"Empty", "{}", "neither title nor body"},
                                         Line{"Null", R"({"body": null, "title": ""})",
                                              "neither title nor body"},
                                         Line{"Deep", std::string(100'000, '['), "not valid JSON"},
                                         Line{"DeepInside",
                                              R"({"body": "a", "x": )" + std::string(5000, '[') +
                                                  std::string(5000, ']') + "}",
                                              "not valid JSON"}),
                         [](const auto& row) { return std::string{row.param.name}; });

TEST(JsonlReader, TheFirstOfEqualKeysWinsWithANote) {
  const auto items = read(Format::jsonl, R"({"body": "a", "body": "b"})");
  EXPECT_EQ(article(items.at(0)).body, "a");
  EXPECT_THAT(article(items.at(0)).notes, ElementsAre(HasSubstr("\"body\" again")));
}

TEST(JsonlReader, UnusedSpellingsAreKept) {
  const auto items = read(Format::jsonl,
                          "\xef\xbb\xbf"
                          R"({"text": "b", "body": "a", "title": {"x": 1}})");
  EXPECT_EQ(article(items.at(0)).body, "a");
  EXPECT_THAT(article(items.at(0)).extra,
              ElementsAre(Pair("text", "\"b\""), Pair("title", R"({"x":1})")));
}

TEST(JsonlReader, MappingsAreObeyed) {
  const auto items =
      read(Format::jsonl, R"({"abstract": "a", "body": "b"})", {{InputField::body, "abstract"}});
  EXPECT_EQ(article(items.at(0)).body, "a");
  EXPECT_THAT(article(items.at(0)).extra, ElementsAre(Pair("body", "\"b\"")));
}

TEST(TextReader, AFileIsOneArticle) {
  const auto items = read(Format::text, "Port closed\n\nIt rained.\n");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(article(items[0]).body, "Port closed\n\nIt rained.\n");
  EXPECT_TRUE(article(items[0]).alone);
  EXPECT_EQ(items[0].bytes, 24U);
}

TEST(FrontMatter, IsReadAndTakenOff) {
  const auto items = read(Format::text,
                          "---\n"
                          "title: \"The \\\"port\\\"\"  # a comment\n"
                          "date: 2025-06-12\n"
                          "source: 'Ana''s Post'\n"
                          "authors: [Ana Duarte, \"Smith, Jo\"]\n"
                          "tags:\n"
                          "  - ports\n"
                          "  - tolls\n"
                          "# nothing\n"
                          "url: https://a.example/b/c#d\n"
                          "weather: [rain, 'wind']\n"
                          "lang: ~\n"
                          "?? what\n"
                          "---\n"
                          "\n"
                          "It rained.\n");
  const RawArticle raw = article(items.at(0));
  EXPECT_EQ(raw.title, "The \"port\"");
  EXPECT_EQ(raw.published, "2025-06-12");
  EXPECT_EQ(raw.source, "Ana's Post");
  EXPECT_THAT(raw.bylines, ElementsAre("Ana Duarte", "Smith, Jo"));
  EXPECT_THAT(raw.topics, ElementsAre("ports", "tolls"));
  EXPECT_EQ(raw.url, "https://a.example/b/c#d");
  EXPECT_EQ(raw.language, "");
  EXPECT_THAT(raw.extra, ElementsAre(Pair("weather", R"(["rain","wind"])")));
  EXPECT_EQ(raw.body, "\nIt rained.\n");
  EXPECT_THAT(raw.notes, ElementsAre("front matter, line 13: not understood"));
}

TEST(FrontMatter, NeedsItsKeysAndItsEnd) {
  const FieldNames fields;
  EXPECT_FALSE(read_front_matter("---\ntitle: a\nIt rained.\n", fields));
  EXPECT_FALSE(read_front_matter("---\nIt rained: a lot.\n---\n", fields));
  EXPECT_FALSE(read_front_matter("--- a\ntitle: a\n---\n", fields));
  EXPECT_FALSE(read_front_matter("---", fields));
  EXPECT_FALSE(read_front_matter("", fields));
  EXPECT_TRUE(read_front_matter("---\r\ntitle: a\r\n---\r\n", fields));
}

// A record in the collection's shape, with a story of our own.
const std::string kRecord =
    "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TRAIN\" CGISPLIT=\"TRAINING-SET\" OLDID=\"5\" "
    "NEWID=\"17\">\n"
    "<DATE> 6-MAR-1987 11:02:00.67&#9;&#9;&#9;C T</DATE>\n"
    "<TOPICS><D>ship</D><D>grain</D></TOPICS>\n"
    "<PLACES><D>estonia</D></PLACES>\n"
    "<PEOPLE><D>duarte</D></PEOPLE>\n"
    "<ORGS></ORGS>\n"
    "<EXCHANGES><D>nyse</D></EXCHANGES>\n"
    "<COMPANIES></COMPANIES>\n"
    "<UNKNOWN> \n&#5;&#5;C T\n</UNKNOWN>\n"
    "<TEXT>&#2;\n"
    "<TITLE>HARBOUR CO &lt;HBR> CLOSES\nPORT</TITLE>\n"
    "<AUTHOR>    by Ana Duarte, Reuters</AUTHOR>\n"
    "<DATELINE>    TALLINN, March 6 - </DATELINE><BODY>Harbour Co &lt;HBR> said it\n"
    "closed the port &amp; the sheds.\n"
    "    Ships waited caf\xe9 outside.\n"
    " Reuter\n"
    "&#3;</BODY></TEXT>\n"
    "</REUTERS>\n";

TEST(ReutersReader, ReadsARecordWithItsLabels) {
  const auto items = read(Format::reuters, "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n" + kRecord);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].item, "17");
  EXPECT_EQ(items[0].line, 2U);
  EXPECT_EQ(items[0].bytes, kRecord.size() - 1);  // a line end is left
  const RawArticle raw = article(items[0]);
  EXPECT_EQ(raw.id, "reuters21578-17");
  EXPECT_EQ(raw.published, "6-MAR-1987 11:02:00.67");
  EXPECT_THAT(raw.topics, ElementsAre("ship", "grain"));
  EXPECT_THAT(raw.supplied.places, ElementsAre("estonia"));
  EXPECT_THAT(raw.supplied.people, ElementsAre("duarte"));
  EXPECT_EQ(raw.title, "HARBOUR CO <HBR> CLOSES PORT");
  EXPECT_THAT(raw.bylines, ElementsAre("by Ana Duarte, Reuters"));
  EXPECT_EQ(raw.dateline, "TALLINN, March 6 -");
  EXPECT_EQ(raw.body,
            "Harbour Co <HBR> said it closed the port & the sheds.\n"
            "Ships waited caf\u00e9 outside.\nReuter");
  EXPECT_EQ(raw.layout, Layout::paragraphs);
  EXPECT_EQ(raw.source, "Reuters");
  EXPECT_THAT(raw.extra, testing::Contains(Pair("exchanges", R"(["nyse"])")));
}

TEST(ReutersReader, ABrokenRecordFailsAlone) {
  const std::string cut = kRecord.substr(0, kRecord.find("</BODY>"));
  const auto items = read(Format::reuters, cut + "\n" + kRecord + cut);
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(problem(items[0]), "a record without its end");
  EXPECT_EQ(items[0].line, 1U);
  EXPECT_EQ(article(items[1]).id, "reuters21578-17");
  EXPECT_EQ(items[1].line,
            1U + static_cast<std::size_t>(std::count(cut.begin(), cut.end(), '\n')) + 1U);
  EXPECT_EQ(problem(items[2]), "a record without its end");
}

TEST(ReutersReader, PlaceholdersAndEmptyRecordsHaveNoBody) {
  const std::string open = "<REUTERS NEWID=\"1\">\n";
  const auto brief =
      read(Format::reuters, open +
                                "<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>PORT CLOSED\n</TITLE>Blah "
                                "blah blah.\n&#3;</TEXT>\n</REUTERS>\n");
  EXPECT_EQ(article(brief.at(0)).title, "PORT CLOSED");
  EXPECT_EQ(article(brief.at(0)).body, "");
  const auto raw = read(Format::reuters, open +
                                             "<TEXT TYPE=\"UNPROC\">&#2;\nPORT CLOSED\n    It "
                                             "rained\nall day.\n&#3;</TEXT>\n</REUTERS>\n");
  EXPECT_EQ(article(raw.at(0)).body, "PORT CLOSED\nIt rained all day.");
  const auto empty =
      read(Format::reuters, open + "<TEXT TYPE=\"UNPROC\">&#2;\n&#3;</TEXT>\n</REUTERS>\n");
  EXPECT_EQ(article(empty.at(0)).title + article(empty.at(0)).body, "");
}

TEST(ReadersHostile, AnyBytesEndInItems) {
  const std::vector<std::string> inputs{
      std::string(1 << 20, '{'),
      std::string(1 << 20, '<'),
      std::string(1 << 20, '&'),
      std::string(1 << 20, '\0'),
      std::string(1 << 20, '\n'),
      "<REUTERS " + std::string(1 << 20, '<'),
      "---\n" + std::string(1 << 20, '-'),
      "---\na: [" + std::string(1 << 20, ','),
      "---\na: \"" + std::string(1 << 20, '\\') + "\n---\n",
      "<REUTERS NEWID=\"1\"><TEXT>" + std::string(1 << 20, '&') + "</TEXT></REUTERS>"};
  for (const std::string& input : inputs) {
    for (const Format format : {Format::text, Format::jsonl, Format::reuters}) {
      for (const Item& item : read(format, input)) EXPECT_LE(item.bytes, input.size());
    }
  }
}

}  // namespace
}  // namespace newsdex
