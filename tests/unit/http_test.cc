// The server over real sockets, before handlers that are not archives: what every response has,
// and what strangers can and cannot do to it.

#include "search/serve/http.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "search/serve/common_headers.h"
#include "tests/support/http_client.h"

namespace newsdex::serve {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class FunctionHandler : public Handler {
 public:
  using Function = std::function<HttpResponse(const HttpRequest&)>;

  explicit FunctionHandler(Function function) : function_(std::move(function)) {}
  HttpResponse answer(const HttpRequest& request) noexcept override { return function_(request); }
  void idle() noexcept override {}

 private:
  Function function_;
};

HttpResponse plain(std::string body) { return {200, "text/plain", std::move(body), {}}; }

/// A server on a port of its own.
class TestServer {
 public:
  explicit TestServer(FunctionHandler::Function function, const HttpOptions& options = {})
      : TestServer(listen_on({"127.0.0.1", 0}), std::move(function), options) {}

  [[nodiscard]] std::uint16_t port() const { return port_; }
  void stop() { server_.reset(); }

  [[nodiscard]] std::vector<Served> served() const {
    const std::lock_guard lock(mutex_);
    return served_;
  }

 private:
  TestServer(Listener listener, FunctionHandler::Function function, const HttpOptions& options)
      : port_(listener.endpoint().port) {
    server_.emplace(
        std::move(listener), options,
        [function] { return std::make_unique<FunctionHandler>(function); },
        [this](const Served& one) {
          const std::lock_guard lock(mutex_);
          served_.push_back(one);
        });
  }

