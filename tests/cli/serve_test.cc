// newsdex-serve as a program, beside the other two: the same bytes as newsdex-search, new
// generations while it answers, how it starts and ends.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/support/http_client.h"
#include "tests/support/programs.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using namespace std::chrono_literals;

std::string encoded(const std::string& text) {
  std::string out;
  for (const char c : text) out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return out;
}

const Words kQueries{"",
                     "bridge",
                     "dominica geothermal",
                     "\"pool their search\"",
                     "bridge OR ferry OR dam",
                     "country:DM",
                     "person:whitlock",
                     "person:wihtlock",
                     "date:-7d..",
                     "date:2024-05..2024-11 -dominica",
                     "in:title bridge",
                     "ferr*",
                     "-bridge",
                     "said:whitlock bridge",
                     "similar:nosuchid",
                     "nosuchword",
                     "nosuchfield:x",
                     "\"unbalanced ((",
                     "caf\xC3\xA9 \xE5\x8C\x97\xE4\xBA\xAC",
                     "broken \xFF\xC3 bytes",
                     "a & b = c + d ? e # f % g ; h"};

/// Options as the command line takes them; as parameters they are the same without dashes.
const std::vector<Words> kOptions{
    {},
    {"--limit", "3", "--offset", "2"},
    {"--facet", "all", "--sort", "newest"},
    {"--facet", "person:3", "--facet", "country:0", "--facet", "source:5:*e*"},
    {"--view", "article", "--limit", "2"},
    {"--view", "quotes", "--limit", "4", "--offset", "1"},
    {"--view", "kwic", "--limit", "5"},
    {"--view", "facets"},
    {"--view", "timeline", "--grain", "month"},
    {"--view", "cooccur", "--facet", "person", "--facet", "org"},
    {"--view", "terms", "--limit", "5"},
    {"--view", "count"},
    {"--match", "any", "--expand", "--recency", "30"},
    {"--explain", "--limit", "2"},
    {"--strict"},
    {"--country", "US", "--source", "Meridian Wire", "--since", "2024", "--until", "2024-12"},
    {"--syntax", "nexis"},
    {"--format", "csv", "--limit", "0"},
    {"--format", "jsonl", "--limit", "0"},
    {"--format", "atom"},
    {"--format", "ris"},
    {"--format", "trec"}};

std::string as_parameters(const std::string& query, const Words& options) {
  std::string out = "q=" + encoded(query);
  for (std::size_t i = 0; i < options.size(); ++i) {
    out += "&" + options[i].substr(2);
    if (i + 1 < options.size() && options[i + 1].rfind("--", 0) != 0) {
      out += "=" + encoded(options[++i]);
    }
  }
  return out;
}

TEST(Serve, AnswersWhatSearchPrints) {
  const Server server(indexed_corpus());
  std::size_t equal = 0;
  for (const std::string& query : kQueries) {
    for (const Words& options : kOptions) {
      const HttpReply reply = get(server.port(), "/api/search?" + as_parameters(query, options));
      Words command{program("search"), "-q", "--db", indexed_corpus(), "--now", kServersToday};
      if (std::find(options.begin(), options.end(), "--format") == options.end()) {
        command.insert(command.end(), {"--format", "json"});
      }
      command.insert(command.end(), options.begin(), options.end());
      command.insert(command.end(), {"--", query});
      const std::string printed = output_of(command);
      if (reply.status == 200) {
        ASSERT_EQ(reply.body, printed) << testing::PrintToString(command);
        ++equal;
      } else {
        ASSERT_EQ(reply.status, 400) << reply.body;
        ASSERT_EQ(printed, "") << testing::PrintToString(command);
      }
    }
  }
  EXPECT_GT(equal, kQueries.size() * kOptions.size() / 2);
}

TEST(Serve, EndsOnSignalsWithinFiveSeconds) {
  for (const int signal : {SIGTERM, SIGINT}) {
    Server server(indexed_corpus());
    HttpConnection idle(server.port());
    server.child().signal(signal);
    EXPECT_EQ(server.child().wait(5s), 0);
  }
}

