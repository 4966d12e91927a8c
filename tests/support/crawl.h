// Writes crawls for tests, record by record.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

struct CrawlRecord {
  std::string type = "response";
  std::string url = {};
  std::string date = "2024-05-13T08:00:00Z";
  std::string content = {};  ///< HTTP head and body of a response, else the document
  std::string content_type = "application/http; msgtype=response";
  std::string digest = {};
  std::string more = {};  ///< further lines of the head, each with its `\r\n`
};

/// One record of a WARC 1.1 file.
[[nodiscard]] std::string to_warc(const CrawlRecord& record);

/// `HTTP/1.1 200 OK`, the type, and the body with its length; `more` as above.
[[nodiscard]] std::string http_response(std::string_view type, std::string_view body,
                                        std::string_view more = {}, int status = 200);

/// A page with a headline and paragraphs that no other number has.
[[nodiscard]] std::string page(int number);

}  // namespace newsdex
