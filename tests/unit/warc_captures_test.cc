// Crawls: several captures of a page, in one file and in many.

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/crawl.h"
#include "tests/support/packing.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/crawl_items.h"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kUrl = "http://news.example/2024/ships";

std::string gzip(const std::string& bytes) { return compress(ContainerKind::gzip, bytes); }

class Captures : public testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  static std::string capture(int number, const std::string& date,
                             const std::string& type = "response") {
    if (type == "revisit") {
      return to_warc({.type = type,
                      .url = kUrl,
                      .date = date,
                      .content = "HTTP/1.1 200 OK\r\n\r\n",
                      .digest = "sha1:" + std::to_string(number)});
    }
    return to_warc({.url = kUrl,
                    .date = date,
                    .content = http_response("text/html", page(number)),
                    .digest = "sha1:" + std::to_string(number)});
  }

  // "captured: title, others" of every article.
  static std::vector<std::string> articles(const std::vector<Item>& items) {
    std::vector<std::string> lines;
    for (const Item& item : items) {
      const auto* raw = std::get_if<RawArticle>(&item.content);
      if (raw == nullptr) continue;
      std::string line =
          raw->captured.substr(0, 10) + ' ' + raw->title.substr(raw->title.size() - 1) + ":";
      for (const Capture& other : raw->captures)
        line += ' ' + to_string(other.time).substr(0, 10) + '=' + other.digest;
      lines.push_back(line);
    }
    return lines;
  }

  TemporaryFolder folder_;
};

TEST_F(Captures, TheLatestIsTheArticleWhateverTheOrderOfRecordsAndFiles) {
  std::vector<std::string> records = {
      capture(1, "2024-01-01T00:00:00Z"), capture(2, "2024-03-01T00:00:00Z"),
      capture(3, "2024-02-01T00:00:00Z"), capture(2, "2024-04-01T00:00:00Z", "revisit")};
  const std::string expected =
      "2024-03-01 2: 2024-04-01=sha1:2 2024-02-01=sha1:3 2024-01-01=sha1:1";
  std::sort(records.begin(), records.end());
  do {
    const auto one = write("a.warc", records[0] + records[1] + records[2] + records[3]);
    EXPECT_THAT(articles(read_files({one})), ElementsAre(expected));
    const auto first = write("b.warc.gz", gzip(records[0]) + gzip(records[1]));
    const auto second =
        write("c.zip", pack(ContainerKind::zip, {{"x.warc", records[2] + records[3]}}));
    EXPECT_THAT(articles(read_files({first, second})), ElementsAre(expected));
  } while (std::next_permutation(records.begin(), records.end()));
}

TEST_F(Captures, ThatAreOlderAreCounted) {
  const auto path =
      write("a.warc", capture(1, "2024-01-01T00:00:00Z") + capture(2, "2024-03-01T00:00:00Z") +
                          capture(2, "2024-04-01T00:00:00Z", "revisit"));
  EXPECT_THAT(
      shown(read_files({path})),
      ElementsAre(kUrl,
                  "skipped: passed over 2 records: 1 older captures, listed with the latest, "
                  "1 revisits, listed with their pages"));
}

TEST_F(Captures, ADocumentIsPreferredToATextMadeFromIt) {
  const auto path = write("a.warc", to_warc({.type = "conversion",
                                             .url = kUrl,
                                             .date = "2024-05-01T00:00:00Z",
                                             .content = "Ships.\n",
                                             .content_type = "text/plain"}) +
                                        capture(2, "2024-03-01T00:00:00Z"));
  const auto items = read_files({path});
  EXPECT_THAT(articles(items), ElementsAre("2024-03-01 2: 2024-05-01="));
}

TEST_F(Captures, RevisitsOfPagesReadElsewhereAreItems) {
  const auto items = read_files({write("a.warc", capture(2, "2024-04-01T00:00:00Z", "revisit"))});
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(article(items[0]).url, kUrl);
  EXPECT_EQ(article(items[0]).captured, "2024-04-01T00:00:00Z");
  EXPECT_THAT(article(items[0]).blocks, IsEmpty());
}

TEST_F(Captures, CountsOfAThousandRecordsAddUp) {
  std::string crawl;
  std::size_t pages = 0;
  std::size_t others = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::string url = "http://news.example/2024/" + std::to_string(i);
    std::string record;
    if (i % 10 == 3) {
      record =
          to_warc({.url = url, .content = http_response("image/jpeg", std::string(500, '\xff'))});
      ++others;
    } else if (i % 10 == 7) {
      record = to_warc({.url = url, .content = http_response("text/html", "moved", {}, 302)});
      ++others;
    } else {
      record = to_warc({.url = url, .content = http_response("text/html", page(i))});
      ++pages;
    }
    crawl += gzip(record);
  }
  const auto path = write("crawl.warc.gz", crawl);
  const auto items = read_files({path});
  ASSERT_EQ(items.size(), pages + 1);
  EXPECT_EQ(shown(items).back(), "skipped: passed over " + std::to_string(others) +
                                     " records: 100 status 302, 100 type image/jpeg");
  std::uint64_t bytes = 0;
  for (const Item& item : items) bytes += item.bytes;
  EXPECT_GT(bytes, 900'000U);

  // One flipped bit costs one record, and is reported with its place.
  crawl[crawl.size() / 2] = static_cast<char>(crawl[crawl.size() / 2] ^ 0x10);
  const auto lines = shown(read_files({write("crawl.warc.gz", crawl)}));
  const auto failed = std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
    return line.starts_with("failed: ");
  });
  EXPECT_GE(failed, 1);
  EXPECT_LE(failed, 3);
  EXPECT_GE(lines.size() - static_cast<std::size_t>(failed), pages - 2);
}

}  // namespace
}  // namespace newsdex
