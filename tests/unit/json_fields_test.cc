#include <algorithm>
#include <array>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/formats/reader.h"
#include "indexer/formats/sniff.h"

namespace newsdex {
namespace {

using testing::ElementsAre;

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "+") + text;
  return all;
}

// A field a line; those that are absent are left out.
std::string described(const RawArticle& article) {
  std::string all;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) all += std::string(name) + ": " + value + '\n';
  };
  add("id", article.id);
  add("url", article.url);
  add("title", article.title);
  add("body", article.body);
  std::vector<std::string> paragraphs;
  for (const Block& block : article.blocks) paragraphs.push_back(block.text);
  add("paragraphs", joined(paragraphs));
  add("published", article.published);
  add("modified", article.modified);
  add("source", article.source);
  add("bylines", joined(article.bylines));
  add("section", article.section);
  add("topics", joined(article.topics));
  for (const auto& [key, value] : article.extra) all += "extra " + key + ": " + value + '\n';
  return all;
}

std::vector<std::string> read(const std::string& json, const FieldNames& fields) {
  std::istringstream input(json);
  ByteStream stream(input);
  const auto reader = open_reader(Format::jsonl, stream, fields);
  std::vector<std::string> items;
  while (auto item = reader->next()) {
    const auto* article = std::get_if<RawArticle>(&item->content);
    items.push_back(article != nullptr ? described(*article)
                                       : "! " + std::get<Problem>(item->content).reason);
  }
  return items;
}

struct Shape {
  const char* name;
  const char* json;
  std::vector<std::string> articles;
};

std::ostream& operator<<(std::ostream& out, const Shape& shape) { return out << shape.name; }

