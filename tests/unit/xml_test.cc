// The way to libxml2: what broken and hostile XML becomes before it, and what comes out as records.

#include "indexer/formats/xml.h"

#include <chrono>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/formats/xml_repair.h"
#include "indexer/formats/xml_text.h"
#include "indexer/limits.h"
#include "tests/unit/cpu_clock.h"

namespace newsdex {
namespace {

using testing::HasSubstr;

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string repaired(std::string_view xml, std::size_t piece = 1 << 16) {
  XmlRepair repair;
  std::string out;
  for (; !xml.empty(); xml.remove_prefix(std::min(piece, xml.size()))) {
    repair.feed(xml.substr(0, piece), out);
  }
  repair.finish(out);
  return out;
}

struct RepairCase {
  const char* name;
  const char* xml;
  const char* whole;
};

constexpr auto kRepairs = std::to_array<RepairCase>({
    {"GoodXmlStays", "<a x=\"1\"><b/>text</a>", "<a x=\"1\"><b/>text</a>"},
    {"BareAmpersand", "<a>AT&T & you</a>", "<a>AT&#38;T &#38; you</a>"},
    {"KnownEntities", "<a>&amp;&lt;&eacute;&nbsp;&apos;</a>", "<a>&#38;&#60;é\u00a0'</a>"},
    {"UnknownEntity", "<a>&lol;</a>", "<a>&#38;lol;</a>"},
    {"NumbersOfWindows1252", "<a>&#150;&#x97;</a>", "<a>–—</a>"},
    {"NumbersThatAreNoCharacter", "<a>&#0;&#xD800;&#99999999999;</a>",
     "<a>  &#38;#99999999999;</a>"},
    {"StrayBracket", "<a>1 < 2 <3</a>", "<a>1 &#60; 2 &#60;3</a>"},
    {"UnclosedTags", "<a><b>x<br>y</a>", "<a><b>x<br>y</br></b></a>"},
    {"EndOfNothing", "<a>x</b></a>", "<a>x</a>"},
    {"OverlappingTags", "<a><b><i>x</b></i></a>", "<a><b><i>x</i></b></a>"},
    {"Cdata", "<a><![CDATA[<p>x & y</p>]]></a>", "<a>&#60;p&#62;x &#38; y&#60;/p&#62;</a>"},
    {"CommentsAndInstructions", "<?xml version=\"1.0\"?><!-- <a> --><a><?php x ?>y<!-- -- --></a>",
     "<a>y</a>"},
    {"DoctypeWithEntities",
     "<!DOCTYPE a [<!ENTITY x \"]>\"><!-- don't --><!ENTITY y SYSTEM 'file:///etc/passwd'>]><a>&y;"
     "</a>",
     "<a>&#38;y;</a>"},
    {"AttributesWithoutQuotes", "<a b=c d>x</a>", "<a b=\"c\" d=\"\">x</a>"},
    {"MarkupInAttributes", "<a b='<i> & \"x\" &eacute;'>x</a>",
     "<a b=\"&#60;i&#62; &#38; &#34;x&#34; é\">x</a>"},
    {"LineEndsInTags", "<a\nb='1'\n/>", "<a b=\"1\"\n\n/>"},
    {"TagWithoutItsEnd", "<a><b <c>x</c></a>", "<a><b><c>x</c></b></a>"},
    {"TwoRoots", "<a>x</a><b>y</b>", "<a>x</a>"},
    {"CutTag", "<a>x<b att", "<a>x"},
    {"CutCdata", "<a><![CDATA[x]]", "<a>x]]"},
    {"CutReference", "<a>x&am", "<a>x&#38;am"},
});

TEST(XmlRepair, MakesWholeXmlOfAnything) {
  for (const auto& [name, xml, whole] : kRepairs) EXPECT_EQ(repaired(xml), whole) << name;
}

TEST(XmlRepair, DoesNotDependOnHowTheInputIsCut) {
  for (const auto& [name, xml, whole] : kRepairs) {
    for (const std::size_t piece : {1U, 2U, 3U, 7U}) {
      EXPECT_EQ(repaired(xml, piece), whole) << name << " in pieces of " << piece;
    }
  }
}

TEST(XmlRepair, IsIdempotent) {
  for (const auto& [name, xml, whole] : kRepairs) EXPECT_EQ(repaired(whole), whole) << name;
}

TEST(XmlRepair, BoundsTagsAndDepth) {
  const std::string attributes = repaired("<a" + repeat(" b='1'", 300) + ">x</a>");
  EXPECT_EQ(attributes, "<a" + repeat(" b=\"1\"", kMaxXmlAttributes) +
                            "><?cut tags whose attributes are more than 256?>x</a>");
  EXPECT_EQ(repaired("<a b='" + std::string(kMaxXmlTagBytes, 'y') + "'>x</a>"),
            "<a><?cut tags longer than 65536?>x</a>");
  const std::string deep = repaired(repeat("<d>", 100'000) + "x" + repeat("</d>", 100'000));
  EXPECT_EQ(deep, repeat("<d>", kMaxXmlDepth) + "<?cut tags nested deeper than 200?>x" +
                      repeat("</d>", kMaxXmlDepth));
}

TEST(XmlRepair, SaysWhereSomethingWasWrong) {
  XmlRepair repair;
  std::string out;
  repair.feed("<a>\n<b>\n</a>\n", out);
  const auto faults = repair.take_faults();
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].line, 3U);
  EXPECT_EQ(faults[0].what, "<b> is not closed");
}

