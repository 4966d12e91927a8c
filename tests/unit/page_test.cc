// Pages as readers get them: what they link to holds, and nothing in an article becomes markup.

#include "search/serve/page.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>

#include <gmock/gmock.h>

#include "indexer/archive_writer.h"
#include "indexer/pipeline.h"
#include "search/serve/metrics.h"
#include "search/serve/target.h"
#include "tests/support/articles.h"
#include "tests/support/corpus.h"
#include "tests/support/hostile_payloads.h"
#include "tests/support/html_document.h"
#include "tests/support/temporary_folder.h"

namespace newsdex::serve {
namespace {

using Elements = std::vector<HtmlElement>;

constexpr const char* kNow = "2025-06-01";

/// An archive as a browser without scripts sees it.
class Browser {
 public:
  explicit Browser(const std::filesystem::path& db) : engine_(db) { options_.now = kNow; }

  HttpResponse get(const std::string& url) {
    const Target target = parse_target(url.substr(0, url.find('#')));
    HttpRequest request;
    request.path = target.path;
    request.parameters = target.parameters;
    const RouteContext context{engine_, options_, metrics_};
    if (target.path == "/") return search_page(context, request);
    if (target.path == "/article") return article_page(context, request);
    return asset(context, request);
  }

  Elements open(const std::string& url) {
    const HttpResponse response = get(url);
    EXPECT_EQ(response.status, 200) << url;
    return parse_html(response.body);
  }

  /// The number in the headline of a page of results.
  std::uint64_t total(const std::string& url) {
    for (const HtmlElement& element : open(url)) {
      if (element.name != "h1") continue;
      std::string digits = element.text.substr(0, element.text.find(' '));
      std::erase(digits, ',');
      return std::stoull(digits);
    }
    ADD_FAILURE() << "no headline: " << url;
    return 0;
  }

 private:
  CommonOptions options_;
  Metrics metrics_;
  Engine engine_;
};

std::string href(const HtmlElement& element) {
  const auto found = element.attributes.find("href");
  return found == element.attributes.end() ? std::string() : found->second;
}

bool is_page(const std::string& url) {
  return url.starts_with("/?") || url == "/" || url.starts_with("/article?");
}

// The sample archive, indexed once.
class Pages : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    IndexOptions options;
    options.db = (*folder_ / "corpus.db").string();
    options.inputs.paths = {corpus_folder().string()};
    options.extract.dates.today = Day{std::chrono::year(2025) / std::chrono::June / 1};
    ASSERT_EQ(index_articles(options, {}).failed, 0U);
    browser_ = std::make_unique<Browser>(options.db);
  }

  static void TearDownTestSuite() {
    browser_.reset();
    folder_.reset();
  }

  static Browser& browser() { return *browser_; }

  inline static std::unique_ptr<TemporaryFolder> folder_;
  inline static std::unique_ptr<Browser> browser_;
};

/// A number as it is shown, with what only screen readers are told cut off.
std::uint64_t shown_number(std::string text) {
  text = text.substr(0, text.find(' '));
  std::erase(text, ',');
  return std::stoull(text);
}

TEST_F(Pages, CountInAFacetWhatItsLinkFinds) {
  struct Row {
    std::string url;
    std::string widened;  // the facet of one value of which one is chosen: others add to the result
  };
  for (const Row& row : {Row{"/", ""}, Row{"/?q=talks", ""}, Row{"/?country=GE", ""},
                         Row{"/?source=meridian_wire&q=the", "source"}}) {
    const std::uint64_t total = browser().total(row.url);
    std::string facet;
    std::string link;
    std::size_t links = 0;
    for (const HtmlElement& element : browser().open(row.url)) {
      if (element.attributes.contains("data-facet")) facet = element.attributes.at("data-facet");
      if (element.has_class("value")) {
        // The link of a chosen value takes it away.
        link = element.attributes.contains("aria-current") ? std::string() : href(element);
      } else if (element.has_class("count") && !link.empty()) {
        const std::uint64_t count = shown_number(element.text);
        EXPECT_EQ(browser().total(link), facet == row.widened ? total + count : count) << link;
        link.clear();
        ++links;
      }
    }
    EXPECT_GT(links, 20U) << row.url;
  }
}

TEST_F(Pages, SplitTheResultBetweenAValueAndItsExclusion) {
  for (const std::string facet : {"country=GE", "person=unknown", "source=meridian_wire",
                                  "topic=water", "said=maren_holt", "language=es"}) {
    EXPECT_EQ(browser().total("/?" + facet) + browser().total("/?not." + facet),
              browser().total("/"))
        << facet;
  }
}

TEST_F(Pages, LinkOnlyToPagesThatAreThere) {
  static constexpr std::size_t kPages = 150;
  std::set<std::string> seen;
  std::vector<std::string> waiting{"/", "/?view=quotes", "/?q=talks&explain=1", "/?open=person",
                                   "/?q=zzzz&person=maren_holt&since=2024"};
  while (!waiting.empty() && seen.size() < kPages) {
    const std::string url = waiting.back();
    waiting.pop_back();
    if (!seen.insert(url).second) continue;
    for (const HtmlElement& element : browser().open(url)) {
      const std::string next = href(element);
      if (next.starts_with("/assets/")) {
        EXPECT_EQ(browser().get(next).status, 200) << next;
      }
      if (is_page(next)) waiting.push_back(next);
    }
  }
  EXPECT_EQ(seen.size(), kPages);
}

