// Queries without end: bounds, time, and random ones.

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <string>

#include "tests/unit/cpu_clock.h"
#include "tests/unit/query_rows.h"

namespace newsdex::query {
namespace {

using testing::HasSubstr;

TEST(QueryParser, KeepsEachHintOnceAndFewOfThem) {
  EXPECT_EQ(read("a & b & c & d").hints.size(), 1U);
  std::string typed;
  for (int i = 0; i < 100; ++i) typed += "a" + std::to_string(i) + ": ";
  EXPECT_LE(read(typed).hints.size(), 20U);
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() + part.size() <= bytes) out += part;
  return out;
}

/// `a0 a1 a2 …`
std::string different_words(std::size_t count, std::string_view end = " ") {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "ab" + std::to_string(i) + std::string(end);
  return out;
}

struct Bound {
  const char* name;
  std::string within;
  std::string beyond;
  const char* message;
};

TEST(QueryParser, RefusesWhatIsTooLargeAndSaysTheLimit) {
  const Bound kBounds[] = {
      {"Bytes", std::string(8000, 'a'), std::string(8001, 'a'), "longer than 8000 bytes"},
      {"Terms", different_words(256), different_words(257), "more than 256"},
      {"SameTerms", repeated("a ", 8000), repeated("a ", 8002), "8000"},
      {"Wildcards", different_words(16, "* "), different_words(17, "* "), "more than 16"},
      {"PhraseWords", "\"" + repeated("a ", 64) + "\"", "\"" + repeated("a ", 66) + "\"",
       "more than 32"},
      {"Compound", repeated("a-", 64), repeated("a-", 66), "more than 32"},
      {"Brackets", repeated("(", 50) + "a", repeated("(", 51) + "a", "deeper than 50"},
      {"Depth", repeated("(a OR b ", 8 * 24), repeated("(a OR b ", 8 * 50), "deeper than 50"},
      {"UnclosedBrackets", repeated("(", 50), repeated("(", 100'000), "8000 bytes"},
  };
  for (const Bound& bound : kBounds) {
    EXPECT_NO_THROW((void)read(bound.within)) << bound.name;
    try {
      (void)read(bound.beyond);
      FAIL() << bound.name;
    } catch (const InputError& error) {
      EXPECT_EQ(error.code, "query_too_large") << bound.name;
      EXPECT_THAT(error.what(), HasSubstr(bound.message)) << bound.name;
    }
  }
}

// What the language is made of, each to be repeated without end.
constexpr auto kRepeated = std::to_array<std::string_view>({"(",
                                                            ")",
                                                            "\"",
                                                            "“",
                                                            "”",
                                                            "«",
                                                            "「",
                                                            "a:",
                                                            "a: ",
                                                            "in:",
                                                            "in: ",
                                                            "date:",
                                                            "after:",
                                                            "country: ",
                                                            "country:",
                                                            "id:(",
                                                            "id:a(",
                                                            "a(",
                                                            "-",
                                                            "+",
                                                            "-a",
                                                            "NOT ",
                                                            "OR ",
                                                            "AND ",
                                                            "a|",
                                                            "| ",
                                                            "*",
                                                            "a*",
                                                            "?",
                                                            "&",
                                                            "& ",
                                                            "— ",
                                                            ":",
                                                            "::",
                                                            ": ",
                                                            "date:[",
                                                            "date:>",
                                                            "> ",
                                                            "words:>",
                                                            "country ",
                                                            "()",
                                                            "(a)",
                                                            "\"a\"",
                                                            "a\"",
                                                            "a OR (",
                                                            "a AND b OR (",
                                                            "in:title ",
                                                            "in:title a ",
                                                            "source:a ",
                                                            "and ",
                                                            "é",
                                                            "北",
                                                            "\xE3\x80\x80",
                                                            "a.b-",
                                                            "w/5 ",
                                                            "caps("});

TEST(QueryParser, IsQuickOnAnyRepetition) {
  for (const std::string_view part : kRepeated) {
    const std::string typed = repeated(part, kMaxQueryBytes);
    const auto begin = CpuClock::now();
    try {
      (void)read(typed);
    } catch (const InputError&) {
    }
    const std::chrono::duration<double, std::milli> took = CpuClock::now() - begin;
    EXPECT_LT(took.count(), 1000) << part;
  }
}

// Random queries made of what the language is made of, and of bytes that it is not made of.
std::string random_query(std::mt19937& random) {
  static constexpr auto kParts = std::to_array<std::string_view>({"(",          ")",
                                                                  "\"",         "“",
                                                                  "”",          "«",
                                                                  "»",          " ",
                                                                  " ",          " ",
                                                                  "a",          "bc",
                                                                  "U.S.",       "d’e",
                                                                  "-",          "+",
                                                                  "|",          "*",
                                                                  "?",          ":",
                                                                  "..",         "[",
                                                                  "]",          "<",
                                                                  ">",          "=",
                                                                  "AND",        " AND ",
                                                                  " OR ",       "NOT ",
                                                                  "AND/OR",     "in:",
                                                                  "title",      "lead",
                                                                  "in:title ",  "in:lead ",
                                                                  "country:",   "source:",
                                                                  "id:",        "path:",
                                                                  "byline:",    "date:",
                                                                  "words:",     "after:",
                                                                  "before:",    "2025",
                                                                  "2025-06-12", "-7d",
                                                                  "today",      "unknown",
                                                                  "100",        "&",
                                                                  "—",          "persn:",
                                                                  "WSJ:",       "https://",
                                                                  "near",       "\xE3\x80\x80",
                                                                  "北京",       "\xC2\xAD",
                                                                  "w/5",        "lang:",
                                                                  "source:a ",  "source:b ",
                                                                  "country:IR "});
  std::uniform_int_distribution<std::size_t> part(0, kParts.size() - 1);
  std::uniform_int_distribution<int> length(1, 14);
  std::uniform_int_distribution<int> percent(0, 999);
  std::uniform_int_distribution<int> byte(0, 255);
  std::string out;
  for (int i = length(random); i > 0; --i) {
    if (percent(random) < 5) {
      out += static_cast<char>(byte(random));
    } else {
      out += kParts[part(random)];
    }
  }
  return out;
}

TEST(QueryParser, ReadsItsOwnSpellingOfAnyQueryBack) {
  std::mt19937 random(20250618);
  int understood = 0;
  for (int i = 0; i < 30000; ++i) {
    const std::string typed = random_query(random);
    const bool any = i % 2 == 1;
    std::string canonical;
    Node root;
    try {
      root = read(typed, any).root;
      canonical = to_string(root);
      ++understood;
    } catch (const InputError&) {
      continue;
    }
    try {
      ASSERT_EQ(to_string(read(canonical, any).root), canonical) << typed;
      ASSERT_EQ(read(canonical, any).root, root) << typed << '\n' << canonical;
      ASSERT_EQ(read(canonical, !any).root, root) << typed << '\n' << canonical;
    } catch (const InputError& error) {
      FAIL() << typed << '\n' << canonical << '\n' << error.what();
    }
  }
  EXPECT_GT(understood, 3000);
}

}  // namespace
}  // namespace newsdex::query
