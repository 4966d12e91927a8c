#include "indexer/warc/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "indexer/extract/encoding.h"
#include "indexer/limits.h"

namespace newsdex {

namespace {

constexpr std::string_view kWarcMagic = "WARC/";
constexpr std::string_view kArcMagic = "filedesc://";

// Between two records of a WARC, and the beginning of the second.
constexpr std::string_view kNextRecord = "\r\n\r\nWARC/";

constexpr std::size_t kBlock = std::size_t{64} << 10;

bool is_name(std::string_view written, std::string_view lower) {
  return written.size() == lower.size() && lower_case(written) == lower;
}

std::optional<std::uint64_t> read_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

WarcType read_type(std::string_view name) {
  static constexpr auto kTypes = std::to_array<std::pair<std::string_view, WarcType>>({
      {"response", WarcType::response},
      {"resource", WarcType::resource},
      {"conversion", WarcType::conversion},
      {"revisit", WarcType::revisit},
  });
  for (const auto& [lower, type] : kTypes) {
    if (is_name(name, lower)) return type;
  }
  return WarcType::other;
}

// Some writers put URLs into angle brackets; blanks in them are percent-encoded in links.
std::string read_url(std::string_view written) {
  written = trim_blanks(written);
  if (written.starts_with('<') && written.ends_with('>')) {
    written = written.substr(1, written.size() - 2);
  }
  std::string url;
  for (const char c : written) {
    if (c == ' ') {
      url += "%20";
    } else {
      url += c;
    }
  }
  return url;
}

// YYYYMMDDhhmmss, of which the time may lack, as ISO 8601; empty for anything else.
std::string read_arc_date(std::string_view digits) {
  static constexpr std::size_t kDay = 8;
  static constexpr std::size_t kSecond = 14;
  if (digits.size() < kDay || digits.find_first_not_of("0123456789") != std::string_view::npos) {
    return {};
  }
  const auto part = [&](std::size_t begin, std::size_t size) {
    return std::string(digits.substr(begin, size));
  };
  std::string iso = part(0, 4) + '-' + part(4, 2) + '-' + part(6, 2);
  if (digits.size() >= kSecond)
    iso += 'T' + part(8, 2) + ':' + part(10, 2) + ':' + part(12, 2) + 'Z';
  return iso;
}

std::vector<std::string_view> words(std::string_view line) {
  std::vector<std::string_view> found;
  while (!line.empty()) {
    const std::string_view word = line.substr(0, line.find(' '));
    found.push_back(word);
    line.remove_prefix(std::min(word.size() + 1, line.size()));
  }
  return found;
}

struct Field {
  std::string name;
  std::string value;
};

// The record's own fields. A line that begins with a blank goes on with the one before.
std::vector<Field> read_fields(ByteStream& stream, bool& closed, bool& too_long) {
  std::vector<Field> fields;
  std::size_t bytes = 0;
  while (const auto line = stream.line(kMaxCrawlHeadBytes)) {
    bytes += line->text.size();
    too_long = line->too_long || bytes > kMaxCrawlHeadBytes;
    closed = line->text.empty() && !line->too_long;
    if (closed || too_long) break;
    if (line->text.front() == ' ' || line->text.front() == '\t') {
      if (!fields.empty()) (fields.back().value += ' ') += trim_blanks(line->text);
      continue;
    }
    const std::size_t colon = line->text.find(':');
    if (colon == std::string_view::npos) continue;
    fields.push_back({std::string(trim_blanks(line->text.substr(0, colon))),
                      decode(std::string(trim_blanks(line->text.substr(colon + 1)))).text});
  }
  return fields;
}

Problem at(std::uint64_t offset, const std::string& what) {
  return {Status::failed, "byte " + std::to_string(offset) + ": " + what};
}

}  // namespace

std::optional<std::variant<WarcRecord, Problem>> WarcScanner::next() {
  if (remaining_ > 0 && !pending_) {
    const std::uint64_t begin = stream_.offset();
    const std::uint64_t wanted = std::exchange(remaining_, 0);
    const std::uint64_t found = stream_.skip(wanted);
    if (found < wanted) {
      return at(begin, "a record cut off: " + std::to_string(found) + " of " +
                           std::to_string(wanted) + " bytes");
    }
  }
  return read_head();
}

std::optional<WarcScanner::Found> WarcScanner::read_head() {
  if (pending_) return std::exchange(pending_, std::nullopt);
  while (true) {
    const std::string_view next = stream_.peek(1);
    if (next.empty()) return std::nullopt;
    if (next.front() != '\n' && next.front() != '\r') break;
    stream_.skip(1);
  }
  const std::string_view head = stream_.peek(kArcMagic.size());
  if (head.starts_with(kWarcMagic)) return read_warc_head();
  if (head == kArcMagic) {
    arc_ = true;
    read_arc_version();
    return read_head();
  }
  return arc_ ? read_arc_record() : pass_over_garbage();
}

WarcScanner::Found WarcScanner::read_warc_head() {
  WarcRecord record;
  record.offset = stream_.offset();
  (void)stream_.line(kMaxCrawlHeadBytes);  // the version: all of them read the same
  bool closed = false;
  bool too_long = false;
  std::optional<std::uint64_t> length;
  for (auto& [name, written] : read_fields(stream_, closed, too_long)) {
    const std::string value = decode(std::move(written)).text;
    if (is_name(name, "warc-type")) record.type = read_type(value);
    if (is_name(name, "warc-target-uri")) record.url = read_url(value);
    if (is_name(name, "warc-date")) record.date = value;
    if (is_name(name, "warc-payload-digest")) record.digest = value;
    if (is_name(name, "content-type")) record.content_type = value;
    if (is_name(name, "content-length")) length = read_number(value);
    if (is_name(name, "warc-segment-number")) record.segment = true;
  }
  if (too_long) return at(record.offset, "the head of a record longer than 64 KiB");
  if (!closed) return at(record.offset, "the head of a record cut off");
  if (!length) return at(record.offset, "a record without its length");
  remaining_ = record.length = *length;
  return record;
}

// The first record of an ARC is about the file: its own line, a line of versions, and one that
// names the fields of the others. Its length may be missing.
void WarcScanner::read_arc_version() {
  (void)stream_.line(kMaxCrawlHeadBytes);
  (void)stream_.line(kMaxCrawlHeadBytes);
  if (const auto names = stream_.line(kMaxCrawlHeadBytes)) arc_fields_ = words(names->text).size();
}

// URL IP-address Archive-date Content-type [Result-code Checksum Location Offset Filename]
// Archive-length; the URL may hold blanks. nullopt for a line that is none of these.
std::optional<WarcScanner::Found> WarcScanner::read_arc_line(std::string_view line,
                                                             std::uint64_t offset) {
  static constexpr std::size_t kFewestFields = 5;
  const auto fields = words(line);
  const std::size_t tail = std::max(arc_fields_, kFewestFields) - 1;  // all but the URL
  if (fields.size() <= tail) return std::nullopt;
  WarcRecord record;
  record.offset = offset;
  record.type = WarcType::response;
  const std::size_t first = fields.size() - tail;
  record.date = read_arc_date(fields[first + 1]);
  record.content_type = decode(std::string(fields[first + 2])).text;
  const auto url_bytes = static_cast<std::size_t>(fields[first].data() - line.data());
  record.url = read_url(decode(std::string(line.substr(0, url_bytes))).text);
  if (record.date.empty() || record.url.find(':') == std::string::npos) return std::nullopt;
  const auto length = read_number(fields.back());
  if (!length) return at(offset, "a record without its length");
  remaining_ = record.length = *length;
  return record;
}

WarcScanner::Found WarcScanner::read_arc_record() {
  const std::uint64_t begin = stream_.offset();
  std::uint64_t offset = begin;
  while (const auto line = stream_.line(kMaxCrawlHeadBytes)) {
    auto found = read_arc_line(line->text, offset);
    if (found && offset == begin) return std::move(*found);
    if (found) {
      pending_ = std::move(found);
      break;
    }
    offset = stream_.offset();
  }
  return at(begin,
            "no record begins here: " + std::to_string(offset - begin) + " bytes passed over");
}

WarcScanner::Found WarcScanner::pass_over_garbage() {
  const std::uint64_t begin = stream_.offset();
  while (!stream_.peek(1).empty() && !stream_.peek(kWarcMagic.size()).starts_with(kWarcMagic)) {
    (void)stream_.line(kMaxCrawlHeadBytes);
  }
  return at(begin, "no record begins here: " + std::to_string(stream_.offset() - begin) +
                       " bytes passed over");
}

std::string_view WarcScanner::peek(std::size_t size) {
  return stream_.peek(std::min<std::uint64_t>(size, remaining_));
}

// Whether a content of `length` bytes at the head of `window` is followed by a record or by the
// end of the file.
bool WarcScanner::ends_at(std::string_view window, std::size_t length) const {
  std::string_view after = window.substr(std::min(length, window.size()));
  after.remove_prefix(std::min(after.find_first_not_of("\r\n"), after.size()));
  return arc_ || after.empty() || after.starts_with(kWarcMagic);
}

// How long the content is if it ends where the next record begins; `limit` if none does before
// that. Looks at twice as much each time, so that many short contents cost what they are long.
std::size_t WarcScanner::find_end(std::size_t limit) {
  std::size_t searched = 0;
  for (std::size_t size = kBlock;; size *= 2) {
    const std::string_view window = stream_.peek(std::min(size, limit));
    const std::size_t end = window.find(kNextRecord, searched);
    if (end != std::string_view::npos) return end;
    if (size >= limit || window.size() < size) return limit;
    searched = window.size() - kNextRecord.size();
  }
}

std::optional<WarcContent> WarcScanner::take(std::size_t limit) {
  if (remaining_ > limit) return std::nullopt;
  const auto length = static_cast<std::size_t>(std::exchange(remaining_, 0));
  const std::string_view window = stream_.peek(length + kNextRecord.size());
  WarcContent content;
  if (window.size() >= length && ends_at(window, length)) {
    content.bytes = stream_.take(length);
    return content;
  }
  const std::size_t end = find_end(limit);
  content.bytes = stream_.take(end < limit ? end : length);
  content.whole = content.bytes.size() >= length || end < limit;
  content.note = "its length should be " + std::to_string(length) + ", it has " +
                 std::to_string(content.bytes.size()) + " bytes";
  return content;
}

}  // namespace newsdex
