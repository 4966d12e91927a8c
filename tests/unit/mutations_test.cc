// The properties of tests/fuzz, over seeds of our own and thousands of damaged copies of them.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/fuzz/readers_property.h"
#include "tests/support/crawl.h"
#include "tests/support/packing.h"

namespace newsdex {
namespace {

constexpr int kCopies = 1500;

class Damage {
 public:
  std::string operator()(std::string bytes) {
    for (std::uint32_t edits = next(4) + 1; edits > 0 && !bytes.empty(); --edits) {
      const std::size_t at = next(static_cast<std::uint32_t>(bytes.size()));
      const std::size_t size = next(40);
      switch (next(5)) {
        case 0:
          bytes[at] = static_cast<char>(next(256));
          break;
        case 1:
          bytes.erase(at, size);
          break;
        case 2:
          bytes.insert(at, bytes.substr(next(static_cast<std::uint32_t>(bytes.size())), size));
          break;
        case 3:
          bytes.insert(at, 1, "\"{}[],;\n\r\t\\:\0\xff"[next(14)]);
          break;
        default:
          bytes.resize(at);
          break;
      }
    }
    return bytes;
  }

 private:
  std::uint32_t next(std::uint32_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 33U) % limit;
  }

  std::uint64_t state_ = 17;
};

std::string crawl() {
  return to_warc({.type = "warcinfo", .content = "software: x\r\n"}) +
         to_warc({.url = "http://a.example/1/a",
                  .content = http_response("text/html", "3\r\n<p>\r\n9\r\nIt rained\r\n0\r\n\r\n",
                                           "Transfer-Encoding: chunked\r\n"),
                  .digest = "sha1:A"}) +
         to_warc(
             {.url = "http://a.example/1/b",
              .content = http_response("text/plain", compress(ContainerKind::gzip, "It rained."),
                                       "Content-Encoding: gzip\r\n")}) +
         to_warc({.type = "revisit",
                  .url = "http://a.example/1/a",
                  .content = "HTTP/1.1 200 OK\r\n\r\n"});
}

std::string arc() {
  return "filedesc://x.arc 127.0.0.1 20140216050221 text/plain 75\n1 0 Someone\n"
         "URL IP-address Archive-date Content-type Archive-length\n\n"
         "http://a.example/x y/z 1.2.3.4 20140216050221 text/html 48\n"
         "HTTP/1.1 200 OK\nContent-Type: text/plain\n\nPort.\n\n"
         "http://a.example/x/z 1.2.3.4 20140216050221 text/plain 6\nRain.\n";
}

struct Seed {
  const char* name;
  Format format;
  std::string bytes;
};

std::vector<Seed> seeds() {
  return {
      {"warc", Format::warc, crawl()},
      {"arc", Format::warc, arc()},
      {"csv", Format::csv, "id;title;body\n1;\"a \"\"b\"\"\nc\";d\n2;e;f\n3;Caf\xe9;g\n"},
      {"tsv", Format::csv, "\xef\xbb\xbftitle\ttext\na\tb\n"},
      {"lines", Format::jsonl,
       "{\"id\":1,\"body\":\"a\\u0041\"}\n{\"title\":\"b\",\"x\":[1,{\"y\":null}]}\n"},
      {"array", Format::jsonl, "[\n  {\"body\": \"a\"},\n  {\n    \"body\": \"b\\\"\"\n  }\n]\n"},
      {"hits", Format::jsonl,
       "{\"took\":1,\"hits\":{\"hits\":[{\"_id\":\"1\",\"_source\":{\"body\":\"a\"}}]}}\n"},
      {"bulk", Format::jsonl,
       "{\"index\":{\"_id\":\"1\"}}\n{\"body\":\"a\"}\n{\"delete\":{\"_id\":\"2\"}}\n"},
  };
}

TEST(Mutations, OfEveryFormatAreSound) {
  Damage damage;
  for (const Seed& seed : seeds()) {
    ASSERT_TRUE(reader_is_sound(seed.format, seed.bytes)) << seed.name;
    for (int i = 0; i < kCopies; ++i) {
      const std::string bytes = damage(seed.bytes);
      ASSERT_TRUE(reader_is_sound(seed.format, bytes))
          << seed.name << ": " << testing::PrintToString(bytes);
    }
  }
}

TEST(Mutations, OfEveryContainerAreSound) {
  Damage damage;
  const Members members{
      {"a.txt", "It rained.\n"}, {"b.warc", crawl()}, {"c/d.csv", "title,body\na,b\n"}};
  std::vector<std::string> packed;
  for (const auto kind : {ContainerKind::zip, ContainerKind::tar, ContainerKind::seven_zip}) {
    packed.push_back(pack(kind, members));
  }
  for (const auto kind :
       {ContainerKind::gzip, ContainerKind::xz, ContainerKind::zstd, ContainerKind::bzip2}) {
    packed.push_back(compress(kind, crawl()));
    packed.push_back(compress(kind, packed[1]));
  }
  for (const std::string& seed : packed) {
    ASSERT_TRUE(input_is_sound(seed));
    for (int i = 0; i < kCopies / 5; ++i) {
      const std::string bytes = damage(seed);
      ASSERT_TRUE(input_is_sound(bytes)) << testing::PrintToString(bytes);
    }
  }
}

}  // namespace
}  // namespace newsdex
