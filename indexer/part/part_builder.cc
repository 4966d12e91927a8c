#include "indexer/part/part_builder.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/archive/files.h"
#include "common/error.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

/// Memory for postings; what goes beyond is written out and merged at the end.
constexpr std::size_t kPostingBytes = std::size_t{256} << 20;

void create_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directory(folder, error);
  if (error) {
    throw ArchiveError(fmt::format("{}: cannot create: {}", folder.string(), error.message()));
  }
}

}  // namespace

std::string schema_json() {
  nlohmann::ordered_json fields;
  for (const Field& field : kFields) fields[std::string(field.name)] = field.prefix;
  return fields.dump();
}

PartBuilder::PartBuilder(fs::path folder) : folder_(std::move(folder)), work_(folder_) {
  work_ += ".work";
  create_folder(folder_);
  create_folder(work_);
  database_.emplace(folder_, work_, kPostingBytes);
}

PartBuilder::~PartBuilder() {
  const bool is_finished = !database_;
  database_.reset();
  std::error_code ignored;
  fs::remove_all(work_, ignored);
  if (!is_finished) fs::remove_all(folder_, ignored);
}

void PartBuilder::add(const PartDocument& document) {
  database_->add(document.postings, document.data,
                 tie_key(document.row.date, document.row.id));
  columns_.add(document.row);
  if (const DateCell& date = document.row.date; date.is_known()) {
    const DayRange range{Day{std::chrono::days{date.first_day}},
                         Day{std::chrono::days{date.last_day}}};
    if (!days_) days_ = range;
    days_->first = std::min(days_->first, range.first);
    days_->last = std::max(days_->last, range.last);
  }
}

PartEntry PartBuilder::finish() {
  database_->finish({{"news.fields", schema_json()},
                     {"news.schema", std::to_string(kSchemaVersion)}});
  database_.reset();
  fs::remove_all(work_);
  columns_.write(folder_ / kColumnsFile);
  sync_tree(folder_);

  PartEntry entry;
  entry.name = folder_.filename().string();
  entry.documents = documents();
  entry.days = days_;
  for (const fs::directory_entry& file : fs::directory_iterator(folder_)) {
    entry.checksums[file.path().filename().string()] = checksum(file.path());
  }
  return entry;
}

}  // namespace newsdex
