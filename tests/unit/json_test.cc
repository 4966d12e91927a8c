// JSON beyond a value a line: arrays, values after one another, hits, `_bulk`.

#include <chrono>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/formats/json_keys.h"
#include "indexer/formats/json_mending.h"
#include "indexer/formats/json_values.h"
#include "indexer/formats/reader.h"
#include "tests/unit/cpu_clock.h"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

// "LINE id body" of an article, "LINE reason" of what is none, "LINE id cancelled".
std::vector<std::string> read(const std::string& bytes) {
  std::istringstream input(bytes);
  ByteStream stream(input);
  const FieldNames fields;
  const auto reader = open_reader(Format::jsonl, stream, fields);
  std::vector<std::string> lines;
  std::uint64_t taken = 0;
  while (auto item = reader->next()) {
    std::string line = std::to_string(item->line) + ' ';
    if (const auto* article = std::get_if<RawArticle>(&item->content)) {
      line += article->id + ' ' + (article->cancelled ? "cancelled" : article->body);
    } else {
      line += std::get<Problem>(item->content).reason;
    }
    taken += item->bytes;
    lines.push_back(line);
  }
  EXPECT_LE(taken, bytes.size());
  return lines;
}

struct Layout {
  const char* name;
  const char* json;
};

std::ostream& operator<<(std::ostream& out, const Layout& layout) { return out << layout.name; }

constexpr auto kLayouts = std::to_array<Layout>({
    {"array", R"([{"id":"1","body":"a"},{"id":"2","body":"b"},{"id":"3","body":"c"}])"},
    {"array_pretty",
     "[\n  {\n    \"id\": \"1\",\n    \"body\": \"a\"\n  },\n  {\"id\":\"2\",\"body\":\"b\"},\n"
     "  {\"id\":\"3\",\n\"body\":\"c\",\"x\":[{\"y\":{}}]}\n]\n"},
    {"pretty",
     "{\n\"id\":\"1\",\n\"body\":\"a\"\n}\n{\n\"id\":\"2\",\"body\":\"b\"}\n\n{\"id\":\"3\","
     "\"body\":\"c\"}"},
    {"side_by_side", R"({"id":"1","body":"a"} {"id":"2","body":"b"}{"id":"3","body":"c"})"},
    {"lines",
     "{\"id\":\"1\",\"body\":\"a\"}\r\n{\"id\":\"2\",\"body\":\"b\"}\n{\"id\":\"3\",\"body\":"
     "\"c\"}"},
    {"array_of_lines",
     "[{\"id\":\"1\",\"body\":\"a\"},\n{\"id\":\"2\",\"body\":\"b\"}\n,{\"id\":\"3\",\"body\":"
     "\"c\"}\n]"},
    {"marked",
     "\xef\xbb\xbf[{\"id\":\"1\",\"body\":\"a\"},{\"id\":\"2\",\"body\":\"b\"},{\"id\":\"3\","
     "\"body\":\"c\"}]"},
    {"record_separators",
     "\x1e{\"id\":\"1\",\n\"body\":\"a\"}\n\x1e{\"id\":\"2\",\"body\":\"b\"}\n\x1e{\"id\":\"3\","
     "\"body\":\"c\"}\n"},
    {"hit_lines",
     "{\"_index\":\"n\",\"_id\":\"1\",\"_source\":{\"body\":\"a\"}}\n"
     "{\"_id\":\"9\",\"_source\":{\"id\":\"2\",\"body\":\"b\"}}\n"
     "{\"_id\":3,\"_source\":{\"body\":\"c\"}}\n"},
    {"hits", R"({"took":1,"x":{"hits":[1]},"hits":{"total":{"value":3},"hits":[
       {"_id":"1","_source":{"body":"a"}},{"_id":"2","_source":{"body":"b"}},
       {"_id":"3","_source":{"body":"c"}}],"max":null},"aggregations":{"y":{"body":"no"}}})"},
    {"pages_of_hits",
     "{\"hits\":{\"hits\":[{\"_id\":\"1\",\"_source\":{\"body\":\"a\"}}]},\"z\":{\"body\":\"no\"}}"
     "\n"
     "{\"hits\":{\"hits\":[]}}\n{\"hits\":{}}\n"
     "{\"hits\":{\"hits\":[{\"_id\":\"2\",\"_source\":{\"body\":\"b\"}},{\"_id\":\"3\",\"_source\":"
     "{\"body\":\"c\"}}]}}\n"},
    {"answer_of_a_service", R"({"status":"ok","x":[1],"y":{"articles":[{"z":1}]},"articles":[
       {"id":"1","title":"A","body":"a"},{"id":"2","body":"b","related":[{"body":"no"}]},
       {"id":"3","body":"c"}],"next":{"articles":[]}})"},
    {"answers_one_after_the_other",
     "{\"response\":{\"n\":\"}\",\"docs\":[{\"id\":\"1\",\"title\":\"A\",\"body\":\"a\"}]},\"z\":[{"
     "}]}\n"
     "{\"response\":{\"docs\":[]}}\n"
     "{\"response\":{\"docs\":[{\"id\":\"2\",\"body\":\"b\"},{\"id\":\"3\",\"body\":\"c\"}]}}"},
    {"list_under_a_title",
     R"({"title":"An export","articles":[{"id":"1","title":"A","body":"a"},{"id":"2","body":"b"},
       {"id":"3","body":"c"}]})"},
    {"bulk",
     "{\"index\":{\"_index\":\"n\",\"_id\":\"1\"}}\n{\"body\":\"a\"}\n{\"create\":{\"_id\":2}}\n{"
     "\"body\":\"b\"}\n"
     "{\"index\":{}}\n{\"id\":\"3\",\"body\":\"c\"}\n"},
});

