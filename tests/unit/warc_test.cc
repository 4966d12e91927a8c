// Crawls: from records to items.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/crawl.h"
#include "tests/unit/cpu_clock.h"
#include "tests/unit/crawl_items.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::string response(const std::string& url, const std::string& body, std::string_view more = {}) {
  return to_warc({.url = url, .content = http_response("text/html; charset=utf-8", body, more)});
}

constexpr const char* kUrl = "http://news.example/2024/ships";

// ---- records

TEST(Warc, APageIsAnArticleWithItsAddressAndDateOfCapture) {
  const auto items = read_piped(
      to_warc({.url = kUrl, .content = http_response("text/html", page(1)), .digest = "sha1:ABC"}));
  ASSERT_THAT(shown(items), ElementsAre(kUrl));
  EXPECT_EQ(article(items[0]).url, kUrl);
  EXPECT_EQ(article(items[0]).captured, "2024-05-13T08:00:00Z");
  EXPECT_EQ(article(items[0]).published, "");
  EXPECT_THAT(article(items[0]).extra, testing::Contains(testing::Pair("digest", "\"sha1:ABC\"")));
  EXPECT_THAT(text_of(items[0]), HasSubstr("ship number 1"));
}

TEST(Warc, LowerCaseNamesFoldedLinesAndBracketsAreRead) {
  const std::string content = http_response("text/html", page(1));
  const auto items = read_piped("WARC/1.0\r\nwarc-type: RESPONSE\r\nwarc-target-uri:\r\n <" +
                                std::string(kUrl) + ">\r\nwarc-date: 2024-01-01T00:00:00Z\r\n" +
                                "content-type: application/http;msgtype=response\r\n" +
                                "content-length: " + std::to_string(content.size()) + "\r\n\r\n" +
                                content + "\r\n\r\n");
  ASSERT_THAT(shown(items), ElementsAre(kUrl));
  EXPECT_EQ(article(items[0]).captured, "2024-01-01T00:00:00Z");
}

TEST(Warc, WhatIsNoPageIsCountedInOneItem) {
  std::string crawl = to_warc({.type = "warcinfo",
                               .content = "software: x\r\n",
                               .content_type = "application/warc-fields"});
  crawl += to_warc({.type = "request", .url = kUrl, .content = "GET / HTTP/1.1\r\n\r\n"});
  crawl += to_warc({.url = kUrl, .content = http_response("text/html", "gone", {}, 404)});
  crawl += to_warc({.url = kUrl, .content = http_response("text/html", "gone", {}, 404)});
  crawl +=
      to_warc({.url = kUrl, .content = http_response("text/html", "", "Location: /x\r\n", 301)});
  crawl += to_warc({.url = kUrl, .content = http_response("image/png", "\x89PNG")});
  crawl += to_warc({.url = "http://a.example/robots.txt",
                    .content = http_response("text/plain", "User-agent: *")});
  crawl += to_warc({.url = kUrl, .content = http_response("text/html", " \n")});
  crawl += to_warc({.type = "metadata",
                    .url = kUrl,
                    .content = "outlink: x",
                    .content_type = "application/warc-fields"});
  EXPECT_THAT(shown(read_piped(crawl)),
              ElementsAre("skipped: passed over 6 records: 2 status 404, 1 empty, "
                          "1 robots.txt and the like, 1 status 301, 1 type image/png"));
}

TEST(Warc, ResourcesAndConversionsAreReadByTheirType) {
  const std::string story = "Ships came in.\n\nThe harbour office counted them.\n";
  const std::string crawl =
      to_warc({.type = "resource",
               .url = "file:///a/b.txt",
               .content = story,
               .content_type = "text/plain"}) +
      to_warc({.type = "conversion", .url = kUrl, .content = story, .content_type = "text/plain"}) +
      to_warc({.type = "resource",
               .url = "http://a.example/x/y",
               .content = page(2),
               .content_type = "text/html"});
  const auto items = read_piped(crawl);
  EXPECT_THAT(shown(items), ElementsAre("file:///a/b.txt", kUrl, "http://a.example/x/y"));
  EXPECT_EQ(article(items[1]).body, story);
}

TEST(Warc, DocumentsOfSeveralArticlesGiveThemAll) {
  const std::string crawl =
      to_warc({.url = "http://a.example/api/all",
               .content = http_response(
                   "application/json",
                   "{\"id\":\"1\",\"body\":\"one\"}\n{\"id\":\"2\",\"body\":\"two\"}\n")});
  const auto items = read_piped(crawl);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(article(items[1]).id, "2");
  EXPECT_EQ(article(items[1]).captured, "2024-05-13T08:00:00Z");
}

