#include "indexer/formats/warc_reader.h"

#include <algorithm>
#include <sstream>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/extract/encoding.h"
#include "indexer/formats/html_reader.h"
#include "indexer/json_text.h"

namespace newsdex {

namespace {

// Kinds of records that are counted apart; what a hostile crawl has beyond is counted together.
constexpr std::size_t kMostReasons = 50;

Item problem_item(const WarcRecord& record, const std::string& what) {
  Item item;
  item.item = record.url;
  item.content = Problem{Status::failed, "byte " + std::to_string(record.offset) + ": " + what};
  return item;
}

// A page that other runs may have read was captured once more.
Item revisit_item(const WarcRecord& record) {
  RawArticle revisit;
  revisit.url = record.url;
  revisit.captured = record.date;
  if (!record.digest.empty()) revisit.extra.emplace_back("digest", json_text(record.digest));
  Item item;
  item.item = record.url;
  item.content = std::move(revisit);
  return item;
}

std::optional<Format> format_of(std::string_view body, const FieldNames& fields) {
  const auto found = sniff(body.substr(0, kSniffBytes), {}, fields);
  const auto* format = std::get_if<Format>(&found);
  if (format == nullptr || *format == Format::warc) return std::nullopt;
  return *format;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

/// A document of several items, as a feed, that are being read.
struct WarcReader::OpenPage {
  OpenPage(std::string body, Format format, WarcRecord of, const FieldNames& fields,
           const Limits& limits)
      : record(std::move(of)),
        input(std::move(body)),
        stream(input),
        reader(open_reader(format, stream, fields, limits)) {}

  WarcRecord record;
  std::istringstream input;
  ByteStream stream;
  std::unique_ptr<Reader> reader;
};

WarcReader::WarcReader(ByteStream& stream, const FieldNames& fields, const Limits& limits,
                       const CaptureIndex* captures)
    : stream_(stream), fields_(fields), limits_(limits), captures_(captures), scanner_(stream) {}

WarcReader::~WarcReader() = default;

std::optional<Item> WarcReader::next() {
  while (true) {
    std::optional<Item> item;
    if (page_) {
      item = next_of_page();
    } else {
      const auto found = scanner_.next();
      if (!found) {
        item = summary();
        if (!item) return std::nullopt;
        return counted(std::move(*item));
      }
      if (const auto* problem = std::get_if<Problem>(&*found)) {
        item.emplace().content = *problem;
      } else {
        item = open(std::get<WarcRecord>(*found));
      }
    }
    if (!item) continue;
    return counted(std::move(*item));
  }
}

// Opens a record for next_of_page; an item where it is broken.
std::optional<Item> WarcReader::open(const WarcRecord& record) {
  const Page page = look_at(record, scanner_);
  if (page.kind == PageKind::structure) return std::nullopt;
  if (const auto reason = passed_over(record, page)) {
    count(*reason);
    return std::nullopt;
  }
  if (page.kind == PageKind::revisit) return revisit_item(record);
  const auto content = scanner_.take(limits_.record);
  if (!content) return problem_item(record, "a record longer than " + size_text(limits_.record));
  if (!content->whole) return problem_item(record, "a record cut off: " + content->note);
  HttpBody body;
  if (page.http) {
    // A content that ends before its length says may end within the head.
    const std::size_t head = std::min(page.http->bytes, content->bytes.size());
    auto decoded = decode_http_body(*page.http, content->bytes.substr(head), limits_.record);
    if (const auto* reason = std::get_if<std::string>(&decoded)) {
      count(*reason);
      return std::nullopt;
    }
    body = std::get<HttpBody>(std::move(decoded));
  } else {
    body.bytes = content->bytes;
  }
  if (!content->note.empty()) body.notes.push_back(content->note);
  return read(record, page, std::move(body));
}

// An item where the document is one article; nullopt where it gives several, which next_of_page
// reads, or none.
std::optional<Item> WarcReader::read(const WarcRecord& record, const Page& page, HttpBody body) {
  if (is_blank(body.bytes)) {
    count("empty");
    return std::nullopt;
  }
  if (page.kind == PageKind::text) {
    Decoded decoded = decode(std::move(body.bytes), {page.charset});
    body.bytes = std::move(decoded.text);
    if (!decoded.note.empty()) body.notes.push_back(std::move(decoded.note));
  }
  auto format = page.kind == PageKind::html ? Format::html : format_of(body.bytes, fields_);
  if (!format) {
    count("of no known format");
    return std::nullopt;
  }
  if (*format != Format::html && *format != Format::text) {
    page_ = std::make_unique<OpenPage>(std::move(body.bytes), *format, record, fields_, limits_);
    return std::nullopt;
  }
  RawArticle article;
  if (*format == Format::html) {
    article = read_page(std::move(body.bytes), {record.url, page.charset}, limits_.page);
  } else {
    article.body =
        decode(std::move(body.bytes), {page.charset}).text;  // of no told type: bytes yet
  }
  if (article.blocks.empty() && is_blank(article.body)) {
    count("pages without text");
    return std::nullopt;
  }
  article.notes.insert(article.notes.end(), body.notes.begin(), body.notes.end());
  complete(article, record);
  Item item;
  item.item = record.url;
  item.content = std::move(article);
  return item;
}

// Why a record gives no article although nothing is wrong with it.
std::optional<std::string> WarcReader::passed_over(const WarcRecord& record,
                                                   const Page& page) const {
  if (page.kind == PageKind::unwanted) return page.reason;
  const auto time = parse_moment(record.date);
  if (page.kind == PageKind::revisit) {
    if (!time || record.url.empty()) return "revisits without a date or an address";
    if (captures_ == nullptr || !captures_->has_page(record.url)) return std::nullopt;
    return "revisits, listed with their pages";
  }
  const CaptureKind kind =
      record.type == WarcType::conversion ? CaptureKind::conversion : CaptureKind::page;
  if (captures_ == nullptr || !time || page.kind == PageKind::sniffed ||
      captures_->is_best(record.url, *time, kind)) {
    return std::nullopt;
  }
  return "older captures, listed with the latest";
}

std::optional<Item> WarcReader::next_of_page() {
  auto item = page_->reader->next();
  if (!item) {
    page_.reset();
    return std::nullopt;
  }
  item->item = page_->record.url + (item->item.empty() ? "" : '#' + item->item);
  item->line = 0;
  if (auto* article = std::get_if<RawArticle>(&item->content)) {
    article->captured = page_->record.date;
    article->alone = false;
  }
  return item;
}

// What the crawl says of a page that is one article.
void WarcReader::complete(RawArticle& article, const WarcRecord& record) const {
  article.captured = record.date;
  article.alone = false;
  if (!article.url.empty() && article.url != record.url) {
    article.candidates.push_back(
        {"url", article.url, "the page itself", false, "the address it was captured at counts"});
  }
  article.url = record.url;
  if (!record.digest.empty()) article.extra.emplace_back("digest", json_text(record.digest));
  const auto time = parse_moment(record.date);
  if (captures_ != nullptr && time) {
    article.captures = captures_->others(record.url, {*time, record.digest});
  }
}

// What was passed over, in one item; nullopt once that has been said, or where there is nothing.
std::optional<Item> WarcReader::summary() {
  if (passed_over_.empty() && items_ > 0) return std::nullopt;
  std::vector<std::pair<std::uint64_t, std::string>> rows;
  std::uint64_t records = 0;
  for (const auto& [reason, times] : std::exchange(passed_over_, {})) {
    rows.emplace_back(times, reason);
    records += times;
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string list;
  for (const auto& [times, reason] : rows) {
    list += (list.empty() ? ": " : ", ") + std::to_string(times) + ' ' + reason;
  }
  Item item;
  item.content =
      Problem{Status::skipped, records == 0 ? "a crawl without pages"
                                            : "passed over " + std::to_string(records) +
                                                  (records == 1 ? " record" : " records") + list};
  return item;
}

// An item on its way out: it took what was read since the one before.
Item WarcReader::counted(Item item) {
  ++items_;
  item.bytes = stream_.offset() - counted_bytes_;
  counted_bytes_ = stream_.offset();
  return item;
}

void WarcReader::count(const std::string& reason) {
  const bool known = passed_over_.contains(reason) || passed_over_.size() < kMostReasons;
  ++passed_over_[known ? reason : "of other kinds"];
}

}  // namespace newsdex
