// The server's parts that touch neither socket nor archive: targets, parameters, headers, limits.

#include <array>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <libdeflate.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "common/error.h"
#include "search/option_table.h"
#include "search/serve/connections.h"
#include "search/serve/encoding.h"
#include "search/serve/listener.h"
#include "search/serve/metrics.h"
#include "search/serve/parameters.h"
#include "search/serve/request_log.h"
#include "search/serve/site.h"
#include "search/serve/target.h"

namespace newsdex::serve {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

std::string shown(const Target& target) {
  std::string out = target.path;
  for (const auto& [name, value] : target.parameters) out += " [" + name + "=" + value + "]";
  return out;
}

struct TargetCase {
  const char* raw;
  const char* means;  // nullptr: refused
};

constexpr auto kTargets = std::to_array<TargetCase>({
    {"/", "/"},
    {"/a/b", "/a/b"},
    {"/a%2Fb%20c", "/a/b c"},
    {"/a+b", "/a+b"},
    {"/%C3%A9", "/\xC3\xA9"},
    {"/%25", "/%"},
    {"/?", "/"},
    {"/?&&", "/"},
    {"/?q=a+b&q=c", "/ [q=a b] [q=c]"},
    {"/?q", "/ [q=]"},
    {"/?q=a=b", "/ [q=a=b]"},
    {"/?a%3Db=c%26d", "/ [a=b=c&d]"},
    {"/?q=%2B", "/ [q=+]"},
    {"/?q=a?b", "/ [q=a?b]"},
    {"/a#b?c=d", "/a"},
    {"/../x", "/../x"},
    {"", nullptr},
    {"x", nullptr},
    {"*", nullptr},
    {"http://localhost/", nullptr},
    {"/%", nullptr},
    {"/%4", nullptr},
    {"/%4g", nullptr},
    {"/%00", nullptr},
    {"/?q=%0", nullptr},
    {"/?%00=q", nullptr},
});

TEST(Target, IsDecodedOnce) {
  for (const auto& [raw, means] : kTargets) {
    if (means == nullptr) {
      EXPECT_THROW((void)parse_target(raw), InputError) << raw;
    } else {
      EXPECT_EQ(shown(parse_target(raw)), means) << raw;
    }
  }
}

TEST(Target, WhatIsEncodedIsDecodedToTheSame) {
  std::string all;
  for (int c = 1; c < 256; ++c) all += static_cast<char>(c);
  EXPECT_EQ(parse_target("/" + percent_encoded(all)).path, "/" + all);
  EXPECT_EQ(parse_target("/?q=" + percent_encoded(all)).parameters[0].second, all);
}

Question read(const Parameters& parameters) { return read_question(parameters, {}); }

std::string refused(const Parameters& parameters) {
  try {
    (void)read(parameters);
  } catch (const InputError& e) {
    return e.code + ": " + e.what();
  }
  return "accepted";
}

TEST(Parameters, AreTheOptionsOfTheCommandLine) {
  const auto [options, query] = read({{"q", "peace talks"},
                                      {"view", "quotes"},
                                      {"limit", "7"},
                                      {"offset", "3"},
                                      {"sort", "oldest"},
                                      {"facet", "person:3"},
                                      {"facet", "country"},
                                      {"person", "trump"},
                                      {"person", "[a,b]"},
                                      {"match", "any"},
                                      {"strict", ""},
                                      {"expand", "0"},
                                      {"explain", "true"},
                                      {"since", "2024"},
                                      {"now", "2025-03-01"}});
  EXPECT_EQ(query, "peace talks");
  EXPECT_EQ(options.view, View::quotes);
  EXPECT_EQ(options.limit, 7U);
  EXPECT_EQ(options.offset, 3U);
  EXPECT_EQ(options.sort, Sort::oldest);
  EXPECT_THAT(options.facets, testing::ElementsAre("person:3", "country"));
  EXPECT_THAT(options.persons, testing::ElementsAre("trump", "[a,b]"));
  EXPECT_TRUE(options.match_any);
  EXPECT_TRUE(options.strict);
  EXPECT_FALSE(options.expand);
  EXPECT_TRUE(options.explain);
  EXPECT_EQ(options.since, "2024");
  EXPECT_EQ(options.common.now, "2025-03-01");
  EXPECT_EQ(options.format, OutputFormat::json);
}

TEST(Parameters, HaveTheDefaultsOfTheCommandLine) {
  SearchOptions expected;
  const SearchOptions options = read({}).options;
  EXPECT_EQ(options.limit, expected.limit);
  EXPECT_EQ(options.sort, expected.sort);
  EXPECT_EQ(options.view, expected.view);
  EXPECT_FALSE(options.match_any);
}

TEST(Parameters, AreRefusedWhereTheyMeanNothing) {
  EXPECT_EQ(refused({{"nix", "1"}}), "unknown_parameter: there is no parameter 'nix'");
  EXPECT_EQ(refused({{"batch", "/etc/passwd"}}),
            "unknown_parameter: there is no parameter 'batch'");
  EXPECT_EQ(refused({{"receipt", "/tmp/x"}}), "unknown_parameter: there is no parameter 'receipt'");
  EXPECT_EQ(refused({{"db", "/"}}), "unknown_parameter: there is no parameter 'db'");
  EXPECT_EQ(refused({{"sort", "date"}}),
            "invalid_input: sort: date not in {newest,oldest,relevance}");
  EXPECT_EQ(refused({{"limit", "-1"}}), "invalid_input: limit: '-1' is no whole number");
  EXPECT_EQ(refused({{"limit", ""}}), "invalid_input: limit: '' is no whole number");
  EXPECT_EQ(refused({{"limit", "99999999999999999999"}}),
            "invalid_input: limit: '99999999999999999999' is too large");
  EXPECT_EQ(refused({{"sort", "newest"}, {"sort", "newest"}}),
            "invalid_input: sort: is given twice");
  EXPECT_EQ(refused({{"q", "a"}, {"q", "b"}}), "invalid_input: q: is given twice");
  EXPECT_EQ(refused({{"strict", "yes"}}), "invalid_input: strict: yes not in {0,1,false,true}");
  EXPECT_EQ(refused({{"format", "text"}}), "invalid_input: format: text is for terminals");
}

TEST(Parameters, EveryOptionOfTheTableIsOne) {
  for (const OptionRow& row : option_table()) {
    const std::string value = row.kind == OptionKind::number   ? "1"
                              : row.kind == OptionKind::choice ? std::string(row.choices.back())
                              : row.kind == OptionKind::flag   ? "1"
                                                               : "x";
    if (row.name == "format") continue;
    EXPECT_EQ(refused({{std::string(row.name), value}}), "accepted") << row.name;
  }
}

TEST(Host, IsAnAddressOrAKnownName) {
  const std::set<std::string> hosts{"news.example.org"};
  for (const char* own :
       {"", "localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:8080", "192.168.1.7:80", "[::1]",
        "[::1]:8080", "news.example.org", "News.Example.Org:443"}) {
    EXPECT_TRUE(is_own_host(own, hosts)) << own;
  }
  for (const char* other : {"evil.com", "evil.com:8080", "localhost.evil.com", "127.0.0.1.evil.com",
                            "::1", "[::1", "news.example.org.", "a b", "<script>", "127.1"}) {
    EXPECT_FALSE(is_own_host(other, hosts)) << other;
  }
}

TEST(Endpoint, IsAnAddressAndAPort) {
  for (const char* good : {"127.0.0.1:8080", "0.0.0.0:0", "[::1]:80", "[::]:65535"}) {
    EXPECT_EQ(to_string(parse_endpoint(good)), good);
  }
  for (const char* bad : {"", "8080", ":8080", "localhost:8080", "127.0.0.1", "127.0.0.1:",
                          "127.0.0.1:65536", "127.0.0.1:-1", "::1:80", "[127.0.0.1]:80", "[::1]"}) {
    EXPECT_THROW((void)parse_endpoint(bad), InputError) << bad;
  }
  EXPECT_TRUE(is_loopback({"127.3.2.1", 0}));
  EXPECT_TRUE(is_loopback({"::1", 0}));
  EXPECT_FALSE(is_loopback({"0.0.0.0", 0}));
}

TEST(Encoder, KnowsWhatAClientTakes) {
  for (const char* yes :
       {"gzip", "deflate, gzip", "gzip;q=0.5, br", "*", "br;q=1, *;q=0.1", " gzip ; q=1 "}) {
    EXPECT_TRUE(takes_gzip(yes)) << yes;
  }
  for (const char* no : {"", "br", "gzip;q=0", "gzip;q=0.000, *", "*;q=0", "identity", "xgzip"}) {
    EXPECT_FALSE(takes_gzip(no)) << no;
  }
}

TEST(Encoder, KnowsWhatAClientHas) {
  EXPECT_TRUE(names_tag("\"a\"", "\"a\""));
  EXPECT_TRUE(names_tag("\"b\", W/\"a\"", "\"a\""));
  EXPECT_TRUE(names_tag("*", "\"a\""));
  EXPECT_FALSE(names_tag("", "\"a\""));
  EXPECT_FALSE(names_tag("a", "\"a\""));
  EXPECT_FALSE(names_tag("\"ab\"", "\"a\""));
}

std::string header_of(const HttpResponse& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

TEST(Encoder, PacksWhatUnpacksToTheSameAndAnswersNothingToWhoHasIt) {
  Encoder encoder;
  const std::string text = std::string(5000, 'x') + "end";
  HttpRequest request;
  request.accept_encoding = "gzip";
  HttpResponse response{200, "text/plain", text, {}};
  encoder.encode(request, response);
  EXPECT_EQ(header_of(response, "Content-Encoding"), "gzip");
  EXPECT_LT(response.body.size(), 200U);

  std::string unpacked(text.size(), '\0');
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  EXPECT_EQ(libdeflate_gzip_decompress(decompressor, response.body.data(), response.body.size(),
                                       unpacked.data(), unpacked.size(), nullptr),
            LIBDEFLATE_SUCCESS);
  libdeflate_free_decompressor(decompressor);
  EXPECT_EQ(unpacked, text);

  request.if_none_match = header_of(response, "ETag");
  HttpResponse again{200, "text/plain", text, {}};
  encoder.encode(request, again);
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");

  HttpResponse other{200, "text/plain", text + "!", {}};
  encoder.encode(request, other);
  EXPECT_EQ(other.status, 200);
}

sockaddr_in address(const char* text) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  ::inet_pton(AF_INET, text, &out.sin_addr);
  return out;
}

ClientAddress client(const char* text) {
  const sockaddr_in four = address(text);
  const void* any = &four;
  return client_address(static_cast<const sockaddr*>(any));
}

/// One end of a pair of sockets, by which a shutdown can be seen.
class Ends {
 public:
  Ends() { ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds_.data()); }
  ~Ends() {
    for (const int fd : fds_) ::close(fd);
  }
  Ends(const Ends&) = delete;
  Ends& operator=(const Ends&) = delete;

