#include "common/archive/columns.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include <fmt/format.h>
#include <xxhash.h>

#include "common/error.h"

namespace newsdex {
namespace {

[[noreturn]] void damaged(const std::filesystem::path& path, const char* what) {
  throw ArchiveError(fmt::format("{}: damaged ({})", path.string(), what),
                     "newsdex-admin check tells what is affected");
}

template <typename T>
T read_at(std::string_view bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

std::size_t non_ascii(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) < 0; }));
}

bool is_all_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Words like "PEnney", in which a key was held too long.
std::size_t slips(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  std::size_t found = 0;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const bool begins = i == 0 || text[i - 1] == ' ';
    if (begins && is_capital(text[i]) && is_capital(text[i + 1]) && is_small(text[i + 2])) ++found;
  }
  return found;
}

}  // namespace

std::string_view StringTable::operator[](std::uint32_t index) const {
  if (index >= size()) throw ArchiveError("columns: damaged (no such string)");
  const std::uint32_t begin = offsets_[index];
  const std::uint32_t end = offsets_[index + 1];
  if (begin > end || end > bytes_.size()) throw ArchiveError("columns: damaged (string offsets)");
  return bytes_.substr(begin, end - begin);
}

std::optional<std::uint32_t> LabelColumn::find(std::string_view wanted) const {
  std::uint32_t low = 0;
  std::uint32_t high = values();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (value(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low < values() && value(low) == wanted) return low;
  return std::nullopt;
}

std::span<const std::uint32_t> LabelColumn::ordinals(std::uint32_t docid) const {
  const std::uint32_t begin = rows_[docid - 1];
  const std::uint32_t end = rows_[docid];
  if (begin > end || end > ordinals_.size()) throw ArchiveError("columns: damaged (row offsets)");
  const auto row = ordinals_.subspan(begin, end - begin);
  if (!row.empty() && row.back() >= values()) throw ArchiveError("columns: damaged (ordinals)");
  return row;
}

std::span<const std::uint16_t> LabelColumn::mentions(std::uint32_t docid) const {
  const auto row = ordinals(docid);
  return mentions_.subspan(rows_[docid - 1], row.size());
}

std::uint64_t LabelColumn::count(std::span<const std::uint32_t> docids,
                                 std::span<std::uint32_t> counts) const {
  std::uint64_t unknown = 0;
  const std::uint32_t* const ordinals = ordinals_.data();
  for (const std::uint32_t docid : docids) {
    const std::uint32_t begin = rows_[docid - 1];
    const std::uint32_t end = rows_[docid];
    if (begin > end || end > ordinals_.size()) throw ArchiveError("columns: damaged (row offsets)");
    if (begin == end) ++unknown;
    for (std::uint32_t i = begin; i < end; ++i) {
      const std::uint32_t ordinal = ordinals[i];
      if (ordinal >= counts.size()) throw ArchiveError("columns: damaged (ordinals)");
      ++counts.data()[ordinal];
    }
  }
  return unknown;
}

Columns::Columns(const std::filesystem::path& path) : file_(path), path_(path) {
  static constexpr std::size_t kHeaderBytes = 24;
  static constexpr std::uint32_t kMaxSections = 1024;
  const std::string_view bytes = file_.bytes();
  if (bytes.size() < kHeaderBytes || bytes.substr(0, kColumnsMagic.size()) != kColumnsMagic) {
    damaged(path, "not a columns file");
  }
  const auto version = read_at<std::uint32_t>(bytes, 8);
  if (version != kColumnsVersion) throw_other_version(path, version, kColumnsVersion);
  documents_ = read_at<std::uint32_t>(bytes, 12);
  const auto sections = read_at<std::uint32_t>(bytes, 16);
  if (sections > kMaxSections || kHeaderBytes + sections * sizeof(SectionEntry) > bytes.size()) {
    damaged(path, "section table");
  }
  for (std::uint32_t i = 0; i < sections; ++i) {
    entries_.push_back(read_at<SectionEntry>(bytes, kHeaderBytes + i * sizeof(SectionEntry)));
  }

  ids_ = strings(Section::id_offsets, Section::id_bytes);
  origins_ = strings(Section::origin_offsets, Section::origin_bytes);
  origin_rows_ = section<std::uint32_t>(Section::origin_rows);
  contents_ = section<ContentHash>(Section::content_hashes);
  words_ = section<std::uint32_t>(Section::word_counts);
  undated_ = section<std::uint32_t>(Section::undated);
  if (ids_.size() != documents_ || origin_rows_.size() != documents_ ||
      contents_.size() != documents_ || words_.size() != documents_) {
    damaged(path, "number of rows");
  }
  dates_.resize(kFields.size());
  for (const Field& field : kFields) {
    if (field.kind != FieldKind::date) continue;
    const auto number = static_cast<std::uint32_t>(field.id);
    dates_[number] = section<DateCell>(Section::dates, number);
    if (dates_[number].size() != documents_) damaged(path, "rows of a date");
  }
  labels_.resize(kFields.size());
  for (const Field& field : kFields) {
    if (field.kind != FieldKind::label) continue;
    const auto number = static_cast<std::uint32_t>(field.id);
    const auto rows = section<std::uint32_t>(Section::row_offsets, number);
    const auto ordinals = section<std::uint32_t>(Section::row_ordinals, number);
    const auto mentions = section<std::uint16_t>(Section::row_mentions, number);
    if (rows.size() != documents_ + 1UL || mentions.size() != ordinals.size()) {
      damaged(path, "rows of a label");
    }
    labels_[number] = LabelColumn(strings(Section::value_offsets, Section::value_bytes, number),
                                  rows, ordinals, mentions);
  }
}

template <typename T>
std::span<const T> Columns::section(Section kind, std::uint32_t field) const {
  const auto entry = std::find_if(entries_.begin(), entries_.end(), [&](const SectionEntry& e) {
    return e.kind == static_cast<std::uint32_t>(kind) && e.field == field;
  });
  if (entry == entries_.end()) damaged(path_, "a section is missing");
  const std::string_view bytes = file_.bytes();
  if (entry->offset > bytes.size() || entry->bytes > bytes.size() - entry->offset ||
      entry->offset % alignof(std::uint64_t) != 0 || entry->bytes % sizeof(T) != 0) {
    damaged(path_, "section bounds");
  }
  return {reinterpret_cast<const T*>(bytes.data() + entry->offset), entry->bytes / sizeof(T)};
}

StringTable Columns::strings(Section offsets, Section bytes, std::uint32_t field) const {
  const auto run = section<char>(bytes, field);
  return {section<std::uint32_t>(offsets, field), {run.data(), run.size()}};
}

std::string_view Columns::origin(std::uint32_t docid) const {
  return origins_[origin_rows_[docid - 1]];
}

const LabelColumn& Columns::labels(FieldId field) const {
  return labels_[static_cast<std::size_t>(field)];
}

bool Columns::is_unknown(FieldId field, std::uint32_t docid) const {
  return labels(field).ordinals(docid).empty();
}

std::string tie_key(const DateCell& date, std::string_view id) {
  static constexpr std::uint64_t kUndatedLast = UINT64_MAX;
  const std::uint64_t newest_first = date.is_known() ? static_cast<std::uint64_t>(INT64_MAX - 1) -
                                                           static_cast<std::uint64_t>(date.instant)
                                                     : kUndatedLast;
  const std::uint64_t hash = XXH3_64bits(id.data(), id.size());
  std::string key;
  for (const std::uint64_t number : {newest_first, hash}) {
    for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>(number >> shift & 0xFF);
  }
  return key;
}

std::string_view better_label(std::string_view a, std::string_view b) {
  const auto key = [](std::string_view label) {
    return std::tuple(is_all_capitals(label), -static_cast<std::ptrdiff_t>(non_ascii(label)),
                      -static_cast<std::ptrdiff_t>(label.size()), slips(label), label);
  };
  return key(b) < key(a) ? b : a;
}

}  // namespace newsdex
