#include "indexer/ledger.h"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "common/error.h"
#include "common/json_writer.h"

namespace newsdex {
namespace {

void put(JsonWriter& json, std::string_view key, const std::string& value) {
  json.key(key);
  value.empty() ? json.null() : json.text(value);
}

void put(JsonWriter& json, std::string_view key, std::uint64_t value) {
  json.key(key);
  json.number(value);
}

std::string line_of(const Outcome& outcome) {
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  json.key("path");
  json.text(outcome.path);
  put(json, "item", outcome.item);
  put(json, "id", outcome.id);
  json.key("status");
  json.text(to_string(outcome.status));
  put(json, "reason", outcome.reason);
  if (outcome.line == 0) {
    put(json, "line", std::string());
  } else {
    put(json, "line", outcome.line);
  }
  json.end_object();
  return line;
}

/// The counts of one summary that people want to see: those that are not 0.
std::string join_counts(const std::vector<std::pair<std::uint64_t, std::string_view>>& counts) {
  std::string out;
  for (const auto& [count, name] : counts) {
    if (count > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, name);
  }
  return out;
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
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  put(json, "schema", 1);
  put(json, "added", s.added);
  put(json, "updated", s.updated);
  put(json, "unchanged", s.unchanged);
  put(json, "duplicate", s.duplicate);
  put(json, "skipped", s.skipped);
  put(json, "failed", s.failed);
  put(json, "removed", s.removed);
  json.key("cut");
  json.begin_object();
  for (std::size_t kind = 0; kind < s.cuts.size(); ++kind) {
    if (s.cuts[kind] > 0) put(json, kCutKindNames[kind], s.cuts[kind]);
  }
  json.end_object();
  put(json, "unknown_dates", s.unknown_dates);
  put(json, "bytes", s.bytes);
  json.key("seconds");
  json.raw(fmt::format("{}", s.seconds));
  json.end_object();
  return out;
}

std::string describe(const Summary& s) {
  const std::string others = join_counts({{s.updated, "updated"},
                                          {s.unchanged, "unchanged"},
                                          {s.removed, "removed"},
                                          {s.duplicate, "duplicate"},
                                          {s.skipped, "skipped"},
                                          {s.failed, "failed"}});
  std::vector<std::pair<std::uint64_t, std::string_view>> kinds;
  for (std::size_t kind = 0; kind < s.cuts.size(); ++kind) {
    kinds.emplace_back(s.cuts[kind], kCutKindNames[kind]);
  }
  const std::string cuts = join_counts(kinds);
  const std::string dates =
      s.unknown_dates == 0 ? "" : fmt::format("; unknown dates: {}", s.unknown_dates);
  return fmt::format("{} added{}{}{}{}{} ({:.1f} MB in {:.1f} s)", s.added,
                     others.empty() ? "" : ", ", others, cuts.empty() ? "" : "; cut: ", cuts, dates,
                     static_cast<double>(s.bytes) / 1e6, s.seconds);
}

Ledger::Ledger(const std::string& path, Begin begin) : path_(path) {
  if (path_.empty()) return;
  file_.open(path_, std::ios::binary | (begin == Begin::anew ? std::ios::trunc : std::ios::app));
  if (!file_) throw InputError(fmt::format("--ledger {}: cannot be written", path_));
}

std::uint64_t Ledger::add(const Outcome& outcome) {
  ++counter(summary_, outcome.status);
  if (outcome.status == Status::added || outcome.status == Status::updated) count_defects(outcome);
  if (!path_.empty()) pending_.push_back(outcome);
  return items_++;
}

void Ledger::count_defects(const Outcome& outcome) {
  if (outcome.refuses_date) ++summary_.unknown_dates;
  std::array<bool, kCutKindNames.size()> is_counted{};
  for (const Cut& cut : outcome.cuts) {
    const auto kind = static_cast<std::size_t>(cut.kind);
    if (!std::exchange(is_counted.at(kind), true)) ++summary_.cuts.at(kind);
  }
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
