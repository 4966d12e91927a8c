// What a file is, by its first bytes and its name.

#include "indexer/formats/sniff.h"

#include <string>

#include <gtest/gtest.h>

namespace newsdex {
namespace {

struct Sniffed {
  const char* name;
  std::string head;
  const char* file;
  const char* result;  // a format, or the beginning of a reason
};

class Sniff : public testing::TestWithParam<Sniffed> {};

TEST_P(Sniff, DecidesByContentThenName) {
  const auto found = sniff(GetParam().head, GetParam().file, FieldNames());
  const auto* format = std::get_if<Format>(&found);
  const std::string result =
      format != nullptr ? std::string(to_string(*format)) : std::get<Unrecognised>(found).reason;
  EXPECT_TRUE(result.starts_with(GetParam().result)) << result;
}

INSTANTIATE_TEST_SUITE_P(
    Table, Sniff,
    testing::Values(
        Sniffed{"Text", "Port closed\n", "a.txt", "text"},
        Sniffed{"NoName", "Port closed\n", "", "text"},
        Sniffed{"Utf16", std::string("\xff\xfeP\0", 4), "a.txt", "text"},
        Sniffed{"Jsonl", "{\"id\": 1, \"headline\": \"a\"}\n", "a.txt", "jsonl"},
        Sniffed{"JsonlCut", "{\"id\": 1, \"body\": \"aaaa", "a", "jsonl"},
        Sniffed{"JsonlAfterABadLine", "{\"tit\n{\"title\": \"a\"}\n", "a.jsonl", "jsonl"},
        Sniffed{"JsonlNested", "{\"x\": {\"title\": \"a\"}}\n", "a.jsonl", "JSON without"},
        Sniffed{"Json", "{\n  \"title\": \"a\"\n}\n", "a.json", "jsonl"},
        Sniffed{"JsonFeed",
                R"({"version":"https:\/\/jsonfeed.org\/version\/1","title":"a","items":[)",
                "a.json", "feed"},
        Sniffed{"ArticleAboutJsonFeed", R"({"title":"a","body":"See jsonfeed.org"})", "a.json",
                "jsonl"},
        Sniffed{"NewsmlOneBare", "<NewsML Version=\"1.2\"><NewsItem/></NewsML>", "a", "NewsML 1"},
        Sniffed{"Notebook", "{\n \"cells\": []}", "a.ipynb", "JSON without"},
        Sniffed{"JsonArray", "[{\"title\": \"a\"}]", "a.json", "jsonl"},
        Sniffed{"JsonArrayOfOthers", "[{\"name\": \"a\"}]", "a.json", "JSON without"},
        Sniffed{"JsonSettings", "{\n  \"port\": 80,\n  \"x\": {\"title\": 1}\n}", "a.json",
                "JSON without"},
        Sniffed{"Hits",
                "{\"took\":1,\"hits\":{\"total\":1,\"hits\":[{\"_id\":\"1\",\"_source\":{\"title\":"
                "\"a\"}}]}}",
                "a", "jsonl"},
        Sniffed{"Hit", "{\"_id\":\"1\",\"_source\":{\"title\":\"a\"}}", "a", "jsonl"},
        Sniffed{"HitsOfOthers", "{\"hits\":{\"hits\":[{\"_source\":{\"port\":\"a\"}}]}}", "a",
                "JSON without"},
        Sniffed{"Answer", R"({"status":"ok","articles":[{"title":"a","content":"b"}]})", "a",
                "jsonl"},
        Sniffed{"AnswerOfOthers", R"({"status":"ok","menu":[{"title":"a"}]})", "a.json",
                "JSON without"},
        Sniffed{"TwoLists", R"({"a":[{"title":"a","text":"b"}],"b":[{"title":"b","text":"c"}]})",
                "a.json", "JSON without"},
        Sniffed{"Bulk", "{\"index\":{\"_id\":1}}\n{\"title\":\"a\"}\n", "a", "jsonl"},
        Sniffed{"BulkOfDeletes", "{\"delete\":{\"_id\":\"1\"}}\n", "a", "jsonl"},
        Sniffed{"Csv", "id,title,body\n1,a,b\n", "a", "csv"},
        Sniffed{"CsvOfOneRow", "title;body\n", "a.csv", "csv"},
        Sniffed{"Tsv", "\xef\xbb\xbfid\ttext\n1\ta, b, c\n2\td\n", "a.txt", "csv"},
        Sniffed{"Bars", "id|headline\n1|a\n2|b\n", "a.txt", "csv"},
        Sniffed{"CsvQuoted", "\"title\",\"body\"\n\"a, b\",\"c\nd\"\n", "a.txt", "csv"},
        Sniffed{"CsvUtf16", std::string("\xff\xfet\0e\0x\0t\0,\0x\0\n\0a\0,\0b\0\n\0", 22), "a",
                "csv"},
        Sniffed{"CsvOfOthers", "port,ship\n1,2\n", "a.csv", "a table without"},
        Sniffed{"TextWithCommas",
                "title, body and soul\nThe port closed, it rained, and so on.\nNobody, they said, "
                "came.\n",
                "a.txt", "text"},
        Sniffed{"Warc", "WARC/1.0\r\nWARC-Type: response\r\n", "a.txt", "warc"},
        Sniffed{"WarcTalk", "WARC/ARC files are crawls.\n", "a.txt", "text"},
        Sniffed{"Arc", "filedesc://x.arc 0.0.0.0 20140101000000 text/plain 1\n", "a", "warc"},
        Sniffed{"BracketText", "[Photo] The port closed.", "a.txt", "text"},
        Sniffed{"Reuters", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS ", "a.sgm", "reuters"},
        Sniffed{"ReutersBare", "<REUTERS TOPICS=\"NO\"", "a", "reuters"},
        Sniffed{"Html", "<!DOCTYPE html><html>", "a.txt", "html"},
        Sniffed{"HtmlAfterAComment", "\xef\xbb\xbf <!-- saved --> <HTML lang=en>", "a", "html"},
        Sniffed{"Xhtml", "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC ''>", "a.xml", "html"},
        Sniffed{"HtmlUtf16", std::string("\xff\xfe<\0h\0t\0m\0l\0>\0", 14), "a", "html"},
        Sniffed{"HtmlByName", "<p>Port closed", "a.htm", "html"},
        Sniffed{"TextNamedHtml", "Port closed\n", "a.html", "text"},
        Sniffed{"Xml", "<?xml version='1.0'?>\n<x>", "a.html", "XML"},
        Sniffed{"Rss", "<?xml version='1.0'?><!-- <html> -->\n<rss version='2.0'>", "a.txt",
                "feed"},
        Sniffed{"AtomUtf16", std::string("<\0f\0e\0e\0d\0>\0", 12), "a", "feed"},
        Sniffed{"Rdf", "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>", "a",
                "feed"},
        Sniffed{"Nitf", "<!DOCTYPE nitf SYSTEM 'nitf.dtd' [<!ENTITY x '<rss>'>]><nitf>", "a",
                "nitf"},
        Sniffed{"Newsml", "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'>", "a",
                "newsml"},
        Sniffed{"NewsmlOne", "<?xml version='1.0'?><NewsML><NewsItem/></NewsML>", "a", "NewsML 1"},
        Sniffed{"Ninjs", "{\n \"uri\": \"a\",\n \"headlines\": []", "a.json", "ninjs"},
        Sniffed{"NinjsArray", "[ {\"body_text\": \"a\", \"uri\": \"a\"} ]", "a.json", "ninjs"},
        Sniffed{"JsonlWithUri", "{\"uri\": \"a\", \"title\": \"a\", \"body\": \"a\"}\n", "a",
                "jsonl"},
        Sniffed{"TextThatBeginsLikeATag", "<rumour> The port closed.\n", "a.txt", "text"},
        Sniffed{"Readme", "Read me.\n", "README.md", "a file about"},
        Sniffed{"Mail", "From: a@b.example\n\nThe port closed.\n", "a.EML", "mail"},
        Sniffed{"Markdown", "# Port closed\n", "a.md", "text"},
        Sniffed{"Empty", "", "a.txt", "empty"}, Sniffed{"Blank", " \n", "a.txt", "empty"},
        Sniffed{"Nul", std::string("ab\0c", 4), "a.txt", "binary"},
        Sniffed{"Controls",
                "\x01\x02\x03\x04"
                "ab",
                "a.txt", "binary"},
        Sniffed{"Pdf", "%PDF-1.4\n", "a.txt", "a PDF"}),
    [](const auto& row) { return std::string{row.param.name}; });

}  // namespace
}  // namespace newsdex
