// What the deflater makes, the inflater reads, and it is shorter, or the deflater makes nothing.

#include "indexer/part/glass/deflater.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "common/archive/glass/inflater.h"

namespace newsdex::glass {
namespace {

constexpr std::string_view kEnglish =
    "The minister said on Tuesday that talks about the price of grain would go on for another "
    "week, and that he did not expect the other side to leave the table before the summer. ";
constexpr std::string_view kRussian =
    "Министр сказал во вторник, что переговоры о цене на зерно продлятся ещё неделю, и что он не "
    "ждёт, что другая сторона уйдёт до лета. ";

std::string times(std::string_view text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

std::string any_bytes(std::size_t size, unsigned lowest, unsigned range) {
  std::mt19937 random(7);
  std::string out;
  while (out.size() < size) out += static_cast<char>(lowest + random() % range);
  return out;
}

struct Case {
  std::string name;
  std::string bytes;
  double most;  ///< of its size; 1 where nothing has to be gained
};

class DeflaterCases : public testing::TestWithParam<Case> {};

TEST_P(DeflaterCases, AreReadAgainAndShorter) {
  const auto& [name, bytes, most] = GetParam();
  Inflater inflater;
  for (const TagKind kind : {TagKind::article, TagKind::term_list}) {
    Deflater deflater(kind);
    for (int again = 0; again < 2; ++again) {  // with what is left of the tag before
      const std::string packed(deflater.compress(bytes));
      EXPECT_TRUE(packed.empty() || packed.size() < bytes.size());
      if (most < 1) {
        ASSERT_FALSE(packed.empty());
        EXPECT_LT(static_cast<double>(packed.size()), most * static_cast<double>(bytes.size()));
      }
      if (!packed.empty()) {
        EXPECT_EQ(inflater.decompress(packed, bytes.size()), bytes);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Tags, DeflaterCases,
                         testing::Values(Case{"nothing", "", 1}, Case{"a_byte", "a", 1},
                                         Case{"a_word", "table", 1},
                                         Case{"english", std::string(kEnglish), 1},
                                         Case{"english_again", times(kEnglish, 40), 0.1},
                                         Case{"russian", std::string(kRussian), 0.9},
                                         Case{"russian_again", times(kRussian, 40), 0.1},
                                         Case{"a_few_accents", times(kEnglish, 2) + "Müller", 0.7},
                                         Case{"nul_bytes", std::string(100'000, '\0'), 0.02},
                                         Case{"digits", any_bytes(5'000, '0', 10), 1},
                                         Case{"ascii_without_order", any_bytes(5'000, 1, 127), 1},
                                         Case{"bytes_without_order", any_bytes(70'000, 0, 256), 1},
                                         Case{"four_megabytes", times(kEnglish, 23'000), 0.1}),
                         [](const auto& tag) { return tag.param.name; });

TEST(Deflater, KeepsNothingOfTheTagBefore) {
  Deflater used(TagKind::article);
  Deflater fresh(TagKind::article);
  const std::string before(used.compress(kRussian));
  EXPECT_EQ(used.compress(kEnglish), std::string(fresh.compress(kEnglish)));
  EXPECT_EQ(used.compress(kRussian), before);
}

}  // namespace
}  // namespace newsdex::glass
