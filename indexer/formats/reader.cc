#include "indexer/formats/reader.h"

#include "indexer/formats/csv_reader.h"
#include "indexer/formats/feed_reader.h"
#include "indexer/formats/html_reader.h"
#include "indexer/formats/json_feed_reader.h"
#include "indexer/formats/json_values.h"
#include "indexer/formats/jsonl_reader.h"
#include "indexer/formats/newsml_reader.h"
#include "indexer/formats/ninjs_reader.h"
#include "indexer/formats/nitf_reader.h"
#include "indexer/formats/reuters_reader.h"
#include "indexer/formats/text_reader.h"
#include "indexer/formats/utf16_reader.h"
#include "indexer/formats/warc_reader.h"

namespace newsdex {

namespace {

constexpr std::size_t kMarkBytes = 4;

/// Whether a reader cuts its input into lines or values before it looks at how it is encoded.
bool is_cut_as_utf8(Format format) {
  return format == Format::csv || format == Format::jsonl || format == Format::ninjs;
}

}  // namespace

std::unique_ptr<Reader> open_reader(Format format, ByteStream& stream, const FieldNames& fields,
                                    const Limits& limits, const CaptureIndex* captures) {
  if (is_cut_as_utf8(format) && has_utf16_mark(stream.peek(kMarkBytes))) {
    return std::make_unique<Utf16Reader>(stream, [&](ByteStream& text) {
      return open_reader(format, text, fields, limits, captures);
    });
  }
  switch (format) {
    case Format::csv:
      return std::make_unique<CsvReader>(stream, fields, limits);
    case Format::text:
      return std::make_unique<TextReader>(stream, fields, limits);
    case Format::jsonl:
      return std::make_unique<JsonlReader>(stream, fields, limits);
    case Format::reuters:
      return std::make_unique<ReutersReader>(stream, limits);
    case Format::feed:
      if (skip_blanks(stream.peek(kSniffBytes)).starts_with('{'))  // XML begins otherwise
        return std::make_unique<JsonFeedReader>(stream, limits);
      return std::make_unique<FeedReader>(stream, limits);
    case Format::nitf:
      return std::make_unique<NitfReader>(stream, limits);
    case Format::newsml:
      return std::make_unique<NewsmlReader>(stream, limits);
    case Format::ninjs:
      return std::make_unique<NinjsReader>(stream, limits);
    case Format::html:
      return std::make_unique<HtmlReader>(stream, limits);
    case Format::warc:
      break;
  }
  return std::make_unique<WarcReader>(stream, fields, limits, captures);
}

}  // namespace newsdex
