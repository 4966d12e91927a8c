#include "indexer/seen_items.h"

#include <utility>

#include <fmt/format.h>

namespace newsdex {

// Items come file by file, so that each file is kept once.
std::size_t SeenItems::file_of(const Outcome& outcome) {
  if (files_.empty() || files_.back().origin != outcome.origin) {
    files_.push_back({outcome.path, outcome.origin});
  }
  return files_.size() - 1;
}

bool SeenItems::settle(Outcome& outcome) {
  if (outcome.status == Status::failed) unread_.add(outcome.origin);
  if (outcome.held_back) held_back_.insert(outcome.id);
  if (outcome.status == Status::failed || outcome.status == Status::skipped) return false;
  const auto seen = ids_.find(outcome.id);
  if (seen == ids_.end()) return true;
  const File& first = files_[seen->second.file];
  outcome.may_change = outcome.may_change || first.origin != outcome.origin;
  if (seen->second.is_cancelled) {
    outcome.status = Status::skipped;
    outcome.reason = cancelled_by(first.path);
  } else {
    outcome.status = Status::duplicate;
    outcome.reason = fmt::format("the id '{}' was read before, from {}", outcome.id, first.path);
  }
  return false;
}

void SeenItems::mark(const Outcome& outcome, std::uint64_t number, bool is_put) {
  ids_[outcome.id] = {file_of(outcome), number, outcome.status, is_put, false};
}

SeenItems::Cancellation SeenItems::cancel(Outcome& outcome) {
  outcome.may_change = true;
  const auto [row, is_new] = ids_.try_emplace(outcome.id);
  Seen& seen = row->second;
  Cancellation out{.is_first = !seen.is_cancelled, .article = std::nullopt};
  if (!is_new && !seen.is_cancelled) {
    out.article = {seen.number, seen.status, seen.is_put, files_[seen.file].origin};
  }
  if (out.is_first) seen = {.file = file_of(outcome), .is_cancelled = true};
  return out;
}

bool SeenItems::has_met(std::string_view id) const {
  const std::string name(id);
  return ids_.contains(name) || held_back_.contains(name);
}

std::string cancelled_by(std::string_view path) { return fmt::format("cancelled, says {}", path); }

}  // namespace newsdex
