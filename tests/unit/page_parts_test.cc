// What pages are made of: escaping, locations, annotations.

#include <algorithm>
#include <random>

#include <gmock/gmock.h>

#include "search/serve/page/annotations.h"
#include "search/serve/page/article_text.h"
#include "search/serve/page/dates.h"
#include "search/serve/page/html.h"
#include "search/serve/page/location.h"
#include "search/serve/page/timeline_chart.h"
#include "search/serve/target.h"
#include "tests/support/hostile_payloads.h"
#include "tests/support/html_document.h"

namespace newsdex::serve {
namespace {

std::string escaped(const std::string& text) {
  Html html;
  html << text;
  return std::move(html).take();
}

TEST(Html, EscapesWhatMeansSomethingAndReplacesWhatNoTextHolds) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"", ""},
      {"plain", "plain"},
      {"a < b & c > d", "a &lt; b &amp; c &gt; d"},
      {"\"'", "&quot;&#39;"},
      {"&amp;", "&amp;amp;"},
      {"naïve 北京", "naïve 北京"},
      {"two\nlines\tand a tab", "two\nlines\tand a tab"},
      {std::string("a\0b", 3),
       "a\xEF\xBF\xBD"
       "b"},
      {"\x1b[31m", "\xEF\xBF\xBD[31m"},
      {"\xC2\x9B", "\xEF\xBF\xBD"},
      {"\xFF<\xC3", "\xEF\xBF\xBD&lt;\xEF\xBF\xBD"},
  };
  for (const auto& [text, html] : rows) EXPECT_EQ(escaped(text), html);
}

TEST(Html, KeepsEveryPayloadAsTheTextThatItIs) {
  EXPECT_GE(hostile_payloads().size(), 60U);
  for (const std::string& payload : hostile_payloads()) {
    Html html;
    html << "<p title=\"" << payload << "\">" << payload << "</p>";
    const auto elements = parse_html(std::move(html).take());
    ASSERT_EQ(elements.size(), 3U) << payload;  // html, body, p
    EXPECT_EQ(elements[2].text, payload);
    EXPECT_EQ(elements[2].attributes.at("title"), payload);
    EXPECT_EQ(elements[2].attributes.size(), 1U);
  }
}

TEST(Html, TakesNothingFromASnippetButItsMarks) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"a <b>word</b> …", "a <mark>word</mark> …"},
      {"&lt;b&gt; &amp; &quot;", "&lt;b&gt; &amp; &quot;"},
      {"<script>", "&lt;script&gt;"},
      {"<b onclick=x>", "&lt;b onclick=x&gt;"},
      {"&copy; & &", "&amp;copy; &amp; &amp;"},
      {"<b", "&lt;b"},
  };
  for (const auto& [snippet, html] : rows) {
    Html out;
    out.add_snippet(snippet);
    EXPECT_EQ(std::move(out).take(), html);
  }
}

TEST(Html, LinksToTheWebAndNowhereElse) {
  for (const char* url : {"http://a.example/x", "https://a.example", "HTTPS://A.EXAMPLE/"}) {
    EXPECT_TRUE(is_web_link(url)) << url;
  }
  for (const char* url : {"", "http://", "javascript:alert(1)", "data:text/html,x", "//a.example",
                          " https://a.example", "ftp://a.example", "httpx://a", "/local"}) {
    EXPECT_FALSE(is_web_link(url)) << url;
  }
}

TEST(Html, GroupsDigitsByThree) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(12345678), "12,345,678");
}

TEST(Dates, AreShownAsFarAsTheyAreKnown) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"2024", "2024"},
      {"2024-04", "April 2024"},
      {"2024-04-09", "9 April 2024"},
      {"2024-12-31T23:59:00-05:00", "31 December 2024"},
  };
  for (const auto& [iso, text] : rows) EXPECT_EQ(date_text(*parse_moment(iso)), text);
}

/// The names below the bars of a timeline.
std::vector<std::string> axis(Grain grain, std::vector<Day> begins) {
  Timeline timeline;
  timeline.grain = grain;
  for (const Day day : begins) timeline.rows.push_back({day, day, 1, 1});
  std::vector<std::string> out;
  for (const HtmlElement& element :
       parse_html(timeline_chart(timeline, Location("/", {})).take())) {
    if (element.name == "text") out.push_back(element.text);
  }
  return out;
}

