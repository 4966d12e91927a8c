#include "indexer/seen_items.h"

#include <utility>

#include <fmt/format.h>

namespace newsdex {

bool SeenItems::settle(Outcome& outcome) {
  if (outcome.status == Status::failed) unread_.add(outcome.origin);
  if (outcome.held_back) held_back_.insert(outcome.id);
  if (outcome.status == Status::failed || outcome.status == Status::skipped) return false;
  const auto [seen, is_first] = ids_.try_emplace(outcome.id, Seen{outcome.path});
  if (!is_first) {
    outcome.status = Status::duplicate;
    outcome.may_change = seen->second.path != outcome.path;
    outcome.reason =
        fmt::format("the id '{}' was read before, from {}", outcome.id, seen->second.path);
  }
  return is_first;
}

SeenItems::Withdrawal SeenItems::withdraw(Outcome& outcome, bool is_known) {
  Seen& seen = ids_.try_emplace(outcome.id, Seen{outcome.path}).first->second;
  Withdrawal out;
  if (!std::exchange(seen.cancelled, true)) {
    out = {.known = is_known, .put = std::exchange(seen.put, false)};
  }
  outcome.may_change = true;
  const bool is_nothing = !out.known && !out.put;
  outcome.status = is_nothing ? Status::unchanged : Status::updated;
  outcome.reason = is_nothing ? "cancelled, and not in the archive" : "cancelled";
  return out;
}

bool SeenItems::has_met(std::string_view id) const {
  const std::string name(id);
  return ids_.contains(name) || held_back_.contains(name);
}

}  // namespace newsdex
