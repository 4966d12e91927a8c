// Sets of docids, and the first of many: what they hold is what was put in.

#include "search/docids.h"

#include <functional>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "search/best.h"

namespace newsdex {
namespace {

TEST(DocidSet, HoldsWhatWasAdded) {
  std::mt19937 random(3);
  for (const std::uint32_t last : {1U, 63U, 64U, 4095U, 65535U, 65536U, 70'000U, 300'000U}) {
    for (const std::uint32_t adds : {0U, 1U, 4095U, 4096U, 4097U, 200'000U}) {
      DocidSet set(last);
      std::set<std::uint32_t> expected;
      for (std::uint32_t i = 0; i < adds; ++i) {
        const std::uint32_t docid = i < 2 ? i * last : static_cast<std::uint32_t>(random()) % last;
        set.add(docid);
        expected.insert(docid);
      }
      const std::vector<std::uint32_t> docids = docids_of(set.bitmap());
      EXPECT_EQ(docids, std::vector(expected.begin(), expected.end())) << last << ' ' << adds;
    }
  }
}

TEST(DocidSet, HoldsAllOfThem) {
  constexpr std::uint32_t kLast = 131'071;
  DocidSet set(kLast);
  for (std::uint32_t docid = 0; docid <= kLast; ++docid) set.add(docid);
  Roaring all;
  all.addRange(0, std::uint64_t{kLast} + 1);
  EXPECT_EQ(set.bitmap(), all);
}

TEST(Best, AreTheFirstInOrder) {
  std::mt19937 random(8);
  for (const std::size_t offered : {0U, 1U, 50U, 1000U, 20'000U}) {
    std::vector<std::uint32_t> all(offered);
    for (std::uint32_t& one : all) one = static_cast<std::uint32_t>(random() % 5000);
    for (const std::size_t size : {0U, 1U, 10U, 999U, 30'000U}) {
      Best<std::uint32_t, std::greater<>> best(size, std::greater<>());
      for (const std::uint32_t one : all) best.offer(one);
      std::vector<std::uint32_t> expected = all;
      std::sort(expected.begin(), expected.end(), std::greater<>());
      expected.resize(std::min(size, expected.size()));
      EXPECT_EQ(std::move(best).take(), expected) << offered << ' ' << size;
    }
  }
}

}  // namespace
}  // namespace newsdex
