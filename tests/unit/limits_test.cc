#include "indexer/limits.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "indexer/inputs.h"
#include "tests/support/packing.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string times(std::size_t count, std::string_view text) {
  std::string all;
  for (; count > 0; --count) all += text;
  return all;
}

std::string article(const std::string& fields) {
  return R"({"id":"a","title":"Port","body":"It rained.")" + fields + "}\n";
}

std::string feed(const std::string& inside) {
  return "<rss><channel><title>P</title><item><guid>a</guid><title>Port</title>" + inside +
         "</item></channel></rss>";
}

std::string page(std::size_t paragraphs) {
  return "<html><title>Port</title><body>" +
         times(paragraphs, "<p>The port was closed on Monday, the harbour office said.</p>") +
         "</body></html>";
}

/// An input that only a bound below the usual one touches.
struct Touched {
  const char* setting;
  const char* file;  ///< its name, which says the format
  std::string (*bytes)();
  const char* told;  ///< of one of its items: why it failed, or what was cut
};

constexpr std::size_t kMillion = 1'000'000;

const Touched kTouched[] = {
    {"text=1KiB", "a.txt", [] { return "Port closed\n\n" + times(300, "It rained. "); },
     "text of 3313 bytes to 1024"},
    {"title=64", "a.jsonl",
     [] { return R"({"body":"a","title":")" + times(20, "Port ") + "\"}\n"; },
     "title of 100 bytes to 64"},
    {"field=100", "a.jsonl", [] { return article(R"(,"section":")" + times(40, "abc") + '"'); },
     "section of 120 bytes to 100"},
    {"field=100", "a.jsonl",
     [] { return article(R"(,"topics":["b",")" + times(40, "abc") + "\"]"); },
     "topics of 120 bytes to 100"},
    {"list=2", "a.jsonl", [] { return article(R"(,"people":["Ana","Bea","Cem"])"); },
     "people of 3 values to 2"},
    {"extra=0", "a.jsonl", [] { return article(R"(,"mood":"x")"); }, "1 unknown fields to 0"},
    {"extra-bytes=1KB", "a.jsonl",
     [] { return article(R"(,"m":"x","n":")" + times(400, "abc") + '"'); },
     "2 unknown fields to 1"},
    {"record=1KiB", "a.jsonl", [] { return article(R"(,"m":")" + times(400, "abc") + '"'); },
     "a line longer than 1 KiB"},
    {"record=1KiB", "a.json",
     [] { return "[\n" + article(R"(,"m":")" + times(400, "abc") + '"') + "]"; }, "longer than"},
    {"record=1KiB", "a.txt", [] { return times(300, "It rained. "); },
     "a text file longer than 1 KiB"},
    {"record=2KiB", "a.html", [] { return page(40); }, "a page longer than 2 KiB"},
    {"record=1KiB", "a.csv", [] { return "title,body\na," + times(300, "It rained. ") + '\n'; },
     "a record longer than 1 KiB"},
    {"record=16KB", "a.sgm",
     [] {
       return "<REUTERS NEWID=\"1\">\n<TEXT><TITLE>Port</TITLE><BODY>" +
              times(40'000, "It rained. ") + "</BODY></TEXT></REUTERS>\n";
     },
     "a record longer than 16 KiB"},
    {"record=1KiB", "a.warc",
     [] {
       const std::string body = times(300, "It rained. ");
       return "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://a.example/x/y\r\n"
              "WARC-Date: 2024-05-13T08:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: " +
              std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
     },
     "a record longer than 1 KiB"},
    {"record=1KiB", "a.rss",
     [] { return feed("<description>" + times(300, "It rained. ") + "</description>"); },
     "an item with more than 1 KiB or 100000 elements"},
    {"record=1KiB", "a.ninjs.json",
     [] {
       return R"({"uri":"a:1","type":"text","versioncreated":"2024-05-13T08:00:00Z","headline":"Port",)"
              R"("body_text":")" +
              times(300, "It rained. ") + "\"}";
     },
     "longer than"},
    {"elements=100", "a.rss",
     [] { return feed("<x>" + times(200, "<y/>") + "</x><description>Rain</description>"); },
     "an item with more than 16 MiB or 100 elements"},
    {"page=2KB", "a.html", [] { return page(40); }, "page of 2525 bytes to 2048"},
    {"members=2", "a.zip",
     [] {
       return pack(ContainerKind::zip, {{"1.txt", "Rain."}, {"2.txt", "Sun."}, {"3.txt", "Fog."}});
     },
     "holds more than 2 files: not read further"},
    {"ratio=10", "a.txt.gz",
     [] { return compress(ContainerKind::gzip, times(2 * kMillion, "It rained. ")); },
     "unpacks to more than 10 times its size: not read further"},
    {"unpacked=1M", "a.txt.gz",
     [] { return compress(ContainerKind::gzip, times(kMillion / 5, "It rained. ")); },
     "unpacks to more than 1 MiB: not read further"},
};

/// How the items of a file end within `limits`, one a line.
std::string endings(const Touched& input, const Limits& limits) {
  const TemporaryFolder folder;
  std::ofstream(folder / input.file, std::ios::binary) << input.bytes();
  InputOptions options;
  options.paths = {(folder / input.file).string()};
  options.limits = limits;
  std::istringstream none;
  ItemSource source(options, none);
  std::string lines;
  while (const auto item = source.next()) {
    if (const auto* problem = std::get_if<Problem>(&item->content)) {
      lines += problem->reason + '\n';
    } else {
      for (const Cut& cut : std::get<RawArticle>(item->content).cuts) lines += cut.what + '\n';
    }
  }
  return lines;
}

TEST(Limits, TouchWhatIsBeyondThemAndNothingElse) {
  for (const Touched& row : kTouched) {
    SCOPED_TRACE(std::string(row.setting) + " on " + row.file);
    const std::vector<std::string> settings{row.setting};
    EXPECT_THAT(endings(row, parse_limits(settings)), HasSubstr(row.told));
    EXPECT_THAT(endings(row, {}), Not(HasSubstr(row.told)));
  }
}

TEST(Limits, LetThroughWhatTheyAreMovedFor) {
  const Touched rows[] = {
      {"title=32K", "a.jsonl",
       [] { return R"({"body":"a","title":")" + times(4000, "Port ") + "\"}\n"; },
       "title of 20000 bytes to 16384"},
      {"record=64M", "a.rss",
       [] { return feed("<x>" + times(kMillion * 2, "It rained. ") + "</x>"); },
       "an item with more than 16 MiB"},
      {"record=64M", "a.ninjs.json",
       [] {
         return R"({"uri":"a:1","type":"text","versioncreated":"2024-05-13T08:00:00Z",)"
                R"("headline":"Port","x_notes":")" +
                times(kMillion * 2, "It rained. ") + "\"}";
       },
       "longer than"},
      {"elements=300000", "a.rss",
       [] { return feed("<x>" + times(200'000, "<y/>") + "</x><description>Rain</description>"); },
       "100000 elements"},
      {"page=16M", "a.html", [] { return page(150'000); }, "page of 9300045 bytes to 8388608"},
      {"ratio=1000000", "a.txt.zst",
       [] { return compress(ContainerKind::zstd, std::string(20 * kMillion, 'a')); },
       "unpacks to more than 1000 times its size"},
  };
  for (const Touched& row : rows) {
    SCOPED_TRACE(std::string(row.setting) + " on " + row.file);
    const std::vector<std::string> settings{row.setting};
    EXPECT_THAT(endings(row, {}), HasSubstr(row.told));
    EXPECT_THAT(endings(row, parse_limits(settings)), Not(HasSubstr(row.told)));
  }
}

TEST(Limits, EachOfTheTableIsTried) {
  std::set<std::string_view> tried;
  for (const Touched& row : kTouched) {
    const std::string_view setting = row.setting;
    tried.insert(setting.substr(0, setting.find('=')));
  }
  for (const LimitRow& row : limit_table()) EXPECT_TRUE(tried.contains(row.name)) << row.name;
  EXPECT_EQ(tried.size(), limit_table().size());
}

TEST(Limits, AreUsuallyWithinTheirRangesAndTakeBothEnds) {
  for (const LimitRow& row : limit_table()) {
    const std::uint64_t usual = Limits{}.*row.value;
    EXPECT_LE(row.least, usual) << row.name;
    EXPECT_GE(row.most, usual) << row.name;
    for (const std::uint64_t value : {row.least, usual, row.most}) {
      const std::vector<std::string> settings{std::string(row.name) + '=' + std::to_string(value)};
      EXPECT_EQ(parse_limits(settings).*row.value, value) << row.name;
    }
  }
}

TEST(Limits, AreReadAsSizesAndNumbers) {
  const struct {
    const char* setting;
    std::uint64_t Limits::*value;
    std::uint64_t is;
  } rows[] = {
      {"page=65536", &Limits::page, 65536},
      {"page=64K", &Limits::page, 65536},
      {"page=64KB", &Limits::page, 65536},
      {"page=64kB", &Limits::page, 65536},
      {"page=64KiB", &Limits::page, 65536},
      {"page=64 KiB", &Limits::page, 65536},
      {"page=65536B", &Limits::page, 65536},
      {"unpacked=2T", &Limits::unpacked, std::uint64_t{2} << 40U},
      {"unpacked=1P", &Limits::unpacked, std::uint64_t{1} << 50U},
      {"ratio=20", &Limits::ratio, 20},
  };
  for (const auto& row : rows) {
    const std::vector<std::string> settings{row.setting};
    EXPECT_EQ(parse_limits(settings).*row.value, row.is) << row.setting;
  }
}

TEST(Limits, LeaveRecordsRoomForTextsAndPages) {
  const struct {
    std::vector<std::string> settings;
    std::uint64_t mebibytes;
  } rows[] = {
      {{}, 16},
      {{"text=5M"}, 20},
      {{"text=64M"}, 256},
      {{"page=64M"}, 64},
      {{"page=64M", "record=2M"}, 2},
      {{"record=100M", "text=64M"}, 100},
  };
  for (const auto& row : rows) EXPECT_EQ(parse_limits(row.settings).record >> 20U, row.mebibytes);
}

TEST(Limits, RefuseWhatTheyDoNotMean) {
  const struct {
    std::vector<std::string> settings;
    const char* says;
    const char* hint;
  } rows[] = {
      {{"pages=1M"}, "no bound is named 'pages'", "one of: text, title, field"},
      {{""}, "no bound is named ''", "one of: "},
      {{"=3"}, "no bound is named ''", "one of: "},
      {{"page"}, "--limit page: '' is no size", "give 1 KiB to 64 MiB"},
      {{"page="}, "'' is no size", "give 1 KiB to 64 MiB"},
      {{"page=big"}, "'big' is no size", "as in: --limit page=8388608"},
      {{"page=-1"}, "'-1' is no size", "give 1 KiB to 64 MiB"},
      {{"page=1.5M"}, "'1.5M' is no size", "give 1 KiB to 64 MiB"},
      {{"page=1Mx"}, "'1Mx' is no size", "give 1 KiB to 64 MiB"},
      {{"page=8 "}, "'8 ' is out of its range", "give 1 KiB to 64 MiB"},
      {{"page=1"}, "'1' is out of its range", "give 1 KiB to 64 MiB"},
      {{"page=65M"}, "'65M' is out of its range", "give 1 KiB to 64 MiB"},
      {{"page=99999999999999999999"}, "is out of its range", "give 1 KiB to 64 MiB"},
      {{"page=18446744073709551615P"}, "is out of its range", "give 1 KiB to 64 MiB"},
      {{"list=10K"}, "'10K' is no number", "give 1 to 100000, as in: --limit list=1000"},
      {{"list=0"}, "'0' is out of its range", "give 1 to 100000"},
      {{"page=1M", "page=2M"}, "--limit page: given twice", ""},
      {{"text=2M", "text=2M"}, "given twice", "--max-text is another name for it"},
  };
  for (const auto& row : rows) {
    try {
      static_cast<void>(parse_limits(row.settings));
      ADD_FAILURE() << row.settings.front() << " is taken";
    } catch (const InputError& error) {
      EXPECT_THAT(error.what(), HasSubstr(row.says));
      EXPECT_THAT(error.hint, HasSubstr(row.hint));
    }
  }
}

TEST(Limits, AreDescribedALineEach) {
  const std::vector<std::string> settings{"page=3MiB"};
  const std::string table = describe(parse_limits(settings));
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'),
            static_cast<std::ptrdiff_t>(limit_table().size()) + 1);
  EXPECT_THAT(table, HasSubstr("page             3 MiB     1 KiB      64 MiB  cut"));
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 110U) << line;
}

TEST(Limits, SizesAreWrittenInTheLargestUnitThatIsExact) {
  EXPECT_EQ(size_text(0), "0 bytes");
  EXPECT_EQ(size_text(1000), "1000 bytes");
  EXPECT_EQ(size_text(1024), "1 KiB");
  EXPECT_EQ(size_text(std::uint64_t{1536} << 10U), "1536 KiB");
  EXPECT_EQ(size_text(std::uint64_t{64} << 20U), "64 MiB");
  EXPECT_EQ(size_text(std::uint64_t{1} << 50U), "1024 TiB");
}

}  // namespace
}  // namespace newsdex