// Records.

bool is_r(const XmlElement& element) { return element.name == "r"; }

struct Read {
  std::vector<XmlRecord> records;
  std::string head;
  bool complete = false;
};

Read read(const std::string& bytes) {
  std::istringstream input(bytes);
  ByteStream stream(input);
  XmlRecords records(stream, is_r);
  Read result;
  while (auto record = records.next()) result.records.push_back(std::move(*record));
  if (records.head() != nullptr) result.head = line_of(records.head());
  result.complete = records.complete();
  return result;
}

TEST(XmlRecords, GivesRecordsAndWhatIsAroundThem) {
  const Read result = read("<a>head<r n='1'><t>one</t></r>\n<x><r n='2'>two</r></x> tail</a>");
  ASSERT_EQ(result.records.size(), 2U);
  EXPECT_EQ(result.records[0].element.attribute("n"), "1");
  EXPECT_EQ(line_of(result.records[0].element.child("t")), "one");
  EXPECT_EQ(result.records[1].line, 2U);
  EXPECT_EQ(result.head, "head tail");
  EXPECT_TRUE(result.complete);
}

TEST(XmlRecords, KnowsNamespacesAndUndeclaredPrefixes) {
  const Read result = read("<r xmlns='urn:a' xmlns:p='urn:b'><p:x/><q:y z='a &amp; b'/></r>");
  ASSERT_EQ(result.records.size(), 1U);
  const XmlElement& root = result.records[0].element;
  EXPECT_EQ(root.space, "urn:a");
  EXPECT_EQ(root.child("x")->space, "urn:b");
  EXPECT_EQ(root.child("y")->space, "q");
  EXPECT_EQ(root.child("y")->attribute("z"), "a & b");
}

TEST(XmlRecords, EndsARecordWhoseEndIsMissingWhereTheNextOneBegins) {
  const Read result = read("<a><r>one<r>two</r><r>three</r></a>");
  ASSERT_EQ(result.records.size(), 3U);
  EXPECT_EQ(line_of(&result.records[1].element), "two");
}

TEST(XmlRecords, SaysThatTheLastRecordWasCut) {
  const Read result = read("<a><r>one</r><r>tw");
  ASSERT_EQ(result.records.size(), 2U);
  EXPECT_FALSE(result.records[0].cut);
  EXPECT_TRUE(result.records[1].cut);
  EXPECT_FALSE(result.complete);
}

