// Signals: the first one ends a run in good order within five seconds, the second one at once.

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <sys/stat.h>

#include "tests/faults/archive_state.h"
#include "tests/faults/fixture.h"
#include "tests/faults/shim.h"

namespace newsdex::faults {
namespace {

using std::chrono::steady_clock;

class Signals : public testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    write_articles(folder_ / "first.jsonl", {1, 2});
    write_articles(folder_ / "second.jsonl", {3, 4});
    must({"index", "-q", "--db", "news.db", "first.jsonl"}, folder_.path());
    ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  }

  /// The run reads the pipe, once that can be opened, after everything before it.
  const Command command_{"index", "-q", "--db", "news.db", "second.jsonl", "pipe"};
  const TemporaryFolder folder_;
};

TEST_P(Signals, EndARunInGoodOrder) {
  Process run(command_, folder_.path());
  const std::ofstream pipe(folder_ / "pipe");
  const auto begin = steady_clock::now();
  run.send(GetParam());
  const Ending ending = run.wait();
  EXPECT_LT(steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_EQ(ending.status, 128 + GetParam()) << describe(command_, ending);
  EXPECT_EQ(damages(folder_ / "news.db"), "");
  EXPECT_EQ(unnamed_files(folder_ / "news.db"), std::vector<std::string>());
}

/// A run that cannot finish: on the disk nothing moves any more once the new part is begun.
class HangingRun {
 public:
  explicit HangingRun(const std::filesystem::path& folder)
      : process_(kCommand, folder,
                 {{kRootVariable, (folder / "news.db").string()},
                  {kKindVariable, "hang"},
                  {kAtVariable, kFirstCallInPart}}) {
    while (!std::filesystem::exists(folder / "news.db" / "parts" / "000002")) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }

  Process& process() { return process_; }

 private:
  static constexpr const char* kFirstCallInPart = "8";
  static inline const Command kCommand{"index", "-q", "--db", "news.db", "second.jsonl"};

  Process process_;
};

TEST_P(Signals, EndARunThatCannotFinish) {
  HangingRun run(folder_.path());
  const auto begin = steady_clock::now();
  run.process().send(GetParam());
  const Ending ending = run.process().wait();
  EXPECT_LT(steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_EQ(ending.status, 128 + GetParam()) << ending.err;
  EXPECT_NE(ending.err.find("stopped; what was not published"), std::string::npos) << ending.err;
  EXPECT_EQ(damages(folder_ / "news.db"), "");
}

TEST_P(Signals, EndARunAtOnceTheSecondTime) {
  HangingRun run(folder_.path());
  run.process().send(GetParam());
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  const auto begin = steady_clock::now();
  run.process().send(GetParam());
  EXPECT_EQ(run.process().wait().signal, GetParam());
  EXPECT_LT(steady_clock::now() - begin, std::chrono::seconds(1));
  EXPECT_EQ(damages(folder_ / "news.db"), "");
}

INSTANTIATE_TEST_SUITE_P(Both, Signals, testing::Values(SIGINT, SIGTERM), [](const auto& row) {
  return row.param == SIGINT ? "Interrupt" : "Terminate";
});

}  // namespace
}  // namespace newsdex::faults
