#include "indexer/extract/extract.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "common/text/utf8.h"
#include "indexer/inputs.h"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

ExtractOptions options() {
  ExtractOptions options;
  options.dates.today = Day{std::chrono::year{2025} / 6 / 20};
  return options;
}

Item item_of(RawArticle raw) {
  Item item;
  item.path = "news/a.txt";
  item.origin = "/data/news/a.txt";
  item.content = std::move(raw);
  return item;
}

Extraction extract(RawArticle raw, const ExtractOptions& with = options()) {
  auto result = to_article(item_of(std::move(raw)), with);
  if (const auto* problem = std::get_if<Problem>(&result)) {
    ADD_FAILURE() << problem->reason;
    return {};
  }
  return std::get<Extraction>(std::move(result));
}

std::string zone_text(const Article& article, Zone zone) {
  std::string all;
  for (const ZoneSpan& span : article.zones) {
    if (span.zone != zone) continue;
    if (!all.empty()) all += '|';
    all += article.text.substr(span.begin, span.end - span.begin);
  }
  return all;
}

// What every article promises, whatever it was read from.
void expect_sound(const Article& article) {
  EXPECT_TRUE(text::is_valid_utf8(article.text));
  EXPECT_TRUE(text::is_valid_utf8(article.title));
  EXPECT_EQ(article.text.find('\0'), std::string::npos);
  EXPECT_FALSE(article.id.empty());
  std::uint32_t last = 0;
  for (const ZoneSpan& span : article.zones) {
    EXPECT_LE(last, span.begin);
    EXPECT_LT(span.begin, span.end);
    EXPECT_LE(span.end, article.text.size());
    const std::string_view between = std::string_view(article.text).substr(last, span.begin - last);
    EXPECT_EQ(between.find_first_not_of(" \t\n"), std::string_view::npos)
        << "text outside every zone";
    last = span.end;
  }
  EXPECT_EQ(article.text.find_first_not_of(" \t\n", last), std::string::npos);
}

TEST(Extract, MetadataTitleStandsBeforeTheBody) {
  RawArticle raw;
  raw.title = " Port\nclosed ";
  raw.body = "TALLINN (Reuters) - One.\r\n\r\nTwo.\r\n\r\nThree.\r\n";
  const Article article = extract(raw).article;
  EXPECT_EQ(article.text, "Port closed\n\nTALLINN (Reuters) - One.\n\nTwo.\n\nThree.");
  EXPECT_EQ(article.title, "Port closed");
  EXPECT_EQ(article.title_source, TitleSource::metadata);
  EXPECT_EQ(article.dateline, "TALLINN");
  EXPECT_EQ(zone_text(article, Zone::lead), "TALLINN (Reuters) - One.\n\nTwo.");
  EXPECT_EQ(zone_text(article, Zone::body), "Three.");
  expect_sound(article);
}

TEST(Extract, TitleOfTheTextAndBylineUnderIt) {
  RawArticle raw;
  raw.body = "Port closed\n12 June 2025\nBy Ana Duarte and Jo Smith\n\nOne.\n";
  const Article article = extract(raw).article;
  EXPECT_EQ(article.title, "Port closed");
  EXPECT_EQ(article.title_source, TitleSource::text);
  EXPECT_THAT(article.bylines, ElementsAre("Ana Duarte", "Jo Smith"));
  EXPECT_EQ(zone_text(article, Zone::lead), "One.");
}