class EveryJsonLayout : public testing::TestWithParam<Layout> {};

TEST_P(EveryJsonLayout, GivesTheSameArticles) {
  auto lines = read(GetParam().json);
  for (std::string& line : lines) line.erase(0, line.find(' ') + 1);
  EXPECT_THAT(lines, ElementsAre("1 a", "2 b", "3 c"));
}

INSTANTIATE_TEST_SUITE_P(Of, EveryJsonLayout, testing::ValuesIn(kLayouts),
                         [](const auto& layout) { return std::string(layout.param.name); });

TEST(JsonValues, StandOnTheirLines) {
  EXPECT_THAT(read("[\n{\"body\":\"a\"},\n\n{\"body\":\n\"b\"}, {\"body\":\"c\"}\n]"),
              ElementsAre("2  a", "4  b", "5  c"));
}

TEST(JsonValues, ThatAreBrokenFailAloneWhereTheNextCanBeFound) {
  const std::string good = "  {\n    \"body\": \"good\"\n  },\n";
  for (const char* bad : {
           "  {\n    \"body\": \"no end,\n    \"x\": 1\n  },\n",
           "  {\n    \"body\": \"a\"\n    \"x\": 1\n  },\n",
           "  {\n    \"body\": \"a\",\n    \"x\": [1, 2\n  },\n",
           "  {\n    \"body\": \"a\",\n    \"x\": {\n  },\n",
           "  {\n    \"body\": nul\n  },\n",
           "  nonsense,\n",
           "  \"a string\",\n",
       }) {
    const auto lines = read("[\n" + good + bad + good + good + "]\n");
    ASSERT_EQ(lines.size(), 4U) << bad << testing::PrintToString(lines);
    EXPECT_EQ(lines[0], "2  good");
    EXPECT_THAT(lines[1], StartsWith("5 not ")) << bad;
    EXPECT_THAT(lines[2], HasSubstr(" good")) << bad;
    EXPECT_THAT(lines[3], HasSubstr(" good")) << bad;
  }
}

TEST(JsonValues, ListedInAnArticleAreNone) {
  for (const char* json : {
           R"({"id":"1","body":"a","related":[{"id":"2","title":"b","body":"no"}]})",
           R"({"id":"1","body":"a","title":"A","images":[{"title":"no"}]})",
           "{\"x\":[{\"title\":\"no\",\"body\":\"no\"}],\"id\":\"1\",\"body\":\"a\"}\n",
       }) {
    EXPECT_THAT(read(json), ElementsAre("1 1 a")) << json;
  }
  EXPECT_THAT(read(R"({"id":"1","title":"A","sections":[{"title":"B","body":"no"}]})"),
              ElementsAre("1 1 "));
  // Lines of which the first is about the others.
  EXPECT_THAT(
      read("{\"feeds\":[{\"title\":\"no\",\"body\":\"no\"}]}\n{\"id\":\"1\",\"body\":\"a\"}\n"),
      ElementsAre("1 neither title nor body", "2 1 a"));
}

