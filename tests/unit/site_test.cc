// The site over the sample archive: routes, errors, equality with newsdex-search, new generations.

#include "search/serve/site.h"

#include <array>
#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "indexer/pipeline.h"
#include "search/serve/target.h"
#include "tests/support/articles.h"
#include "tests/support/corpus.h"
#include "tests/support/json_schema.h"
#include "tests/support/temporary_folder.h"

namespace newsdex::serve {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// A site over an archive; asked by the target of a URL.
class TestSite {
 public:
  explicit TestSite(const std::filesystem::path& db) : site_(options(db), metrics_) {}

  HttpResponse operator()(const std::string& target) {
    const Target parsed = parse_target(target);
    HttpRequest request;
    request.path = parsed.path;
    request.parameters = parsed.parameters;
    request.host = "localhost";
    return site_.answer(request);
  }

  json body(const std::string& target) { return json::parse((*this)(target).body); }

 private:
  static SiteOptions options(const std::filesystem::path& db) {
    SiteOptions out;
    out.common.db = db;
    out.common.now = "2025-03-01";
    return out;
  }

  Metrics metrics_;
  Site site_;
};

class SiteTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    IndexOptions options;
    options.db = (*folder_ / "corpus.db").string();
    options.inputs.paths = {corpus_folder().string()};
    (void)index_articles(options, {});
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static std::unique_ptr<TemporaryFolder> folder_;
  TestSite site_{*folder_ / "corpus.db"};
};

std::unique_ptr<TemporaryFolder> SiteTest::folder_;

struct RouteCase {
  const char* target;
  int status;
  const char* content_type;
};

constexpr auto kRoutes = std::to_array<RouteCase>({
    {"/api/search", 200, "application/json"},
    {"/api/search?q=bridge&format=csv", 200, "text/csv; charset=utf-8"},
    {"/api/search?q=bridge&format=ris", 200, "application/x-research-info-systems"},
    {"/api/search?format=csv&view=count", 400, "application/json"},
    {"/api/search?q=nosuchfield:x", 400, "application/json"},
    {"/api/search?limit=ten", 400, "application/json"},
    {"/api/search?facet=nix", 400, "application/json"},
    {"/api/search?now=yesterday", 400, "application/json"},
    {"/api/search/", 404, "application/json"},
    {"/api", 404, "application/json"},
    {"/api/facets?facet=person", 200, "application/json"},
    {"/api/facets?view=hits", 400, "application/json"},
    {"/api/timeline?q=bridge&grain=month", 200, "application/json"},
    {"/api/quotes?q=bridge", 200, "application/json"},
    {"/api/articles/", 404, "application/json"},
    {"/api/articles/nosuchid", 404, "application/json"},
    {"/api/articles/nosuchid?q=x", 400, "application/json"},
    {"/api/suggest?q=wh", 200, "application/json"},
    {"/api/openapi.json", 200, "application/json"},
    {"/feed.atom?q=bridge", 200, "application/atom+xml"},
    {"/feed.atom?format=csv", 400, "application/json"},
    {"/opensearch.xml", 200, "application/opensearchdescription+xml"},
    {"/healthz", 200, "application/json"},
    {"/metrics", 200, "text/plain; version=0.0.4; charset=utf-8"},
    {"/nothing/here", 404, "application/json"},
});

TEST_F(SiteTest, EveryRouteHasItsStatusAndType) {
  for (const auto& [target, status, content_type] : kRoutes) {
    const HttpResponse response = site_(target);
    EXPECT_EQ(response.status, status) << target << response.body;
    EXPECT_EQ(response.content_type, content_type) << target;
    if (status != 200) {
      const json error = json::parse(response.body).at("error");
      EXPECT_TRUE(error.at("code").is_string() && error.at("message").is_string()) << target;
      EXPECT_TRUE(error.contains("hint")) << target;
    }
  }
}

TEST_F(SiteTest, AnswersFitTheSchema) {
  std::ifstream file(std::string(NEWSDEX_SOURCE_DIR) + "/docs/answer.schema.json");
  const json schema = json::parse(file);
  for (const std::string target :
       {"/api/search?q=bridge&facet=all&explain", "/api/facets?q=bridge", "/api/timeline?q=bridge",
        "/api/quotes?q=bridge", "/api/search?view=article&limit=3"}) {
    EXPECT_THAT(schema_errors(schema, site_.body(target)), testing::IsEmpty()) << target;
  }
}

