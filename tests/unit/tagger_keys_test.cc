// What the tagger sees between words and of acronyms.

#include <gtest/gtest.h>

#include "common/entities/tagger/keys.h"
#include "tests/unit/entities_cut.h"

namespace newsdex::entities::tagger {
namespace {

/// The words of explanations, "Bank Xorl=BX".
std::string explained(std::string_view text) {
  const Cut cut(text);
  const std::vector<WordKey> keys = word_keys(cut.words);
  std::string found;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].explained == Explanation::none) continue;
    const bool acronym = keys[i].explained == Explanation::acronym;
    if (!found.empty()) found += acronym ? '=' : ' ';
    found += cut.words.surface(i, i);
  }
  return found;
}

TEST(WordKeys, TellAcronymsThatANameExplains) {
  EXPECT_EQ(explained("The Bank of Xorl (BX) fell."), "Bank of Xorl=BX");
  EXPECT_EQ(explained("The Anti-Corruption Bureau (ACB) fell."), "Anti Corruption Bureau=ACB");
  EXPECT_EQ(explained("The National Bank of Xorl (BX) fell."), "Bank of Xorl=BX");
  EXPECT_EQ(explained("The Bank of Xorl (XB) fell."), "");
  EXPECT_EQ(explained("The bank of Xorl (BX) fell."), "");
  EXPECT_EQ(explained("The Bank that had been in Xorl (BX) fell."), "");
  EXPECT_EQ(explained("The Bank. Xorl (BX) fell."), "");
  EXPECT_EQ(explained("(BX) fell."), "");
  EXPECT_EQ(explained("The Bank of Xorl, BX, fell."), "");
}

Joint before_last(std::string_view text) {
  const Cut cut(text);
  return word_keys(cut.words).back().before;
}

TEST(WordKeys, JoinWordsByWhatStandsBetweenThem) {
  EXPECT_EQ(before_last("Xan Yorro"), Joint::blank);
  EXPECT_EQ(before_last("Xan-Yorro"), Joint::hyphen);
  EXPECT_EQ(before_last("Xan - Yorro"), Joint::dash);
  EXPECT_EQ(before_last("L’Yorro"), Joint::hyphen);
  EXPECT_EQ(before_last("Xan ‘Yorro"), Joint::quote);
  EXPECT_EQ(before_last("Xan’s Yorro"), Joint::possessive);
  EXPECT_EQ(before_last("Xan, Yorro"), Joint::comma);
  EXPECT_EQ(before_last("Xan (Yorro"), Joint::opening);
}

}  // namespace
}  // namespace newsdex::entities::tagger