  std::uint16_t port_;
  mutable std::mutex mutex_;
  std::vector<Served> served_;
  std::optional<HttpServer> server_;
};

void expect_common_headers(const HttpReply& reply) {
  for (const auto& [name, value] : kCommonHeaders) {
    std::string key = name;
    for (char& c : key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    ASSERT_TRUE(reply.headers.contains(key)) << name << " of " << reply.status;
    EXPECT_EQ(reply.headers.at(key), value);
  }
}

struct Sent {
  const char* name;
  std::string bytes;
  int status;
};

std::ostream& operator<<(std::ostream& out, const Sent& sent) { return out << sent.name; }

class EveryResponse : public testing::TestWithParam<Sent> {};

TEST_P(EveryResponse, HasTheCommonHeadersAndErrorsAreJson) {
  const TestServer server([](const HttpRequest& request) { return plain(request.path); });
  const HttpReply reply = ask(server.port(), GetParam().bytes);
  EXPECT_EQ(reply.status, GetParam().status);
  if (GetParam().status == 0) return;  // closed unanswered
  expect_common_headers(reply);
  if (reply.status == 200) return;
  EXPECT_EQ(reply.headers.at("content-type"), "application/json");
  if (GetParam().bytes.rfind("HEAD", 0) == 0) return;
  EXPECT_TRUE(nlohmann::json::parse(reply.body).at("error").at("message").is_string());
}

const std::string kHost = "Host: localhost\r\n";
const std::string kClose = "Connection: close\r\n";
const std::string kLong(100'000, 'a');

INSTANTIATE_TEST_SUITE_P(
    Requests, EveryResponse,
    testing::Values(
        Sent{"Good", "GET / HTTP/1.1\r\n" + kHost + kClose + "\r\n", 200},
        Sent{"Old", "GET / HTTP/1.0\r\n\r\n", 200},
        Sent{"Head", "HEAD / HTTP/1.1\r\n" + kHost + kClose + "\r\n", 200},
        Sent{"WithoutHost", "GET / HTTP/1.1\r\n" + kClose + "\r\n", 400},
        Sent{"TwoHosts", "GET / HTTP/1.1\r\n" + kHost + "hOST: example.org\r\n" + kClose + "\r\n",
             400},
        Sent{"BrokenEscape", "GET /%zz HTTP/1.1\r\n" + kHost + kClose + "\r\n", 400},
        Sent{"EncodedNul", "GET /?q=%00 HTTP/1.1\r\n" + kHost + kClose + "\r\n", 400},
        Sent{"Post", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 3\r\n\r\nabc", 405},
        Sent{"Delete", "DELETE / HTTP/1.1\r\n" + kHost + "\r\n", 405},
        Sent{"Options", "OPTIONS * HTTP/1.1\r\n" + kHost + "\r\n", 405},
        Sent{"Body", "GET / HTTP/1.1\r\n" + kHost + "Content-Length: 5\r\n\r\nabcde", 413},
        Sent{"HugeBody", "GET / HTTP/1.1\r\n" + kHost + "Content-Length: 9999999999\r\n\r\n", 413},
        Sent{"Chunked", "GET / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\nff\r\n",
             413},
        Sent{"WrongLength", "GET / HTTP/1.1\r\n" + kHost + "Content-Length: -1\r\n\r\n", 0},
        Sent{"LongTarget", "GET /" + kLong + " HTTP/1.1\r\n" + kHost + "\r\n", 414},
        Sent{"LongHeader", "GET / HTTP/1.1\r\n" + kHost + "X: " + kLong + "\r\n\r\n", 431},
        Sent{"OtherVersion", "GET / HTTP/9.9\r\n\r\n", 505}),
    [](const auto& sent) { return std::string(sent.param.name); });

TEST(HttpServer, HandsOverWhatWasSent) {
  const TestServer server([](const HttpRequest& request) {
    std::string out = request.path + "|" + request.host + "|" + request.if_none_match;
    for (const auto& [name, value] : request.parameters) out += "|" + name + "=" + value;
    return plain(out);
  });
  EXPECT_EQ(
      get(server.port(), "/a%2Fb/%C3%A9+?q=x+y%2B%26z&f&f=2&=3", "If-None-Match: \"t\"\r\n").body,
      "/a/b/\xC3\xA9+|localhost|\"t\"|q=x y+&z|f=|f=2|=3");
}

TEST(HttpServer, KeepsAConnectionForTheNextRequest) {
  const TestServer server([](const HttpRequest& request) { return plain(request.path); });
  HttpConnection connection(server.port());
  for (const std::string path : {"/one", "/two", "/three"}) {
    ASSERT_TRUE(connection.send("GET " + path + " HTTP/1.1\r\n" + kHost + "\r\n"));
    const std::string got = connection.receive(300ms);
    EXPECT_EQ(parse_reply(got).body, path);
  }
}

TEST(HttpServer, AnswersPipelinedRequestsInTheirOrder) {
  const TestServer server([](const HttpRequest& request) { return plain(request.path); });
  HttpConnection connection(server.port());
  std::string all;
  for (int i = 0; i < 20; ++i) {
    all += "GET /n" + std::to_string(i) + "; HTTP/1.1\r\n" + kHost + "\r\n";
  }
  ASSERT_TRUE(connection.send(all));
  const std::string got = connection.receive(1s);
  std::size_t at = 0;
  for (int i = 0; i < 20; ++i) {
    const std::size_t next = got.find("/n" + std::to_string(i) + ";", at);
    ASSERT_NE(next, std::string::npos) << i;
    at = next;
  }
}

TEST(HttpServer, SendsNoBodyForHead) {
  const TestServer server([](const HttpRequest&) { return plain("twelve bytes"); });
  const HttpReply reply = ask(server.port(), "HEAD / HTTP/1.1\r\n" + kHost + kClose + "\r\n");
  EXPECT_EQ(reply.headers.at("content-length"), "12");
  EXPECT_EQ(reply.body, "");
}

TEST(HttpServer, RefusesWhatItsQueueCannotTake) {
  HttpOptions options;
  options.workers = 1;
  options.queue = 1;
  std::atomic<bool> go = false;
  const TestServer server(
      [&](const HttpRequest& request) {
        while (!go) std::this_thread::sleep_for(1ms);
        return plain(request.path);
      },
      options);
  std::vector<HttpConnection> asking;
  for (int i = 0; i < 3; ++i) {
    asking.emplace_back(server.port());
    ASSERT_TRUE(asking.back().send("GET / HTTP/1.0\r\n\r\n"));
    std::this_thread::sleep_for(100ms);  // the first is being answered, the second waits
  }
  const HttpReply refused = parse_reply(asking[2].receive(2s));
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.headers.at("retry-after"), "1");
  expect_common_headers(refused);
  go = true;
  for (std::size_t i = 0; i < 2; ++i)
    EXPECT_EQ(parse_reply(asking[i].receive(2s)).status, 200) << i;
}

TEST(HttpServer, DoesNotAnswerWhatHasWaitedForTooLong) {
  HttpOptions options;
  options.workers = 1;
  options.patience = 100ms;
  std::atomic<int> answered = 0;
  const TestServer server(
      [&](const HttpRequest&) {
        ++answered;
        std::this_thread::sleep_for(400ms);
        return plain("late");
      },
      options);
  HttpConnection first(server.port());
  ASSERT_TRUE(first.send("GET / HTTP/1.0\r\n\r\n"));
  std::this_thread::sleep_for(50ms);
  EXPECT_EQ(get(server.port(), "/").status, 503);
  EXPECT_EQ(parse_reply(first.receive(2s)).status, 200);
  EXPECT_EQ(answered, 1);
}

TEST(HttpServer, HoldsOnlySoManyBytesThatNobodyReads) {
  HttpOptions options;
  options.unsent_bytes = 40 << 20;
  const TestServer server([](const HttpRequest&) { return plain(std::string(30 << 20, 'x')); },
                          options);
  HttpConnection slow(server.port());
  ASSERT_TRUE(slow.send("GET / HTTP/1.0\r\n\r\n"));
  std::this_thread::sleep_for(300ms);
  EXPECT_EQ(get(server.port(), "/").status, 503);
  EXPECT_EQ(parse_reply(slow.receive(5s)).body.size(), std::size_t{30 << 20});
  EXPECT_EQ(get(server.port(), "/").status, 200);
}

TEST(HttpServer, FinishesWhatIsBeingAnsweredWhenItStops) {
  std::atomic<bool> asked = false;
  TestServer server([&](const HttpRequest&) {
    asked = true;
    std::this_thread::sleep_for(300ms);
    return plain("whole");
  });
  HttpConnection connection(server.port());
  ASSERT_TRUE(connection.send("GET / HTTP/1.0\r\n\r\n"));
  while (!asked) std::this_thread::sleep_for(1ms);
  HttpConnection idle(server.port());
  const auto begin = Clock::now();
  server.stop();
  EXPECT_LT(Clock::now() - begin, 3s);
  EXPECT_EQ(parse_reply(connection.receive(1s)).body, "whole");
  EXPECT_TRUE(idle.is_closed_within(1s));
  EXPECT_THROW(HttpConnection{server.port()}, std::runtime_error);
}

TEST(HttpServer, StopsThoughNobodyReadsItsAnswers) {
  TestServer server([](const HttpRequest&) { return plain(std::string(8 << 20, 'x')); });
  HttpConnection slow(server.port());
  ASSERT_TRUE(slow.send("GET / HTTP/1.0\r\n\r\n"));
  std::this_thread::sleep_for(200ms);
  const auto begin = Clock::now();
  server.stop();
  EXPECT_LT(Clock::now() - begin, 5s);
}

TEST(HttpServer, ClosesWhoSaysNothing) {
  HttpOptions options;
  options.connections.idle = 300ms;
  const TestServer server([](const HttpRequest&) { return plain(""); }, options);
  HttpConnection silent(server.port());
  HttpConnection trickling(server.port());
  const auto begin = Clock::now();
  // A byte now and then does not make it busy.
  while (trickling.send("x") && Clock::now() - begin < 5s) std::this_thread::sleep_for(50ms);
  EXPECT_LT(Clock::now() - begin, 3s);
  EXPECT_TRUE(silent.is_closed_within(2s));
}

TEST(HttpServer, ClosesTheLongestIdleForANewConnection) {
  HttpOptions options;
  options.connections.in_all = 20;
  const TestServer server([](const HttpRequest& request) { return plain(request.path); }, options);
  std::vector<HttpConnection> idle;
  for (int i = 0; i < 20; ++i) {
    idle.emplace_back(server.port());
    std::this_thread::sleep_for(2ms);
  }
  EXPECT_EQ(get(server.port(), "/new").body, "/new");
  EXPECT_TRUE(idle.front().is_closed_within(1s));
  EXPECT_FALSE(idle.back().is_closed_within(100ms));
}

TEST(HttpServer, AnswersBesideTwoHundredWhoNeverFinishTheirRequests) {
  const TestServer server([](const HttpRequest& request) { return plain(request.path); });
  std::vector<HttpConnection> slow;
  for (int i = 0; i < 200; ++i) {
    slow.emplace_back(server.port());
    ASSERT_TRUE(slow.back().send("GET / HTTP/1.1\r\nHost: loc"));
  }
  const auto begin = Clock::now();
  EXPECT_EQ(get(server.port(), "/").status, 200);
  EXPECT_LT(Clock::now() - begin, 1s);
}

TEST(HttpServer, ReadsNoMoreOfAnEndlessRequestThanItMay) {
  const TestServer server([](const HttpRequest&) { return plain(""); });
  const std::string megabyte(1 << 20, 'a');
  for (const std::string& begin :
       {"GET / HTTP/1.1\r\n" + kHost + "X: ", std::string("GET /"), std::string(),
        "GET / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\nfffffff\r\n"}) {
    HttpConnection connection(server.port());
    (void)connection.send(begin);
    int sent = 0;
    while (sent < 200 && connection.send(megabyte)) ++sent;
    EXPECT_LT(sent, 200) << begin;
    EXPECT_EQ(get(server.port(), "/").status, 200);
  }
}

TEST(HttpServer, TellsOfEveryResponse) {
  TestServer server([](const HttpRequest&) { return plain("four"); });
  (void)get(server.port(), "/a?b=c");
  (void)ask(server.port(), "PUT /p HTTP/1.1\r\n" + kHost + "\r\n");
  server.stop();
  const auto served = server.served();
  ASSERT_EQ(served.size(), 2U);
  EXPECT_EQ(served[0].target, "/a?b=c");
  EXPECT_EQ(served[0].status, 200);
  EXPECT_EQ(served[0].bytes, 4U);
  EXPECT_EQ(served[1].method, "PUT");
  EXPECT_EQ(served[1].status, 405);
}

}  // namespace
}  // namespace newsdex::serve
