#include "indexer/part/part_reader.h"

namespace newsdex {

ColumnRow read_row(const Columns& columns, std::uint32_t docid) {
  ColumnRow row;
  row.id = columns.id(docid);
  row.origin = columns.origin(docid);
  row.content = columns.content(docid);
  row.date = columns.date(docid);
  row.words = columns.words(docid);
  for (const Field& field : kFields) {
    if (field.kind != FieldKind::label) continue;
    const LabelColumn& column = columns.labels(field.id);
    const auto ordinals = column.ordinals(docid);
    const auto mentions = column.mentions(docid);
    std::vector<LabelCell> cells;
    for (std::size_t i = 0; i < ordinals.size(); ++i) {
      cells.push_back({std::string(column.value(ordinals[i])),
                       std::string(column.label(ordinals[i])), mentions[i]});
    }
    if (!cells.empty()) row.labels.emplace_back(field.id, std::move(cells));
  }
  return row;
}

}  // namespace newsdex