TEST_F(SiteTest, ArticlesAreFoundByTheIdsOfAResultWhateverTheyHold) {
  const json all = site_.body("/api/search?limit=0");
  ASSERT_GT(all.at("hits").size(), 50U);
  for (const json& hit : all.at("hits")) {
    const std::string id = hit.at("id");
    const json found = site_.body("/api/articles/" + percent_encoded(id));
    ASSERT_EQ(found.at("total"), 1) << id;
    EXPECT_EQ(found.at("hits").at(0).at("id"), id);
    EXPECT_TRUE(found.at("hits").at(0).at("text").is_string());
  }
}

TEST_F(SiteTest, SearchInsideAFacetCountsAsTheWholeFacetDoes) {
  const json whole = site_.body("/api/facets?facet=person:0");
  const json some = site_.body("/api/facets?facet=person:0&like=wh");
  const json& rows = some.at("facets").at("person").at("values");
  EXPECT_FALSE(rows.empty());
  for (const json& row : rows) {
    const json& all = whole.at("facets").at("person").at("values");
    EXPECT_NE(std::find(all.begin(), all.end(), row), all.end()) << row;
    EXPECT_THAT(row.at("value").get<std::string>(), testing::ContainsRegex("(^|_)wh"));
  }
}

TEST_F(SiteTest, SuggestionsFindWhatTheyCount) {
  const json suggestions = site_.body("/api/suggest?q=m&limit=20").at("suggestions");
  ASSERT_FALSE(suggestions.empty());
  std::uint64_t before = UINT64_MAX;
  for (const json& row : suggestions) {
    const std::string field = row.at("field");
    const std::string query = field + ":\"" + row.at("value").get<std::string>() + "\"";
    EXPECT_EQ(site_.body("/api/search?view=count&q=" + percent_encoded(query)).at("total"),
              row.at("count"))
        << row;
    EXPECT_LE(row.at("count"), before);
    before = row.at("count");
  }
  EXPECT_TRUE(site_.body("/api/suggest?q=").at("suggestions").empty());
  EXPECT_TRUE(site_.body("/api/suggest?q=**").at("suggestions").empty());
}

TEST_F(SiteTest, IsDescribedWhole) {
  const json api = site_.body("/api/openapi.json");
  EXPECT_EQ(api.at("openapi"), "3.1.0");
  for (const char* path :
       {"/api/search", "/api/facets", "/api/timeline", "/api/quotes", "/api/articles/{id}",
        "/api/suggest", "/feed.atom", "/healthz", "/metrics", "/opensearch.xml"}) {
    EXPECT_TRUE(api.at("paths").contains(path)) << path;
  }
  const std::string text = api.dump();
  for (std::size_t at = 0; (at = text.find("\"$ref\":\"#", at)) != std::string::npos; ++at) {
    const std::size_t begin = at + sizeof("\"$ref\":\"#") - 1;
    const std::string pointer = text.substr(begin, text.find('"', begin) - begin);
    EXPECT_TRUE(api.contains(json::json_pointer(pointer))) << pointer;
  }
}

TEST_F(SiteTest, HealthNamesTheGeneration) {
  const json health = site_.body("/healthz");
  EXPECT_EQ(health.at("status"), "ok");
  EXPECT_EQ(health.at("generation"), site_.body("/api/search").at("generation"));
  EXPECT_EQ(health.at("articles"), site_.body("/api/search").at("total"));
}

TEST_F(SiteTest, RefusesOtherPeoplesNames) {
  HttpRequest request;
  request.path = "/healthz";
  Metrics metrics;
  SiteOptions options;
  options.common.db = (*folder_ / "corpus.db").string();
  Site site(options, metrics);
  request.host = "evil.example:8080";
  EXPECT_EQ(site.answer(request).status, 400);
  request.host = "127.0.0.1:8080";
  EXPECT_EQ(site.answer(request).status, 200);
}

TEST(Site, ShowsEachNewGenerationAndNeverAnError) {
  const TemporaryFolder folder;
  const auto db = folder / "live.db";
  add_articles(db, {make_article("0", "Cocoa", {"Cocoa prices rose."})});
  TestSite site(db);
  for (int i = 1; i < 15; ++i) {  // past a merge of ten parts, which removes them
    EXPECT_EQ(site.body("/api/search?q=cocoa").at("total"), i);
    add_articles(db, {make_article(std::to_string(i), "Cocoa", {"Cocoa prices fell."})});
  }
}

TEST(Site, GoesOnAnsweringWhereTheArchiveHasGone) {
  const TemporaryFolder folder;
  const auto db = folder / "gone.db";
  add_articles(db, {make_article("0", "Cocoa", {"Cocoa prices rose."})});
  TestSite site(db);
  std::filesystem::rename(db, folder / "elsewhere");
  EXPECT_EQ(site.body("/api/search?q=cocoa").at("total"), 1);
}

}  // namespace
}  // namespace newsdex::serve
