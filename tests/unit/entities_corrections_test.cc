// The user's corrections: how they are written, and what they do to labels.

#include <gtest/gtest.h>

#include "common/entities/corrections.h"
#include "common/text/positions.h"
#include "tests/unit/entities_article.h"

namespace newsdex {
namespace {

using entities::parse_corrections;

std::string mistakes(std::string_view tsv) {
  std::string out;
  for (const entities::Mistake& mistake : parse_corrections(tsv).mistakes) {
    out += std::to_string(mistake.line) + ": " + mistake.what + "\n";
  }
  return out;
}

TEST(Corrections, CommentsAndEmptyLinesSayNothing) {
  const auto parsed = parse_corrections("# mine\n\n# merge\tperson\ta\tb\r\n");
  EXPECT_TRUE(parsed.mistakes.empty());
  EXPECT_TRUE(parsed.corrections.empty());
}

TEST(Corrections, MistakesAreNamedWithTheirLines) {
  const struct {
    const char* tsv;
    const char* expected;
  } kRows[] = {
      {"merg\tperson\ta\tb\n", "1: 'merg' is none of merge, alias, ignore, unname, split\n"},
      {"#\nmerge\tperson\ta\n",
       "2: the form is: merge FIELD VALUE OTHER [LABEL], with tabs between\n"},
      {"merge\tcolour\ta\tb\n",
       "1: 'colour' is none of person, org, place, region, country, cited\n"},
      {"merge\tperson\ta\ta\n", "1: merges a value with itself\n"},
      {"merge\tperson\ta\tb\"c\n",
       "1: 'b\"c' is no value: answers print them, as in donald_trump\n"},
      {"ignore\tperson\ta\nmerge\tperson\ta\tb\n", "2: says otherwise than a line before it\n"},
      {"alias\tperson\t \ta\n", "1: ' ' has no letter or digit\n"},
      {"merge\tperson\ta\tb\nmerge\tperson\tb\tc\nmerge\tperson\tc\ta\n",
       "1: merges values in a circle\n"},
      {"ignore\tperson\t\xff\n", "1: is not UTF-8\n"},
  };
  for (const auto& row : kRows) EXPECT_EQ(mistakes(row.tsv), row.expected) << row.tsv;
}

TEST(Corrections, LongChainsAreFollowedOnce) {
  std::string tsv;
  static constexpr int kLinks = 20'000;
  for (int i = 0; i < kLinks; ++i) {
    tsv += "merge\tperson\tp" + std::to_string(i) + "\tp" + std::to_string(i + 1) + "\n";
  }
  const auto parsed = parse_corrections(tsv);
  ASSERT_TRUE(parsed.mistakes.empty());
  for (const auto& [key, correction] : parsed.corrections.values) {
    ASSERT_EQ(correction.value, "p" + std::to_string(kLinks)) << key.second;
  }
}

/// "value label mentions" of the persons, then of the speakers.
std::string persons(std::string_view text, std::string_view tsv, const char* id = "a") {
  Article article = body_only(text);
  article.id = id;
  text::TokenList tokens = text::tokenize(article.text);
  text::place(tokens, article.zones);
  const auto parsed = parse_corrections(tsv);
  EXPECT_TRUE(parsed.mistakes.empty()) << tsv;
  const Labels labels = entities::find_entities(article, tokens, parsed.corrections);
  std::string out;
  for (const Label& label : labels.persons) {
    out += (out.empty() ? "" : ", ") + label.value + " " + label.label + " " +
           std::to_string(label.mentions);
  }
  for (const Quote& quote : labels.quotes) out += "; said " + quote.speaker_value;
  return out;
}

constexpr std::string_view kText =
    "Angela Merkel met Steven Miller. Mr. Miller left. “It is over for us now,” Merkel said.";

TEST(Corrections, ChangeLabelsAndSpeakers) {
  const struct {
    const char* tsv;
    const char* expected;
  } kRows[] = {
      {"", "angela_merkel Angela Merkel 2, steven_miller Steven Miller 2; said angela_merkel"},
      {"merge\tperson\tsteven_miller\tangela_merkel\n",
       "angela_merkel Angela Merkel 4; said angela_merkel"},
      {"merge\tperson\tangela_merkel\tam\tA. Merkel\n",
       "am A. Merkel 2, steven_miller Steven Miller 2; said am"},
      {"ignore\tperson\tsteven_miller\n", "angela_merkel Angela Merkel 2; said angela_merkel"},
      {"unname\tperson\tMr. Miller\n",
       "angela_merkel Angela Merkel 2, steven_miller Steven Miller 1; said angela_merkel"},
      {"alias\tperson\tmr. miller\tsteven_miller_2\tSteven Miller (banker)\n",
       "angela_merkel Angela Merkel 2, steven_miller Steven Miller 1, steven_miller_2 Steven "
       "Miller (banker) 1; said angela_merkel"},
      {"split\tperson\tsteven_miller\ta\tsteven_miller_2\n",
       "angela_merkel Angela Merkel 2, steven_miller_2 steven_miller_2 2; said angela_merkel"},
      {"split\tperson\tsteven_miller\tanother\tsteven_miller_2\n",
       "angela_merkel Angela Merkel 2, steven_miller Steven Miller 2; said angela_merkel"},
      {"merge\tperson\tsteven_miller\tx\nmerge\tperson\tx\tangela_merkel\n",
       "angela_merkel Angela Merkel 4; said angela_merkel"},
      {"merge\torg\tsteven_miller\tx\n",
       "angela_merkel Angela Merkel 2, steven_miller Steven Miller 2; said angela_merkel"},
  };
  for (const auto& row : kRows) EXPECT_EQ(persons(kText, row.tsv), row.expected) << row.tsv;
}

TEST(Corrections, AliasMakesAnAmbiguousNamePlain) {
  constexpr std::string_view kTwo = "Bill Clinton met Hillary Clinton. Then Clinton spoke.";
  EXPECT_EQ(persons(kTwo, "alias\tperson\tClinton\thillary_clinton\n")
                    .find("hillary_clinton Hillary Clinton 2") == std::string::npos,
            false);
}

}  // namespace
}  // namespace newsdex