TEST(TimelineChart, NamesRoundPeriodsAtEqualDistancesBetweenTheEnds) {
  using std::chrono::months;
  using std::chrono::year;
  const auto years = [](int first, int last) {
    std::vector<Day> out;
    for (int y = first; y <= last; ++y) out.emplace_back(year(y) / 1 / 1);
    return out;
  };
  const auto some_months = [](int count) {
    std::vector<Day> out;
    for (int i = 0; i < count; ++i) out.emplace_back((year(2019) / 3 + months(i)) / 1);
    return out;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(axis(Grain::year, years(1987, 2020)),
            (Names{"1987", "1990", "1995", "2000", "2005", "2010", "2015", "2020"}));
  EXPECT_EQ(axis(Grain::year, years(2006, 2009)), (Names{"2006", "2007", "2008", "2009"}));
  EXPECT_EQ(axis(Grain::year, years(2019, 2020)), (Names{"2019", "2020"}));
  EXPECT_EQ(axis(Grain::year, years(2019, 2019)), Names{});
  EXPECT_EQ(axis(Grain::month, some_months(30)),
            (Names{"Mar 2019", "Jul 2019", "Jan 2020", "Jul 2020", "Jan 2021", "Aug 2021"}));
  for (const int count : {2, 7, 13, 40, 100, 400, 2000}) {
    EXPECT_LE(axis(Grain::month, some_months(count)).size(), 8U) << count;
  }
}

TEST(MarkedArticle, HasItsTitleOnceThoughTheTextRepeatsIt) {
  Hit hit;
  hit.record.article.title = "Cocoa";
  hit.record.article.text = "Cocoa\n\nCocoa\n\nSubtitle\n\nPrices rose.";
  hit.record.article.zones = {{Zone::title, 0, 22}, {Zone::lead, 24, 36}};
  MarkedArticle marked = mark_article(hit);
  EXPECT_EQ(std::move(marked.headline).take(), "Cocoa");
  EXPECT_EQ(std::move(marked.text).take(),
            "<p class=\"title\" dir=\"auto\">Subtitle</p>"
            "<p class=\"lead\" dir=\"auto\">Prices rose.</p>");
}

TEST(Location, IsReadBackAsItWasWritten) {
  for (const std::string& payload : hostile_payloads()) {
    const Location there("/", {{"q", payload}, {"person", "a b"}, {"person", "c+d"}});
    const Target target = parse_target(there.href());
    EXPECT_EQ(target.path, "/");
    EXPECT_EQ(target.parameters, there.parameters()) << payload;
  }
}

TEST(Location, ChangesByValue) {
  const Location here("/", {{"q", "x"}, {"person", "a"}, {"person", "b"}});
  EXPECT_EQ(here.with("person", "c").href(), "/?q=x&person=a&person=b&person=c");
  EXPECT_EQ(here.set("person", "c").href(), "/?q=x&person=c");
  EXPECT_EQ(here.without("person").href(), "/?q=x");
  EXPECT_EQ(here.without("person", "a").href(), "/?q=x&person=b");
  EXPECT_EQ(here.at("/article").href(), "/article?q=x&person=a&person=b");
  EXPECT_EQ(here.get("person"), "a");
  EXPECT_TRUE(here.has("person", "b"));
  EXPECT_FALSE(here.has("person", "x"));
  EXPECT_EQ(Location("/", {}).href(), "/");
}

// What holds at a byte, found by looking at every span.
Segment at(const Annotations& spans, std::uint32_t byte) {
  const auto covers = [&](const Span& s) { return s.begin <= byte && byte < s.end; };
  Segment out;
  out.marked = std::any_of(spans.marks.begin(), spans.marks.end(), covers);
  std::vector<std::uint32_t> entities;
  for (const Span& span : spans.entities) {
    if (covers(span)) entities.push_back(span.index);
  }
  std::sort(entities.begin(), entities.end());
  entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
  if (entities.size() > kMostEntities) entities.resize(kMostEntities);
  out.entities = entities;
  for (const Span& span : spans.quotes) {
    if (covers(span) && (!out.quote || span.index < *out.quote)) out.quote = span.index;
  }
  return out;
}

TEST(Annotations, AreCutIntoSegmentsInWhichTheSameHolds) {
  std::mt19937 engine(7);
  const auto below = [&](std::uint32_t limit) {
    return static_cast<std::uint32_t>(engine() % limit);
  };
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t size = 1 + below(40);
    const auto spans = [&](std::uint32_t kinds) {
      std::vector<Span> out;
      for (std::uint32_t i = 0, n = below(8); i < n; ++i) {
        const std::uint32_t begin = below(size + 4);
        out.push_back({begin, begin + below(12), below(kinds)});
      }
      return out;
    };
    const Annotations annotations{spans(1), spans(9), spans(5)};
    const std::vector<Segment> found = segments(annotations, size);
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_EQ(found[i].begin, end);
      ASSERT_LT(found[i].begin, found[i].end);
      end = found[i].end;
      for (std::uint32_t byte = found[i].begin; byte < found[i].end; ++byte) {
        const Segment wanted = at(annotations, byte);
        ASSERT_EQ(found[i].marked, wanted.marked);
        ASSERT_EQ(found[i].quote, wanted.quote);
        ASSERT_EQ(found[i].entities, wanted.entities);
      }
    }
    ASSERT_EQ(end, size);
  }
}

TEST(Annotations, TakeTimeByTheirNumberAlone) {
  // Spans that all hold at once, and many of one place.
  Annotations annotations;
  for (std::uint32_t i = 0; i < 200'000; ++i) {
    annotations.entities.push_back({i, 400'000 - i, i});
    annotations.marks.push_back({5, 6, 0});
  }
  const std::vector<Segment> found = segments(annotations, 400'000);
  EXPECT_GT(found.size(), 5U);
  for (const Segment& segment : found) ASSERT_LE(segment.entities.size(), kMostEntities);
}

}  // namespace
}  // namespace newsdex::serve
