#include "indexer/warc/page.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/limits.h"

namespace newsdex {

namespace {

constexpr int kStatusOk = 200;

// Long or strange types are cut: they end in the ledger.
std::string shown_type(const std::string& type) {
  static constexpr std::size_t kMost = 60;
  std::string shown = type.substr(0, kMost);
  std::replace_if(
      shown.begin(), shown.end(), [](unsigned char c) { return c <= ' ' || c >= 0x7f; }, '?');
  return shown;
}

struct Type {
  std::string_view name;
  PageKind kind;
};

constexpr auto kTypes = std::to_array<Type>({
    {"text/html", PageKind::html},
    {"application/xhtml+xml", PageKind::html},
    {"text/plain", PageKind::text},
    {"text/xml", PageKind::sniffed},
    {"application/xml", PageKind::sniffed},
    {"application/json", PageKind::sniffed},
    {"text/csv", PageKind::sniffed},
    {"application/x-ndjson", PageKind::sniffed},
    {"text/dns", PageKind::structure},
    {"image/svg+xml", PageKind::unwanted},
    {"", PageKind::sniffed},
    {"unk", PageKind::sniffed},      // ARC: unknown
    {"no-type", PageKind::sniffed},  // ARC: unknown
});

PageKind kind_of(const std::string& type) {
  const auto row = std::find_if(kTypes.begin(), kTypes.end(),
                                [&](const Type& known) { return known.name == type; });
  if (row != kTypes.end()) return row->kind;
  if (type.ends_with("+xml") || type.ends_with("+json")) return PageKind::sniffed;
  return PageKind::unwanted;
}

// Text that is addressed to machines, or about the crawl.
bool is_for_machines(std::string_view url) {
  if (url.starts_with("metadata:")) return true;
  url = url.substr(0, url.find_first_of("?#"));
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"/robots.txt", "/ads.txt", "/app-ads.txt", "/humans.txt", "/security.txt", "/llms.txt"});
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return url.ends_with(name); });
}

Page unwanted(std::string reason) { return {PageKind::unwanted, std::move(reason), {}, {}}; }

}  // namespace

Page look_at(const WarcRecord& record, WarcScanner& scanner) {
  if (record.type == WarcType::other) return {};
  if (record.type == WarcType::revisit) return {PageKind::revisit, {}, {}, {}};
  if (record.segment) return unwanted("in segments");
  Page page;
  MediaType media = read_media_type(record.content_type);
  const std::string_view content = scanner.peek(kMaxCrawlHeadBytes);
  if (content.starts_with("HTTP/")) {
    page.http = read_http_head(content);
    if (!page.http) return unwanted("a broken HTTP head");
    if (page.http->status != kStatusOk) {
      return unwanted("status " + std::to_string(page.http->status));
    }
    media = read_media_type(page.http->field("content-type"));
  } else if (media.type == "application/http") {
    return unwanted(content.empty() ? "empty" : "without an HTTP head");
  }
  page.kind = kind_of(media.type);
  page.charset = media.charset;
  if (page.kind == PageKind::unwanted) page.reason = "type " + shown_type(media.type);
  if (is_for_machines(record.url)) return unwanted("robots.txt and the like");
  return page;
}

}  // namespace newsdex
