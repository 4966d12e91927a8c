// Tables in text: records of fields between separators, by libcsv (RFC 4180, read leniently).

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/fields.h"

namespace newsdex {

using CsvRecord = std::vector<std::string>;

/// Takes a table line by line and gives its records. Quoted fields may hold separators, doubled
/// quotes and newlines; blanks around unquoted fields are dropped.
class CsvParser {
 public:
  explicit CsvParser(char separator);
  ~CsvParser();
  CsvParser(const CsvParser&) = delete;
  CsvParser& operator=(const CsvParser&) = delete;

  /// The next line, without its line end. A record where one ends with it; nullopt inside a quoted
  /// field, and for an empty line. Of the fields of a record no more than kMaxFields + 1 are given.
  [[nodiscard]] std::optional<CsvRecord> add(std::string_view line);

  /// Whether a record has begun and not ended, and how many bytes of it there are.
  [[nodiscard]] bool is_inside() const { return bytes_ > 0; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  /// Forgets the record that has begun.
  void reset();

 private:
  struct State;

  char separator_;
  std::size_t bytes_ = 0;
  std::unique_ptr<State> state_;
};

/// What a table looks like.
struct CsvLayout {
  char separator = ',';
  CsvRecord columns;             ///< the first record: their names
  bool names_separator = false;  ///< by a line `sep=;` before the first record

  friend bool operator==(const CsvLayout&, const CsvLayout&) = default;
};

/// How the text reads as a table, by comma, semicolon, tab or bar, or by what a first line such as
/// `sep=;` names (which spreadsheets obey and some programs write for them): where the first record
/// has two columns or more, one of them for a title or body, and the records after it (if there are
/// any) mostly have as many. nullopt for other text. `head` is the beginning of the text, or all of
/// it.
[[nodiscard]] std::optional<CsvLayout> find_csv_layout(std::string_view head,
                                                       const FieldNames& fields);

}  // namespace newsdex