TEST_F(Pages, ShowEveryArticleOfAResultOnExactlyOneOfItsPages) {
  std::multiset<std::string> articles;
  std::string url = "/?q=the&limit=7";
  const std::uint64_t total = browser().total(url);
  while (!url.empty()) {
    std::string next;
    for (const HtmlElement& element : browser().open(url)) {
      if (element.has_class("title")) {
        articles.insert(parse_target(href(element)).parameters.back().second);
      }
      if (element.name == "a" && element.attributes.contains("rel") &&
          element.attributes.at("rel") == "next") {
        next = href(element);
      }
    }
    url = next;
  }
  EXPECT_EQ(articles.size(), total);
  EXPECT_EQ(std::set<std::string>(articles.begin(), articles.end()).size(), total);
}

TEST_F(Pages, FindAValueOfAFacetByTheBeginningOfAnyPartOfItsName) {
  std::vector<std::string> found;
  std::string facet;
  for (const HtmlElement& element : browser().open("/?open=person&find=holt")) {
    if (element.attributes.contains("data-facet")) facet = element.attributes.at("data-facet");
    if (facet == "person" && element.attributes.contains("data-value")) {
      found.push_back(element.attributes.at("data-value"));
    }
  }
  EXPECT_THAT(found, testing::Contains("maren_holt"));
  EXPECT_THAT(found, testing::Each(testing::HasSubstr("holt")));
}

TEST_F(Pages, AddTheBarsOfTheTimelineUpToTheResult) {
  const std::string url = "/?q=the&since=2024&until=2024";
  std::uint64_t sum = 0;
  for (const HtmlElement& element : browser().open(url)) {
    const std::string rough = " dated too roughly";
    if (element.has_class("beside") && element.text.ends_with(rough)) {
      sum += shown_number(element.text.substr(element.text.find(": ") + 2));
    }
    if (!element.attributes.contains("data-from")) continue;
    const std::string& label = element.attributes.at("aria-label");
    const std::uint64_t count = shown_number(label.substr(label.find(": ") + 2));
    EXPECT_EQ(browser().total(href(element)), count) << label;
    sum += count;
  }
  EXPECT_EQ(sum, browser().total(url));
}

TEST_F(Pages, MarkTheTextOfAnArticleWithoutChangingIt) {
  std::size_t articles = 0;
  for (const HtmlElement& link : browser().open("/?q=the&limit=100")) {
    if (!link.has_class("title")) continue;
    ++articles;
    std::size_t marks = 0;
    for (const HtmlElement& element : browser().open(href(link))) {
      if (element.name == "mark") ++marks;
      if (element.name == "h1") {
        EXPECT_EQ(element.text, link.text);
      }
    }
    EXPECT_GT(marks, 0U) << href(link);
  }
  EXPECT_GT(articles, 50U);
}

TEST_F(Pages, SayWhatIsWrongWithTheQueryStillInTheBox) {
  struct Row {
    std::string url;
    int status;
    std::string says;
  };
  const std::vector<Row> rows{
      {"/?q=persn%3Atrump", 400, "No such field"},
      {"/?q=date%3A02%2F03%2F2025", 400, "could be two days"},
      {"/?sort=sideways", 400, "sideways"},
      {"/?limit=many", 400, "limit"},
      {"/article?id=none", 404, "Not in the archive"},
      {"/?q=zzzz", 200, "Nothing in the archive matches"},
      {"/?q=talks&offset=5000", 200, "No article on this page"},
  };
  for (const Row& row : rows) {
    const HttpResponse response = browser().get(row.url);
    EXPECT_EQ(response.status, row.status) << row.url;
    EXPECT_EQ(response.content_type, "text/html; charset=utf-8");
    EXPECT_THAT(response.body, testing::HasSubstr(row.says)) << row.url;
  }
  EXPECT_THAT(browser().get(rows[0].url).body, testing::HasSubstr("value=\"persn:trump\""));
}

TEST(Page, OfAnEmptyArchiveSaysHowToFillIt) {
  const TemporaryFolder folder;
  add_articles(folder / "empty.db", {make_article("1", "Title", {"Text."})});
  {
    ArchiveWriter writer(folder / "empty.db");
    ASSERT_TRUE(writer.remove("1"));
    writer.publish();
  }
  Browser browser(folder / "empty.db");
  EXPECT_THAT(browser.get("/").body, testing::HasSubstr("The archive is empty"));
}

