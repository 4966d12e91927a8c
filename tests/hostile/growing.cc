#include "tests/hostile/growing.h"

#include <array>

namespace newsdex {
namespace {

using std::string;

// Letters for a number: a different word for each.
string word(int number) {
  string letters;
  for (; number > 0 || letters.empty(); number /= 26) {
    letters += static_cast<char>('a' + number % 26);
  }
  return letters;
}

string name(int number) {
  string letters = word(number) + "or";
  letters[0] = static_cast<char>(letters[0] - 'a' + 'A');
  return letters;
}

constexpr const char* kStory = "Port closed\n\n";
constexpr const char* kPage = "<html><title>Port closed</title><body><h1>Port closed</h1>";
constexpr const char* kFeed =
    "<rss><channel><title>Post</title><item><guid>a</guid><title>Port</title>";
constexpr const char* kFeedEnd = "</item></channel></rss>";

constexpr auto kGrowing = std::to_array<Growing>({
    // Words.
    {"words", "p.txt", kStory, [](int i) { return word(i) + " "; }, "\n"},
    {"one_word", "p.txt", kStory, [](int) { return string("a"); }, "\n"},
    {"number", "p.txt", kStory, [](int) { return string("7"); }, "\n"},
    {"hyphens", "p.txt", kStory, [](int) { return string("a-"); }, "\n"},
    {"apostrophes", "p.txt", kStory, [](int) { return string("o'"); }, "\n"},
    {"acronyms", "p.txt", kStory, [](int) { return string("A.B.C.D. "); }, "\n"},
    {"dots", "p.txt", kStory, [](int) { return string("A."); }, "\n"},
    {"addresses", "p.txt", kStory, [](int) { return string("http://a.b/c?d=e@f.g "); }, "\n"},
    {"brackets", "p.txt", kStory, [](int) { return string("("); }, "\n"},
    {"ideographs", "p.txt", kStory, [](int i) { return "\xe4\xb8" + string(1, static_cast<char>(0x80 + i % 64)); }, "\n"},
    {"marks", "p.txt", kStory, [](int i) { return string(i % 2 == 0 ? "\xcc\x81" : "\xcc\xa3"); }, "\n"},
    {"broken_utf8", "p.txt", kStory, [](int) { return string("caf\xc3 \xf0\x9f "); }, "\n"},
    // Paragraphs.
    {"lines", "p.txt", kStory, [](int) { return string("a\n"); }, "\n"},
    {"paragraphs", "p.txt", kStory, [](int) { return string("a\n\n"); }, "\n"},
    {"sentences", "p.txt", kStory, [](int) { return string("A b. "); }, "\n"},
    // Entities.
    {"names", "p.txt", kStory, [](int i) { return name(i) + ' ' + name(i + 7) + " said. "; }, "\n"},
    {"capitals", "p.txt", kStory, [](int i) { return name(i) + ' '; }, "\n"},
    {"one_surname", "p.txt", kStory, [](int i) { return name(i) + " Smith met Smith. "; }, "\n"},
    {"known_names", "p.txt", kStory, [](int) { return string("Donald Trump, Putin, Merkel. "); }, "\n"},
    {"countries", "p.txt", kStory, [](int) { return string("Georgia, Jordan, Chad. "); }, "\n"},
    {"organisations", "p.txt", kStory, [](int i) { return "the " + name(i) + " Bank of Ireland, "; }, "\n"},
    {"dates", "p.txt", kStory, [](int) { return string("on 12 June, last Monday, "); }, "\n"},
    {"quotes", "p.txt", kStory, [](int) { return string("\xe2\x80\x9cNo,\xe2\x80\x9d Ana Duarte said. "); }, "\n"},
    {"quotes_unclosed", "p.txt", kStory, [](int) { return string("\xe2\x80\x9cNo, he said. "); }, "\n"},
    {"quote_marks", "p.txt", kStory, [](int) { return string("\"'"); }, "\n"},
    {"sources", "p.txt", kStory, [](int i) { return "according to " + name(i) + " News, Reuters said. "; }, "\n"},
    // Pages.
    {"open_tags", "p.html", kPage, [](int) { return string("<div>"); }, "Deep.</body></html>"},
    {"end_tags", "p.html", kPage, [](int) { return string("</p></i>"); }, "</body></html>"},
    {"short_paragraphs", "p.html", kPage, [](int) { return string("<p>a"); }, "</body></html>"},
    {"links", "p.html", kPage, [](int i) { return "<li><a href=/" + word(i) + ">a</a>"; }, "</body></html>"},
    {"attributes", "p.html", "<html><p ", [](int i) { return word(i) + "=1 "; }, ">Text.</html>"},
    {"comments", "p.html", kPage, [](int) { return string("<!--"); }, "</body></html>"},
    {"references", "p.html", kPage, [](int) { return string("&#0;&amp;&#xD800;"); }, "</body></html>"},
    {"metas", "p.html", "<html>", [](int i) { return "<meta name=author content=" + word(i) + ">"; }, "<p>a</html>"},
    // Feeds and wires.
    {"elements", "p.rss", kFeed, [](int) { return string("<a>b</a>"); }, kFeedEnd},
    {"open_elements", "p.rss", kFeed, [](int) { return string("<a>"); }, kFeedEnd},
    {"categories", "p.rss", kFeed, [](int i) { return "<category>" + word(i) + "</category>"; }, kFeedEnd},
    {"escaped", "p.rss", "<rss><channel><item><guid>a</guid><description>", [](int) { return string("&lt;p&gt;a"); }, "</description></item></channel></rss>"},
    {"items", "p.rss", "<rss><channel>", [](int i) { return "<item><guid>" + word(i) + "</guid><title>A</title></item>"; }, "</channel></rss>"},
    {"topics_reuters", "p.sgm", "<REUTERS NEWID=\"1\">\n<TOPICS>", [](int) { return string("<D>a</D>"); }, "<TEXT><TITLE>Port</TITLE>Closed.</TEXT></REUTERS>\n"},
    // Records.
    {"list", "p.jsonl", R"({"id":"a","body":"It rained.","people":[)", [](int i) { return '"' + name(i) + "\","; }, "\"z\"]}\n"},
    {"fields", "p.jsonl", R"({"id":"a","body":"It rained.")", [](int i) { return ",\"x" + word(i) + "\":1"; }, "}\n"},
    {"equal_fields", "p.jsonl", R"({"id":"a","body":"It rained.")", [](int) { return string(",\"x\":1"); }, "}\n"},
    {"nested", "p.jsonl", R"({"id":"a","body":"It rained.","x":)", [](int) { return string("["); }, "}\n"},
    {"author", "p.jsonl", R"({"id":"a","body":"It rained.","author":")", [](int) { return string("Ana and "); }, "\"}\n"},
    {"objects", "p.jsonl", "", [](int i) { return R"({"id":")" + word(i) + R"(","body":"It rained."})" + "\n"; }, ""},
    {"objects_of_one_id", "p.jsonl", "", [](int) { return string("{\"id\":\"a\",\"body\":\"It rained.\"}\n"); }, ""},
    {"objects_in_a_line", "p.jsonl", "", [](int i) { return R"({"id":")" + word(i) + R"(","body":"It rained."} )"; }, "\n"},
    {"bad_objects", "p.json", "[", [](int) { return string("{\"a\":\n"); }, "]"},
    {"columns", "p.csv", "title,body", [](int i) { return ",x" + word(i); }, "\na,b\n"},
    {"rows", "p.csv", "title,body\n", [](int i) { return "a," + word(i) + '\n'; }, ""},
    {"unclosed_quote", "p.csv", "title,body\na,\"b\n", [](int) { return string("e,f\n"); }, ""},
    {"front_matter", "p.txt", "---\ntitle: Port\n", [](int i) { return "x" + word(i) + ": 1\n"; }, "---\nIt rained.\n"},
    {"short_records", "p.warc", "", [](int) { return string("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9999999\r\n\r\nx\r\n\r\n"); }, ""},
});

}  // namespace

string Growing::bytes(std::size_t size) const {
  string all = before;
  for (int i = 0; all.size() < size; ++i) all += unit(i);
  return all + after;
}

std::span<const Growing> growing() { return kGrowing; }

}  // namespace newsdex