TEST(Extract, BlocksTellTheirZones) {
  RawArticle raw;
  raw.title = "Port closed";
  raw.blocks = {{Zone::caption, "A ship."},
                {Zone::credit, "Jo Ray/AP"},
                {Zone::body, "Port closed"},
                {Zone::body, " One\n is. "},
                {Zone::body, ""},
                {Zone::body, "READ MORE: other"},
                {Zone::boilerplate, "Menu"},
                {Zone::lead, "Two."},
                {Zone::body, "Three."},
                {Zone::body, "(Reporting by Jo Ray)"},
                {Zone::boilerplate, "Share"},
                {Zone::correction, "It was Monday."}};
  const Article article = extract(raw).article;
  EXPECT_EQ(zone_text(article, Zone::title), "Port closed|Port closed");
  EXPECT_EQ(zone_text(article, Zone::lead), "One is.|Two.");
  EXPECT_EQ(zone_text(article, Zone::body), "Three.");
  EXPECT_EQ(zone_text(article, Zone::caption), "A ship.");
  EXPECT_EQ(zone_text(article, Zone::credit), "Jo Ray/AP|(Reporting by Jo Ray)");
  EXPECT_EQ(zone_text(article, Zone::boilerplate), "READ MORE: other\n\nMenu|Share");
  EXPECT_EQ(zone_text(article, Zone::correction), "It was Monday.");
  expect_sound(article);
}

TEST(Extract, CrawlsAndCreditsAreCarried) {
  RawArticle raw;
  raw.blocks = {{Zone::body, "One."}};
  raw.via = " Wire\nService ";
  raw.credits = {"Jo Ray"};
  raw.captured = "2025-06-12T10:00:00Z";
  raw.published = "2025-06-12";
  raw.captures = {{*parse_moment("2025-06-11T10:00:00Z"), "sha1:ABC"}};
  const Article article = extract(raw).article;
  EXPECT_EQ(article.via, "Wire Service");
  EXPECT_THAT(article.credits, ElementsAre("Jo Ray"));
  EXPECT_EQ(to_string(article.captured.value_or(Moment{})), "2025-06-12T10:00:00Z");
  EXPECT_EQ(to_string(article.published.value_or(Moment{})), "2025-06-12");
  EXPECT_EQ(article.captures, raw.captures);
  EXPECT_EQ(article.title, "One.");
}

TEST(Extract, TheFirstCandidateThatIsADateIsPublished) {
  RawArticle raw;
  raw.body = "One.";
  raw.captured = "2025-06-12T10:00:00Z";
  raw.candidates = {{"published", "02/03/2025", "meta date", false, ""},
                    {"published", "2025-06-13T00:10:00Z", "json-ld datePublished", false, ""},
                    {"title", "One", "title", true, ""},
                    {"published", "2025-06-11", "meta pubdate", false, ""},
                    {"published", "2025-06", "url", false, ""}};
  const Article article = extract(raw).article;
  EXPECT_EQ(to_string(article.published.value_or(Moment{})), "2025-06-11");
  ASSERT_EQ(article.candidates.size(), 5U);
  EXPECT_THAT(article.candidates[0].reason, HasSubstr("ambiguous"));
  EXPECT_EQ(article.candidates[1].reason, "after the capture");
  EXPECT_TRUE(article.candidates[2].taken);
  EXPECT_TRUE(article.candidates[3].taken);
  EXPECT_EQ(article.candidates[4].reason, kTrustedLess);
}

struct AfterCapture {
  const char* written;
  const char* published;  ///< "" for unknown
};

TEST(Extract, NothingIsPublishedAfterItsCapture) {
  constexpr auto kRows = std::to_array<AfterCapture>({
      {"2025-06-12T10:00:00Z", "2025-06-12T10:00:00Z"},
      {"2025-06-12T12:30:00+03:00", "2025-06-12T12:30:00+03:00"},
      {"2025-06-12T10:00:01Z", ""},
      {"2025-06-12T18:00:00", "2025-06-12"},  // floats: where it was written it may be past
      {"2025-06-13T00:30:00", ""},
      {"2025-06", "2025-06"},
      {"2025-07", ""},
  });
  for (const auto& [written, published] : kRows) {
    RawArticle raw;
    raw.body = "One.";
    raw.captured = "2025-06-12T10:00:00Z";
    raw.published = written;
    const Article article = extract(raw).article;
    EXPECT_EQ(article.published ? to_string(*article.published) : "", published) << written;
    EXPECT_EQ(article.candidates.size(), article.published ? 0U : 1U) << written;
  }
}

