#include "indexer/part/part_merger.h"

#include <cstdint>

#include "indexer/part/glass/database_merger.h"
#include "indexer/part/part_files.h"
#include "indexer/part/part_reader.h"

namespace newsdex {

PartEntry merge_parts(const std::vector<Part>& parts, const std::filesystem::path& archive,
                      const std::filesystem::path& folder) {
  create_folder(folder);
  PartColumns columns;
  std::vector<glass::MergeInput> inputs;
  for (const Part& part : parts) {
    glass::MergeInput& input = inputs.emplace_back();
    input.folder = parts_path(archive) / part.entry.name;
    input.docids.resize(part.documents());
    for (const std::uint32_t docid : part.live()) {
      columns.add(read_row(part.columns, docid));
      input.docids[docid - 1] = columns.documents();
    }
  }
  glass::merge_databases(inputs, folder, part_metadata(columns));
  write_derived_files(folder, columns);
  return seal_part(folder, columns);
}

}  // namespace newsdex