const auto kShapes = std::to_array<Shape>({
    {"WordPress",
     R"([{"id":17,"date":"2024-03-03T12:46:53","date_gmt":"2024-03-03T10:46:53",
          "guid":{"rendered":"https://p.example/?p=17"},"link":"https://p.example/2024/harbour/",
          "title":{"rendered":"The harbour&#8217;s gates"},"author":3,"tags":[7,9],
          "content":{"rendered":"\n<p>The gates closed.</p>\n<p>Nobody &amp; nothing.</p>","protected":false},
          "_embedded":{"author":[{"id":3,"name":"Ana Duarte"}],
            "wp:term":[[{"name":"Harbour","taxonomy":"category"}],[{"name":"gates"}]]}}])",
     {"id: https://p.example/?p=17\nurl: https://p.example/2024/harbour/\ntitle: The harbour’s "
      "gates\n"
      "paragraphs: The gates closed.+Nobody & nothing.\npublished: 2024-03-03T10:46:53Z\n"
      "bylines: Ana Duarte\ntopics: Harbour+gates\nextra id: 17\nextra date: "
      "\"2024-03-03T12:46:53\"\n"
      "extra author: 3\nextra tags: [7,9]\nextra content: {\"protected\":false}\n"}},
    {"Guardian",
     R"({"response":{"status":"ok","total":2,"results":[
          {"id":"world/harbour","webTitle":"The harbour","webUrl":"https://g.example/world/harbour",
           "webPublicationDate":"2024-03-03T10:46:53Z","sectionName":"World","fields":{
           "byline":"Ana Duarte","body":"<p>It closed.</p><p>Nobody came.</p>","bodyText":"It closed. Nobody came."},
           "tags":[{"type":"keyword","webTitle":"Harbours"},{"type":"contributor","webTitle":"Ana Duarte"}]},
          {"id":"b","webTitle":"Second","fields":{"bodyText":"Text alone."}}]}})",
     {"id: world/harbour\nurl: https://g.example/world/harbour\ntitle: The harbour\n"
      "paragraphs: It closed.+Nobody came.\npublished: 2024-03-03T10:46:53Z\nbylines: Ana Duarte\n"
      "section: World\ntopics: Harbours\nextra fields: {\"bodyText\":\"It closed. Nobody came.\"}\n"
      "extra tags: [{\"type\":\"contributor\",\"webTitle\":\"Ana Duarte\"}]\n",
      "id: b\ntitle: Second\nbody: Text alone.\n"}},
    {"GuardianWithoutTexts",
     R"({"response":{"results":[{"id":"a","webTitle":"First","webUrl":"https://g.example/a/b",
          "webPublicationDate":"2024-03-03T10:46:53Z"},{"id":"b","webTitle":"Second"}]}})",
     {"id: a\nurl: https://g.example/a/b\ntitle: First\npublished: 2024-03-03T10:46:53Z\n",
      "id: b\ntitle: Second\n"}},
    {"NewYorkTimes",
     R"({"status":"OK","response":{"docs":[{"_id":"nyt://article/1","web_url":"https://n.example/1",
          "headline":{"main":"Harbour Closes","kicker":null},"lead_paragraph":"It closed.","abstract":"Closed.",
          "pub_date":"2024-03-03T10:46:53+0000","source":"The New York Times","section_name":"World",
          "byline":{"original":"By Ana Duarte"},"keywords":[{"name":"subject","value":"Harbours"},
          {"name":"glocations","value":"Tallinn"}]},
          {"_id":"2","headline":{"main":"Second"},"lead_paragraph":"","abstract":"Abstract alone."}]}})",
     {"id: nyt://article/1\nurl: https://n.example/1\ntitle: Harbour Closes\nbody: It closed.\n"
      "published: 2024-03-03T10:46:53+0000\nsource: The New York Times\nbylines: By Ana Duarte\n"
      "section: World\ntopics: Harbours+Tallinn\nextra headline: {\"kicker\":null}\n"
      "extra abstract: \"Closed.\"\n",
      "id: 2\ntitle: Second\nbody: Abstract alone.\n"}},
    {"ArcXp",
     R"({"type":"results","content_elements":[{"_id":"ABC","type":"story","headlines":{"basic":"Harbour &amp; gates"},
          "source":{"system":"composer","name":"The Post"},"first_publish_date":"2024-03-03T10:46:53.064Z",
          "content_elements":[{"type":"text","content":"It <b>closed</b>."},{"type":"image","caption":"Gates"},
            {"type":"header","content":"Why"},{"type":"interstitial_link","content":"Read this"}],
          "credits":{"by":[{"type":"author","name":"Ana Duarte"},{"type":"author","name":"Jo Smith"}]},
          "taxonomy":{"primary_section":{"name":"World"},"tags":[{"text":"harbours"}]},
          "related_content":{"basic":[{"headlines":{"basic":"Other"},"content_elements":[{"type":"text","content":"no"}]}]}}]})",
     {"id: ABC\ntitle: Harbour & gates\nparagraphs: It closed.+Why\npublished: "
      "2024-03-03T10:46:53.064Z\n"
      "source: The Post\nbylines: Ana Duarte+Jo Smith\nsection: World\ntopics: harbours\n"
      "extra type: \"story\"\nextra content_elements: [{\"type\":\"image\",\"caption\":\"Gates\"},"
      "{\"type\":\"interstitial_link\",\"content\":\"Read this\"}]\n"
      "extra related_content: "
      "{\"basic\":[{\"headlines\":{\"basic\":\"Other\"},\"content_elements\":"
      "[{\"type\":\"text\",\"content\":\"no\"}]}]}\n"}},
    {"MongoDb",
     R"({"_id":{"$oid":"65e4"},"title":"A","text":"a","date":{"$date":"2024-03-03T10:46:53Z"}}
        {"_id":{"$oid":"65e5"},"title":"B","text":"b","date":{"$date":{"$numberLong":"1709462813000"}}})",
     {"id: 65e4\ntitle: A\nbody: a\npublished: 2024-03-03T10:46:53Z\n",
      "id: 65e5\ntitle: B\nbody: b\npublished: 1709462813000\n"}},
    {"HitOfNestedFields",
     R"({"hits":{"hits":[{"_id":"1","_source":{"headline":{"main":"A"},"content":{"rendered":"<p>a</p>"}}}]}})",
     {"id: 1\ntitle: A\nparagraphs: a\n"}},
    {"NamesComeBeforeFurtherOnes",
     R"({"id":"1","_id":"2","url":"https://a.example/1/2","link":"https://b.example/","title":"A","webTitle":"B",
         "text":"a","abstract":"b"})",
     {"id: 1\nurl: https://a.example/1/2\ntitle: A\nbody: a\nextra _id: \"2\"\nextra link: "
      "\"https://b.example/\"\n"
      "extra webTitle: \"B\"\nextra abstract: \"b\"\n"}},
    {"ObjectsOfOtherShapesAreExtra",
     R"({"title":"A","body":{"x":1},"text":"a","headline":{"y":2}})",
     {"title: A\nbody: a\nextra body: {\"x\":1}\nextra headline: {\"y\":2}\n"}},
    {"HtmlInAPlainField",
     R"({"title":"A","body":"<p>One &amp; two.</p>\n<p>Three.</p>"})",
     {"title: A\nparagraphs: One & two.+Three.\n"}},
    {"TextThatNamesATag",
     R"({"title":"A","body":"<p> begins a paragraph. a < b & c > d"})",
     {"title: A\nbody: <p> begins a paragraph. a < b & c > d\n"}},
});