TEST(Extract, WithoutATitleTheFirstSentenceIsShown) {
  RawArticle raw;
  raw.body = "The port closed. Ships waited.\nIt rained.";
  const Article article = extract(raw).article;
  EXPECT_EQ(article.title, "The port closed.");
  EXPECT_EQ(article.title_source, TitleSource::lead);
  EXPECT_EQ(zone_text(article, Zone::title), "");
}

TEST(Extract, RefusedDatesAreKeptAsWritten) {
  RawArticle raw;
  raw.body = "One.";
  raw.published = "02/03/2025";
  raw.modified = "2025-06-12T10:00:00Z";
  const Extraction result = extract(raw);
  EXPECT_FALSE(result.article.published);
  EXPECT_EQ(to_string(result.article.modified.value_or(Moment{})), "2025-06-12T10:00:00Z");
  EXPECT_THAT(result.article.extra, ElementsAre(Pair("published", "\"02/03/2025\"")));
  EXPECT_THAT(result.notes, ElementsAre(HasSubstr("ambiguous")));
}

TEST(Extract, OptionsFillWhatIsMissingAndNothingElse) {
  ExtractOptions with = options();
  with.source = "Harbour Post";
  with.language = "et";
  RawArticle raw;
  raw.body = "One.";
  EXPECT_EQ(extract(raw, with).article.source, "Harbour Post");
  EXPECT_EQ(extract(raw, with).article.language, "et");
  raw.source = "Other";
  raw.language = "en-GB";
  EXPECT_EQ(extract(raw, with).article.source, "Other");
  EXPECT_EQ(extract(raw, with).article.language, "en");
}

TEST(Extract, ProblemsPassThrough) {
  Item item;
  item.content = Problem{Status::skipped, "binary"};
  EXPECT_EQ(std::get<Problem>(to_article(item, options())).reason, "binary");
  RawArticle blank;
  blank.body = " \x01 \n";
  EXPECT_EQ(std::get<Problem>(to_article(item_of(blank), options())).reason, "no text");
}

// A file that is named holds an article or it is an error; an item of several never is one.
TEST(Extract, ItemsWithoutTextAreSkippedButNamedFilesFail) {
  for (const bool named : {false, true}) {
    for (const bool alone : {false, true}) {
      RawArticle blank;
      blank.id = "a";
      blank.alone = alone;
      Item item = item_of(blank);
      item.named = named;
      const auto result = to_article(std::move(item), options());
      const auto& problem = std::get<Problem>(result);
      EXPECT_EQ(problem.reason, "no text");
      EXPECT_EQ(problem.status, named && alone ? Status::failed : Status::skipped);
      EXPECT_EQ(problem.id, "");  // an older version of it stays as it is
    }
  }
}

// The ways in which each format says nothing: one decision for all.
TEST(Extract, ItemsOfEveryFormatWithoutTextAreSkipped) {
  struct Input {
    Format format;
    const char* bytes;
  };
  constexpr auto kInputs = std::to_array<Input>({
      {Format::feed,
       "<rss><channel><item><link>http://a.example/b/c</link></item></channel></rss>"},
      {Format::newsml, "<newsMessage><itemSet><newsItem guid='a'/></itemSet></newsMessage>"},
      {Format::ninjs, R"({"uri":"a"})"},
      {Format::reuters, "<REUTERS NEWID=\"1\">\n<TEXT>&#2;\n&#3;</TEXT>\n</REUTERS>\n"},
      {Format::html, "<html><body><script>x</script></body></html>"},
      {Format::text, "\n \n"},
  });
  for (const auto& [format, bytes] : kInputs) {
    std::istringstream input(bytes);
    ByteStream stream(input);
    const FieldNames fields;
    const auto reader = open_reader(format, stream, fields);
    auto item = reader->next();
    ASSERT_TRUE(item) << bytes;
    const auto result = to_article(std::move(*item), options());
    ASSERT_TRUE(std::holds_alternative<Problem>(result)) << bytes;
    EXPECT_EQ(std::get<Problem>(result).reason, "no text") << bytes;
    EXPECT_EQ(std::get<Problem>(result).status, Status::skipped) << bytes;
  }
}