TEST(Warc, CharsetsOfHttpAreObeyed) {
  const std::string body = "<html><head><title>\xcf\xf0\xe8\xe2\xe5\xf2</title></head><body><p>" +
                           std::string("\xca\xee\xf0\xe0\xe1\xeb\xfc ") + std::string(200, 'x') +
                           "</p></body></html>";
  const auto items = read_piped(
      to_warc({.url = kUrl, .content = http_response("text/html; charset=windows-1251", body)}));
  ASSERT_EQ(items.size(), 1U);
  EXPECT_THAT(text_of(items[0]), HasSubstr("Корабль"));
}

struct Broken {
  const char* name;
  std::string bytes;                 ///< before two good records
  std::vector<std::string> reasons;  ///< of what is not one of the two
};

std::ostream& operator<<(std::ostream& out, const Broken& broken) { return out << broken.name; }

std::string with_length(const std::string& record, std::size_t length) {
  const std::size_t begin = record.find("Content-Length: ") + 16;
  std::string changed = record;
  return changed.replace(begin, changed.find("\r\n", begin) - begin, std::to_string(length));
}

const auto kBroken = std::to_array<Broken>({
    {"garbage",
     "garbage\r\nmore\r\n",
     {"failed: byte 0: no record begins here: 15 bytes passed over"}},
    {"no_length",
     "WARC/1.0\r\nWARC-Type: response\r\n\r\n",
     {"failed: byte 0: a record without its length"}},
    {"odd_length",
     "WARC/1.0\r\nContent-Length: -5\r\n\r\n",
     {"failed: byte 0: a record without its length"}},
    {"long_head",
     "WARC/1.0\r\nX: " + std::string(100'000, 'x') + "\r\n\r\n",
     {
         "failed: byte 0: the head of a record longer than 64 KiB",
     }},
    {"only_a_version", "WARC/1.0\r\n\r\n", {"failed: byte 0: a record without its length"}},
});

class BrokenRecords : public testing::TestWithParam<Broken> {};

TEST_P(BrokenRecords, FailAloneWithTheirPlace) {
  const auto items = read_piped("WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n" + GetParam().bytes +
                                response("http://a.example/2/b", page(1)) +
                                response("http://a.example/2/c", page(2)));
  auto lines = shown(items);
  ASSERT_GE(lines.size(), 2U) << testing::PrintToString(lines);
  EXPECT_EQ(lines[lines.size() - 2], "http://a.example/2/b");
  EXPECT_EQ(lines.back(), "http://a.example/2/c");
  lines.resize(lines.size() - 2);
  ASSERT_FALSE(lines.empty());
  // All that stands before is one empty record of 35 bytes.
  std::string expected = GetParam().reasons.front();
  expected.replace(expected.find("byte 0"), 6, "byte 35");
  EXPECT_EQ(lines.front(), expected);
}

INSTANTIATE_TEST_SUITE_P(Of, BrokenRecords, testing::ValuesIn(kBroken),
                         [](const auto& broken) { return std::string(broken.param.name); });

TEST(Warc, WrongLengthsAreMendedWhereTheNextRecordBegins) {
  const std::string one = response("http://a.example/2/a", page(1));
  const std::string two = response("http://a.example/2/b", page(2));
  const std::size_t length = http_response("text/html; charset=utf-8", page(1)).size();
  for (const std::size_t wrong : {length - 100, length + 200}) {
    const auto items = read_piped(with_length(one, wrong) + two);
    ASSERT_THAT(shown(items), ElementsAre("http://a.example/2/a", "http://a.example/2/b")) << wrong;
    EXPECT_EQ(text_of(items[0]), text_of(read_piped(one)[0]));
    EXPECT_THAT(article(items[0]).notes,
                testing::Contains("its length should be " + std::to_string(wrong) + ", it has " +
                                  std::to_string(length) + " bytes"));
  }
}

TEST(Warc, ARecordCutOffFailsAndWhatCameBeforeIsKept) {
  const std::string crawl =
      response("http://a.example/2/a", page(1)) + response("http://a.example/2/b", page(2));
  const auto lines = shown(read_piped(crawl.substr(0, crawl.size() - 300)));
  EXPECT_THAT(lines, ElementsAre("http://a.example/2/a",
                                 AllOf(StartsWith("failed: byte "), HasSubstr("cut off"))));
}

TEST(Warc, ManyShortRecordsOfWrongLengthTakeLinearTime) {
  std::string crawl;
  for (int i = 0; i < 10'000; ++i) {
    crawl += with_length(to_warc({.url = kUrl, .content = http_response("text/plain", "x")}),
                         10'000'000);
  }
  const auto begin = CpuClock::now();
  EXPECT_EQ(read_piped(crawl).size(), 10'000U);
  EXPECT_LT(CpuClock::now() - begin, std::chrono::seconds(30));
}

// ---- ARC

TEST(Arc, RecordsOfBothVersionsAreRead) {
  const std::string content = http_response("text/html", page(1));
  const std::string one =
      "filedesc://x.arc 127.0.0.1 20140216050221 text/plain 75\n1 0 Someone\n"
      "URL IP-address Archive-date Content-type Archive-length\n\n"
      "http://a.example/x y/z 1.2.3.4 20140216050221 text/html " +
      std::to_string(content.size()) + "\n" + content + "\n";
  auto items = read_piped(one);
  ASSERT_THAT(shown(items), ElementsAre("http://a.example/x%20y/z"));
  EXPECT_EQ(article(items[0]).captured, "2014-02-16T05:02:21Z");
  const std::string two =
      "filedesc://x.arc 127.0.0.1 20140216050221 text/plain 200 - - 0 x.arc 75\n2 0 Someone\n"
      "URL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename "
      "Archive-length\n\n"
      "http://a.example/x y/z 1.2.3.4 20140216050221 text/html 200 abc - 120 x.arc " +
      std::to_string(content.size()) + "\n" + content + "\n";
  EXPECT_THAT(shown(read_piped(two)), ElementsAre("http://a.example/x%20y/z"));
}

TEST(Arc, LinesThatAreNoRecordFailTogether) {
  const std::string content = http_response("text/html", page(1));
  const std::string record = "http://a.example/x/z 1.2.3.4 20140216050221 text/html " +
                             std::to_string(content.size()) + "\n" + content + "\n";
  const std::string crawl =
      "filedesc://x.arc 127.0.0.1 20140216050221 text/plain -1\n1 0 Someone\nURL IP-address "
      "Archive-date Content-type Archive-length\n\n" +
      record + "garbage\nmore of it\nand 1 2 3 4 more\n" + record;
  EXPECT_THAT(shown(read_piped(crawl)),
              ElementsAre("http://a.example/x/z", HasSubstr("36 bytes passed over"),
                          "http://a.example/x/z"));
}

// ---- real ones

struct Example {
  const char* file;
  std::vector<std::string> items;  ///< how each begins
};

const auto kExamples = std::to_array<Example>({
    {"bad.arc",
     {"failed: byte 134: a record without its length",
      "failed: byte 262: a record without its length", "skipped: passed over 1 record: 1 empty"}},
    {"example-bad-non-chunked.warc.gz",
     {"http://example.com/", "skipped: passed over 1 record: 1 revisits, listed with their pages"}},
    {"example-bad.warc.gz.bad",
     {"http://example.com?example=1",
      "skipped: passed over 2 records: 1 revisits, listed with their pages, 1 status 302"}},
    {"example-digest.warc", {"skipped: a crawl without pages"}},
    {"example-iana.org-chunked.warc", {"http://www.iana.org/"}},
    {"example-resource.warc.gz", {"http://example.com/"}},
    {"example-space-in-target-uri.warc.gz", {"skipped: passed over 1 record: 1 type image/png"}},
    {"example-space-in-url.arc", {"failed: byte 151: a record cut off"}},
    {"example-trunc.warc", {"http://example.com/"}},
    {"example-wget-bad-target-uri.warc.gz",
     {"http://example.com/", "skipped: passed over 2 records: 2 robots.txt and the like"}},
    {"example-wrong-chunks.warc.gz", {"http://example.com/"}},
    {"example.arc", {"http://example.com/"}},
    {"example.arc.gz", {"http://example.com/"}},
    {"example.warc",
     {"http://example.com/", "skipped: passed over 1 record: 1 revisits, listed with their pages"}},
    {"example.warc.gz",
     {"http://example.com/", "skipped: passed over 1 record: 1 revisits, listed with their pages"}},
    {"post-test.warc.gz", {"skipped: passed over 3 records: 3 of no known format"}},
});

// The examples of webrecorder/warcio: every one gives its articles or says why there are none.
TEST(WarcExamples, GiveTheirArticlesOrAreRefusedWithAReason) {
  const fs::path folder = fs::path(NEWSDEX_SHARED_DIR) / "data" / "formats" / "warc-warcio";
  if (!fs::exists(folder)) GTEST_SKIP() << "no examples at " << folder;
  for (const auto& [file, expected] : kExamples) {
    const auto begin = CpuClock::now();
    const auto items = read_files({folder / file});
    EXPECT_LT(CpuClock::now() - begin, std::chrono::seconds(5)) << file;
    std::vector<testing::Matcher<std::string>> rows;
    for (const std::string& begins : expected) rows.push_back(StartsWith(begins));
    EXPECT_THAT(shown(items), testing::ElementsAreArray(rows)) << file;
    for (const Item& item : items) {
      if (std::holds_alternative<RawArticle>(item.content)) {
        EXPECT_GT(text_of(item).size(), 100U) << file;
        EXPECT_EQ(article(item).published, "") << file;
      }
    }
  }
  const auto files = std::distance(fs::directory_iterator(folder), fs::directory_iterator());
  EXPECT_EQ(static_cast<std::size_t>(files), kExamples.size()) << "a file without expectations";
}

}  // namespace
}  // namespace newsdex
