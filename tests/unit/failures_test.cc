// Every error of docs/http-api.md and of /api/openapi.json is really sent: each is provoked over a
// socket, and what was seen is what is documented.

#include <fstream>
#include <functional>
#include <new>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "common/error.h"
#include "search/deadline.h"
#include "search/serve/failure.h"
#include "search/serve/http.h"
#include "search/serve/site.h"
#include "tests/support/articles.h"
#include "tests/support/http_client.h"
#include "tests/support/temporary_folder.h"

namespace newsdex::serve {
namespace {

using nlohmann::json;
using testing::HasSubstr;

constexpr const char* kBrowser = "Accept: text/html,application/xhtml+xml;q=0.9\r\n";

/// Throws in the place of an archive's answer.
class Failing : public Handler {
 public:
  explicit Failing(std::function<void()> fail) : fail_(std::move(fail)) {}

  HttpResponse answer(const HttpRequest& request) noexcept override {
    try {
      fail_();
      return {};
    } catch (...) {
      return failure_response(request, current_failure());
    }
  }
  void idle() noexcept override {}

 private:
  std::function<void()> fail_;
};

/// A server on a port of its own.
class TestServer {
 public:
  explicit TestServer(const MakeHandler& make_handler, const HttpOptions& options = {})
      : TestServer(listen_on({"127.0.0.1", 0}), make_handler, options) {}

  [[nodiscard]] std::uint16_t port() const { return port_; }

 private:
  TestServer(Listener listener, const MakeHandler& make_handler, const HttpOptions& options)
      : port_(listener.endpoint().port),
        server_(std::move(listener), options, make_handler, [](const Served&) {}) {}

  std::uint16_t port_;
  HttpServer server_;
};

HttpOptions one_worker() {
  HttpOptions options;
  options.workers = 1;
  return options;
}

HttpOptions no_queue() {
  HttpOptions options = one_worker();
  options.queue = 0;
  return options;
}

MakeHandler failing(std::function<void()> fail) {
  return [fail] { return std::make_unique<Failing>(fail); };
}

class Failures : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    std::vector<Article> articles;
    for (int i = 0; i < 35; ++i) {
      Article& article = articles.emplace_back(
          make_article("a" + std::to_string(i), "Cocoa", {"Cocoa prices rose."}));
      article.extra = {{"ballast", "\"" + std::string(1 << 20, 'x') + "\""}};
    }
    add_articles(*folder_ / "x.db", articles);
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static MakeHandler site(const std::filesystem::path& db) {
    static Metrics metrics;
    return [db] {
      SiteOptions options;
      options.common.db = db;
      return std::make_unique<Site>(options, metrics);
    };
  }