TEST(Extract, AnyBytesGiveSoundArticlesOrProblems) {
  std::uint32_t state = 7;
  const std::string alphabet = "aB .\n\r\t(\")-:/\xc3\xa9\xe2\x80\x9c\xff\x01,Photo By READ MORE";
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (int i = 0; i < 400; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += alphabet[(state >> 16U) % alphabet.size()];
    }
    std::istringstream input(bytes);
    ItemSource source({{"-"}, Format::text, {}}, input);
    auto result = to_article(std::move(*source.next()), options());
    if (const auto* extraction = std::get_if<Extraction>(&result))
      expect_sound(extraction->article);
  }
}

TEST(Extract, HostileTextsTakeLinearTime) {
  for (const char* unit :
       {"(", "(Reporting by ", "a\n", "READ MORE ", "\xe2\x80\x9c", "* ", ". Photo: ", "- "}) {
    RawArticle raw;
    while (raw.body.size() < (std::size_t{1} << 19)) raw.body += unit;
    raw.title = text::truncate(raw.body, 1 << 16);
    const auto result = to_article(item_of(raw), options());
    if (const auto* extraction = std::get_if<Extraction>(&result))
      expect_sound(extraction->article);
  }
}

class Seeds : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kSeeds)) GTEST_SKIP() << "no seed articles at " << kSeeds;
  }

  static Article read(const std::string& name) {
    std::istringstream none;
    ItemSource source({{kSeeds + name + ".txt"}, std::nullopt, {}}, none);
    auto result = to_article(std::move(*source.next()), options());
    return std::get<Extraction>(std::move(result)).article;
  }

  static std::string bytes(const std::string& name) {
    std::ifstream file(kSeeds + name + ".txt", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  inline static const std::string kSeeds = NEWSDEX_SHARED_DIR "/seeds/";
};

constexpr const char* kSeedNames[] = {"000_782b71356e619918", "001_02cfad485905eafa"};

TEST_F(Seeds, AreStoredByteForByte) {
  for (const char* name : kSeedNames) EXPECT_EQ(read(name).text, bytes(name));
}

TEST_F(Seeds, GoldOffsetsAreThoseOfTheStoredText) {
  std::ifstream file(kSeeds + "gold.json");
  const auto gold = nlohmann::json::parse(file);
  for (const char* name : kSeedNames) {
    const Article article = read(name);
    for (const auto& person : gold.at(name).at("persons")) {
      for (const auto& mention : person.at("mentions")) {
        const std::size_t begin = mention.at("byte")[0];
        const std::size_t end = mention.at("byte")[1];
        EXPECT_EQ(article.text.substr(begin, end - begin), mention.at("text").get<std::string>());
      }
    }
  }
}

TEST_F(Seeds, HaveTheZonesOfTheGold) {
  const Article first = read(kSeedNames[0]);
  EXPECT_EQ(first.title_source, TitleSource::lead);
  EXPECT_EQ(zone_text(first, Zone::title), "");
  EXPECT_THAT(zone_text(first, Zone::boilerplate), testing::StartsWith("READ MORE"));
  const Article second = read(kSeedNames[1]);
  EXPECT_EQ(second.title_source, TitleSource::text);
  EXPECT_THAT(zone_text(second, Zone::title), testing::StartsWith("WSJ: Iran"));
  EXPECT_EQ(zone_text(second, Zone::caption), "Strikes on Iran");
  EXPECT_THAT(zone_text(second, Zone::credit), testing::EndsWith("/EPA)"));
}

}  // namespace
}  // namespace newsdex
