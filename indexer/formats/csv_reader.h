// Tables (CSV, TSV, semicolons, bars): a record an article. The first record names the columns.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/formats/csv_table.h"
#include "indexer/formats/reader.h"

namespace newsdex {

/// A record of more or fewer fields than there are columns fails with its line: which of its
/// fields is which cannot be known. Columns without a field of ours, and those whose field an
/// earlier spelling has, go into `extra`. An encoding other than UTF-8 is told by the first 64 KiB.
class CsvReader : public Reader {
 public:
  CsvReader(ByteStream& stream, const FieldNames& fields, const Limits& limits);
  ~CsvReader() override;

  [[nodiscard]] std::optional<Item> next() override;

 private:
  struct Line;

  void open();
  std::optional<Line> next_line();
  void set_columns(CsvRecord columns);
  RawArticle to_article(CsvRecord record) const;
  Item unclosed(Item item);

  ByteStream& stream_;
  const FieldNames& fields_;
  const Limits limits_;
  std::string encoding_;  ///< of every line; empty for UTF-8
  std::unique_ptr<CsvParser> parser_;
  CsvRecord columns_;
  std::vector<std::optional<InputField>> assigned_;  ///< to the columns
  bool opened_ = false;
};

}  // namespace newsdex
