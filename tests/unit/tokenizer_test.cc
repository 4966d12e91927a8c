#include "common/text/tokenizer.h"

#include <array>
#include <random>

#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include "common/text/positions.h"

namespace newsdex::text {
namespace {

/// The tokens in one line: folded forms, `.` before the first of a sentence, `-` before one that a
/// hyphen joins, `'` behind a possessive, pairs in brackets.
std::string describe(const TokenList& list) {
  std::string out;
  for (const Token& token : list.tokens) {
    if (!out.empty()) out += ' ';
    if (token.sentence_start) out += '.';
    if (token.hyphen_before) out += '-';
    const std::string folded(list.folded(token));
    out += token.pair ? "[" + folded + "]" : folded;
    if (token.possessive) out += '\'';
  }
  return out;
}

struct Case {
  const char* name;
  const char* text;
  const char* tokens;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.text; }

class Tokenizer : public testing::TestWithParam<Case> {};

TEST_P(Tokenizer, Cuts) { EXPECT_EQ(describe(tokenize(GetParam().text)), GetParam().tokens); }

constexpr auto kCases = std::to_array<Case>({
    {"Words", "Iran signals talks.", ".iran signals talks"},
    {"Sentences", "It ended. Israel won! Why? (So.) Yes", ".it ended .israel won .why .so .yes"},
    {"Paragraphs", "one\ntwo\n\nthree", ".one .two .three"},
    {"PossessiveCurly", "Netanyahu’s plan", ".netanyahu' plan"},
    {"PossessiveStraight", "Netanyahu's plan", ".netanyahu' plan"},
    {"PossessivePlural", "The officials’ view", ".the officials' view"},
    {"OtherApostrophes", "I don’t, O'Brien", ".i dont obrien"},
    {"ContractionThatElides", "they’d", ".theyd"},
    {"Elision", "l’Iran d'État qu’il", ".l iran d etat qu il"},
    {"ItalianElision", "dell’Onu, nell'aula, Un’Italia", ".dell onu nell aula un italia"},
    {"NoElision", "y’all’d, ma’am, rock’n’roll", ".yalld maam rocknroll"},
    {"DottedAcronym", "the U.S. army", ".the u.s. army"},
    {"CapitalAcronym", "the US army told us", ".the u.s. army told us"},
    {"AcronymWithoutLastDot", "U.S-led", ".u.s. -led"},
    {"AcronymThenHyphen", "U.S.-backed", ".u.s. -backed"},
    {"AcronymEndsSentence", "back to the U.S. The army", ".back to the u.s. .the army"},
    {"AcronymWithinSentence", "the U.S. Army won", ".the u.s. army won"},
    {"OtherAcronymsFoldToTheirLetters", "N.A.T.O. and NATO", ".nato and nato"},
    {"WhoAndIt", "WHO asked IT? who knows it", ".w.h.o. asked i.t. .who knows it"},
    {"CapitalLine", "WHO TELLS US ABOUT IT", ".who tells u.s. about it"},
    {"Hyphen", "de-escalation", ".de -escalation"},
    {"TwoHyphens", "Israeli-Palestinian air-to-air", ".israeli -palestinian air -to -air"},
    {"DashIsNoHyphen", "Iran – Israel—war", ".iran israel war"},
    {"SoftHyphenAndJoiners", "nego\u00ADtia\u200Dtion", ".negotiation"},
    {"ZeroWidthSpaceBreaks", "a\u200Bb", ".a b"},
    {"Numbers", "155,221 bags, 5.93 mln, 10:30", ".155221 bags 5.93 mln 10 30"},
    {"NumberAtTheEnd", "in 2025. Then", ".in 2025 .then"},
    {"Ampersand", "AT&T and S&P", ".at&t and s&p"},
    {"LooseAmpersand", "R & D", ".r d"},
    {"LettersAndDigits", "F-16 COVID-19 G7", ".f -16 covid -19 g7"},
    {"Initials", "George W. Bush spoke", ".george w bush spoke"},
    {"Abbreviation", "Gen. Ali and Mr. Smith", ".gen ali and mr smith"},
    {"Bullet", "• On the night", ".on the night"},
    {"Url", "see example.com/a_b", ".see example com a b"},
    {"Chinese", "北京大", ".北 [北京] 京 [京大] 大"},
    {"ChineseAmongLatin", "in 北京.", ".in 北 [北京] 京"},
    {"Thai", "ไทย", ".ไ [ไท] ท [ทย] ย"},
    {"FullWidthLatin", "ＵＳ", ".u.s."},
    {"ArabicDigits", "٢٠٢٥ عام", ".2025 عام"},
    {"OnlyPunctuation", "… — “” .", ""},
    {"Empty", "", ""},
});

INSTANTIATE_TEST_SUITE_P(Texts, Tokenizer, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string{row.param.name}; });

TEST(TokenizerSurface, LeavesThePossessiveOutAndKeepsTheDots) {
  const std::string text = "The U.S.’s and Trump’s";
  const TokenList list = tokenize(text);
  ASSERT_EQ(list.tokens.size(), 4U);
  EXPECT_EQ(text.substr(list.tokens[1].begin, list.tokens[1].end - list.tokens[1].begin), "U.S.");
  EXPECT_EQ(text.substr(list.tokens[3].begin, list.tokens[3].end - list.tokens[3].begin), "Trump");
}

TEST(Place, KeepsPhrasesInsideParagraphAndZone) {
  //                        0     6     12    18
  const std::string text = "title\nlead1\nlead2 body";
  TokenList list = tokenize(text);
  place(list, {{Zone::title, 0, 5}, {Zone::lead, 6, 17}, {Zone::body, 18, 22}});
  ASSERT_EQ(list.tokens.size(), 4U);
  EXPECT_EQ(list.tokens[0].position, zone_bands(Zone::title)[0].first);
  EXPECT_EQ(list.tokens[1].position, zone_bands(Zone::lead)[0].first);
  EXPECT_EQ(list.tokens[2].position, list.tokens[1].position + 1 + kParagraphGap);
  EXPECT_EQ(list.tokens[3].position, zone_bands(Zone::body)[0].first);
  EXPECT_EQ(list.tokens[3].zone, Zone::body);
}

/// Paragraphs of `words` words each.
std::string paragraphs(std::size_t count, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t word = 0; word < words; ++word) text += "w ";
    text += '\n';
  }
  return text;
}

