// Every input in tests/fuzz/corpora, among them all that ever broke something.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "tests/fuzz/target.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

class Corpus : public testing::TestWithParam<FuzzTarget> {};

TEST_P(Corpus, IsSound) {
  const fs::path folder = fs::path(NEWSDEX_SOURCE_DIR) / "tests/fuzz/corpora" / GetParam().name;
  std::size_t inputs = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(GetParam().is_sound(bytes)) << entry.path();
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5)) << entry.path();
    ++inputs;
  }
  EXPECT_GT(inputs, 0U);
}

// Damage that needs no fuzzer to be thought of: every prefix of every short input.
TEST_P(Corpus, IsSoundWhereverItIsCut) {
  constexpr std::size_t kShort = 2048;
  const fs::path folder = fs::path(NEWSDEX_SOURCE_DIR) / "tests/fuzz/corpora" / GetParam().name;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (bytes.size() > kShort) continue;
    for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 64) {
      EXPECT_TRUE(GetParam().is_sound(bytes.substr(0, size))) << entry.path() << " cut at " << size;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Of, Corpus, testing::ValuesIn(fuzz_targets()),
                         [](const auto& target) { return std::string(target.param.name); });

}  // namespace
}  // namespace newsdex