  inline static std::unique_ptr<TemporaryFolder> folder_;
  TestServer server_{site(*folder_ / "x.db"), one_worker()};
  TestServer full_{site(*folder_ / "x.db"), no_queue()};
};

std::string request_of(const std::string& target, const std::string& headers = {}) {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers +
         "\r\n";
}

/// `400 bad_query`, and that the reply is an error of the API.
std::string name_of(const HttpReply& reply) {
  const json error = json::parse(reply.body).at("error");
  EXPECT_TRUE(error.at("message").is_string() && error.contains("hint")) << reply.body;
  return fmt::format("{} {}", reply.status, error.at("code").get<std::string>());
}

/// Rows that begin with a status and a code in backquotes, as `400 bad_query`.
std::set<std::string> documented() {
  std::ifstream file(std::string(NEWSDEX_SOURCE_DIR) + "/docs/http-api.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::set<std::string> out;
  for (std::size_t at = 0; (at = text.find("\n| ", at)) != std::string::npos; ++at) {
    const std::string row = text.substr(at + 3, text.find('\n', at + 1) - at - 3);
    if (row.compare(3, 4, " | `") != 0) continue;
    out.insert(row.substr(0, 3) + " " + row.substr(7, row.find('`', 7) - 7));
  }
  return out;
}

const std::string kLong(50'000, 'a');

struct Sent {
  std::string bytes;
  const char* failure;
};

const std::vector<Sent> kWrong{
    {request_of("/api/search?q=nosuchfield:x"), "400 unknown_field"},
    {request_of("/api/search?q=a+w/0+b"), "400 bad_query"},
    {request_of("/api/search?q=" + std::string(1'000, '(')), "400 query_too_large"},
    {request_of("/api/search?q=person:T*p"), "400 not_available"},
    {request_of("/api/search?facet=nix"), "400 unknown_facet"},
    {request_of("/api/search?nix=1"), "400 unknown_parameter"},
    {request_of("/api/search?limit=many"), "400 invalid_input"},
    {request_of("/%zz"), "400 bad_request"},
    {"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "400 bad_request"},
    {"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", "400 unknown_host"},
    {request_of("/nix"), "404 not_found"},
    {request_of("/assets/nix"), "404 not_found"},
    {request_of("/api/articles/nix"), "404 not_found"},
    {"DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n", "405 method_not_allowed"},
    {request_of("/", "Content-Length: 3\r\n"), "413 body_too_large"},
    {request_of("/api/search?view=article&limit=0"), "413 answer_too_large"},
    {request_of("/" + kLong), "414 uri_too_long"},
    {request_of("/", "X: " + kLong + "\r\n"), "431 head_too_large"},
    {"GET / HTTP/9.9\r\n\r\n", "505 bad_request"}};

/// What no request can bring about at will, thrown where an archive would answer.
const std::vector<std::pair<std::function<void()>, const char*>> kThrown{
    {[] { Deadline(std::chrono::milliseconds{0}).check(); }, "503 timeout"},
    {[] { throw ArchiveError("part 17 is damaged"); }, "503 archive_unreadable"},
    {[] { throw std::bad_alloc(); }, "503 out_of_memory"},
    {[] { throw std::logic_error("it cannot be"); }, "500 internal"}};

TEST_F(Failures, AreSentAsDocumentedAndNoOthers) {
  std::set<std::string> seen;
  for (const Sent& sent : kWrong) {
    const std::string name = name_of(ask(server_.port(), sent.bytes));
    EXPECT_EQ(name, sent.failure) << sent.bytes.substr(0, 80);
    seen.insert(name);
  }
  for (const auto& [fail, failure] : kThrown) {
    const TestServer server(failing(fail));
    const std::string name = name_of(get(server.port(), "/api/search"));
    EXPECT_EQ(name, failure);
    seen.insert(name);
  }
  const HttpReply busy = get(full_.port(), "/api/search");
  EXPECT_EQ(busy.headers.at("retry-after"), "1");
  seen.insert(name_of(busy));
  EXPECT_EQ(seen, documented());
}

TEST_F(Failures, OfTheDescriptionForProgramsAreSentByEveryRoute) {
  const json api = json::parse(get(server_.port(), "/api/openapi.json").body);
  for (const auto& [path, item] : api.at("paths").items()) {
    const bool is_article = path == "/api/articles/{id}";
    const std::string target = is_article ? "/api/articles/a1" : path;
    const std::string tag = get(server_.port(), target).headers.at("etag");
    std::set<std::string> sent{
        std::to_string(get(server_.port(), target).status),
        std::to_string(get(server_.port(), target, "If-None-Match: " + tag + "\r\n").status),
        std::to_string(
            ask(server_.port(), "GET " + target + " HTTP/1.0\r\nHost: x.y\r\n\r\n").status),
        std::to_string(get(server_.port(), target, "Content-Length: 3\r\n").status),
        std::to_string(get(server_.port(), target + "?" + kLong).status),
        std::to_string(get(server_.port(), target, "X: " + kLong + "\r\n").status),
        std::to_string(get(full_.port(), target).status)};
    if (is_article) {
      sent.insert(std::to_string(get(server_.port(), "/api/articles/nix").status));
    }
    std::set<std::string> described;
    for (const auto& [status, response] : item.at("get").at("responses").items()) {
      described.insert(status);
    }
    EXPECT_EQ(described, sent) << path;
  }
}

TEST_F(Failures, AreAPageForABrowser) {
  struct Row {
    std::uint16_t port;
    std::string target;
    int status;
    const char* says;
  };
  for (const auto& [port, target, status, says] :
       {Row{server_.port(), "/%3Cnix%3E", 404, "there is no /&lt;nix&gt;"},
        Row{server_.port(), "/assets/nix", 404, "There is no such page"},
        Row{server_.port(), "/%zz", 400, "two hexadecimal digits"},
        Row{full_.port(), "/?q=cocoa", 503, "<h1>The server is busy</h1>"},
        Row{full_.port(), "/?q=cocoa", 503, "<a href=\"\">Try again</a>"}}) {
    const HttpReply page = get(port, target, kBrowser);
    EXPECT_EQ(page.status, status) << target;
    EXPECT_EQ(page.headers.at("content-type"), "text/html; charset=utf-8") << target;
    EXPECT_THAT(page.body, HasSubstr(says)) << target;
    const HttpReply other = get(port, target);
    EXPECT_EQ(other.status, status) << target;
    EXPECT_EQ(other.headers.at("content-type"), "application/json") << target;
  }
  EXPECT_EQ(get(server_.port(), "/api/nix", kBrowser).headers.at("content-type"),
            "application/json");
}

TEST_F(Failures, OfAnArchiveThatIsDamagedWhileItIsServedAreSaid) {
  const TemporaryFolder folder;
  // More words than one block of a table holds, which stays in memory.
  std::string words;
  for (int i = 0; i < 5'000; ++i) words += fmt::format("cocoa{} ", i);
  add_articles(folder / "x.db", {make_article("a", "Cocoa", {words})});
  const TestServer server(site(folder / "x.db"), one_worker());
  EXPECT_EQ(get(server.port(), "/?q=cocoa1").status, 200);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "x.db")) {
    if (entry.path().extension() != ".glass") continue;
    // In place: a file that is shorter than it was ends the program (common/app.cc).
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file << std::string(entry.file_size(), '\xFF');
  }
  const HttpReply page = get(server.port(), "/?q=cocoa4999", kBrowser);
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(page.body, HasSubstr("<h1>The archive cannot be read</h1>"));
  EXPECT_EQ(name_of(get(server.port(), "/api/search?q=cocoa2500")), "503 archive_unreadable");
}

}  // namespace
}  // namespace newsdex::serve
