// The readers of feeds and wire formats on bytes that nobody meant them to read: no crash, an end,
// and an item for every problem. The fuzz targets run through
// the same function.

#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/fuzz/readers_property.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

constexpr auto kFormats =
    std::to_array<Format>({Format::feed, Format::nitf, Format::newsml, Format::ninjs});

std::vector<std::string> seeds() {
  std::vector<std::string> all;
  const fs::path folder = fs::path(NEWSDEX_SOURCE_DIR) / "corpus/articles";
  for (const char* room : {"feeds", "wire"}) {
    for (const auto& entry : fs::directory_iterator(folder / room)) {
      std::ifstream in(entry.path(), std::ios::binary);
      all.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
  }
  return all;
}

TEST(HostileInputs, SamplesAreReadByEveryReader) {
  const auto all = seeds();
  ASSERT_GE(all.size(), 4U);
  for (const std::string& seed : all) {
    for (const Format format : kFormats) EXPECT_TRUE(reader_is_sound(format, seed));
  }
}

TEST(HostileInputs, PrefixesAreRead) {
  for (const std::string& seed : seeds()) {
    for (std::size_t size = 0; size < seed.size(); size += 1 + size / 32) {
      for (const Format format : kFormats) {
        EXPECT_TRUE(reader_is_sound(format, seed.substr(0, size)));
      }
    }
  }
}

TEST(HostileInputs, FlippedBytesAreRead) {
  std::mt19937 random(20240513);
  for (const std::string& seed : seeds()) {
    if (seed.empty()) continue;
    for (int round = 0; round < 40; ++round) {
      std::string bytes = seed;
      for (int flip = 0; flip < 8; ++flip) {
        bytes[random() % bytes.size()] = "<>&\"'=/ \0\xff[]{}a\n"[random() % 16];
      }
      for (const Format format : kFormats) EXPECT_TRUE(reader_is_sound(format, bytes));
    }
  }
}

}  // namespace
}  // namespace newsdex
