#include "indexer/part/part_files.h"

#include <algorithm>

#include <fmt/format.h>
#include <oneapi/tbb/parallel_invoke.h>
#include <oneapi/tbb/task_arena.h>

#include "common/archive/files.h"
#include "common/error.h"
#include "common/json_writer.h"
#include "indexer/part/frequent_terms_writer.h"

namespace newsdex {

namespace fs = std::filesystem;

void PartColumns::add(const ColumnRow& row) {
  writer_.add(row);
  ingested_.add(row);
  if (!row.date.is_known()) return;
  const DayRange range{Day{std::chrono::days{row.date.first_day}},
                       Day{std::chrono::days{row.date.last_day}}};
  if (!days_) days_ = range;
  days_->first = std::min(days_->first, range.first);
  days_->last = std::max(days_->last, range.last);
}

void create_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directory(folder, error);
  if (error) {
    throw ArchiveError(fmt::format("{}: cannot create: {}", folder.string(), error.message()));
  }
}

glass::Metadata part_metadata(const PartColumns& columns) {
  std::string fields;
  JsonWriter json(fields);
  json.begin_object();
  for (const Field& field : kFields) {
    json.key(field.name);
    json.text(field.prefix);
  }
  json.end_object();
  return {{"news.fields", fields},
          {kIngestedMetadata, to_text(columns.ingested())},
          {"news.schema", std::to_string(kSchemaVersion)},
          {kTermsMetadata, kTermsFingerprint}};
}

void write_derived_files(const fs::path& folder, const PartColumns& columns) {
  columns.writer().write(folder / kColumnsFile);
  write_frequent_terms(folder, columns.documents());
}

PartEntry seal_part(const fs::path& folder, const PartColumns& columns) {
  namespace tbb = oneapi::tbb;
  PartEntry entry;
  entry.name = folder.filename().string();
  entry.documents = columns.documents();
  entry.days = columns.days();
  const auto add_checksums = [&] {
    for (const fs::directory_entry& file : fs::directory_iterator(folder)) {
      entry.checksums[file.path().filename().string()] = checksum(file.path());
    }
  };
  // What waits for the disk beside what reads memory; isolated, so that waiting takes no other
  // work.
  tbb::this_task_arena::isolate(
      [&] { tbb::parallel_invoke([&] { sync_tree(folder); }, add_checksums); });
  return entry;
}

}  // namespace newsdex
