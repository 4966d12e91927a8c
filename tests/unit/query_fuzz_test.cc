// The fuzz target without a fuzzer: random bytes and pieces of queries in every language.

#include <array>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/fuzz/query_property.h"

namespace newsdex {
namespace {

TEST(QueryFuzz, TargetTakesAnyBytes) {
  constexpr auto kPieces = std::to_array<std::string_view>(
      {"iran ",       "\"",    "(",      ")",     " w/5 ",
       " pre/300 ",   "NOT ",  "AND ",   "OR ",   "in:title ",
       "said:x ",     "said:", "exact:", "caps(", "atleast5(",
       "country:IR ", "*",     "?",      "ab*",   "-",
       "+",           ":",     "[",      "date:", "mentions-date:06-12 ",
       "hlead(",      "hlp=",  "/n5/",   "!",     "wc>3 ",
       "\xE2\x80\x9C"});
  std::mt19937 random(11);
  for (int i = 0; i < 50'000; ++i) {
    std::string input(1, static_cast<char>(random()));
    for (std::size_t k = random() % 12; k > 0; --k) {
      if (random() % 20 == 0) {
        input += static_cast<char>(random());
      } else {
        input += kPieces[random() % kPieces.size()];
      }
    }
    EXPECT_TRUE(query_is_sound(input)) << testing::PrintToString(input);
  }
}

}  // namespace
}  // namespace newsdex