TEST(XmlRecords, KeepsNothingOfARecordThatIsTooLarge) {
  const Read text = read("<a><r>" + std::string(Limits{}.record + 1, 'x') + "</r><r>y</r></a>");
  ASSERT_EQ(text.records.size(), 2U);
  EXPECT_TRUE(text.records[0].too_large);
  EXPECT_EQ(line_of(&text.records[1].element), "y");
  const Read elements = read("<a><r>" + repeat("<e/>", Limits{}.elements + 1) + "</r></a>");
  ASSERT_EQ(elements.records.size(), 1U);
  EXPECT_TRUE(elements.records[0].too_large);
}

TEST(XmlRecords, SayWhatOfThemWasBeyondABound) {
  const std::string deep = repeat("<d>", kMaxXmlDepth) + "x" + repeat("</d>", kMaxXmlDepth);
  const std::string crowded = "<c\n" + repeat(" b='1'", kMaxXmlAttributes + 1);
  const std::string long_tag = "<l b='" + std::string(kMaxXmlTagBytes, 'y') + "'>";
  const Read result = read("<a><?cut nothing?>" + crowded + "/><r>" + deep + deep + "</r><r>" +
                           crowded + "/>" + long_tag + "</l>" + crowded + ">y</c></r><r>z</r></a>");
  ASSERT_EQ(result.records.size(), 3U);
  const Cut too_deep{CutKind::markup, "tags nested deeper than 200"};
  const Cut too_crowded{CutKind::markup, "tags whose attributes are more than 256"};
  const Cut too_long{CutKind::markup, "tags longer than 65536"};
  EXPECT_EQ(result.records[0].cuts, std::vector<Cut>{too_deep});
  EXPECT_EQ(line_of(&result.records[0].element), "xx");
  EXPECT_EQ(result.records[1].cuts, (std::vector<Cut>{too_crowded, too_long}));
  EXPECT_EQ(line_of(&result.records[1].element), "y");
  EXPECT_TRUE(result.records[2].cuts.empty());
  EXPECT_EQ(result.records[2].line, 4U) << "marks are no lines";
}

TEST(XmlRecords, GiveMarkupBack) {
  const Read result = read("<r xmlns='urn:x'><p>a <b>b</b> &lt;c&gt;<br/></p></r>");
  EXPECT_EQ(inner_markup(result.records[0].element), "<p>a <b>b</b> &lt;c&gt;<br></p>");
}

// Encodings: the same text, however it is written.

std::string utf16(std::string_view ascii, bool big, std::string mark) {
  for (const char c : ascii) {
    mark += big ? std::string{'\0', c} : std::string{c, '\0'};
  }
  return mark;
}

TEST(XmlText, IsTheSameWhateverTheEncoding) {
  const std::string plain = "<r>caf\xc3\xa9</r>";
  struct Case {
    const char* name;
    std::string bytes;
  };
  const std::vector<Case> cases = {
      {"undeclared", plain},
      {"declared", "<?xml version='1.0' encoding='utf-8'?>" + plain},
      {"mark", "\xef\xbb\xbf" + plain},
      {"declared as another", "<?xml version='1.0' encoding='iso-8859-1'?>" + plain},
      {"declared as nothing known", "<?xml version='1.0' encoding='x-none'?>" + plain},
      {"latin1", "<?xml version='1.0' encoding='iso-8859-1'?><r>caf\xe9</r>"},
      {"latin1 without a declaration", "<r>caf\xe9</r>"},
      {"latin1 declared as UTF-8", "<?xml version='1.0' encoding='utf-8'?><r>caf\xe9</r>"},
      {"koi8", "<?xml version='1.0' encoding='koi8-r'?><r>caf\xc3\xa9</r>"},
      {"numeric", "<r>caf&#233;</r>"},
      {"named", "<r>caf&eacute;</r>"},
      {"UTF-16", utf16("<r>caf&#233;</r>", false, "\xff\xfe")},
      {"UTF-16 big", utf16("<r>caf&#233;</r>", true, "\xfe\xff")},
      {"UTF-16 without a mark", utf16("<r>caf&#233;</r>", false, "")},
      {"NUL", std::string("<r>caf\xc3\xa9\0</r>", 14)},
  };
  for (const auto& [name, bytes] : cases) {
    const Read result = read(bytes);
    ASSERT_EQ(result.records.size(), 1U) << name;
    EXPECT_EQ(line_of(&result.records[0].element), "caf\xc3\xa9") << name;
  }
}