  [[nodiscard]] int fd() const { return fds_[0]; }
  [[nodiscard]] bool is_shut_down() const {
    char byte = 0;
    return ::recv(fds_[1], &byte, 1, MSG_DONTWAIT) == 0;
  }

 private:
  std::array<int, 2> fds_{-1, -1};
};

class ConnectionsTest : public testing::Test {
 protected:
  void open(std::size_t index, const char* from, std::chrono::seconds when) {
    connections_.opened(&ends_.at(index), ends_.at(index).fd(), client(from), begin_ + when);
  }

  Connections connections_{{4, 2, 10s, 20s}};
  std::array<Ends, 6> ends_;
  Connections::Clock::time_point begin_ = Connections::Clock::now();
};

TEST_F(ConnectionsTest, AreLimitedByAddressButNotOnLoopback) {
  open(0, "10.0.0.1", 0s);
  EXPECT_TRUE(connections_.admit(client("10.0.0.1"), begin_));
  open(1, "10.0.0.1", 0s);
  EXPECT_FALSE(connections_.admit(client("10.0.0.1"), begin_));
  EXPECT_TRUE(connections_.admit(client("10.0.0.2"), begin_));
  connections_.closed(&ends_[0]);
  EXPECT_TRUE(connections_.admit(client("10.0.0.1"), begin_));
  open(2, "127.0.0.1", 0s);
  open(3, "127.0.0.1", 0s);
  EXPECT_TRUE(connections_.admit(client("127.0.0.1"), begin_));
}