TEST(Serve, ShowsWhatIsIndexedMeanwhileWithinASecondAndWithoutAnError) {
  const TemporaryFolder folder;
  const std::string db = (folder / "live.db").string();
  const auto index = [&](const std::string& word) {
    const std::string line = fmt::format(R"({{"id":"{0}","title":"{0}","text":"All {0}."}})", word);
    const std::string command = fmt::format("printf '%s\\n' {} | {} -q --no-entities --db {} -",
                                            quoted(line), quoted(program("index")), quoted(db));
    ASSERT_EQ(std::system(command.c_str()), 0);
  };
  index("cocoa0");
  const Server server(db);
  std::atomic<bool> stop = false;
  std::atomic<int> asked = 0;
  std::atomic<int> failed = 0;
  std::vector<std::thread> askers;
  for (int i = 0; i < 4; ++i) {
    askers.emplace_back([&] {
      while (!stop) {
        if (get(server.port(), "/api/search?q=cocoa*&facet=all").status != 200) ++failed;
        ++asked;
      }
    });
  }
  for (int i = 1; i < 25; ++i) {
    index(fmt::format("cocoa{}", i));
    std::this_thread::sleep_for(50ms);
    const HttpReply reply = get(server.port(), "/api/search?view=count");
    EXPECT_THAT(reply.body, testing::HasSubstr(fmt::format("\"total\":{},", i + 1)));
  }
  stop = true;
  for (std::thread& asker : askers) asker.join();
  EXPECT_EQ(failed, 0);
  EXPECT_GT(asked, 50);
}

TEST(Serve, TakesTheSocketOfTheServiceManager) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  void* any = &address;
  socklen_t length = sizeof(address);
  ASSERT_EQ(::bind(fd, static_cast<sockaddr*>(any), length), 0);
  ASSERT_EQ(::listen(fd, 10), 0);
  ASSERT_EQ(::getsockname(fd, static_cast<sockaddr*>(any), &length), 0);
  {
    Child child({program("serve"), "--db", indexed_corpus()}, [fd] {
      ::dup2(fd, 3);
      ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
      ::setenv("LISTEN_FDS", "1", 1);
    });
    EXPECT_EQ(get(ntohs(address.sin_port), "/healthz").status, 200);
    child.signal(SIGTERM);
    EXPECT_EQ(child.wait(5s), 0);
  }
  ::close(fd);
}

struct Refusal {
  Words arguments;
  const char* says;
};

TEST(Serve, DoesNotStartWhereItCannot) {
  const TemporaryFolder folder;
  const Server server(indexed_corpus());
  const std::string taken = fmt::format("127.0.0.1:{}", server.port());
  for (const auto& [arguments, says] :
       {Refusal{{"--db", (folder / "none").string()}, "newsdex-index"},
        Refusal{{"--db", indexed_corpus(), "--listen", taken}, "cannot listen on"},
        Refusal{{"--db", indexed_corpus(), "--listen", "localhost"}, "no address and port"},
        Refusal{{"--db", indexed_corpus(), "--listen", "192.0.2.1:8080"}, "cannot listen on"},
        Refusal{{"--db", indexed_corpus(), "words"}, "unexpected argument"}}) {
    Words command{program("serve")};
    command.insert(command.end(), arguments.begin(), arguments.end());
    Child child(command);
    EXPECT_EQ(child.wait(5s), 2) << testing::PrintToString(arguments);
    EXPECT_THAT(child.read_until("\n\n\n"), testing::HasSubstr(says));
  }
}

TEST(Serve, WarnsWhereStrangersCanReachIt) {
  Child child({program("serve"), "--db", indexed_corpus(), "--listen", "0.0.0.0:0"});
  EXPECT_THAT(child.read_until("http://"), testing::HasSubstr("can read the whole archive"));
  child.signal(SIGTERM);
  EXPECT_EQ(child.wait(5s), 0);
}

}  // namespace
}  // namespace newsdex
