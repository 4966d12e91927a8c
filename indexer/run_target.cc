#include "indexer/run_target.h"

#include <utility>

namespace newsdex {

RunTarget::RunTarget(std::string db, bool dry_run, std::size_t posting_memory)
    : db_(std::move(db)), dry_run_(dry_run), posting_memory_(posting_memory) {
  if (!is_archive(db_)) return;
  if (!dry_run_) {
    known_ = &writer_.emplace(db_, posting_memory_).known();
    return;
  }
  archive_.emplace(Archive::open(db_));
  known_ = &known_to_dry_run_.emplace(*archive_);
}

void RunTarget::open_writer() {
  if (!writer_ && !dry_run_) writer_.emplace(db_, posting_memory_);
}

void RunTarget::reopen_writer() {
  known_ = nullptr;
  writer_.reset();
  known_ = &writer_.emplace(db_, posting_memory_).known();
}

}  // namespace newsdex