TEST_F(ConnectionsTest, GiveWayTheLongestIdleFirstAndNeverOneAtWork) {
  for (std::size_t i = 0; i < 4; ++i) open(i, "127.0.0.1", std::chrono::seconds(i));
  connections_.working(&ends_[0], begin_ + 5s);
  EXPECT_TRUE(connections_.admit(client("127.0.0.1"), begin_ + 6s));
  EXPECT_TRUE(ends_[1].is_shut_down());
  for (const std::size_t other : std::array<std::size_t, 3>{0, 2, 3})
    EXPECT_FALSE(ends_.at(other).is_shut_down()) << other;
  for (const std::size_t i : std::array<std::size_t, 2>{2, 3})
    connections_.working(&ends_.at(i), begin_ + 6s);
  open(4, "127.0.0.1", 6s);
  connections_.sending(&ends_[4], begin_ + 6s);
  connections_.closed(&ends_[1]);
  EXPECT_FALSE(connections_.admit(client("127.0.0.1"), begin_ + 7s));
}

TEST_F(ConnectionsTest, AreShutDownWhenTheyTakeTooLong) {
  for (std::size_t i = 0; i < 3; ++i) open(i, "127.0.0.1", 0s);
  connections_.working(&ends_[1], begin_);
  connections_.sending(&ends_[2], begin_);
  connections_.shut_down_overdue(begin_ + 9s);
  EXPECT_FALSE(ends_[0].is_shut_down());
  connections_.shut_down_overdue(begin_ + 11s);
  EXPECT_TRUE(ends_[0].is_shut_down());
  EXPECT_FALSE(ends_[2].is_shut_down());
  connections_.shut_down_overdue(begin_ + 21s);
  EXPECT_TRUE(ends_[2].is_shut_down());
  EXPECT_FALSE(ends_[1].is_shut_down()) << "whoever waits for an answer is not late";
}