class JsonOf : public testing::TestWithParam<Shape> {};

TEST_P(JsonOf, IsRecognisedAndRead) {
  const FieldNames fields;
  const auto format = sniff(GetParam().json, "x.json", fields);
  ASSERT_TRUE(std::holds_alternative<Format>(format)) << std::get<Unrecognised>(format).reason;
  EXPECT_EQ(std::get<Format>(format), Format::jsonl);
  EXPECT_EQ(read(GetParam().json, fields), GetParam().articles);
}

INSTANTIATE_TEST_SUITE_P(Systems, JsonOf, testing::ValuesIn(kShapes),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(JsonFields, MappingsAreReadAsPaths) {
  const FieldNames fields({{InputField::title, "head.line.long"},
                           {InputField::body, "parts.text"},
                           {InputField::byline, "by.line"}});
  const std::string json =
      R"({"head":{"line":{"long":"A","short":"B"}},"title":"C","parts":[{"text":"a"},{"text":"b"}],
          "by.line":"Ana Duarte","content":{"rendered":"no"}})";
  EXPECT_TRUE(std::holds_alternative<Format>(sniff(json, "x.json", fields)));
  EXPECT_THAT(read(json, fields),
              ElementsAre("title: A\nbody: a\n\nb\nbylines: Ana Duarte\n"
                          "extra head: {\"line\":{\"short\":\"B\"}}\nextra title: \"C\"\n"
                          "extra content: {\"rendered\":\"no\"}\n"));
}

TEST(JsonFields, OfAFeedThatIsNoneAreThoseOfAnArticle) {
  const std::string json =
      R"({"version":"https://jsonfeed.org/version/1.1","title":"A","body":"a"})";
  const auto format = sniff(json, "x.json", FieldNames());
  ASSERT_TRUE(std::holds_alternative<Format>(format));
  EXPECT_EQ(std::get<Format>(format), Format::jsonl);
}

TEST(JsonFields, DeepListsAreReadWithoutHarm) {
  std::string deep(900, '[');
  deep = R"({"title":"A","text":"a","keywords":)" + deep + R"({"value":"x"})" +
         std::string(900, ']') + "}";
  EXPECT_THAT(read(deep, FieldNames()), ElementsAre("title: A\nbody: a\ntopics: x\n"));
}

}  // namespace
}  // namespace newsdex
