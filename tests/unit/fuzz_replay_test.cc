// Every input of every fuzz target, among them all that ever broke something.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/fuzz/target.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

class Corpus : public testing::TestWithParam<FuzzTarget> {
 protected:
  void SetUp() override {
    for (const std::string& name : corpora(GetParam())) {
      const fs::path folder = fs::path(NEWSDEX_SOURCE_DIR) / name;
      for (const auto& entry : fs::directory_iterator(folder)) inputs_.push_back(entry.path());
    }
    ASSERT_FALSE(inputs_.empty());
  }

  static std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::vector<fs::path> inputs_;
};

TEST_P(Corpus, IsSound) {
  for (const fs::path& input : inputs_) {
    const std::string bytes = read(input);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(GetParam().is_sound(bytes)) << input;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5)) << input;
  }
}

// Damage that needs no fuzzer to be thought of: every prefix of every short input.
TEST_P(Corpus, IsSoundWhereverItIsCut) {
  constexpr std::size_t kShort = 2048;
  for (const fs::path& input : inputs_) {
    const std::string bytes = read(input);
    if (bytes.size() > kShort) continue;
    for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 64) {
      EXPECT_TRUE(GetParam().is_sound(bytes.substr(0, size))) << input << " cut at " << size;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Of, Corpus, testing::ValuesIn(fuzz_targets()),
                         [](const auto& target) { return std::string(target.param.name); });

}  // namespace
}  // namespace newsdex
