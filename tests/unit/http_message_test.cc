// HTTP messages as crawls hold them: heads, and bodies out of chunks and compression.

#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "indexer/warc/http.h"
#include "tests/support/packing.h"

namespace newsdex {
namespace {

struct Message {
  const char* name;
  std::string head;
  std::string body;
  const char* decoded;
  std::size_t notes;
};

std::ostream& operator<<(std::ostream& out, const Message& message) { return out << message.name; }

std::string gzip(const std::string& bytes) { return compress(ContainerKind::gzip, bytes); }

const auto kMessages = std::to_array<Message>({
    {"plain", "", "ships", "ships", 0},
    {"wrong_content_length", "Content-Length: 2\r\n", "ships", "ships", 0},
    {"chunked", "Transfer-Encoding: chunked\r\n", "3\r\nshi\r\n2;x=y\r\nps\r\n0\r\n\r\n", "ships",
     0},
    {"chunked_lower_case", "transfer-encoding:chunked\r\n", "5\r\nships\r\n0\r\n\r\n", "ships", 0},
    {"chunked_said_only", "Transfer-Encoding: chunked\r\n", "ships", "ships", 1},
    {"chunks_cut_off", "Transfer-Encoding: chunked\r\n", "3\r\nshi\r\n9\r\nps", "ships", 1},
    {"chunks_without_end", "Transfer-Encoding: chunked\r\n", "5\r\nships\r\n", "ships", 1},
    {"chunk_broken", "Transfer-Encoding: chunked\r\n", "5\r\nships\r\nzz\r\n", "ships", 1},
    {"chunk_of_huge_size", "Transfer-Encoding: chunked\r\n", "ffffffffffffffff\r\nships", "ships",
     1},
    {"gzip", "Content-Encoding: gzip\r\n", gzip("ships"), "ships", 0},
    {"gzip_twice", "Content-Encoding: gzip, gzip\r\n", gzip(gzip("ships")), "ships", 0},
    {"gzip_said_only", "Content-Encoding: gzip\r\n", "ships", "ships", 1},
    {"gzip_folded", "Content-Encoding:\r\n gzip\r\n", gzip("ships"), "ships", 0},
    {"gzip_in_chunks", "Content-Encoding: x-gzip\r\nTransfer-Encoding: chunked\r\n",
     "19\r\n" + gzip("ships") + "\r\n0\r\n\r\n", "ships", 0},
    {"gzip_cut_off", "Content-Encoding: gzip\r\n", gzip("ships").substr(0, 18), "ships", 1},
    {"deflate", "Content-Encoding: deflate\r\n",
     std::string("\x78\x9c\x2b\xce\xc8\x2c\x28\x06\x00\x06\x72\x02\x28", 13), "ships", 0},
    {"deflate_bare", "Content-Encoding: deflate\r\n",
     std::string("\x2b\xce\xc8\x2c\x28\x06\x00", 7), "ships", 0},
});

class HttpMessages : public testing::TestWithParam<Message> {};

TEST_P(HttpMessages, AreDecoded) {
  const Message& message = GetParam();
  const std::string bytes = "HTTP/1.1 200 OK\r\n" + message.head + "\r\n" + message.body;
  const auto head = read_http_head(bytes);
  ASSERT_TRUE(head);
  const auto decoded =
      decode_http_body(*head, std::string_view(bytes).substr(head->bytes), 1'000'000);
  const auto* body = std::get_if<HttpBody>(&decoded);
  ASSERT_NE(body, nullptr) << std::get<std::string>(decoded);
  EXPECT_EQ(body->bytes, message.decoded);
  EXPECT_EQ(body->notes.size(), message.notes) << testing::PrintToString(body->notes);
}

INSTANTIATE_TEST_SUITE_P(Of, HttpMessages, testing::ValuesIn(kMessages),
                         [](const auto& message) { return std::string(message.param.name); });

TEST(HttpMessages, ThatCannotBeDecodedSayWhy) {
  const auto why = [](const std::string& coding, const std::string& body) {
    const auto head = read_http_head("HTTP/1.0 200\nContent-Encoding: " + coding + "\n\n");
    const auto decoded = decode_http_body(*head, body, 100'000'000);
    const auto* reason = std::get_if<std::string>(&decoded);
    return reason != nullptr ? *reason : std::string();
  };
  EXPECT_EQ(why("br", "x"), "body compressed with br");
  EXPECT_EQ(why("gzip, gzip, gzip", "x"), "body compressed more than twice over");
  EXPECT_EQ(why("gzip", gzip(std::string(50'000'000, ' '))),
            "body unpacks to more than 200 times its size");
}

TEST(HttpMessages, HeadsThatAreNoneAreRefused) {
  for (const char* bytes : {"", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 2x0 OK\r\n\r\n",
                            "<html>\r\n\r\n", "HTTP/1.1\r\n\r\n"}) {
    EXPECT_FALSE(read_http_head(bytes)) << bytes;
  }
}

TEST(HttpMessages, MediaTypesAreReadWithTheirCharset) {
  EXPECT_EQ(read_media_type("Text/HTML; Charset=\"KOI8-R\"").type, "text/html");
  EXPECT_EQ(read_media_type("Text/HTML; Charset=\"KOI8-R\"").charset, "koi8-r");
  EXPECT_EQ(read_media_type("text/html;level=1; charset=utf-8").charset, "utf-8");
  EXPECT_EQ(read_media_type("text/html").charset, "");
  EXPECT_EQ(read_media_type("text/html; charset=").charset, "");
}

}  // namespace
}  // namespace newsdex
