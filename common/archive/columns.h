// The columns file of a part: dates, ids, hashes and label values by docid, memory-mapped.
//
// Counting and filtering read columns, never documents. The file is derived from the part's
// documents and can be rebuilt. Layout, all little-endian, sections aligned to 8 bytes:
//
//   "NXCOLUMN"  u32 version  u32 documents  u32 sections  u32 reserved
//   sections x { u32 kind  u32 field  u64 offset  u64 bytes }
//   the sections
//
// Row d of an array belongs to docid d + 1. Strings of a table are one byte run and n + 1 offsets.
// What a section holds is checked for shape when the file is opened, and every ordinal when it is
// used: damage gives an ArchiveError, never a read outside the file.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/files.h"
#include "common/moment.h"
#include "common/schema.h"

namespace newsdex {

inline constexpr std::string_view kColumnsMagic = "NXCOLUMN";
inline constexpr std::uint32_t kColumnsVersion = 2;
inline constexpr const char* kColumnsFile = "columns";

/// A date as a row: closed interval of days, and the key that sorts it.
struct DateCell {
  std::int32_t first_day = 0;  ///< days since 1970-01-01
  std::int32_t last_day = 0;   ///< before first_day where the article has no date
  std::int64_t instant = 0;    ///< seconds since 1970 UTC

  [[nodiscard]] bool is_known() const { return first_day <= last_day; }

  friend bool operator==(const DateCell&, const DateCell&) = default;
};

inline constexpr DateCell kUndated{0, -1, 0};

/// 128 bits that identify a content.
struct ContentHash {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend bool operator==(const ContentHash&, const ContentHash&) = default;
};

enum class Section : std::uint32_t {
  id_offsets,
  id_bytes,
  content_hashes,
  dates,  ///< of one field of FieldKind::date
  word_counts,
  origin_offsets,  ///< table of the files that articles were read from
  origin_bytes,
  origin_rows,
  value_offsets,  ///< of a label field: value and label of ordinal o are strings 2o and 2o + 1
  value_bytes,
  row_offsets,
  row_ordinals,
  row_mentions,
  undated,  ///< docids without a publication date, ascending
};

struct SectionEntry {
  std::uint32_t kind = 0;
  std::uint32_t field = 0;
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
};

/// Strings by number: a byte run and the offsets into it.
class StringTable {
 public:
  StringTable() = default;
  StringTable(std::span<const std::uint32_t> offsets, std::string_view bytes)
      : offsets_(offsets), bytes_(bytes) {}

  [[nodiscard]] std::uint32_t size() const {
    return offsets_.empty() ? 0 : static_cast<std::uint32_t>(offsets_.size() - 1);
  }
  /// Throws ArchiveError where `index` or its offsets point outside.
  [[nodiscard]] std::string_view operator[](std::uint32_t index) const;

 private:
  std::span<const std::uint32_t> offsets_;
  std::string_view bytes_;
};

/// The values of one label field: which there are, and which each article has.
class LabelColumn {
 public:
  LabelColumn() = default;
  LabelColumn(StringTable strings, std::span<const std::uint32_t> rows,
              std::span<const std::uint32_t> ordinals, std::span<const std::uint16_t> mentions)
      : strings_(strings), rows_(rows), ordinals_(ordinals), mentions_(mentions) {}

  /// Distinct values, which are numbered from 0 in byte order.
  [[nodiscard]] std::uint32_t values() const { return strings_.size() / 2; }
  [[nodiscard]] std::string_view value(std::uint32_t ordinal) const {
    return strings_[2 * ordinal];
  }
  [[nodiscard]] std::string_view label(std::uint32_t ordinal) const {
    return strings_[2 * ordinal + 1];
  }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view value) const;

  /// Ordinals of an article's values, ascending, and how often each is mentioned (at most 65535;
  /// 1 where mentions mean nothing). Every ordinal is below values().
  [[nodiscard]] std::span<const std::uint32_t> ordinals(std::uint32_t docid) const;
  [[nodiscard]] std::span<const std::uint16_t> mentions(std::uint32_t docid) const;

  /// Adds to `counts`, which has one for each ordinal, the articles that have the value; returns
  /// how many have none.
  std::uint64_t count(std::span<const std::uint32_t> docids, std::span<std::uint32_t> counts) const;

 private:
  StringTable strings_;
  std::span<const std::uint32_t> rows_;
  std::span<const std::uint32_t> ordinals_;
  std::span<const std::uint16_t> mentions_;
};

/// An opened columns file. Movable; spans and views hold as long as it lives.
class Columns {
 public:
  /// Throws ArchiveError where the file is absent, of another version or damaged.
  explicit Columns(const std::filesystem::path& path);

  [[nodiscard]] std::uint32_t documents() const { return documents_; }
  [[nodiscard]] std::string_view id(std::uint32_t docid) const { return ids_[docid - 1]; }
  [[nodiscard]] std::string_view origin(std::uint32_t docid) const;
  [[nodiscard]] const ContentHash& content(std::uint32_t docid) const {
    return contents_[docid - 1];
  }
  /// When the article was published.
  [[nodiscard]] const DateCell& date(std::uint32_t docid) const {
    return date(FieldId::date, docid);
  }
  /// The date of a FieldKind::date field.
  [[nodiscard]] const DateCell& date(FieldId field, std::uint32_t docid) const {
    return dates_[static_cast<std::size_t>(field)][docid - 1];
  }
  /// The docids of articles without a publication date, ascending: mostly few.
  [[nodiscard]] std::span<const std::uint32_t> undated() const { return undated_; }
  [[nodiscard]] std::uint32_t words(std::uint32_t docid) const { return words_[docid - 1]; }

  /// The column of a FieldKind::label field.
  [[nodiscard]] const LabelColumn& labels(FieldId field) const;

  /// Whether the article has no value in this field.
  [[nodiscard]] bool is_unknown(FieldId field, std::uint32_t docid) const;

  [[nodiscard]] int descriptor() const { return file_.descriptor(); }

 private:
  template <typename T>
  std::span<const T> section(Section kind, std::uint32_t field = 0) const;
  StringTable strings(Section offsets, Section bytes, std::uint32_t field = 0) const;

  MappedFile file_;
  std::filesystem::path path_;
  std::uint32_t documents_ = 0;
  std::vector<SectionEntry> entries_;
  StringTable ids_;
  StringTable origins_;
  std::span<const std::uint32_t> origin_rows_;
  std::span<const ContentHash> contents_;
  std::vector<std::span<const DateCell>> dates_;  // by FieldId
  std::span<const std::uint32_t> undated_;
  std::span<const std::uint32_t> words_;
  std::vector<LabelColumn> labels_;  // by FieldId
};

/// The key that orders articles of equal relevance, and all of them by date: newest first, the
/// undated last, then by a hash of the id. Compared as bytes, ascending.
[[nodiscard]] std::string tie_key(const DateCell& date, std::string_view id);

/// Of two names for one value, the one to show, whatever the order in which they are met: mixed
/// case before all capitals, more accents before fewer, all marks ("U.S.") before some ("US"),
/// "Penney" before "PEnney", then the smaller by bytes.
[[nodiscard]] std::string_view better_label(std::string_view a, std::string_view b);

}  // namespace newsdex
