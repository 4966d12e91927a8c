// Pages of our own writing, from bytes to articles, against goldens; what hostile pages do; and
// the parts that metadata is made of.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/utf8.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/extract.h"
#include "indexer/formats/html_reader.h"
#include "indexer/html/json_ld.h"
#include "indexer/html/page_metadata.h"
#include "indexer/html/url_date.h"
#include "indexer/limits.h"
#include "tests/fuzz/html_property.h"
#include "tests/unit/cpu_clock.h"

namespace newsdex {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kPages = NEWSDEX_SOURCE_DIR "/tests/corpora/html/";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Article article_of(const std::string& bytes, const PageRequest& request = {}) {
  Item item;
  item.path = "page.html";
  item.origin = "/page.html";
  item.content = read_page(bytes, request);
  ExtractOptions options;
  options.dates.today = Day{std::chrono::year{2025} / 6 / 20};
  auto result = to_article(std::move(item), options);
  if (auto* extraction = std::get_if<Extraction>(&result)) return std::move(extraction->article);
  ADD_FAILURE() << std::get<Problem>(result).reason;
  return {};
}

std::string zone_text(const Article& article, Zone zone) {
  std::string all;
  for (const ZoneSpan& span : article.zones) {
    if (span.zone == zone) all += article.text.substr(span.begin, span.end - span.begin) + "|";
  }
  return all;
}

std::string joined(const std::vector<std::string>& values) {
  std::string all;
  for (const std::string& value : values) all += (all.empty() ? "" : "; ") + value;
  return all;
}

// All that a page gives, as people can read and compare it.
std::string shown(const Article& article) {
  std::ostringstream out;
  out << "url: " << article.url << "\ntitle: " << article.title << "\nsource: " << article.source
      << "\nbylines: " << joined(article.bylines) << "\ncredits: " << joined(article.credits)
      << "\npublished: " << (article.published ? to_string(*article.published) : "unknown")
      << "\nmodified: " << (article.modified ? to_string(*article.modified) : "unknown")
      << "\nsection: " << article.section << "\ntopics: " << joined(article.topics)
      << "\nlanguage: " << article.language << "\n";
  for (const Candidate& c : article.candidates) {
    out << (c.taken ? "+ " : "- ") << c.field << ": " << c.value << " (" << c.from << ")"
        << (c.reason.empty() ? "" : ": ") << c.reason << "\n";
  }
  for (const ZoneSpan& span : article.zones) {
    out << "[" << to_string(span.zone) << "]\n"
        << article.text.substr(span.begin, span.end - span.begin) << "\n";
  }
  return out.str();
}

class HtmlPage : public testing::TestWithParam<const char*> {};

TEST_P(HtmlPage, IsReadAsItsGoldenSays) {
  const std::string found = shown(article_of(read_file(kPages + GetParam() + ".html")));
  const std::string golden = kPages + GetParam() + ".golden";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(golden, std::ios::binary) << found;
  EXPECT_EQ(found, read_file(golden));
}

INSTANTIATE_TEST_SUITE_P(Own, HtmlPage,
                         testing::Values("json_ld", "microdata", "table_layout", "script_only",
                                         "flash", "section_dates"),
                         [](const auto& page) { return std::string{page.param}; });

TEST(HtmlReader, GivesOneItemAFile) {
  std::istringstream input("<html><p>One.</p></html>");
  ByteStream stream(input);
  HtmlReader reader(stream, {});
  const auto item = reader.next();
  ASSERT_TRUE(item);
  EXPECT_EQ(item->bytes, 24U);
  EXPECT_TRUE(std::get<RawArticle>(item->content).alone);
  EXPECT_FALSE(reader.next());
}

TEST(HtmlReader, APageWithoutTextIsAProblem) {
  Item item;
  item.content = read_page("<html><body><script>x</script></body></html>", {});
  EXPECT_EQ(std::get<Problem>(to_article(std::move(item), {})).reason, "no text");
}

// One page in five encodings, each with its own declaration: the same article.
TEST(HtmlReader, TheSamePageInAnyEncodingIsTheSameText) {
  const std::string story =
      "<p>Caf\u00e9 owners in \u0141\u00f3d\u017a said that na\u00efve plans don\u2019t help.</p>";
  const std::string latin =
      "<p>Caf\xe9 owners in Lodz said that na\xefve plans don\x92t help, and went home.</p>";
  const std::string latin_utf8 =
      "<p>Caf\u00e9 owners in Lodz said that na\u00efve plans don\u2019t help, and went home.</p>";
  const Article expected = article_of("<meta charset=utf-8>" + story);
  EXPECT_THAT(zone_text(expected, Zone::lead), HasSubstr("\u0141\u00f3d\u017a"));
  EXPECT_EQ(article_of("<meta charset=iso-8859-1>" + story).text, expected.text)
      << "a lying declaration";
  EXPECT_EQ(article_of("\xef\xbb\xbf" + story, {"", "windows-1251"}).text, expected.text);
  std::string utf16 = "\xff\xfe";
  for (std::size_t i = 0; i < story.size();) {
    const text::CodePoint c = text::decode(story, i);
    utf16 += static_cast<char>(c.code & 0xffU);
    utf16 += static_cast<char>(c.code >> 8U);
    i = c.end;
  }
  EXPECT_EQ(article_of(utf16).text, expected.text);
  const Article western = article_of(latin_utf8);
  for (const char* declared :
       {"<meta charset=latin1>",
        "<META http-equiv=Content-Type content=\"text/html; charset=ISO-8859-1\">",
        "<meta charset=utf-8>", "<meta charset=klingon>", ""}) {
    EXPECT_EQ(article_of(declared + latin).text, western.text) << declared;
  }
  EXPECT_EQ(article_of("<p>\xd5\xc7\xc9\xc7.</p>", {"", "koi8-r"}).text,
            "\u0443\u0433\u0438\u0433.")
      << "HTTP says so";
}

TEST(HtmlReader, FurnitureThatIsStoredIsBounded) {
  std::string menu;
  for (int i = 0; i < 100'000; ++i) menu += "<li><a href='/'>Menu " + std::to_string(i) + "</a>";
  const Article article = article_of(
      "<ul>" + menu + "</ul><p>The story is one sentence, and it is long enough to be one.</p>");
  EXPECT_LT(article.text.size(), 20'000U);
  EXPECT_THAT(zone_text(article, Zone::lead), HasSubstr("The story"));
  EXPECT_THAT(zone_text(article, Zone::boilerplate), HasSubstr("Menu 7"));
}

struct Hostile {
  const char* name;
  std::string page;
};

std::string repeated(std::string_view unit, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += unit;
  return text;
}

TEST(HtmlReader, HostilePagesAreReadQuicklyAndKeepTheirStory) {
  const std::string story = "<p>The harbour of Tidewater was calm on Friday, the master said.</p>";
  std::string attributes = "<div";
  for (int i = 0; i < 200'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  const Hostile hostiles[] = {
      {"nesting", repeated("<div>", 100'000) + story},
      {"attributes", attributes + ">" + story},
      {"bomb", "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>" + story +
                   repeated("&b;", 100'000)},
      {"external", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + story + "&a;"},
      {"line", story + std::string(4'000'000, 'x')},
      {"metas", repeated("<meta property=article:published_time content=x>", 50'000) + story},
      {"json", "<script type=application/ld+json>" + repeated("[", 100'000) + "</script>" + story},
      {"graph", "<script type=application/ld+json>[" +
                    repeated("{\"@type\":\"Article\"},", 50'000) + "{}]</script>" + story},
      {"nul", std::string("\0\0\0", 3) + story + std::string("\0", 1)},
      {"times", "<h1>x</h1>" + repeated("<time>1</time>", 100'000) + story},
      {"microdata", repeated("<div itemscope itemprop=author>", 900) + story},
      {"items", repeated("<b itemprop=author itemscope>", 50'000) + story},
      {"credits",
       [&story] {
         std::string page = story + "<p>" + std::string(4'000'000, 'x') + "</p>";
         for (int i = 0; i < 100'000; ++i) page += "<p class=credit>a" + std::to_string(i);
         return page;
       }()},
      {"headings", repeated("<h1>a", 100'000) + story},
  };
  for (const Hostile& hostile : hostiles) {
    const auto start = CpuClock::now();
    const Article article = article_of(hostile.page);
    EXPECT_LT(CpuClock::now() - start, std::chrono::seconds(5)) << hostile.name;
    EXPECT_THAT(article.text, HasSubstr("calm on Friday")) << hostile.name;
    EXPECT_THAT(article.text, Not(HasSubstr("root:"))) << hostile.name;
  }
}

// The fuzz target's own property, over our pages cut and broken in many places.
TEST(HtmlReader, BrokenPagesGiveSoundArticles) {
  std::uint32_t state = 11;
  for (const auto& entry : std::filesystem::directory_iterator(kPages)) {
    if (entry.path().extension() != ".html") continue;
    const std::string page = read_file(entry.path());
    for (std::size_t cut = 0; cut < page.size(); cut += 61) {
      std::string broken = page.substr(0, cut);
      for (int i = 0; i < 5 && !broken.empty(); ++i) {
        state = state * 1664525U + 1013904223U;
        broken[(state >> 8U) % broken.size()] = "<>\"'&/=\xff\0{"[(state >> 4U) % 10];
      }
      EXPECT_TRUE(html_is_sound(broken)) << entry.path() << " cut at " << cut;
    }
  }
}

TEST(JsonLd, IsMendedWhereItIsNearlyJson) {
  EXPECT_EQ(html::mended_json("<!-- {\"a\": [1, 2,],} -->"), "{\"a\": [1, 2]}");
  EXPECT_EQ(html::mended_json("<![CDATA[ [1] ]]>"), "[1]");
  EXPECT_EQ(html::mended_json("{\"a\": \"b\nc\\'d\"};"), "{\"a\": \"b\\nc'd\"}");
  EXPECT_EQ(html::mended_json("{\"a\": [\"b"), "{\"a\": [\"b\"]}");
  EXPECT_EQ(html::mended_json("no json"), "");
}

TEST(JsonLd, SaysWhatWasBeyondABound) {
  const auto script = [](const std::string& json) {
    return "<script type=\"application/ld+json\">" + json + "</script>";
  };
  const auto article = [&](const std::string& members) {
    return script("{\"@type\":\"NewsArticle\"," + members + "}");
  };
  const auto authors = [&](std::size_t count) {
    return article("\"author\":[" + repeated("\"Ana Duarte\",", count - 1) + "\"Bo Lind\"]");
  };
  const auto nested = [&](std::size_t depth) {
    return article("\"x\":" + repeated("[", depth) + repeated("]", depth));
  };
  const auto things = [&](std::size_t count) {
    return script("{\"@graph\":[" + repeated("{},", count - 1) + "{}]}");
  };
  struct Row {
    std::string html;
    std::string cut;
  };
  const Row rows[] = {
      {repeated(script("{}"), 40), ""},
      {repeated(script("{}"), 41), "scripts of JSON-LD to 40"},
      {script(std::string(kMaxJsonLdBytes + 1, ' ')), "JSON-LD of more than 4194304 bytes"},
      {nested(60), ""},
      {nested(70), "JSON-LD nested deeper than 64"},
      {things(1999), ""},
      {things(2001), "objects of JSON-LD to 2000"},
      {authors(40), ""},
      {authors(41), "values of JSON-LD to 40, of 4000 bytes"},
      {article("\"headline\":\"" + repeated("h", 4000) + "\""), ""},
      {article("\"headline\":\"" + repeated("h", 4001) + "\""),
       "values of JSON-LD to 40, of 4000 bytes"},
  };
  for (const auto& [html, cut] : rows) {
    std::vector<Cut> expected;
    if (!cut.empty()) expected.push_back({CutKind::markup, cut});
    EXPECT_EQ(html::read_json_ld(html::Document(html)).cuts, expected) << html.substr(0, 80);
  }
}

struct UrlDate {
  const char* url;
  const char* date;
};

TEST(UrlDate, HasThePrecisionOfThePath) {
  constexpr auto kRows = std::to_array<UrlDate>({
      {"https://a.example/2021/04/92713", "2021-04"},
      {"https://a.example/2021/04/09/port", "2021-04-09"},
      {"https://a.example/2021/4/9/port", "2021-04-09"},
      {"https://a.example/world/2021/apr/09/port", "2021-04-09"},
      {"https://a.example/20210409/port", "2021-04-09"},
      {"https://a.example/port-2021-04-09.html", "2021-04-09"},
      {"https://a.example/2021-04-09-port?d=2020-01-01", "2021-04-09"},
      {"https://a.example/2021/02/30/port", "2021-02"},
      {"https://a.example/2021/port", ""},
      {"https://a.example/120210409/port", ""},
      {"https://a.example/story/20219999", ""},
      {"https://2021-04-09.example/", ""},
      {"/2021/04/09/port", ""},
      {"", ""},
  });
  for (const auto& [url, date] : kRows) EXPECT_EQ(html::url_date(url), date) << url;
}

struct SiteTitle {
  const char* title;
  const char* site;
  const char* cut;
};

TEST(PageMetadata, TitlesLoseTheNameOfTheirSite) {
  constexpr auto kRows = std::to_array<SiteTitle>({
      {"Port closed | Harbour Post", "Harbour Post", "Port closed"},
      {"Port closed - The Harbour Post", "Harbour Post", "Port closed"},
      {"Harbour Post \u2014 Port closed", "harbour post", "Port closed"},
      {"Port closed - what now?", "Harbour Post", "Port closed - what now?"},
      {"Port of Amber closed | Somebody", "", "Port of Amber closed"},
      {"Amber | Somebody", "", "Amber | Somebody"},
      {"Harbour Post", "Harbour Post", "Harbour Post"},
  });
  for (const auto& [title, site, cut] : kRows) {
    EXPECT_EQ(html::without_site_name(title, site), cut) << title;
  }
}

TEST(Encoding, DeclarationsAreFound) {
  EXPECT_EQ(declared_charset("<html><meta charset=\"Latin1\">"), "latin1");
  EXPECT_EQ(declared_charset("<META content='text/html; charset=KOI8-R' http-equiv=x>"), "koi8-r");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='windows-1251'?>"), "windows-1251");
  EXPECT_EQ(declared_charset("<p>charset=utf-8</p>"), "");
  EXPECT_EQ(declared_charset("<meta charset"), "");
  EXPECT_EQ(declared_charset(""), "");
}

}  // namespace
}  // namespace newsdex
