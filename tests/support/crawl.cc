#include "tests/support/crawl.h"

namespace newsdex {

std::string to_warc(const CrawlRecord& record) {
  std::string text = "WARC/1.1\r\nWARC-Type: " + record.type + "\r\n";
  if (!record.url.empty()) text += "WARC-Target-URI: " + record.url + "\r\n";
  if (!record.date.empty()) text += "WARC-Date: " + record.date + "\r\n";
  if (!record.digest.empty()) text += "WARC-Payload-Digest: " + record.digest + "\r\n";
  text += record.more;
  text += "Content-Type: " + record.content_type + "\r\n";
  text += "Content-Length: " + std::to_string(record.content.size()) + "\r\n\r\n";
  return text + record.content + "\r\n\r\n";
}

std::string http_response(std::string_view type, std::string_view body, std::string_view more,
                          int status) {
  return "HTTP/1.1 " + std::to_string(status) + " Whatever\r\nContent-Type: " + std::string(type) +
         "\r\n" + std::string(more) + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + std::string(body);
}

std::string page(int number) {
  const std::string n = std::to_string(number);
  std::string text =
      "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Harbour office counts "
      "ship " +
      n + "</title></head><body><article><h1>Harbour office counts ship " + n + "</h1>";
  for (int paragraph = 1; paragraph <= 3; ++paragraph) {
    text += "<p>The harbour office said on Monday that ship number " + n +
            " had come in with the tide, which made it the " + std::to_string(number + paragraph) +
            "th of the season, and that the pilots had nothing else to report from the river.</p>";
  }
  return text + "</article></body></html>\n";
}

}  // namespace newsdex
