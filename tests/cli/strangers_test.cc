// What strangers may do to newsdex-serve, one after another: it goes on answering within a second,
// and its memory stays what it was.

#include <algorithm>
#include <chrono>
#include <random>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/support/http_client.h"
#include "tests/support/programs.h"

namespace newsdex {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr const char* kHead = "GET / HTTP/1.1\r\nHost: localhost\r\n";

void expect_answer_within_a_second(const Server& server, const char* beside) {
  const auto begin = Clock::now();
  EXPECT_EQ(get(server.port(), "/api/search?q=bridge&facet=all").status, 200) << beside;
  EXPECT_LT(Clock::now() - begin, 1s) << beside;
}

/// Sends `times` pieces, or until the server has had enough; returns how many.
int send_pieces(HttpConnection& connection, const std::string& piece, int times) {
  int sent = 0;
  while (sent < times && connection.send(piece)) ++sent;
  return sent;
}

/// As many connections as are allowed to a process beside its other files.
std::size_t most_connections(std::size_t wanted) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  return std::min<std::size_t>(wanted, limit.rlim_cur - 100);
}

TEST(Strangers, KeepNobodyWaitingAndTakeNoMemory) {
  [[maybe_unused]] static constexpr std::size_t kGrowth =
      96 * 1024;  // kB: 1,024 connections of 32 KiB, and slack
  Server server(indexed_corpus());
  for (int i = 0; i < 50; ++i) expect_answer_within_a_second(server, "nobody");
  [[maybe_unused]] const std::size_t before = server.child().resident();
  {
    std::vector<HttpConnection> slow;
    for (int i = 0; i < 200; ++i) {
      slow.emplace_back(server.port());
      ASSERT_TRUE(slow.back().send("GET / HTTP/1.1\r\nHost: loc"));
    }
    expect_answer_within_a_second(server, "200 who never finish a request");
  }
  const std::string megabyte(1 << 20, 'a');
  {
    HttpConnection connection(server.port());
    (void)connection.send(std::string(kHead) + "X: ");
    EXPECT_LT(send_pieces(connection, megabyte, 200), 200);
    expect_answer_within_a_second(server, "200 MB of header");
  }
  {
    HttpConnection connection(server.port());
    (void)connection.send(std::string(kHead) + "Transfer-Encoding: chunked\r\n\r\n");
    EXPECT_LT(send_pieces(connection, "100000\r\n" + megabyte + "\r\n", 200), 200);
    expect_answer_within_a_second(server, "an endless body");
  }
  {
    std::vector<HttpConnection> many;
    const std::size_t wanted = most_connections(10'000);
    for (std::size_t i = 0; i < wanted; ++i) many.emplace_back(server.port());
    expect_answer_within_a_second(server, "10,000 connections");
  }
  std::mt19937 random(20250301);
  for (int i = 0; i < 1'000; ++i) {
    std::string garbage(random() % 2'000, '\0');
    for (char& c : garbage) c = static_cast<char>(random());
    HttpConnection connection(server.port());
    (void)connection.send(garbage);
  }
  expect_answer_within_a_second(server, "garbage");
#ifndef __SANITIZE_ADDRESS__
  EXPECT_LT(server.child().resident(), before + kGrowth);
#endif
}

}  // namespace
}  // namespace newsdex