TEST(RequestLog, IsOneLineWhateverWasSent) {
  Served served;
  served.method = "GET";
  served.target = "/a\n\x1b[31m\"\xff?q=secret";
  served.status = 200;
  const std::string line = log_line(served, {}, false);
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
  EXPECT_THAT(line, testing::StartsWith("{\"time\":\"1970-01-01T00:00:00Z\",\"method\":\"GET\","
                                        "\"target\":\"/a\\n\\u001b[31m\\\""));
  EXPECT_THAT(line, testing::Not(HasSubstr("secret")));
  EXPECT_THAT(log_line(served, {}, true), HasSubstr("?q=secret"));
}

TEST(Metrics, CountWhatWasServed) {
  Metrics metrics;
  Served served;
  served.status = 200;
  served.bytes = 10;
  served.took = 3ms;
  metrics.count(served);
  metrics.count(served);
  served.status = 404;
  served.took = 30s;
  metrics.count(served);
  const std::string text = metrics.text(7, 42);
  for (const char* line :
       {"newsdex_http_requests_total{code=\"200\"} 2\n",
        "newsdex_http_requests_total{code=\"404\"} 1\n",
        "newsdex_http_request_seconds_bucket{le=\"0.0025\"} 0\n",
        "newsdex_http_request_seconds_bucket{le=\"0.005\"} 2\n",
        "newsdex_http_request_seconds_bucket{le=\"10\"} 2\n",
        "newsdex_http_request_seconds_bucket{le=\"+Inf\"} 3\n",
        "newsdex_http_request_seconds_count 3\n", "newsdex_http_response_bytes_total 30\n",
        "newsdex_archive_generation 7\n", "newsdex_archive_articles 42\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

}  // namespace
}  // namespace newsdex::serve
