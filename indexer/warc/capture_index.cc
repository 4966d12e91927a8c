#include "indexer/warc/capture_index.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <sstream>
#include <variant>

#include <xxhash.h>

#include "indexer/warc/page.h"
#include "indexer/warc/record.h"

namespace newsdex {

namespace {

bool can_be_read_twice(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  return path != "-" &&
         (std::filesystem::is_regular_file(status) || std::filesystem::is_directory(status));
}

std::optional<CaptureKind> capture_kind(const WarcRecord& record, const Page& page) {
  switch (page.kind) {
    case PageKind::html:
    case PageKind::text:
      return record.type == WarcType::conversion ? CaptureKind::conversion : CaptureKind::page;
    case PageKind::revisit:
      return CaptureKind::revisit;
    case PageKind::structure:
    case PageKind::sniffed:
    case PageKind::unwanted:
      break;
  }
  return std::nullopt;
}

void index_file(ByteStream& bytes, CaptureIndex& index) {
  WarcScanner scanner(bytes);
  while (const auto found = scanner.next()) {
    const auto* record = std::get_if<WarcRecord>(&*found);
    if (record == nullptr) continue;
    const auto time = parse_moment(record->date);
    const auto kind = capture_kind(*record, look_at(*record, scanner));
    if (time && kind && !record->url.empty()) {
      index.add(record->url, {*time, record->digest}, *kind);
    }
  }
}

}  // namespace

void CaptureIndex::add(std::string_view url, Capture capture, CaptureKind kind) {
  pages_[key(url)].push_back({std::move(capture), kind});
}

bool CaptureIndex::is_best(std::string_view url, const Moment& time, CaptureKind kind) const {
  const auto* rows = find(url);
  if (rows == nullptr) return true;
  return std::none_of(rows->begin(), rows->end(), [&](const Row& row) {
    return row.kind < kind || (row.kind == kind && instant(row.capture.time) > instant(time));
  });
}

bool CaptureIndex::has_page(std::string_view url) const {
  const auto* rows = find(url);
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [](const Row& row) {
           return row.kind != CaptureKind::revisit;
         });
}

std::vector<Capture> CaptureIndex::others(std::string_view url, const Capture& own) const {
  std::vector<Capture> captures;
  if (const auto* rows = find(url)) {
    for (const Row& row : *rows) captures.push_back(row.capture);
  }
  return in_order(std::move(captures), own);
}

CaptureIndex::Key CaptureIndex::key(std::string_view url) {
  const XXH128_hash_t hash = XXH3_128bits(url.data(), url.size());
  return {hash.high64, hash.low64};
}

const std::vector<CaptureIndex::Row>* CaptureIndex::find(std::string_view url) const {
  const auto rows = pages_.find(key(url));
  return rows == pages_.end() ? nullptr : &rows->second;
}

std::vector<Capture> in_order(std::vector<Capture> captures, const Capture& own) {
  std::sort(captures.begin(), captures.end(), [](const Capture& a, const Capture& b) {
    return std::make_pair(-instant(a.time), a.digest) < std::make_pair(-instant(b.time), b.digest);
  });
  captures.erase(std::unique(captures.begin(), captures.end()), captures.end());
  captures.erase(std::remove(captures.begin(), captures.end(), own), captures.end());
  return captures;
}

CaptureIndex index_captures(const InputOptions& options, const FieldNames& fields) {
  CaptureIndex index;
  if (options.format && options.format != Format::warc) return index;
  InputOptions files = options;
  std::erase_if(files.paths, [](const std::string& path) { return !can_be_read_twice(path); });
  std::istringstream none;
  InputWalk walk(files, fields, none);
  while (const auto step = walk.next()) {
    const auto* input = std::get_if<Input>(&*step);
    if (input != nullptr && input->format == Format::warc) index_file(*input->bytes, index);
  }
  return index;
}

}  // namespace newsdex