TEST(XmlText, LabelsMeanWhatTheyMeanOnPages) {
  for (const char* label : {"iso-8859-1", "ISO8859-1", "iso_8859-1", "us-ascii", "windows-1252"}) {
    const Read result = read(std::string("<?xml version='1.0' encoding='") + label +
                             "'?><r>\x93"
                             "caf\xe9\x94</r>");
    ASSERT_EQ(result.records.size(), 1U) << label;
    EXPECT_EQ(line_of(&result.records[0].element), "“café”") << label;
  }
}

// Bombs: each ends soon, with little memory, and leaks nothing. (The limit is that of a loaded
// machine; each takes a fraction of a second.)

TEST(XmlRecords, SurviveBombs) {
  std::string laughs = "<!DOCTYPE a [<!ENTITY lol0 'lol'>";
  for (int i = 1; i < 10; ++i) {
    laughs += "<!ENTITY lol" + std::to_string(i) + " '" +
              repeat("&lol" + std::to_string(i - 1) + ";", 10) + "'>";
  }
  struct Case {
    const char* name;
    std::string bytes;
  };
  const std::vector<Case> cases = {
      {"billion laughs", laughs + "]><a><r>&lol9;</r></a>"},
      {"quadratic blow-up", "<!DOCTYPE a [<!ENTITY x '" + repeat("y", 1 << 20) + "'>]><a><r>" +
                                repeat("&x;", 50'000) + "</r></a>"},
      {"external entity",
       "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a><r>&x;</r></a>"},
      {"external DTD", "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a><r>x</r></a>"},
      {"parameter entity",
       "<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'>%x;]><a><r>x</r></a>"},
      {"deep", "<a><r>" + repeat("<d>", 1'000'000) + "x"},
      {"attributes", "<a><r" + repeat(" b='1'", 200'000) + ">x</r></a>"},
      {"distinct attributes",
       [] {
         std::string tag = "<a><r";
         for (int i = 0; i < 200'000; ++i) tag += " b" + std::to_string(i) + "='1'";
         return tag + ">x</r></a>";
       }()},
      {"tags that never end", repeat("<a b='", 200'000)},
      {"brackets", "<a>" + repeat("<", 5'000'000)},
      {"references", "<a><r>" + repeat("&", 5'000'000)},
      {"ends", "<a>" + repeat("</a>", 1'000'000)},
      {"comment without end", "<a><!--" + repeat("-", 5'000'000)},
      {"CDATA without end", "<a><r><![CDATA[" + repeat("]", 5'000'000)},
      {"doctype without end", "<!DOCTYPE " + repeat("[<", 2'000'000)},
      {"records that do not end", "<a>" + repeat("<r>x", 500'000)},
      {"one endless line", "<a><r>" + std::string(50'000'000, 'x') + "</r></a>"},
      {"namespaces",
       [] {
         std::string xml = "<a>";
         for (int i = 0; i < 20'000; ++i) {
           xml += "<r xmlns:n" + std::to_string(i) + "='urn:" + std::to_string(i) + "'/>";
         }
         return xml + "</a>";
       }()},
  };
  for (const auto& [name, bytes] : cases) {
    const auto begin = CpuClock::now();
    const Read result = read(bytes);
    EXPECT_LT(CpuClock::now() - begin, std::chrono::seconds(10)) << name;
    for (const XmlRecord& record : result.records) {
      EXPECT_EQ(line_of(&record.element).find("root:"), std::string::npos) << name;
    }
  }
}

}  // namespace
}  // namespace newsdex
