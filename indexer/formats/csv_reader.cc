#include "indexer/formats/csv_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/byte_order_mark.h"
#include "indexer/extract/encoding.h"
#include "indexer/json_text.h"

namespace newsdex {

namespace {

// Up to the last line end, so that no character is cut in two.
std::string_view whole_lines(std::string_view head) {
  const std::size_t end = head.rfind('\n');
  return end == std::string_view::npos ? head : head.substr(0, end + 1);
}

}  // namespace

struct CsvReader::Line {
  std::string text;
  std::uint64_t number = 0;
  std::uint64_t bytes = 0;
  bool too_long = false;
};

CsvReader::CsvReader(ByteStream& stream, const FieldNames& fields, const Limits& limits)
    : stream_(stream), fields_(fields), limits_(limits) {}

CsvReader::~CsvReader() = default;

// Decides encoding, separator and columns.
void CsvReader::open() {
  opened_ = true;
  const std::string_view head = whole_lines(stream_.peek(kSniffBytes));
  encoding_ = decode(std::string(head)).encoding;
  const auto layout = find_csv_layout(head, fields_);
  parser_ = std::make_unique<CsvParser>(layout ? layout->separator : ',');
  if (layout && layout->names_separator) static_cast<void>(stream_.line(limits_.record));
}

std::optional<CsvReader::Line> CsvReader::next_line() {
  const auto line = stream_.line(limits_.record);
  if (!line || (!line->ended && stream_.broken())) return std::nullopt;  // it may lack its end
  std::string_view text = line->text;
  if (line->number == 1) text = without_byte_order_mark(text);
  return Line{decode(std::string(text), {encoding_}).text, line->number, line->bytes,
              line->too_long};
}

std::optional<Item> CsvReader::next() {
  Item item;
  if (!opened_) open();
  while (auto line = next_line()) {
    if (item.line == 0 || !parser_->is_inside()) {
      item.line = line->number;
      item.bytes = 0;
    }
    item.item = std::to_string(item.line);
    item.bytes += line->bytes;
    if (line->too_long || parser_->bytes() + line->text.size() > limits_.record) {
      parser_->reset();
      item.content = Problem{Status::failed, "a record longer than " + size_text(limits_.record)};
      return item;
    }
    auto record = parser_->add(line->text);
    if (!record) continue;
    if (record->size() > kMaxFields) {
      item.content = Problem{Status::failed, "more than " + std::to_string(kMaxFields) + " fields"};
      return item;
    }
    if (columns_.empty()) {
      set_columns(std::move(*record));
      continue;
    }
    if (record->size() != columns_.size()) {
      item.content = Problem{Status::failed, std::to_string(record->size()) + " fields in " +
                                                 std::to_string(columns_.size()) + " columns"};
      return item;
    }
    RawArticle article = to_article(std::move(*record));
    if (article.title.empty() && article.body.empty()) {
      item.content = Problem{Status::failed, "neither title nor body"};
    } else {
      item.content = std::move(article);
    }
    return item;
  }
  if (!parser_->is_inside() || stream_.broken()) return std::nullopt;
  return unclosed(std::move(item));
}

Item CsvReader::unclosed(Item item) {
  parser_->reset();
  item.content = Problem{Status::failed, "a quoted field without its closing quote"};
  return item;
}

void CsvReader::set_columns(CsvRecord columns) {
  columns_ = std::move(columns);
  assigned_ = fields_.assign({columns_.begin(), columns_.end()});
}

RawArticle CsvReader::to_article(CsvRecord record) const {
  RawArticle article;
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (record[i].empty()) continue;
    if (assigned_[i]) {
      set_field(article, *assigned_[i], {.texts = {std::move(record[i])}, .list = false});
    } else {
      const std::string name =
          columns_[i].empty() ? "column " + std::to_string(i + 1) : columns_[i];
      article.extra.emplace_back(name, json_text(record[i]));
    }
  }
  return article;
}

}  // namespace newsdex
