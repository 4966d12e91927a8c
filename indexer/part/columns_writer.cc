#include "indexer/part/columns_writer.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>
#include <span>

#include "common/archive/files.h"
#include "common/error.h"

namespace newsdex {
namespace {

/// Collects sections, then lays them out behind the header.
class Layout {
 public:
  template <typename T>
  void add(Section kind, std::span<const T> rows, std::uint32_t field = 0) {
    add_bytes(kind, {reinterpret_cast<const char*>(rows.data()), rows.size_bytes()}, field);
  }

  void add_bytes(Section kind, std::string_view bytes, std::uint32_t field = 0) {
    entries_.push_back({static_cast<std::uint32_t>(kind), field, body_.size(), bytes.size()});
    body_ += bytes;
    body_.resize((body_.size() + 7) / 8 * 8);
  }

  void add_strings(Section offsets, Section bytes, const std::vector<std::string>& strings,
                   std::uint32_t field = 0) {
    std::vector<std::uint32_t> ends{0};
    std::string run;
    for (const std::string& string : strings) {
      run += string;
      if (run.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw ArchiveError("columns: more than 4 GB of names in one part");
      }
      ends.push_back(static_cast<std::uint32_t>(run.size()));
    }
    add<std::uint32_t>(offsets, ends, field);
    add_bytes(bytes, run, field);
  }

  [[nodiscard]] std::string finish(std::uint32_t documents) const {
    std::string out(kColumnsMagic);
    const std::array<std::uint32_t, 4> header{kColumnsVersion, documents,
                                              static_cast<std::uint32_t>(entries_.size()), 0};
    out.append(reinterpret_cast<const char*>(header.data()), sizeof header);
    const std::size_t begin = out.size() + entries_.size() * sizeof(SectionEntry);
    for (SectionEntry entry : entries_) {
      entry.offset += begin;
      out.append(reinterpret_cast<const char*>(&entry), sizeof entry);
    }
    return out + body_;
  }

 private:
  std::vector<SectionEntry> entries_;
  std::string body_;
};

static_assert(sizeof(SectionEntry) % 8 == 0 && kColumnsMagic.size() + 16 == 24,
              "sections begin on a multiple of 8");

std::size_t index_of(FieldId id) { return static_cast<std::size_t>(id); }

DateCell date_of(const ColumnRow& row, FieldId id) {
  if (id == FieldId::date) return row.date;
  const auto entry = std::find_if(row.dates.begin(), row.dates.end(),
                                  [&](const auto& date) { return date.first == id; });
  return entry == row.dates.end() ? kUndated : entry->second;
}

/// The numbers of some names, in byte order of these.
std::vector<std::uint32_t> by_name(const NameTable<std::monostate>& names) {
  std::vector<std::uint32_t> numbers(names.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  std::sort(numbers.begin(), numbers.end(),
            [&](std::uint32_t a, std::uint32_t b) { return names.name(a) < names.name(b); });
  return numbers;
}

}  // namespace

void ColumnsWriter::add(const ColumnRow& row) {
  ids_.push_back(row.id);
  contents_.push_back(row.content);
  for (const Field& field : kFields) {
    if (field.kind == FieldKind::date) dates_[index_of(field.id)].push_back(date_of(row, field.id));
  }
  words_.push_back(row.words);
  const auto [origin, is_new] =
      origin_numbers_.try_emplace(row.origin, static_cast<std::uint32_t>(origins_.size()));
  if (is_new) origins_.push_back(row.origin);
  origin_rows_.push_back(origin->second);
  for (const auto& [field, cells] : row.labels) {
    add_labels(labels_[static_cast<std::size_t>(field)], cells);
  }
  for (LabelRows& rows : labels_) {
    rows.row_ends.push_back(static_cast<std::uint32_t>(rows.numbers.size()));
  }
}

void ColumnsWriter::add_labels(LabelRows& rows, const std::vector<LabelCell>& cells) {
  for (const LabelCell& cell : cells) {
    const std::uint32_t number = rows.values.number_of(cell.value, term_hash(cell.value));
    if (number == rows.labels.size()) rows.labels.push_back(cell.label);
    std::string& label = rows.labels[number];
    if (label != cell.label) label = better_label(label, cell.label);
    rows.numbers.push_back(number);
    rows.mentions.push_back(cell.mentions);
  }
}

std::vector<std::uint32_t> ColumnsWriter::undated() const {
  std::vector<std::uint32_t> docids;
  std::uint32_t docid = 0;
  for (const DateCell& date : dates_[index_of(FieldId::date)]) {
    ++docid;
    if (!date.is_known()) docids.push_back(docid);
  }
  return docids;
}

void ColumnsWriter::write(const std::filesystem::path& path) const {
  Layout layout;
  layout.add_strings(Section::id_offsets, Section::id_bytes, ids_);
  layout.add<ContentHash>(Section::content_hashes, contents_);
  layout.add<std::uint32_t>(Section::word_counts, words_);
  layout.add_strings(Section::origin_offsets, Section::origin_bytes, origins_);
  layout.add<std::uint32_t>(Section::origin_rows, origin_rows_);

  for (const Field& field : kFields) {
    if (field.kind != FieldKind::date) continue;
    layout.add<DateCell>(Section::dates, dates_[index_of(field.id)],
                         static_cast<std::uint32_t>(field.id));
  }
  layout.add<std::uint32_t>(Section::undated, undated());
  for (const Field& field : kFields) {
    if (field.kind != FieldKind::label) continue;
    const auto id = static_cast<std::uint32_t>(field.id);
    const LabelRows& rows = labels_[id];

    // Ordinals are the values' ranks; rows are sorted by them.
    std::vector<std::uint32_t> ordinal_of(rows.values.size());
    std::vector<std::string> strings;
    for (const std::uint32_t number : by_name(rows.values)) {
      ordinal_of[number] = static_cast<std::uint32_t>(strings.size() / 2);
      strings.emplace_back(rows.values.name(number));
      strings.push_back(rows.labels[number]);
    }
    std::vector<std::uint32_t> ends{0};
    std::vector<std::uint32_t> ordinals;
    std::vector<std::uint16_t> mentions;
    std::vector<std::pair<std::uint32_t, std::uint16_t>> row;
    std::uint32_t begin = 0;
    for (const std::uint32_t end : rows.row_ends) {
      row.clear();
      for (; begin < end; ++begin)
        row.emplace_back(ordinal_of[rows.numbers[begin]], rows.mentions[begin]);
      std::sort(row.begin(), row.end());
      for (const auto& [ordinal, count] : row) {
        ordinals.push_back(ordinal);
        mentions.push_back(count);
      }
      ends.push_back(end);
    }
    layout.add_strings(Section::value_offsets, Section::value_bytes, strings, id);
    layout.add<std::uint32_t>(Section::row_offsets, ends, id);
    layout.add<std::uint32_t>(Section::row_ordinals, ordinals, id);
    layout.add<std::uint16_t>(Section::row_mentions, mentions, id);
  }
  write_durably(path, layout.finish(documents()));
}

}  // namespace newsdex
