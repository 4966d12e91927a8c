// Fragments of HTML and the paragraphs that they are cut into.

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "indexer/html/blocks.h"
#include "indexer/html/bounds.h"
#include "indexer/html/document.h"
#include "indexer/limits.h"
#include "tests/unit/cpu_clock.h"

namespace newsdex {
namespace {

// "body One. | caption A ship."
std::string shown(const std::vector<Block>& blocks) {
  std::string line;
  for (const Block& block : blocks) {
    if (!line.empty()) line += " | ";
    line += std::string(to_string(block.zone)) + " " + block.text;
  }
  return line;
}

struct Case {
  const char* name;
  const char* html;
  const char* blocks;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.html; }

constexpr auto kCases = std::to_array<Case>({
    {"PlainText", "One & two < three", "body One & two < three"},
    {"Paragraphs", "<p>One.</p> <p>Two.</p>", "body One. | body Two."},
    {"UnclosedParagraphs", "<p>One.<p>Two.", "body One. | body Two."},
    {"TextAroundBlocks", "One.<div>Two.</div>Three.", "body One. | body Two. | body Three."},
    {"WhiteSpace", "<p>\n One\t two&nbsp; three\n</p>", "body One two three"},
    {"OneBreakIsABlank", "One<br>two", "body One two"},
    {"TwoBreaksEndAParagraph", "One<br/> <br />two", "body One | body two"},
    {"InlineMarkupJoins", "<p>W<b>or</b>d, <a href='/x'>link</a>.</p>", "body Word, link."},
    {"ScriptAndStyleGo", "<p>One<script>if (a<b) '</p>'</script><style>p{}</style></p>",
     "body One"},
    {"HiddenGoes",
     "<p>One</p><p>Two is the longest of all of these.</p><p hidden>x</p>"
     "<p style='display:none'>x</p><template><p>x</p></template>",
     "body One | body Two is the longest of all of these."},
    {"Figure",
     "<p>The story goes on for a while.</p><figure><img src='a.jpg'><figcaption>A ship. "
     "<span class='credit'>Jo Ray</span></figcaption></figure>",
     "body The story goes on for a while. | caption A ship. | credit Jo Ray"},
    {"Related",
     "<p>The story goes on and on for quite a while.</p><aside>See <a href='/'>this</a></aside>"
     "<div class='related-links'><ul><li>Other</ul></div>",
     "body The story goes on and on for quite a while. | boilerplate See this | boilerplate Other"},
    {"CamelCase", "<p>The story goes on and on.</p><div id='shareBar'>Tweet</div>",
     "body The story goes on and on. | boilerplate Tweet"},
    {"ClassOfTheWholeIsNoPart", "<div class='with-sidebar'><p>One.</p></div>", "body One."},
    {"CommentsMayBeLong",
     "<h1>x</h1><p>Story.</p><div class='comments'><p>Well, I think so, too.</p></div>",
     "body x | body Story. | boilerplate Well, I think so, too."},
    {"CommentAsASectionsName", "<div class='comment'><h1>x</h1><p>Opinion.</p></div>",
     "body x | body Opinion."},
    {"HeadingsAndLists", "<h2>Head</h2><ul><li>a<li>b</ul>", "body Head | body a | body b"},
    {"References", "<p>&eacute;&#233;&#xe9; &#150; &amp;lt; &unknown;</p>",
     "body \u00e9\u00e9\u00e9 \u2013 &lt; &unknown;"},
    {"Comments", "a<!-- <p>b</p> -->c<!-->d", "body acd"},
    {"CommentWithoutEnd", "a<!-- b", "body a"},
    {"StrayEndTags", "a</b></div>c", "body ac"},
    {"QuotesInAttributes", "<p title='a > b'>One</p>", "body One"},
    {"QuoteWithoutEnd", "<a href=\"x>One</a> two", "body One two"},
    {"TagWithoutEnd", "One <b <i>two</i>", "body One two"},
    {"Entities", "<!DOCTYPE x [<!ENTITY a \"b\">]><p>&a;</p>", "body ]> | body &a;"},
    {"NewElementsWithoutABody", "<title>x</title><section>One</section>", "body One"},
    {"Nothing", "", ""},
    {"OnlyBlanks", " <p> </p>&nbsp;", ""},
});

class HtmlBlocks : public testing::TestWithParam<Case> {};

TEST_P(HtmlBlocks, AreCut) {
  EXPECT_EQ(shown(html_blocks(GetParam().html).blocks), GetParam().blocks);
}

INSTANTIATE_TEST_SUITE_P(Rules, HtmlBlocks, testing::ValuesIn(kCases),
                         [](const auto& rule) { return std::string{rule.param.name}; });

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

TEST(HtmlBlocks, KeepTextBelowAnyDepth) {
  for (const std::size_t depth : {255U, 256U, 300U, 5000U, 100000U}) {
    std::string html;
    for (std::size_t i = 0; i < depth; ++i) html += "<div>";
    html += "deep";
    for (std::size_t i = 0; i < depth; ++i) html += "</div>";
    EXPECT_EQ(shown(html_blocks(html + "after").blocks), "body deep | body after") << depth;
  }
}

TEST(HtmlBlocks, KeepTextAfterManyAttributesAndLongValues) {
  std::string html = "<p";
  for (int i = 0; i < 200'000; ++i) html += " a" + std::to_string(i) + "=b";
  html += "><img src='data:" + std::string(1'000'000, 'x') + "'>One</p>";
  EXPECT_EQ(shown(html_blocks(html).blocks), "body One");
}

TEST(HtmlBlocks, HostileMarkupTakesLinearTime) {
  constexpr std::size_t kBytes = std::size_t{1} << 19;
  const auto start = CpuClock::now();
  for (const char* unit : {"<",
                           "<a",
                           "<b>",
                           "<b></i>",
                           "<div></b>",
                           "<p>",
                           "</p>",
                           "<a href=\"",
                           "<a b='",
                           "<!--",
                           "<!-",
                           "&",
                           "&#",
                           "<script>",
                           "<title>",
                           "<script></",
                           "<table><td>",
                           "<form><b>",
                           "<li>",
                           "<a><b><div></a>",
                           "<br>",
                           "<p class=share>a",
                           "<select><option>",
                           "\xc2",
                           "<i a=>"}) {
    const std::string html = repeated(unit, kBytes);
    (void)html_blocks(html);
    (void)html_blocks(html + repeated("</b>", kBytes / 2) + repeated("</div>", kBytes / 2));
  }
  EXPECT_LT(CpuClock::now() - start, std::chrono::seconds(20));
}

TEST(BoundedMarkup, LeavesOutWhatAParserDoesNotNeed) {
  EXPECT_EQ(html::bounded_markup("<!DOCTYPE html><P Class=a>x<!-- y --></SPAN></p>").markup,
            "<p Class=\"a\">x</p>");
  EXPECT_EQ(html::bounded_markup("<script>a</script><script type='application/ld+json'>{}</script>")
                .markup,
            "<script></script><script type=\"application/ld+json\">{}</script>");
  EXPECT_EQ(html::bounded_markup("<title>a<b</title>").markup, "<title>a&lt;b</title>");
  EXPECT_EQ(html::bounded_markup(std::string_view("a\0b\x01"
                                                  "c",
                                                  5))
                .markup,
            "abc");
}

TEST(BoundedMarkup, CountsWhatIsBeyondABound) {
  const auto nested = [](std::size_t depth) { return repeated("<div>", 5 * depth) + "x"; };
  const auto crowded = [](std::size_t attributes) {
    return "<p" + repeated(" a=b", 4 * attributes) + ">x</p>";
  };
  const auto valued = [](const char* name, std::size_t bytes) {
    return "<p " + std::string(name) + "=" + std::string(bytes, 'x') + ">x</p>";
  };
  struct Row {
    std::string html;
    std::size_t deep_tags;
    std::size_t crowded_tags;
    std::size_t long_values;
  };
  const Row rows[] = {
      {nested(kMaxHtmlDepth), 0, 0, 0},
      {nested(kMaxHtmlDepth + 3), 3, 0, 0},
      {nested(kMaxHtmlDepth) + "<br><p>y</p>", 0, 0, 0},  // these do not nest
      {crowded(kMaxHtmlAttributes), 0, 0, 0},
      {crowded(kMaxHtmlAttributes + 1) + crowded(kMaxHtmlAttributes + 50), 0, 2, 0},
      {valued("class", kMaxHtmlValueBytes), 0, 0, 0},
      {valued("Class", kMaxHtmlValueBytes + 1), 0, 0, 1},
      {valued("src", kMaxHtmlValueBytes + 1), 0, 0, 0},  // a picture is no loss
  };
  for (const auto& [html, deep_tags, crowded_tags, long_values] : rows) {
    const html::BoundedMarkup bounded = html::bounded_markup(html);
    EXPECT_EQ(bounded.deep_tags, deep_tags) << html.substr(0, 40);
    EXPECT_EQ(bounded.crowded_tags, crowded_tags) << html.substr(0, 40);
    EXPECT_EQ(bounded.long_values, long_values) << html.substr(0, 40);
    EXPECT_NE(bounded.markup.find("x"), std::string::npos) << html.substr(0, 40);
  }
}

TEST(Document, SaysWhatWasBeyondABound) {
  EXPECT_TRUE(html::Document("<p>x</p>").cuts().empty());
  const std::string html = "<p" + repeated(" a=b", 4 * 300) + ">" + repeated("<i>", 3 * 1002) +
                           "x" + std::string(Limits{}.page, ' ');
  const std::vector<Cut> expected{
      {CutKind::page, "page of " + std::to_string(html.size()) + " bytes to 8388608"},
      {CutKind::markup, "tags nested deeper than 1000: 2"},
      {CutKind::markup, "tags whose attributes are more than 256: 1"}};
  EXPECT_EQ(html::Document(html).cuts(), expected);
  EXPECT_EQ(html_blocks(html).cuts, expected);
}

}  // namespace
}  // namespace newsdex
