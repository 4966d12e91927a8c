#include "indexer/part/part_builder.h"

#include "common/archive/columns.h"
#include "common/archive/files.h"

namespace newsdex {

namespace fs = std::filesystem;

PartBuilder::PartBuilder(fs::path folder, std::size_t posting_memory)
    : folder_(std::move(folder)), work_(folder_) {
  work_ += ".work";
  create_folder(folder_);
  create_folder(work_);
  database_.emplace(folder_, work_, posting_memory);
}

PartBuilder::~PartBuilder() {
  database_.reset();
  std::error_code ignored;
  fs::remove_all(work_, ignored);
  if (!is_complete_) fs::remove_all(folder_, ignored);
}

void PartBuilder::add(const PackedDocument& document) {
  database_->add(document.terms, document.data, document.term_list,
                 tie_key(document.row.date, document.row.id));
  columns_.add(document.row);
}

PartEntry PartBuilder::finish() {
  database_->finish(part_metadata(columns_), [this] {
    write_derived_files(folder_, columns_);
    sync_tree(folder_);  // what is whole by now, so that less is left for the end
  });
  database_.reset();
  fs::remove_all(work_);
  PartEntry entry = seal_part(folder_, columns_);
  is_complete_ = true;
  return entry;
}

}  // namespace newsdex