TEST(JsonValues, WithoutTheListOfTheFirstFail) {
  EXPECT_THAT(read("{\"articles\":[{\"id\":\"1\",\"title\":\"A\",\"body\":\"a\"}]}\n"
                   "{\"status\":\"error\",\"articles\":{}}\n"
                   "{\"articles\":[{\"id\":\"2\",\"body\":\"b\"}]}\n"),
              ElementsAre("1 1 a", "2 an object without articles", "3 2 b"));
}

TEST(JsonValues, OfASecondListFarBehindTheFirstAreToldToBeLeftOut) {
  const std::string far(std::size_t{64} << 10, 'x');
  const std::string first =
      R"({"n":1,"articles":[{"id":"1","title":"A","body":"a","x":")" + far + "\"}],";
  EXPECT_THAT(read(first + "\n\"x\":[1,[2]],\"tags\":[{\"title\":\"no\"}]}"), ElementsAre("1 1 a"));
  EXPECT_THAT(
      read(first +
           "\n\"more\":{\"y\":1,\n\"list\":[{\"title\":\"B\",\"body\":\"b\"},"
           "{\"title\":\"C\",\"body\":\"c\"}]}}\n" +
           R"({"articles":[{"id":"2","body":"d"}]})"),
      ElementsAre("1 1 a", "3 another list of articles in the object, which is not read", "4 2 d"));
}

TEST(JsonValues, CutOffAtTheEndFail) {
  EXPECT_THAT(read(R"([{"body":"a"},{"body":"b)"),
              ElementsAre("1  a", StartsWith("1 not valid JSON")));
  EXPECT_THAT(read(R"([{"body":"a"},{"body":{)"),
              ElementsAre("1  a", StartsWith("1 not valid JSON")));
  for (const char* json : {R"({"hits":{"hits":[{"_source":{"body":"a"}},{"_sou)",
                           R"({"articles":[{"title":"A","body":"a"},{"bod)"}) {
    EXPECT_THAT(read(json), ElementsAre("1  a", StartsWith("1 not valid JSON"))) << json;
  }
}

struct Mending {
  const char* name;
  const char* json;
  const char* mended;  // nullptr: nothing to mend
};

std::ostream& operator<<(std::ostream& out, const Mending& mending) { return out << mending.json; }

constexpr auto kMendings = std::to_array<Mending>({
    {"unsigned_that_fits", R"([18446744073709551615])", nullptr},
    {"unsigned_beyond", R"([18446744073709551616, 1])", R"(["18446744073709551616", 1])"},
    {"signed_that_fits", R"([-9223372036854775808])", nullptr},
    {"signed_beyond", R"({"a":-9223372036854775809})", R"({"a":"-9223372036854775809"})"},
    {"double_that_fits", R"([1e308,-0.5E+3])", nullptr},
    {"double_beyond", R"([1e309])", R"(["1e309"])"},
    {"no_number", R"([0123456789012345678901234567890, 1., -, 1e])", nullptr},
    {"words_of_python", R"([NaN,Infinity,-Infinity,"NaN"])", R"([null,null,null,"NaN"])"},
    {"digits_in_a_text", R"(["123456789012345678901234567890 \"1e999\" NaN"])", nullptr},
    {"pair", R"(["\ud83d\ude00"])", nullptr},
    {"high_half", R"(["a\ud83d b"])", R"(["a\ufffd b"])"},
    {"low_half", R"(["\uDE00\ud83d\ude00"])", R"(["\ufffd\ud83d\ude00"])"},
    {"two_high_halves", R"(["\ud83d\ud83d\ude00"])", R"(["\ufffd\ud83d\ude00"])"},
    {"escaped_backslash", R"(["\\ud83d"])", nullptr},
    {"ends_in_no_number", "[1e999, 1.", R"(["1e999", 1.)"},
    {"cut_off", R"(["\ud8)", nullptr},
    {"ends_in_an_escape", R"(["\)", nullptr},
});

class EveryJsonMending : public testing::TestWithParam<Mending> {};

TEST_P(EveryJsonMending, TouchesNothingElse) {
  const auto mended = mend_json(GetParam().json);
  EXPECT_EQ(mended.value_or("nothing to mend"),
            GetParam().mended != nullptr ? GetParam().mended : "nothing to mend");
}

INSTANTIATE_TEST_SUITE_P(Of, EveryJsonMending, testing::ValuesIn(kMendings),
                         [](const auto& mending) { return std::string(mending.param.name); });

