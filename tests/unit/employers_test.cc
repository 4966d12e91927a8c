// Firms that are called like persons.

#include "common/entities/employers.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/entities_cut.h"

namespace newsdex::entities {
namespace {

using tagger::SpanKind;
using tagger::TaggedSpan;

struct Case {
  const char* name;
  const char* text;   // the tagger takes every Xan Yorro, Anna Carter and Zell for a person
  const char* firms;  // those that are none, by their words
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << '"' << c.text << '"'; }

constexpr auto kCases = std::to_array<Case>({
    {"BehindAnOccupation", "Zell, an analyst at Xan Yorro, spoke.", "Xan Yorro"},
    {"BehindAnOccupationOfTwoWords", "Zell, equity strategist with Xan Yorro, spoke.", "Xan Yorro"},
    {"BehindMany", "Even traders at Xan Yorro spoke.", "Xan Yorro"},
    {"BehindAFullName", "Then Anna Carter of Xan Yorro spoke.", "Xan Yorro"},
    {"InAllItsMentions", "Xan Yorro grew. Zell is a trader at Xan Yorro.", "Xan Yorro, Xan Yorro"},
    {"WhereItGoesOnThereAlone", "Xan Yorro is an analyst at Xan Yorro & Co.", "Xan Yorro"},
    {"OnesLawyer", "Zell is a lawyer with Xan Yorro.", ""},
    {"OnesAim", "They shouted at Xan Yorro.", ""},
    {"BehindASurname", "Then Zell of Xan Yorro spoke.", ""},
    {"APartysOwner", "Then Anna Carter of Xan Yorro’s party spoke.", ""},
    {"BehindAComma", "He is an analyst, at Xan Yorro as well.", ""},
    {"KnownPerson", "He is a trader at Angela Merkel.", ""},
});

class Employers : public testing::TestWithParam<Case> {};

/// The names that the tagger would find.
std::vector<TaggedSpan> persons_of(const Words& words) {
  std::vector<TaggedSpan> spans;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].folded;
    if (word == "zell") spans.push_back({i, i, SpanKind::person, 90});
    if (word == "xan" || word == "anna" || word == "angela") {
      spans.push_back({i, i + 1, SpanKind::person, 90});
    }
  }
  return spans;
}

TEST_P(Employers, AreTheseFirms) {
  const Cut cut(GetParam().text);
  std::vector<TaggedSpan> spans = persons_of(cut.words);
  mark_employers(cut.words, cut.names, tables(), spans);
  std::string firms;
  for (const TaggedSpan& span : spans) {
    if (span.kind == SpanKind::person) continue;
    EXPECT_EQ(span.kind, SpanKind::organisation);
    if (!firms.empty()) firms += ", ";
    firms += cut.words.surface(span.first, span.last);
  }
  EXPECT_EQ(firms, GetParam().firms);
}

INSTANTIATE_TEST_SUITE_P(Rules, Employers, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace newsdex::entities
