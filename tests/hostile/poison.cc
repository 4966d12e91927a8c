#include "tests/hostile/poison.h"

#include <array>
#include <string_view>

#include "tests/support/crawl.h"
#include "tests/support/packing.h"

namespace newsdex {
namespace {

using std::to_string;

constexpr int kMany = 100'000;
constexpr int kMillion = 1'000'000;

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (; times > 0; --times) all += text;
  return all;
}

// make(0), make(1) … in a row.
template <typename Make>
std::string each(int count, Make make) {
  std::string all;
  for (int i = 0; i < count; ++i) all += make(i);
  return all;
}

// Letters for a number: a different word for each.
std::string word(int number) {
  std::string letters;
  for (; number > 0 || letters.empty(); number /= 26) {
    letters += static_cast<char>('a' + number % 26);
  }
  return letters;
}

std::string name(int number) {
  std::string letters = word(number) + "or";
  letters[0] = static_cast<char>(letters[0] - 'a' + 'A');
  return letters;
}

std::string character(char32_t c) {
  std::string bytes;
  if (c < 0x800) {
    bytes += static_cast<char>(0xC0 | (c >> 6U));
  } else {
    bytes += static_cast<char>(0xE0 | (c >> 12U));
    bytes += static_cast<char>(0x80 | ((c >> 6U) & 0x3F));
  }
  return bytes += static_cast<char>(0x80 | (c & 0x3F));
}

std::string json(const std::string& fields) { return "{\"id\":\"poison\"," + fields + "}\n"; }

std::string story(const std::string& body) { return "Port closed\n\n" + body + "\n"; }

std::string page(const std::string& inside) {
  return "<html><title>Port closed</title><body><h1>Port closed</h1>" + inside +
         "<p>The port was closed on Monday, the harbour office said.</p></body></html>";
}

std::string feed(const std::string& inside) {
  return "<?xml version=\"1.0\"?>\n<rss><channel><title>Post</title><item><guid>poison</guid>"
         "<title>Port closed</title>" +
         inside + "</item></channel></rss>\n";
}

std::string record(const std::string& head, const std::string& body) {
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/x/y\r\n"
         "WARC-Date: 2024-05-13T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n" +
         head + "\r\n\r\n" + body + "\r\n\r\n";
}

// Zips in zips, sixteen in each, six deep.
std::string zip_of_zips() {
  std::string inner = pack(ContainerKind::zip, {{"0.txt", std::string(kMillion, '0')}});
  for (int layer = 0; layer < 6; ++layer) {
    Members members;
    for (int i = 0; i < 16; ++i) members.emplace_back(to_string(i) + ".zip", inner);
    inner = pack(ContainerKind::zip, members);
  }
  return inner;
}

std::string many_members() {
  Members members;
  for (int i = 0; i < 20'000; ++i)
    members.emplace_back(to_string(i) + ".bin",
                         "\x7f"
                         "ELF");
  return pack(ContainerKind::zip, members);
}

// A 512-byte header that promises 8 GB - 1 byte.
std::string lying_tar() {
  std::string tar = pack(ContainerKind::tar, {{"a.txt", "It rained."}});
  constexpr std::size_t kSizeAt = 124;
  constexpr std::size_t kChecksumAt = 148;
  tar.replace(kSizeAt, 11, "77777777777");
  unsigned sum = 0;
  for (std::size_t i = 0; i < 512; ++i) {
    sum += i >= kChecksumAt && i < kChecksumAt + 8 ? unsigned{' '}
                                                   : static_cast<unsigned char>(tar[i]);
  }
  std::string octal = "000000";
  for (std::size_t i = 6; i-- > 0; sum /= 8) octal[i] = static_cast<char>('0' + sum % 8);
  return tar.replace(kChecksumAt, 7, octal + '\0');
}

std::string billion_laughs() {
  std::string entities = "<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 10; ++i) {
    entities +=
        "<!ENTITY a" + to_string(i) + " \"" + repeated("&a" + to_string(i - 1) + ";", 10) + "\">";
  }
  return "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [" + entities +
         "]>\n<rss><channel><item><guid>poison</guid><title>Port "
         "&a9;</title></item></channel></rss>";
}

constexpr auto kPoisons = std::to_array<Poison>({
    // Depth.
    {"deep_json", "p.jsonl", [] { return json("\"body\":" + repeated("[", kMillion)); },
     "failed: not valid JSON"},
    {"deep_html", "p.html", [] { return page(repeated("<div>", kMillion) + "Deep."); },
     "added: cut: tags nested deeper than 1000: "},
    {"deep_xml", "p.rss", [] { return feed("<description>" + repeated("<b>", kMillion)); },
     "failed: the feed ends within this item"},
    {"deep_json_ld", "p.html",
     [] {
       return page("<script type=\"application/ld+json\">" + repeated("{\"a\":[", kMillion) +
                   "</script>");
     },
     "added: cut: JSON-LD of more than "},
    {"deep_brackets", "p.txt", [] { return story(repeated("(", kMillion)); }, "added"},

    // Attributes, entities, comments.
    {"attributes_html", "p.html",
     [] { return page("<p " + each(kMillion, [](int i) { return word(i) + "=1 "; }) + ">Text."); },
     "added: cut: tags whose attributes are more than 256: 1"},
    {"attributes_xml", "p.rss",
     [] {
       return feed("<a " + each(kMillion, [](int i) { return word(i) + "='1' "; }) + ">b</a>");
     },
     "added: cut: tags longer than 65536"},
    {"billion_laughs", "p.rss", billion_laughs, "added"},
    {"external_entity", "p.rss",
     [] {
       return "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + feed("<a>&x;</a>");
     },
     "added"},
    {"processing_instructions", "p.rss", [] { return feed(repeated("<?x y?>", kMillion)); },
     "added"},
    {"comments_html", "p.html", [] { return page(repeated("<!--", kMillion)); }, "added"},
    {"numeric_references", "p.html",
     [] { return page("<p>" + repeated("&#0;&#xD800;&#99999999999;", kMany) + "</p>"); }, "added"},

    // Characters.
    {"nul_bytes", "p.jsonl",
     [] { return json("\"body\":\"" + repeated("a\\u0000 ", kMany) + "\""); }, "added"},
    {"nul_bytes_in_text", "p.txt", [] { return story(repeated(std::string("a \0b", 4), kMany)); },
     "skipped: binary"},
    {"lone_surrogates", "p.jsonl",
     [] { return json("\"body\":\"" + repeated("a\\ud800 ", kMany) + "\""); }, "added"},
    {"numbers_beyond_a_double", "p.jsonl",
     [] { return json("\"body\":\"a\",\"x\":[" + repeated("1e999,", kMany) + "1]"); }, "added"},
    {"combining_tower", "p.txt", [] { return story("a" + repeated(character(0x301), kMillion)); },
     "added: cut: "},
    {"combining_tower_out_of_order", "p.txt",
     [] { return story("a" + repeated(character(0x301) + character(0x323), kMany)); },
     "added: cut: 199970 combining marks"},
    {"combining_tower_in_html", "p.html",
     [] { return page("<h1>a" + repeated(character(0x301) + character(0x323), kMany) + "</h1>"); },
     "added"},
    {"bidi_overrides", "p.txt", [] { return story(repeated(character(0x202E) + "abc ", kMany)); },
     "added"},
    {"broken_utf8", "p.txt", [] { return story(repeated("caf\xc3\xa9 caf\xc3 \xf0\x9f ", kMany)); },
     "added"},
    {"broken_utf16", "p.txt",
     [] { return "\xff\xfe" + repeated(std::string("a\0\x00\xd8", 4), kMany) + "x"; }, "added"},

    // Length.
    {"one_word_of_100_MB", "p.txt", [] { return std::string(100 * kMillion, 'a'); },
     "failed: a text file longer than"},
    {"one_word_of_16_MB", "p.txt", [] { return std::string(16 * kMillion, 'a'); }, "added: cut"},
    {"windows_1252_of_16_MB", "p.txt", [] { return story(repeated("caf\xe9 ", 3 * kMillion)); },
     "added: cut"},
    {"page_of_16_MB", "p.html", [] { return page(repeated("<p>a", 4 * kMillion)); }, "added: cut"},
    {"attributes_of_16_MB", "p.html",
     [] { return page(repeated("<p class=a id=b>", kMillion)); }, "added: cut"},
    {"record_of_16_MB", "p.warc",
     [] {
       const std::string body = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" +
                                repeated("caf\xe9 ", 3 * kMillion);
       return record("Content-Length: " + to_string(body.size()), body);
     },
     "added: cut"},
    {"endless_line", "p.jsonl", [] { return "{\"body\":\"" + std::string(100 * kMillion, 'a'); },
     "failed: "},
    {"number_of_10_MB", "p.txt", [] { return story(std::string(10 * kMillion, '7')); },
     "added: cut"},
    {"id_of_1_MB", "p.jsonl",
     [] { return "{\"body\":\"It rained.\",\"id\":\"" + std::string(kMillion, 'i') + "\"}\n"; },
     "failed: an id longer than"},
    {"title_of_10_MB", "p.jsonl",
     [] { return json("\"title\":\"" + repeated("Port ", 2 * kMillion) + "\""); }, "added: cut"},
    {"author_of_10_MB", "p.jsonl",
     [] { return json("\"body\":\"a\",\"author\":\"" + repeated("Ana, ", 2 * kMillion) + "\""); },
     "added: cut"},

    // Number.
    {"distinct_words", "p.txt",
     [] { return story(each(kMillion, [](int i) { return word(i) + " "; })); }, "added: cut"},
    {"distinct_letters", "p.txt",
     [] {
       return story(each(kMillion, [](int i) {
         return character(static_cast<char32_t>(0x4E00 + i % 20000)) + " ";
       }));
     },
     "added"},
    {"paragraphs", "p.txt", [] { return story(repeated("a\n\n", kMillion)); }, "added"},
    {"sentences", "p.txt", [] { return story(repeated("A. ", kMillion)); }, "added"},
    {"capitals", "p.txt", [] { return story(repeated("A.B.C.D. ", kMany)); }, "added"},
    {"hyphens", "p.txt", [] { return story(repeated("a-", kMillion)); }, "added"},
    {"apostrophes", "p.txt", [] { return story(repeated("o'", kMillion)); }, "added"},
    {"names", "p.txt",
     [] {
       return story(each(kMany, [](int i) { return name(i) + ' ' + name(i + 7) + " said. "; }));
     },
     "added"},
    {"one_surname", "p.txt",
     [] { return story(each(20'000, [](int i) { return name(i) + " Smith met Smith. "; })); },
     "added"},
    {"countries", "p.txt", [] { return story(repeated("Georgia, Jordan, Chad. ", kMany)); },
     "added"},
    {"dates", "p.txt", [] { return story(repeated("on 12 June, last Monday, ", kMany)); }, "added"},
    {"quotes_unclosed", "p.txt", [] { return story(repeated("\xe2\x80\x9cNo, he said. ", kMany)); },
     "added"},
    {"quotes", "p.txt",
     [] { return story(repeated("\xe2\x80\x9cNo,\xe2\x80\x9d Ana Duarte said. ", kMany)); },
     "added"},
    {"quote_marks", "p.txt", [] { return story(repeated("\"'", kMillion)); }, "added"},
    {"addresses", "p.txt", [] { return story(repeated("http://a.b/c?d=e@f.g ", kMany)); }, "added"},
    {"labels", "p.jsonl",
     [] {
       return json("\"body\":\"It rained.\",\"people\":[" +
                   each(kMany, [](int i) { return "\"" + name(i) + "\","; }) + "\"z\"]");
     },
     "added: cut"},
    {"unknown_fields", "p.jsonl",
     [] {
       return json("\"body\":\"It rained.\"" +
                   each(kMany, [](int i) { return ",\"x" + word(i) + "\":1"; }));
     },
     "added: cut"},
    {"numbers", "p.jsonl",
     [] { return json("\"body\":\"It rained.\",\"m\":[" + repeated("1,", 8 * kMillion) + "1]"); },
     "added: cut"},
    {"topics_of_16_MB", "p.jsonl",
     [] {
       return json("\"body\":\"It rained.\",\"topics\":[" + repeated("\"a\",", 4 * kMillion) +
                   "\"a\"]");
     },
     "added: cut: a list to 100000 values"},
    {"fields_of_16_MB", "p.jsonl",
     [] { return json("\"body\":\"It rained.\"" + repeated(",\"a\":1", 2 * kMillion)); },
     "added: cut: fields to 100000"},
    {"columns", "p.csv",
     [] {
       return "title,body" + repeated(",x", kMany - 2) + "\na,b" + repeated(",y", kMany - 2) + "\n";
     },
     "added: cut"},
    {"columns_of_16_MB", "p.csv",
     [] { return "title,body" + repeated(",x", 8 * kMillion) + "\na,b\n"; },
     "failed: more than 100000 fields"},
    {"cells_of_16_MB", "p.csv",
     [] { return "title,body\na,b\na,b" + repeated(",", 16 * kMillion) + "\n"; },
     "failed: more than 100000 fields"},
    {"front_matter", "p.txt",
     [] {
       return "---\ntitle: Port closed\n" +
              each(kMany, [](int i) { return "x" + word(i) + ": 1\n"; }) + "---\nIt rained.\n";
     },
     "added"},
    {"front_matter_of_16_MB", "p.txt",
     [] {
       return "---\ntitle: Port closed\ntopics: [" + repeated("a,", 8 * kMillion) +
              "b]\n---\nIt rained.\n";
     },
     "added: cut"},

    {"tags_reuters", "p.sgm",
     [] {
       return "<REUTERS NEWID=\"1\">\n<TOPICS>" + repeated("<D>", kMillion) +
              "<TEXT><TITLE>Port</TITLE>Closed.</TEXT></REUTERS>\n";
     },
     "added: cut"},

    // Lies.
    {"unclosed_quote", "p.csv",
     [] { return "title,body\na,\"b\nc,d\n" + repeated("e,f\n", kMany); },
     "failed: a quoted field"},
    {"year_99999", "p.jsonl", [] { return json("\"body\":\"a\",\"date\":\"99999-01-01\""); },
     "added"},
    {"record_too_long", "p.warc", [] { return record("Content-Length: 99999999999", "x"); },
     "failed: "},
    {"negative_length", "p.warc", [] { return record("Content-Length: -1", "x"); }, "failed: "},
    {"chunk_of_huge_size", "p.warc",
     [] {
       const std::string body =
           "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
           "FFFFFFFFFFFFFFF0\r\nIt rained.";
       return record("Content-Length: " + to_string(body.size()), body);
     },
     "added"},
    {"lying_tar", "p.tar", lying_tar, "failed: "},

    // Packing.
    {"gzip_bomb", "p.txt.gz",
     [] { return compress(ContainerKind::gzip, std::string(200 * kMillion, 'a')); }, "failed: "},
    {"zstd_bomb", "p.txt.zst",
     [] { return compress(ContainerKind::zstd, repeated("It rained. ", 20 * kMillion)); },
     "failed: "},
    {"zip_of_zips", "p.zip", zip_of_zips, "failed: "},
    {"many_members", "p.zip", many_members, "skipped: "},
});

}  // namespace

std::span<const Poison> poisons() { return kPoisons; }

}  // namespace newsdex