TEST(Place, MovesWholeParagraphsThatDoNotFitToLargePositions) {
  const auto [small, large] = zone_bands(Zone::lead);
  const std::size_t room = small.last - small.first;
  struct Row {
    std::size_t paragraphs;
    std::size_t words;
    std::size_t moved;  ///< paragraphs, from the end
  };
  const std::size_t half = (room - kParagraphGap) / 2;
  for (const Row& row : {Row{1, room, 0}, Row{1, room + 1, 1}, Row{2, half, 0}, Row{2, half + 1, 1},
                         Row{4, half, 2}}) {
    const std::string text = paragraphs(row.paragraphs, row.words);
    TokenList list = tokenize(text);
    place(list, {{Zone::lead, 0, static_cast<std::uint32_t>(text.size())}});
    ASSERT_EQ(list.tokens.size(), row.paragraphs * row.words);
    for (std::size_t i = 0; i < list.tokens.size(); ++i) {
      const Token& token = list.tokens[i];
      const Band& band = i / row.words < row.paragraphs - row.moved ? small : large;
      ASSERT_TRUE(token.position >= band.first && token.position <= band.last) << row.words;
      if (i == 0) continue;
      const std::uint32_t step = token.position - list.tokens[i - 1].position;
      ASSERT_EQ(step > kMaxWindow, i % row.words == 0);
      ASSERT_TRUE(step == 1 || step > kMaxWindow);
    }
  }
}

TEST(Place, KeepsBandsApartByMoreThanAWindow) {
  std::vector<Band> bands;
  for (const Zone zone : {Zone::title, Zone::lead, Zone::body, Zone::caption}) {
    bands.push_back(zone_bands(zone)[0]);
  }
  bands.push_back(zone_bands(Zone::title)[1]);
  for (std::size_t i = 0; i < bands.size(); ++i) {
    EXPECT_LT(bands[i].first, bands[i].last);
    const std::uint32_t before = i == 0 ? 0 : bands[i - 1].last;
    EXPECT_TRUE(i == 0 || bands[i].first - before > kMaxWindow);
  }
}

