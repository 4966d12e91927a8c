// Inputs in UTF-16 give what they give in UTF-8.

#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include "indexer/formats/utf16_reader.h"
#include "tests/support/failing_input.h"
#include "tests/support/read_items.h"

namespace newsdex {
namespace {

using testing::SizeIs;

enum class Order { little, big };

std::string in_utf16(std::u16string_view units, Order order) {
  std::string bytes = order == Order::big ? "\xfe\xff" : "\xff\xfe";
  for (const char16_t unit : units) {
    const char high = static_cast<char>(unit >> 8U);
    const char low = static_cast<char>(unit & 0xffU);
    bytes += order == Order::big ? high : low;
    bytes += order == Order::big ? low : high;
  }
  return bytes;
}

std::string in_utf16(const std::string& utf8, Order order) {
  const auto text = icu::UnicodeString::fromUTF8(utf8);
  return in_utf16({text.getBuffer(), static_cast<std::size_t>(text.length())}, order);
}

/// "LINE id title|body", or "LINE problem".
std::vector<std::string> lines_of(const std::vector<Item>& items) {
  std::vector<std::string> lines;
  for (const Item& item : items) {
    const RawArticle article = article_of(item);
    const std::string problem = problem_of(item);
    lines.push_back(std::to_string(item.line) + ' ' +
                    (problem.empty()
                         ? article.id + ' ' + article.title + '|' + article.body + text_of(article)
                         : problem));
  }
  return lines;
}

struct Input {
  const char* name;
  Format format;
  std::string utf8;
};

std::ostream& operator<<(std::ostream& out, const Input& input) { return out << input.name; }

/// More than is converted at once, with a character of two units on each place of a block.
std::string many_lines() {
  std::string all;
  for (int i = 0; i < 5000; ++i) {
    all += R"({"id":")" + std::to_string(i) + R"(","body":"Zoë )" +
           std::string(static_cast<std::size_t>(i % 7), 'x') + " 港 🚢 closed\"}\n";
  }
  return all;
}

class Utf16 : public testing::TestWithParam<std::tuple<Input, Order>> {};

TEST_P(Utf16, GivesTheItemsOfUtf8) {
  const auto& [input, order] = GetParam();
  const std::string bytes = in_utf16(input.utf8, order);
  const auto items = read_items(input.format, bytes);
  const auto expected = lines_of(read_items(input.format, input.utf8));
  ASSERT_FALSE(expected.empty());
  EXPECT_EQ(lines_of(items), expected);
  std::uint64_t taken = 0;
  for (const Item& item : items) taken += item.bytes;
  EXPECT_EQ(taken, bytes.size());
}

TEST_P(Utf16, IsRecognisedAsUtf8Is) {
  const auto& [input, order] = GetParam();
  const auto found = sniff(in_utf16(input.utf8.substr(0, 1000), order), "a.txt", FieldNames());
  ASSERT_TRUE(std::holds_alternative<Format>(found));
  EXPECT_EQ(std::get<Format>(found), input.format);
}

INSTANTIATE_TEST_SUITE_P(
    Of, Utf16,
    testing::Combine(
        testing::Values(Input{"Lines", Format::jsonl,
                              "{\"id\":\"1\",\"body\":\"Zoë\"}\r\nbad\n{\"title\":\"é\"}\n"},
                        Input{"Array", Format::jsonl,
                              "[\n{\"id\":\"1\",\"body\":\"Zoë\"},\n{\"body\":\"港\"}]"},
                        Input{"ManyLines", Format::jsonl, many_lines()},
                        Input{"Table", Format::csv,
                              "id;title;body\n1;é;\"a\n\"\"b\"\" 🚢\"\n2;x\n3;Zoë;c\n"},
                        Input{"Ninjs", Format::ninjs,
                              "{\"uri\":\"u\",\"pubstatus\":\"usable\",\"headline\":\"é\",\"body_"
                              "text\":\"Zoë\"}\n"}),
        testing::Values(Order::little, Order::big)),
    [](const auto& row) {
      return std::string(std::get<Input>(row.param).name) +
             (std::get<Order>(row.param) == Order::big ? "Big" : "Little");
    });

TEST(Utf16, WhatIsNoCharacterIsReplaced) {
  const std::u16string broken = std::u16string(u"{\"body\":\"a") + u'\xd83d' + u"b" + u'\xdea2' +
                                u"c" + u'\xd83d' + u'\xd83d' + u'\xdea2' + u"\"}\n";
  const auto items = read_items(Format::jsonl, in_utf16(broken, Order::little) + "x");
  ASSERT_THAT(items, SizeIs(2));
  EXPECT_EQ(article_of(items[0]).body, "a\ufffdb\ufffdc\ufffd🚢");
  EXPECT_THAT(problem_of(items[1]), testing::HasSubstr("not valid JSON")) << "half a unit";
}

TEST(Utf16, MarksOfOtherEncodingsAreNone) {
  EXPECT_TRUE(has_utf16_mark("\xff\xfe"));
  EXPECT_TRUE(has_utf16_mark("\xfe\xff{"));
  EXPECT_FALSE(has_utf16_mark(std::string("\xff\xfe\0\0", 4))) << "UTF-32";
  for (const char* other : {"", "\xff", "\xef\xbb\xbf{", "{"}) EXPECT_FALSE(has_utf16_mark(other));
}

TEST(Utf16, RecordWithoutItsEndIsNoneWhereReadingFailed) {
  FailingInput buffer(in_utf16("{\"body\":\"a\"}\n{\"body\":\"b\"}", Order::little));
  std::istream input(&buffer);
  ByteStream stream(input);
  const FieldNames fields;
  const auto reader = open_reader(Format::jsonl, stream, fields);
  const auto first = reader->next();
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(article_of(*first).body, "a");
  EXPECT_FALSE(reader->next().has_value());
  EXPECT_TRUE(stream.broken());
}

}  // namespace
}  // namespace newsdex
