// Feeds: what an item of each kind becomes.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/read_items.h"

namespace newsdex {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

std::vector<Item> read(const std::string& feed) { return read_items(Format::feed, feed); }

RawArticle only(const std::string& feed) {
  const auto items = read(feed);
  EXPECT_EQ(items.size(), 1U);
  return items.empty() ? RawArticle{} : article_of(items[0]);
}

// An RSS 2.0 item with these elements, in a channel of its own.
std::string rss(const std::string& elements, const std::string& channel = "") {
  return "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"
         " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
         " xmlns:media='http://search.yahoo.com/mrss/'><channel><title>The Quay</title>"
         "<link>http://quay.example/news/</link>" +
         channel + "<item>" + elements + "</item></channel></rss>";
}

std::string atom(const std::string& elements, const std::string& feed = "") {
  return "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>The Quay</title>" + feed +
         "<entry>" + elements + "</entry></feed>";
}

TEST(FeedReader, ReadsAnItemOfRss) {
  const RawArticle article = only(rss(
      "<title>Lock &amp; dam</title><link>http://quay.example/2024/lock</link>"
      "<guid isPermaLink='false'>quay-7</guid><pubDate>Mon, 13 May 2024 08:00:00 GMT</pubDate>"
      "<dc:creator>Ana Duarte</dc:creator><category>Shipping</category><category>Ports</category>"
      "<description>Short.</description>"
      "<content:encoded><![CDATA[<p>The lock opened.</p><p>Boats waited.</p>]]></content:encoded>"
      "<media:content url='http://quay.example/1.jpg'><media:credit>Jo Smith</media:credit>"
      "<media:description>The lock at dawn</media:description></media:content>"
      "<comments>http://quay.example/c</comments>",
      "<language>en-gb</language>"));
  EXPECT_EQ(article.id, "quay-7");
  EXPECT_EQ(article.url, "http://quay.example/2024/lock");
  EXPECT_EQ(article.title, "Lock & dam");
  EXPECT_EQ(article.source, "The Quay");
  EXPECT_EQ(article.language, "en-gb");
  EXPECT_EQ(text_of(article),
            "body| The lock opened.\nbody| Boats waited.\ncaption| The lock at dawn\n");
  EXPECT_THAT(article.bylines, ElementsAre("Ana Duarte"));
  EXPECT_THAT(article.topics, ElementsAre("Shipping", "Ports"));
  EXPECT_THAT(article.credits, ElementsAre("Jo Smith"));
  EXPECT_THAT(article.extra, Contains(Pair("description", "\"Short.\"")));
  EXPECT_THAT(article.extra, Contains(Pair("comments", "\"http://quay.example/c\"")));
  ASSERT_EQ(article.candidates.size(), 1U);
  EXPECT_EQ(article.candidates[0].value, "Mon, 13 May 2024 08:00:00 GMT");
  EXPECT_EQ(article.candidates[0].from, "feed pubDate");
}

TEST(FeedReader, ReadsAnEntryOfAtom) {
  const RawArticle article = only(atom(
      "<id>tag:quay.example,2024:7</id><title type='html'>Lock &amp;amp; &lt;i>dam&lt;/i></title>"
      "<link rel='self' href='/self'/><link href='lock'/><updated>2024-05-14T08:00:00Z</updated>"
      "<published>2024-05-13T08:00:00Z</published><author><name>Ana Duarte</name></author>"
      "<category term='shipping' label='Shipping'/><summary>Short.</summary>"
      "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>The <b>lock</b> "
      "opened.</p></div></content>"
      "<source><title>Other Paper</title></source>",
      "<link href='http://quay.example/news/'/>"));
  EXPECT_EQ(article.id, "tag:quay.example,2024:7");
  EXPECT_EQ(article.url, "http://quay.example/news/lock");
  EXPECT_EQ(article.title, "Lock & dam");
  EXPECT_EQ(article.source, "Other Paper");
  EXPECT_EQ(article.via, "The Quay");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(text_of(article), "body| The lock opened.\n");
  EXPECT_THAT(article.topics, ElementsAre("Shipping"));
  ASSERT_EQ(article.candidates.size(), 3U);  // published, and updated for both fields
  EXPECT_EQ(article.candidates[0].value, "2024-05-13T08:00:00Z");
  EXPECT_EQ(article.candidates[2].field, "modified");
}

TEST(FeedReader, ReadsAnItemOfRdf) {
  const RawArticle article = only(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
      " xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
      "<channel rdf:about='x'><title>Kai</title><dc:language>de</dc:language>"
      "<dc:publisher>Kai Verlag</dc:publisher></channel>"
      "<item rdf:about='http://kai.example/a/7'><title>Schleuse</title>"
      "<link>http://kai.example/a/7</link><description>Offen.</description>"
      "<dc:date>2024-05-13</dc:date><dc:subject>Hafen</dc:subject></item></rdf:RDF>");
  EXPECT_EQ(article.id, "http://kai.example/a/7");
  EXPECT_EQ(article.source, "Kai Verlag");
  EXPECT_EQ(article.language, "de");
  EXPECT_EQ(text_of(article), "body| Offen.\n");
  EXPECT_THAT(article.topics, ElementsAre("Hafen"));
}

struct FieldCase {
  const char* name;
  std::string feed;
  std::string (*field)(const RawArticle&);
  const char* value;
};

TEST(FeedReader, ReadsFieldsHoweverTheyAreWritten) {
  const auto title = [](const RawArticle& a) { return a.title; };
  const auto url = [](const RawArticle& a) { return a.url; };
  const auto id = [](const RawArticle& a) { return a.id; };
  const auto byline = [](const RawArticle& a) { return a.bylines.empty() ? "" : a.bylines[0]; };
  const auto text = [](const RawArticle& a) { return text_of(a); };
  const std::vector<FieldCase> cases = {
      {"title with HTML", rss("<title>&lt;b>Lock&lt;/b> &amp;amp; dam</title>"), title,
       "Lock & dam"},
      {"title of Atom is plain", atom("<title>1 &lt; 2 &amp;amp; 3</title>"), title,
       "1 < 2 &amp; 3"},
      {"title that is not media's", rss("<media:title>No</media:title><title>Yes</title>"), title,
       "Yes"},
      {"relative link", rss("<link>/a?b=1&c=2</link>"), url, "http://quay.example/a?b=1&c=2"},
      {"link beats a permalink",
       rss("<guid>http://q.example/g</guid><link>http://q.example/l</link>"), url,
       "http://q.example/l"},
      {"permalink", rss("<guid>http://q.example/g</guid>"), url, "http://q.example/g"},
      {"no permalink", rss("<guid isPermaLink='false'>http://q.example/g</guid>"), url, ""},
      {"guid", rss("<guid> 7 </guid>"), id, "7"},
      {"base of an entry", atom("<link href='x'/>", "<link href='http://q.example/n/'/>"), url,
       "http://q.example/n/x"},
      {"FeedBurner's original",
       rss("<link>http://feeds.example/~r/1</link><f:origLink "
           "xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>http://q.example/1</f:origLink>"),
       url, "http://q.example/1"},
      {"author with address", rss("<author>ana@q.example (Ana Duarte)</author>"), byline,
       "Ana Duarte"},
      {"author before address", rss("<author>Ana Duarte &lt;ana@q.example></author>"), byline,
       "Ana Duarte"},
      {"author of the feed", atom("<title>x</title>", "<author><name>Desk</name></author>"), byline,
       "Desk"},
      {"description with HTML", rss("<description>&lt;p>One&lt;/p>&lt;p>Two&lt;/p></description>"),
       text, "body| One\nbody| Two\n"},
      {"description with elements", rss("<description><p>One</p><p>Two</p></description>"), text,
       "body| One\nbody| Two\n"},
      {"description in paragraphs", rss("<description>One\ntwo\n\nThree</description>"), text,
       "body| One two\nbody| Three\n"},
      {"content without a namespace",
       "<rss><channel><item><content:encoded>Full</content:encoded>"
       "<description>Short</description></item></channel></rss>",
       text, "body| Full\n"},
      {"Atom without a namespace", "<feed><entry><summary>Short</summary></entry></feed>", text,
       "body| Short\n"},
      {"Atom 0.3",
       "<feed xmlns='http://purl.org/atom/ns#'><entry><content mode='escaped' "
       "type='text/html'>&lt;p>One&lt;/p></content></entry></feed>",
       text, "body| One\n"},
      {"base64 is no text", atom("<content type='image/png'>aGFsbG8=</content>"), text, ""},
      {"only a film",
       rss("<media:group><media:description>A boat</media:description></media:group>"), text,
       "body| A boat\n"},
      {"RSS 0.91 of Netscape",
       "<rss xmlns='http://my.netscape.com/publish/formats/rss-0.91.dtd'><channel><item><title>Lock"
       "</title></item></channel></rss>",
       title, "Lock"},
  };
  for (const FieldCase& c : cases) EXPECT_EQ(c.field(only(c.feed)), c.value) << c.name;
}

TEST(FeedReader, GivesWhatABrokenFeedHas) {
  const auto items = read(
      "<rss><channel>\n<item><title>One</title></item>\n<item><title>AT&T <br> two</item>\n"
      "<item><title>Thr");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(article_of(items[0]).title, "One");
  EXPECT_THAT(article_of(items[1]).title, HasSubstr("AT&T two"));
  EXPECT_THAT(article_of(items[1]).notes, Contains(HasSubstr("line 3")));
  EXPECT_EQ(problem_of(items[2]), "failed: the feed ends within this item");
  EXPECT_EQ(items[2].line, 4U);
}

TEST(FeedReader, SaysWhyThereIsNothing) {
  struct Case {
    const char* feed;
    const char* problem;
  };
  for (const auto& [feed, problem] : std::to_array<Case>({
           {"", "failed: no XML in it"},
           {"just text", "failed: no XML in it"},
           {"<opml><body/></opml>", "failed: no feed: its root is <opml>"},
           {"<rss><channel><title>x</title></channel></rss>", "skipped: a feed without items"},
           {"<rss><channel><title>x", "failed: the feed ends before its end tag"},
       })) {
    const auto items = read(feed);
    ASSERT_EQ(items.size(), 1U) << feed;
    EXPECT_EQ(problem_of(items[0]), problem) << feed;
  }
}

TEST(FeedReader, BytesOfItemsAddUpToTheInput) {
  std::string feed = "<rss><channel>";
  for (int i = 0; i < 5000; ++i)
    feed += "<item><title>Number " + std::to_string(i) + "</title></item>";
  feed += "</channel></rss>";
  std::uint64_t bytes = 0;
  for (const Item& item : read(feed)) bytes += item.bytes;
  EXPECT_EQ(bytes, feed.size());
}

TEST(JsonFeedReader, ReadsItems) {
  const auto items = read(R"({"version":"https://jsonfeed.org/version/1.1","title":"The Quay",
    "language":"en-GB","authors":[{"name":"The desk","url":"x"}],"items":[
    {"id":"quay-7","url":"http://quay.example/7","title":"Lock & dam","summary":"Short.",
     "content_html":"<p>The lock opened.</p><p>Boats waited.</p>",
     "date_published":"2024-05-13T08:00:00Z","date_modified":"2024-05-14T08:00:00Z",
     "authors":[{"name":"Ana Duarte"},{"url":"y"}],"tags":["Shipping","Ports","Ports"]},
    {"id":8,"external_url":"http://quay.example/8","content_text":"One.\n\nTwo.","language":"es",
     "author":{"name":"Jo Smith"}},
    {"id":"9","summary":"A summary alone."},
    {"id":"10"},
    {"id":"11","content_te)");
  ASSERT_EQ(items.size(), 5U);
  const RawArticle first = article_of(items[0]);
  EXPECT_EQ(first.id, "quay-7");
  EXPECT_EQ(first.url, "http://quay.example/7");
  EXPECT_EQ(first.title, "Lock & dam");
  EXPECT_EQ(first.source, "The Quay");
  EXPECT_EQ(first.language, "en-GB");
  EXPECT_EQ(first.published, "2024-05-13T08:00:00Z");
  EXPECT_EQ(first.modified, "2024-05-14T08:00:00Z");
  EXPECT_EQ(text_of(first), "body| The lock opened.\nbody| Boats waited.\n");
  EXPECT_THAT(first.bylines, ElementsAre("Ana Duarte"));
  EXPECT_THAT(first.topics, ElementsAre("Shipping", "Ports"));
  EXPECT_THAT(first.extra, ElementsAre(Pair("summary", "\"Short.\"")));
  const RawArticle second = article_of(items[1]);
  EXPECT_EQ(second.id, "8");
  EXPECT_EQ(second.url, "http://quay.example/8");
  EXPECT_EQ(second.language, "es");
  EXPECT_EQ(text_of(second), "body| One.\nbody| Two.\n");
  EXPECT_THAT(second.bylines, ElementsAre("Jo Smith"));
  const RawArticle third = article_of(items[2]);
  EXPECT_EQ(text_of(third), "body| A summary alone.\n");
  EXPECT_THAT(third.bylines, ElementsAre("The desk"));
  EXPECT_EQ(std::get<Problem>(items[3].content).reason, "neither title nor body");
  EXPECT_THAT(std::get<Problem>(items[4].content).reason, HasSubstr("not valid JSON"));
}

TEST(JsonFeedReader, WithoutAListOfItemsFails) {
  const auto items = read(R"({"version":"https://jsonfeed.org/version/1","title":"The Quay"})");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(std::get<Problem>(items[0].content).reason, "an object without items");
  EXPECT_TRUE(read(R"({"version":"https://jsonfeed.org/version/1","items":[]})").empty());
}

}  // namespace
}  // namespace newsdex