TEST(Place, GivesAPairThePositionOfItsFirstCharacter) {
  TokenList list = tokenize("北京大");
  place(list, {{Zone::body, 0, 9}});
  ASSERT_EQ(list.tokens.size(), 5U);
  EXPECT_EQ(list.tokens[0].position, list.tokens[1].position);
  EXPECT_EQ(list.tokens[2].position, list.tokens[1].position + 1);
  EXPECT_EQ(list.tokens[4].position, list.tokens[2].position + 1);
}

// A soft hyphen inside keeps a word from being read as one of plain bytes, and means nothing.
TEST(Tokenizer, DescribesPlainWordsAsAllOthers) {
  constexpr std::string_view kBytes = "abAB12";
  constexpr auto kTails = std::to_array<std::string_view>(
      {"", ", x", ". X", ".5", "'s x", "\u2019s x", "'sx", "'S", "' x", "-x", "\u2014x", "\u00E9"});
  std::mt19937 random(3);
  for (int round = 0; round < 4000; ++round) {
    std::string word;
    const std::size_t size = 2 + random() % 4;
    while (word.size() < size) word += kBytes[random() % kBytes.size()];
    std::string text = "A ";
    text += word;
    text += kTails[random() % kTails.size()];
    const TokenList plain = tokenize(text);
    const TokenList marked = tokenize(text.insert(3, "\u00AD"));
    EXPECT_EQ(describe(plain), describe(marked));
    ASSERT_EQ(plain.tokens.size(), marked.tokens.size());
    for (std::size_t i = 0; i < plain.tokens.size(); ++i) {
      const Token& a = plain.tokens[i];
      const Token& b = marked.tokens[i];
      EXPECT_EQ(a.initial_capital, b.initial_capital) << word;
      EXPECT_EQ(a.all_capitals, b.all_capitals) << word;
      EXPECT_EQ(a.has_letter, b.has_letter) << word;
      EXPECT_EQ(a.has_digit, b.has_digit) << word;
      EXPECT_EQ(a.possessive, b.possessive) << word;
      EXPECT_EQ(a.position, b.position) << word;
    }
  }
}

// Whether a token has a stem is told by what it was cut as; no letter folds to a point.
TEST(Tokenizer, GivesNoStemToWhatFoldsToPoints) {
  std::string text = "U.S. u.s. US us WHO 5.9m 5.9 a1.2b The";
  for (char32_t c = 0x80; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    text += " x";
    icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(text);
  }
  const TokenList list = tokenize(text);
  for (const Token& token : list.tokens) {
    const bool has_points = list.folded(token).find('.') != std::string_view::npos;
    EXPECT_EQ(is_stemmed(list, token), token.has_letter && !token.ngram && !has_points)
        << text.substr(token.begin, token.end - token.begin);
  }
}

TEST(Tokenizer, IsLinearInWhatLooksLikeAnAcronym) {
  std::string text;
  for (int i = 0; i < 500'000; ++i) text += "a.";
  EXPECT_FALSE(tokenize(text + "bb").tokens.empty());  // quadratic, it would run for hours
}

TEST(Tokenizer, HoldsItsInvariantsOnRandomText) {
  static constexpr auto kPieces = std::to_array<std::string_view>({"a",
                                                                   "B",
                                                                   "1",
                                                                   ".",
                                                                   ",",
                                                                   "'",
                                                                   "’",
                                                                   "-",
                                                                   "&",
                                                                   " ",
                                                                   "\n",
                                                                   "s",
                                                                   "U.S.",
                                                                   "é",
                                                                   "北",
                                                                   "\u00AD",
                                                                   "\u0301",
                                                                   "ไ",
                                                                   "\xF0\x9F\x98\x80",
                                                                   "\xEF\xBF\xBD"});
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += kPieces[random() % kPieces.size()];
    const TokenList list = tokenize(text);
    std::uint32_t begin = 0;
    for (const Token& token : list.tokens) {
      EXPECT_LT(token.begin, token.end) << text;
      EXPECT_LE(token.end, text.size()) << text;
      EXPECT_GE(token.begin, begin) << text;
      begin = token.begin;
    }
  }
}

}  // namespace
}  // namespace newsdex::text