/// An article that has a payload in every field.
Article hostile_article(std::size_t number, const std::string& payload) {
  // The reader of articles refuses ids with control characters.
  std::string id = std::to_string(number) + " " + payload;
  std::replace_if(
      id.begin(), id.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  Article article = make_article(
      id, payload, {"common words " + payload, "He said: \"" + payload + "\"", payload});
  article.source = payload;
  article.section = payload;
  article.dateline = payload;
  article.via = payload;
  article.url = payload;
  article.language = number % 2 == 0 ? "en" : payload.substr(0, 8);
  article.bylines = {payload};
  article.credits = {payload};
  article.topics = {payload};
  article.extra = {{payload, "\"x\""}, {"y", payload}};
  article.candidates = {{payload, payload, payload, false, payload}};
  return article;
}

/// Everything that a page may hold: who adds to it asks what a payload could do with it.
void expect_harmless(const Elements& elements, const std::string& url) {
  static const std::set<std::string> kElements{
      "a",     "article", "aside", "bdi",    "blockquote", "body",     "button", "code",
      "dd",    "details", "div",   "dl",     "dt",         "fieldset", "footer", "form",
      "h1",    "h2",      "h3",    "head",   "header",     "html",     "input",  "kbd",
      "label", "legend",  "li",    "link",   "main",       "mark",     "meta",   "nav",
      "ol",    "p",       "rect",  "script", "section",    "span",     "strong", "summary",
      "svg",   "table",   "tbody", "td",     "text",       "th",       "thead",  "time",
      "title", "tr",      "ul"};
  static const std::set<std::string> kAttributes{
      "action",  "autocapitalize", "autocomplete", "charset",      "checked",   "class",
      "content", "datetime",       "dir",          "enterkeyhint", "focusable", "for",
      "height",  "hidden",         "href",         "id",           "lang",      "maxlength",
      "method",  "name",           "open",         "placeholder",  "rel",       "role",
      "scope",   "size",           "spellcheck",   "src",          "start",     "tabindex",
      "target",  "title",          "type",         "value",        "width",     "x",
      "y"};
  for (const HtmlElement& element : elements) {
    ASSERT_TRUE(kElements.contains(element.name)) << element.name << " in " << url;
    if (element.name == "script") {
      EXPECT_EQ(element.attributes.at("src"), "/assets/main.js");
    }
    if (element.name == "script") {
      EXPECT_EQ(element.text, "");
    }
    for (const auto& [name, value] : element.attributes) {
      ASSERT_TRUE(kAttributes.contains(name) || name.starts_with("aria-") ||
                  name.starts_with("data-"))
          << name << " in " << url;
      if (name != "href" && name != "src" && name != "action") continue;
      const bool is_own = value.starts_with("/") && !value.starts_with("//");
      const bool is_web = value.starts_with("http://") || value.starts_with("https://");
      ASSERT_TRUE(is_own || is_web || value.starts_with("#")) << value << " in " << url;
      if (is_web) {
        EXPECT_EQ(element.attributes.at("rel"), "noopener noreferrer external");
      }
    }
  }
}

TEST(Page, LetsNoPayloadBecomeMarkup) {
  const TemporaryFolder folder;
  std::vector<Article> articles;
  for (const std::string& payload : hostile_payloads()) {
    articles.push_back(hostile_article(articles.size(), payload));
  }
  add_articles(folder / "hostile.db", articles);
  Browser browser(folder / "hostile.db");
  std::vector<std::string> urls{"/?limit=100", "/?q=common&limit=100&explain=1", "/?view=quotes",
                                "/?open=source&find=script"};
  for (const std::string& payload : hostile_payloads()) {
    const std::string text = percent_encoded(payload);
    for (const char* name : {"q", "source", "not.person", "since", "find", "sort", "view"}) {
      urls.push_back(std::string("/?open=source&") + name + "=" + text);
    }
  }
  for (const Article& article : articles) {
    urls.push_back("/article?q=common&id=" + percent_encoded(article.id));
  }
  for (const std::string& url : urls) {
    const HttpResponse response = browser.get(url);
    EXPECT_THAT(response.status, testing::AnyOf(200, 400)) << url;
    expect_harmless(parse_html(response.body), url);
  }
}

TEST(Page, HasNoScriptThatMakesMarkupOrCodeOfText) {
  std::size_t scripts = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(NEWSDEX_SOURCE_DIR) + "/search/serve/web")) {
    if (entry.path().extension() != ".js") continue;
    ++scripts;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (const char* way : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
                            "eval(", "Function(", "createContextualFragment", "setHTML"}) {
      EXPECT_THAT(text, testing::Not(testing::HasSubstr(way))) << entry.path();
    }
  }
  EXPECT_GT(scripts, 5U);
}

TEST(Page, ShowsEveryPayloadAsText) {
  const TemporaryFolder folder;
  std::vector<Article> articles;
  for (const std::string& payload : hostile_payloads()) {
    articles.push_back(hostile_article(articles.size(), payload));
  }
  add_articles(folder / "hostile.db", articles);
  Browser browser(folder / "hostile.db");
  for (const Article& article : articles) {
    bool has_headline = false;
    for (const HtmlElement& e : browser.open("/article?id=" + percent_encoded(article.id))) {
      has_headline |= e.name == "h1" && e.text == article.title;
    }
    EXPECT_TRUE(has_headline) << article.title;
  }
}

}  // namespace
}  // namespace newsdex::serve
