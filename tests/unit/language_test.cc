#include "common/text/language.h"

#include <gtest/gtest.h>

#include "common/text/language_name.h"

namespace newsdex::text {
namespace {

TEST(Language, IsDetected) {
  EXPECT_EQ(detect_language("Iran is signaling through intermediaries that it is ready to talk."),
            "en");
  EXPECT_EQ(detect_language("El gobierno anunció ayer que reanudará las negociaciones de paz."),
            "es");
  EXPECT_EQ(detect_language("Le gouvernement a annoncé hier la reprise des négociations de paix."),
            "fr");
  EXPECT_EQ(detect_language("Die Regierung kündigte gestern an, die Gespräche fortzusetzen."),
            "de");
  EXPECT_EQ(detect_language("הממשלה הודיעה אתמול כי תחדש את שיחות השלום בין הצדדים."), "he");
}

TEST(Language, IsUnknownWhereNothingTells) {
  EXPECT_EQ(detect_language(""), "");
  EXPECT_EQ(detect_language("12 34 56"), "");
}

TEST(LanguageName, IsEnglishOrTheCode) {
  for (const auto& [code, name] :
       {std::pair("en", "English"), std::pair("de", "German"), std::pair("zh", "Chinese"),
        std::pair("nb", "Norwegian Bokmål"), std::pair("xx", "xx"), std::pair("", "")}) {
    EXPECT_EQ(language_name(code), name);
  }
}

}  // namespace
}  // namespace newsdex::text
