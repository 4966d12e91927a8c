// The server for assistant programs: the protocol by a table of messages, the tools over the
// sample archive.

#include "search/serve/mcp.h"

#include <array>
#include <sstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "indexer/pipeline.h"
#include "search/option_table.h"
#include "search/serve/mcp_tools.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_folder.h"

namespace newsdex::serve {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class McpTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    IndexOptions options;
    options.db = (*folder_ / "corpus.db").string();
    options.inputs.paths = {corpus_folder().string()};
    (void)index_articles(options, {});
    CommonOptions common;
    common.db = options.db;
    common.now = "2025-03-01";
    server_ = std::make_unique<McpServer>(common);
  }
  static void TearDownTestSuite() {
    server_.reset();
    folder_.reset();
  }

  static json answer(const std::string& message) {
    const auto response = server_->answer(message);
    return response ? json::parse(*response) : json();
  }

  static json call(const std::string& tool, const json& arguments) {
    return answer(json{{"jsonrpc", "2.0"},
                       {"id", 7},
                       {"method", "tools/call"},
                       {"params", {{"name", tool}, {"arguments", arguments}}}}
                      .dump())
        .at("result");
  }

  static json result(const std::string& tool, const json& arguments) {
    const json whole = call(tool, arguments);
    EXPECT_EQ(whole.at("isError"), false) << whole;
    EXPECT_EQ(json::parse(whole.at("content").at(0).at("text").get<std::string>()),
              whole.at("structuredContent"));
    return whole.at("structuredContent");
  }

  static std::unique_ptr<TemporaryFolder> folder_;
  static std::unique_ptr<McpServer> server_;
};

std::unique_ptr<TemporaryFolder> McpTest::folder_;
std::unique_ptr<McpServer> McpTest::server_;

struct Exchanged {
  const char* message;
  int error;  ///< 0: a result; 1: no response
};

constexpr auto kMessages = std::to_array<Exchanged>({
    {R"({"jsonrpc":"2.0","id":1,"method":"ping"})", 0},
    {R"({"jsonrpc":"2.0","id":"a","method":"tools/list"})", 0},
    {R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}})", 0},
    {R"({"jsonrpc":"2.0","method":"notifications/initialized"})", 1},
    {R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}})", 1},
    {R"({"jsonrpc":"2.0","id":1,"result":{}})", 1},
    {R"({"jsonrpc":"2.0","id":1,"method":"resources/list"})", -32601},
    {R"({"jsonrpc":"2.0","id":1,"method":"initialize"})", -32602},
    {R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":7}})", -32602},
    {R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete"}})", -32602},
    {R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":3}})", -32602},
    {R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]})", -32602},
    {R"({"jsonrpc":"2.0","id":1,"method":"tools/call",
         "params":{"name":"search","arguments":[]}})",
     -32602},
    {R"({"jsonrpc":"1.0","id":1,"method":"ping"})", -32600},
    {R"({"id":1,"method":"ping"})", -32600},
    {R"({"jsonrpc":"2.0","id":null,"method":"ping"})", -32600},
    {R"({"jsonrpc":"2.0","id":{},"method":"ping"})", -32600},
    {R"({"jsonrpc":"2.0","id":1,"method":2})", -32600},
    {R"([{"jsonrpc":"2.0","id":1,"method":"ping"}])", -32600},
    {"17", -32600},
    {"null", -32600},
    {"{", -32700},
    {"", -32700},
    {"\xFF", -32700},
});

TEST_F(McpTest, MessagesAreAnsweredAsJsonRpcSays) {
  for (const auto& [message, error] : kMessages) {
    const json response = answer(message);
    if (error == 1) {
      EXPECT_TRUE(response.is_null()) << message << response;
      continue;
    }
    EXPECT_EQ(response.at("jsonrpc"), "2.0") << message;
    EXPECT_TRUE(response.contains("id")) << message;
    EXPECT_EQ(response.contains("result"), error == 0) << message << response;
    if (error != 0) {
      EXPECT_EQ(response.at("error").at("code"), error) << message;
    }
  }
}

TEST_F(McpTest, RevisionsAreNegotiated) {
  for (const auto& [wanted, given] :
       {std::pair{"2025-06-18", "2025-06-18"}, std::pair{"2024-11-05", "2024-11-05"},
        std::pair{"1999-01-01", "2025-06-18"}}) {
    const json response = answer(json{{"jsonrpc", "2.0"},
                                      {"id", 1},
                                      {"method", "initialize"},
                                      {"params",
                                       {{"protocolVersion", wanted},
                                        {"capabilities", json::object()},
                                        {"clientInfo", {{"name", "x"}, {"version", "1"}}}}}}
                                     .dump());
    EXPECT_EQ(response.at("result").at("protocolVersion"), given);
    EXPECT_EQ(response.at("result").at("serverInfo").at("name"), "newsdex");
    EXPECT_TRUE(response.at("result").at("capabilities").contains("tools"));
  }
}