TEST(Json, ThatIsMendedGivesItsArticle) {
  EXPECT_THAT(read("{\"id\":123456789012345678901234567890,\"body\":\"a\",\"byline\":NaN}\n"
                   "{\"id\":\"2\",\"body\":\"cut \\ud83d\",\"views\":1e400}\n"
                   "{\"id\":\"3\",\"body\":\"c\",\"views\":01}\n"),
              ElementsAre("1 123456789012345678901234567890 a", "2 2 cut \ufffd",
                          StartsWith("3 not valid JSON")));
}

TEST(JsonBulk, DeletesCancelAndUpdatesAreSkipped) {
  EXPECT_THAT(
      read(
          "{\"delete\":{\"_id\":\"1\"}}\n{\"update\":{\"_id\":\"2\"}}\n{\"doc\":{\"body\":\"x\"}}\n"
          "{\"index\":{\"_id\":\"3\"}}\n{\"body\":\"c\"}\n{\"delete\":{}}\n"),
      ElementsAre("1 1 cancelled", "3 an update of a part: only whole articles are read", "5 3 c",
                  "6 a delete without an _id"));
}

TEST(JsonBulk, AnArticleAboutAnIndexIsNoOrder) {
  EXPECT_THAT(read("{\"index\":{\"_id\":\"1\"},\"body\":\"a\"}\n{\"body\":\"b\"}\n"),
              ElementsAre("1  a", "2  b"));
}

// Endless input, as it comes from a pipe, and every byte of it looked at once.
TEST(JsonValues, HostileInputTakesLinearTime) {
  const std::size_t size = 3'000'000;
  for (const std::string& bytes : {
           "[" + std::string(size, '{'),
           "[{\"a\":" + std::string(size, '['),
           "[" + std::string(size, '"'),
           "[{\"" + std::string(size, '\\'),
           std::string(size, '['),
           "[" + std::string(size, ' '),
           "{\"hits\":{\"hits\":" + std::string(size, '['),
           "{\"hits\":{" + std::string(size, '\"'),
           "{\"a\":[{\"title\":1,\"body\":1}," + std::string(size, '['),
           R"({"a":[{"title":1,"body":1}]})" + std::string(size, '{'),
       }) {
    const auto begin = CpuClock::now();
    (void)read(bytes);
    EXPECT_LT(CpuClock::now() - begin, std::chrono::seconds(5)) << bytes.substr(0, 20);
  }
  std::string lines = "[\n";
  for (int i = 0; i < 100'000; ++i) lines += "{\n";
  EXPECT_GE(read(lines).size(), 1U);
  std::string strings = "[\n";
  for (int i = 0; i < 100'000; ++i) strings += "{\"\n";
  EXPECT_GE(read(strings).size(), 1U);
}

TEST(JsonValues, HoldNoMoreThanTheirLimit) {
  const std::size_t limit = std::size_t{1} << 20;
  for (const std::string& bytes : {
           "{\"a\":" + std::string(1'000'000, '['),
           "{\"a\":\"" + std::string(2 * limit, 'x') + "\"}",
           "{\"a\":[" + std::string(2 * limit, ' ') + "]}\n{}",
           std::string(100'000, '\0'),
           std::string("x\n{}y{}\n\n]]}{"),
       }) {
    std::istringstream input(bytes);
    ByteStream stream(input);
    JsonValues values(stream, limit);
    std::uint64_t taken = 0;
    std::size_t count = 0;
    while (const auto value = values.next()) {
      taken += value->bytes;
      EXPECT_LE(value->text.size(), limit);
      EXPECT_NE(value->text.empty(), value->problem.empty());
      ASSERT_LE(++count, bytes.size());
    }
    EXPECT_LE(taken, bytes.size());
    EXPECT_GE(count, 1U);
  }
}

TEST(JsonValues, ALineThatEndsInAnArrayTakesOneMoreWithItAtMost) {
  EXPECT_THAT(
      read("[{\"body\":\"a\",\n\"x\":1},\n{\"body\":[\n{\"body\":\"lost\"}\n{\"body\":\"c\"}\n]"),
      ElementsAre("1  a", StartsWith("3 not valid JSON"), "5  c"));
}

TEST(JsonKeys, AreTheOutermostOnes) {
  EXPECT_THAT(object_keys(R"({"a":1,"b":{"c":2},"d\"e":["f"],"g":"h"} {"i":1})"),
              ElementsAre("a", "b", "d\\\"e", "g"));
  EXPECT_THAT(object_keys(R"({"a":1,"b)"), ElementsAre("a"));
}

}  // namespace
}  // namespace newsdex
