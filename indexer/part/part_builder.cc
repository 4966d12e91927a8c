#include "indexer/part/part_builder.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/archive/files.h"
#include "common/error.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

/// Articles held back in memory before the working database writes them out: few enough to stay in
/// the cache, which halves the time of larger batches.
constexpr std::uint32_t kBatch = 1000;

/// The same in memory, for articles as large as books: by what Xapian keeps of a posting.
constexpr std::size_t kBatchBytes = std::size_t{64} << 20;
constexpr std::size_t kBytesPerPosition = 64;

std::size_t weight(const PartDocument& document) {
  std::size_t bytes = document.data.size();
  for (const Posting& posting : document.postings) {
    bytes += (posting.positions.size() + 1) * kBytesPerPosition;
  }
  return bytes;
}

template <typename Call>
auto guarded(const fs::path& folder, Call&& call) {
  try {
    return call();
  } catch (const Xapian::Error& e) {
    const char* cause = e.get_error_string();
    throw ArchiveError(fmt::format("{}: {}{}{}", folder.string(), e.get_msg(),
                                   cause != nullptr ? ": " : "", cause != nullptr ? cause : ""),
                       "if the disk is full, free some space; then run the same command again");
  }
}

Xapian::Document to_xapian(const PartDocument& document) {
  Xapian::Document out;
  out.set_data(document.data);
  out.add_value(kTieSlot, tie_key(document.row.date, document.row.id));
  for (const Posting& posting : document.postings) {
    if (posting.positions.empty()) {
      out.add_term(posting.term, posting.wdf);
      continue;
    }
    for (const std::uint32_t position : posting.positions)
      out.add_posting(posting.term, position, 0);
    if (posting.wdf > 0) out.add_term(posting.term, posting.wdf);
  }
  return out;
}

}  // namespace

std::string schema_json() {
  nlohmann::ordered_json fields;
  for (const Field& field : kFields) fields[std::string(field.name)] = field.prefix;
  return fields.dump();
}

PartBuilder::PartBuilder(fs::path folder) : folder_(std::move(folder)), work_(folder_) {
  work_ += ".work";
  guarded(work_, [&] {
    database_.emplace(work_.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    database_->begin_transaction();
    database_->set_metadata("news.schema", std::to_string(kSchemaVersion));
    database_->set_metadata("news.fields", schema_json());
  });
}

PartBuilder::~PartBuilder() {
  try {
    // An unfinished batch must not be committed by the destructor of the database.
    if (database_) database_->cancel_transaction();
  } catch (const Xapian::Error&) {  // nothing was open
  }
  database_.reset();
  std::error_code ignored;
  fs::remove_all(work_, ignored);
}

void PartBuilder::add(const PartDocument& document) {
  guarded(work_, [&] {
    database_->add_document(to_xapian(document));
    ++batch_articles_;
    batch_bytes_ += weight(document);
    if (batch_articles_ < kBatch && batch_bytes_ < kBatchBytes) return;
    database_->commit_transaction();
    database_->begin_transaction();
    batch_articles_ = 0;
    batch_bytes_ = 0;
  });
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
  guarded(work_, [&] {
    database_->commit_transaction();
    database_->compact(folder_.string());
    database_.reset();
  });
  fs::remove_all(work_);
  fs::remove(folder_ / "flintlock");  // Xapian's lock, of no use to what is never written again
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
