#include "indexer/ledger.h"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/error.h"

namespace newsdex {
namespace {

using nlohmann::ordered_json;

std::string line_of(const Outcome& outcome) {
  const ordered_json json{
      {"path", outcome.path},
      {"item", outcome.item.empty() ? ordered_json() : ordered_json(outcome.item)},
      {"id", outcome.id.empty() ? ordered_json() : ordered_json(outcome.id)},
      {"status", to_string(outcome.status)},
      {"reason", outcome.reason.empty() ? ordered_json() : ordered_json(outcome.reason)},
      {"line", outcome.line == 0 ? ordered_json() : ordered_json(outcome.line)}};
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::uint64_t& counter(Summary& summary, Status status) {
  switch (status) {
    case Status::added:
      return summary.added;
    case Status::updated:
      return summary.updated;
    case Status::unchanged:
      return summary.unchanged;
    case Status::duplicate:
      return summary.duplicate;
    case Status::skipped:
      return summary.skipped;
    case Status::failed:
      break;
  }
  return summary.failed;
}

}  // namespace

std::string_view to_string(Status status) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"added", "updated", "unchanged", "duplicate", "skipped", "failed"});
  return kNames[static_cast<std::size_t>(status)];
}

std::string to_json(const Summary& s) {
  const ordered_json json{{"schema", 1},
                          {"added", s.added},
                          {"updated", s.updated},
                          {"unchanged", s.unchanged},
                          {"duplicate", s.duplicate},
                          {"skipped", s.skipped},
                          {"failed", s.failed},
                          {"removed", s.removed},
                          {"bytes", s.bytes},
                          {"seconds", s.seconds}};
  return json.dump();
}

std::string describe(const Summary& s) {
  std::string out = fmt::format("{} added", s.added);
  const auto add = [&](std::uint64_t count, std::string_view name) {
    if (count > 0) out += fmt::format(", {} {}", count, name);
  };
  add(s.updated, "updated");
  add(s.unchanged, "unchanged");
  add(s.removed, "removed");
  add(s.duplicate, "duplicate");
  add(s.skipped, "skipped");
  add(s.failed, "failed");
  return out +
         fmt::format(" ({:.1f} MB in {:.1f} s)", static_cast<double>(s.bytes) / 1e6, s.seconds);
}

Ledger::Ledger(const std::string& path, Begin begin) : path_(path) {
  if (path_.empty()) return;
  file_.open(path_, std::ios::binary | (begin == Begin::anew ? std::ios::trunc : std::ios::app));
  if (!file_) throw InputError(fmt::format("--ledger {}: cannot be written", path_));
}

std::uint64_t Ledger::add(const Outcome& outcome) {
  ++counter(summary_, outcome.status);
  if (!path_.empty()) pending_.push_back(outcome);
  return items_++;
}

bool Ledger::amend(std::uint64_t number, Status before, Status status, const std::string& reason) {
  if (number < published_) return false;
  --counter(summary_, before);
  ++counter(summary_, status);
  if (!path_.empty()) {
    Outcome& outcome = pending_[number - published_];
    outcome.status = status;
    outcome.reason = reason;
  }
  return true;
}

void Ledger::publish() {
  for (const Outcome& outcome : pending_) file_ << line_of(outcome) << '\n';
  pending_.clear();
  published_ = items_;
  if (path_.empty()) return;
  file_.flush();
  if (!file_) throw ArchiveError(fmt::format("--ledger {}: cannot be written", path_));
}

}  // namespace newsdex
