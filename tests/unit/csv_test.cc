// Tables: from bytes to items.

#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/formats/csv_table.h"
#include "indexer/formats/reader.h"
#include "indexer/limits.h"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::Pair;

std::vector<Item> items_of(const std::string& bytes,
                           const std::vector<FieldMapping>& mappings = {}) {
  std::istringstream input(bytes);
  ByteStream stream(input);
  const FieldNames fields(mappings);
  const auto reader = open_reader(Format::csv, stream, fields);
  std::vector<Item> items;
  while (auto item = reader->next()) items.push_back(std::move(*item));
  return items;
}

// "LINE title|body" of an article, "LINE reason" of what is none.
std::vector<std::string> read(const std::string& bytes,
                              const std::vector<FieldMapping>& mappings = {}) {
  std::vector<std::string> lines;
  for (const Item& item : items_of(bytes, mappings)) {
    std::string line = std::to_string(item.line) + ' ';
    if (const auto* article = std::get_if<RawArticle>(&item.content)) {
      line += article->title + '|' + article->body;
    } else {
      line += std::get<Problem>(item.content).reason;
    }
    lines.push_back(line);
  }
  return lines;
}

struct Table {
  const char* name;
  std::string bytes;
  std::vector<std::string> items;
};

std::ostream& operator<<(std::ostream& out, const Table& table) { return out << table.name; }

const auto kTables = std::to_array<Table>({
    {"commas", "title,body\na,b\nc,d\n", {"2 a|b", "3 c|d"}},
    {"semicolons", "title;body\na,x;b\n", {"2 a,x|b"}},
    {"tabs", "title\tbody\na\tb\n", {"2 a|b"}},
    {"bars", "title|body\na|b\n", {"2 a|b"}},
    {"crlf", "title,body\r\na,b\r\nc,d\r\n", {"2 a|b", "3 c|d"}},
    {"no_last_line_end", "title,body\na,b", {"2 a|b"}},
    {"mark", "\xef\xbb\xbftitle,body\na,b\n", {"2 a|b"}},
    {"names_its_separator", "sep=;\r\ntitle;body\r\na,x;b\r\n", {"3 a,x|b"}},
    {"names_an_odd_separator", "\xef\xbb\xbfsep=^\ntitle^body\na;x^b\n", {"3 a;x|b"}},
    {"begins_as_if_it_named_one", "sep=,title\na,b\n", {"2 b|"}},
    {"quoted", "\"title\",\"body\"\n\"a, \"\"x\"\"\",\"b\"\n", {"2 a, \"x\"|b"}},
    {"quoted_newlines", "title,body\na,\"b\n\nc\r\nd\"\ne,f\n", {"2 a|b\n\nc\nd", "6 e|f"}},
    {"empty_lines", "title,body\n\n\na,b\n\n", {"4 a|b"}},
    {"blanks", "title , body\n a , b \n", {"2 a|b"}},
    {"ragged",
     "title,body\na\nb,c,d\ne,f\n",
     {"2 1 fields in 2 columns", "3 3 fields in 2 columns", "4 e|f"}},
    {"empty_row", "title,body,x\n,,1\na,b,\n", {"2 neither title nor body", "3 a|b"}},
    {"unclosed",
     "title,body\na,b\nc,\"d\ne,f\n",
     {"2 a|b", "3 a quoted field without its closing quote"}},
    {"windows_1252",
     "title,body\nLe caf\xe9,\x93L'\xe9t\xe9 \xe0 la for\xeat a \xe9t\xe9 tr\xe8s "
     "long\x94\nNo\xebl,ship\n",
     {"2 Le café|“L'été à la forêt a été très long”", "3 Noël|ship"}},
    {"no_columns_of_ours", "x,y\n1,2\n", {"2 neither title nor body"}},
    {"only_columns", "title,body\n", {}},
    {"nothing", "", {}},
});

class EveryTable : public testing::TestWithParam<Table> {};

TEST_P(EveryTable, IsRead) { EXPECT_EQ(read(GetParam().bytes), GetParam().items); }

INSTANTIATE_TEST_SUITE_P(Of, EveryTable, testing::ValuesIn(kTables),
                         [](const auto& table) { return std::string(table.param.name); });

TEST(Csv, ColumnsAreThoseOfJsonLines) {
  const auto items = items_of(
      "id,headline,text,date,outlet,authors,tags,people,desk,,body\n"
      "7,a,b,2024-05-13,Post,Ana Duarte,\"x; y\",\"P, Q\",sports,left,c\n");
  ASSERT_EQ(items.size(), 1U);
  const auto& article = std::get<RawArticle>(items[0].content);
  EXPECT_EQ(article.id, "7");
  EXPECT_EQ(article.title, "a");
  EXPECT_EQ(article.body, "c");
  EXPECT_EQ(article.published, "2024-05-13");
  EXPECT_EQ(article.source, "Post");
  EXPECT_THAT(article.bylines, ElementsAre("Ana Duarte"));
  EXPECT_THAT(article.topics, ElementsAre("x", "y"));
  EXPECT_THAT(article.supplied.people, ElementsAre("P", "Q"));
  EXPECT_THAT(article.extra, ElementsAre(Pair("text", "\"b\""), Pair("desk", "\"sports\""),
                                         Pair("column 10", "\"left\"")));
}

TEST(Csv, MappingsAreObeyed) {
  EXPECT_THAT(read("kop,tekst\na,b\n", {{InputField::title, "kop"}, {InputField::body, "tekst"}}),
              ElementsAre("2 a|b"));
}

TEST(Csv, BytesOfItemsAddUp) {
  const std::string bytes = "title,body\na,\"b\nc\"\nd,e\n";
  std::uint64_t sum = 0;
  for (const Item& item : items_of(bytes)) sum += item.bytes;
  EXPECT_EQ(sum, bytes.size() - std::string("title,body\n").size());
}

TEST(Csv, WhatBytesCannotBeCutFailsOnce) {
  // A quote that is never closed, and 100 MB behind it: more than a record may have.
  std::string bytes = "title,body\na,\"b\n";
  for (int i = 0; i < 1'000'000; ++i)
    bytes +=
        "a line of text that is long enough to fill a hundred bytes when it is repeated so often, "
        "as here it is\n";
  const auto lines = read(bytes);
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines[0], "2 a record longer than 16 MiB");
}

TEST(CsvLayout, IsFoundBySeparatorsAndColumns) {
  const FieldNames fields;
  EXPECT_EQ(find_csv_layout("id;title\n1;a, b\n2;c\n", fields)->separator, ';');
  EXPECT_EQ(find_csv_layout("id,title;x\n1,a\n", fields), std::nullopt);
  EXPECT_EQ(find_csv_layout("title\na\n", fields), std::nullopt) << "one column is a text";
  EXPECT_EQ(find_csv_layout("title,text\nIt rained.\nIt snowed.\nIt went on.\n", fields),
            std::nullopt);
  EXPECT_EQ(find_csv_layout("sep=,\nid;title\n1;a\n", fields), std::nullopt) << "it is obeyed";
  EXPECT_EQ(find_csv_layout("sep=;", fields), std::nullopt);
}

}  // namespace
}  // namespace newsdex