TEST_F(McpTest, EveryToolOnlyReadsAndDescribesItsArguments) {
  const json tools = answer(R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})").at("result");
  std::vector<std::string> names;
  for (const json& tool : tools.at("tools")) {
    names.push_back(tool.at("name"));
    EXPECT_EQ(tool.at("annotations").at("readOnlyHint"), true);
    EXPECT_EQ(tool.at("inputSchema").at("type"), "object");
    EXPECT_EQ(tool.at("inputSchema").at("additionalProperties"), false);
  }
  EXPECT_THAT(names, testing::ElementsAre("search", "article", "facets", "quotes", "timeline"));
  for (const Tool& tool : mcp_tools()) {
    for (const std::string_view option : tool.options) {
      EXPECT_TRUE(option == "now" || find_option(option) != nullptr) << option;
    }
  }
}

TEST_F(McpTest, CitationsAreWhereTheySay) {
  const json found = result("search", {{"query", "bridge"}, {"limit", 20}});
  ASSERT_GT(found.at("hits").size(), 5U);
  for (const json& hit : found.at("hits")) {
    const json article = result("article", {{"id", hit.at("id")}});
    const std::string text = article.at("text");
    ASSERT_FALSE(hit.at("citations").empty());
    for (const json& citation : hit.at("citations")) {
      const std::size_t begin = citation.at("begin");
      const std::size_t end = citation.at("end");
      EXPECT_EQ(text.substr(begin, end - begin), citation.at("text")) << hit.at("id");
    }
  }
}

TEST_F(McpTest, QuotationsAreWhereTheySay) {
  const json quotes = result("quotes", {{"query", ""}, {"limit", 30}}).at("quotes");
  ASSERT_GT(quotes.size(), 10U);
  for (const json& quote : quotes) {
    const std::string text = result("article", {{"id", quote.at("id")}}).at("text");
    const std::size_t begin = quote.at("begin");
    const std::size_t end = quote.at("end");
    EXPECT_EQ(text.substr(begin, end - begin), quote.at("text"));
  }
}

TEST_F(McpTest, ToolsAgreeWithOneAnother) {
  const json filters{{"query", "bridge"}, {"since", "2024"}, {"country", {"US"}}};
  const auto total = result("search", filters).at("total");
  EXPECT_EQ(result("facets", filters).at("total"), total);
  EXPECT_EQ(result("timeline", filters).at("total"), total);
  EXPECT_EQ(result("quotes", filters).at("total"), total);
}

TEST_F(McpTest, ALongArticleIsReadInPieces) {
  const json all = result("search", {{"query", ""}, {"limit", 1}});
  const std::string id = all.at("hits").at(0).at("id");
  const json whole = result("article", {{"id", id}});
  const json rest = result("article", {{"id", id}, {"offset", 10}});
  EXPECT_EQ(whole.at("bytes"), whole.at("end"));
  const std::size_t begin = rest.at("begin");
  EXPECT_LE(begin, 10U);
  EXPECT_EQ(rest.at("text"), whole.at("text").get<std::string>().substr(begin));
  EXPECT_EQ(result("article", {{"id", id}, {"offset", 99'999'999}}).at("text"), "");
}

struct Mistake {
  const char* tool;
  const char* arguments;
  const char* says;
};

constexpr auto kMistakes = std::to_array<Mistake>({
    {"search", R"({"query":"nosuchfield:x"})", "nosuchfield"},
    {"search", R"({"limit":51})", "at most 50"},
    {"search", R"({"limit":0})", "at most 50"},
    {"search", R"({"limit":-1})", "no value"},
    {"search", R"({"limit":"ten"})", "no whole number"},
    {"search", R"({"nix":1})", "no argument 'nix'"},
    {"search", R"({"batch":"/etc/passwd"})", "no argument 'batch'"},
    {"search", R"({"query":{"a":1}})", "no value"},
    {"search", R"({"person":[["a"]]})", "no value"},
    {"search", R"({"query":["a","b"]})", "given twice"},
    {"search", R"({"sort":"date"})", "not in"},
    {"facets", R"({"facet":["nix"]})", "no facet"},
    {"article", R"({"id":"nosuchid"})", "no article"},
    {"article", R"({})", "no article"},
});

TEST_F(McpTest, MistakesAreErrorsOfTheToolThatSayWhatToDo) {
  for (const auto& [tool, arguments, says] : kMistakes) {
    const json made = call(tool, json::parse(arguments));
    EXPECT_EQ(made.at("isError"), true) << arguments;
    EXPECT_THAT(made.at("content").at(0).at("text").get<std::string>(), HasSubstr(says))
        << arguments;
  }
}

TEST_F(McpTest, MessagesAreLines) {
  const std::string ping = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";
  std::istringstream in("\n" + ping + "\r\n" + std::string(2 << 20, 'x') + "\n" +
                        std::string(100'000, '[') + "\n" + ping);
  std::ostringstream out;
  serve_mcp(*server_, in, out);
  std::vector<int> codes;
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) {
    const json response = json::parse(line);
    codes.push_back(response.contains("error") ? response.at("error").at("code").get<int>() : 0);
  }
  EXPECT_THAT(codes, testing::ElementsAre(0, -32600, -32700, 0));
}

}  // namespace
}  // namespace newsdex::serve
