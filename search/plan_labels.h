// Names in a query to values of an archive: labels, ids and paths, days that a text speaks of.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/archive/archive.h"
#include "search/answer.h"
#include "search/deadline.h"
#include "search/names.h"
#include "search/plan.h"

namespace newsdex {

/// Adds a hint to a plan, once.
void add_note(Plan& plan, std::string hint);

/// The values that a name means, as `resolve` has them; of a language its name in English, too.
[[nodiscard]] std::vector<Meaning> values_meant(const Archive& archive, FieldId field,
                                                const TypedName& name, const Deadline& deadline);

/// Plans the labels of one query and says in the plan's hints who is meant. Each function throws
/// InputError: `query_too_large` past a bound of plan.h, `timeout` past the deadline.
class LabelPlanner {
 public:
  LabelPlanner(const Archive& archive, const Deadline& deadline, Plan& plan)
      : archive_(archive), deadline_(deadline), plan_(plan) {}

  /// The articles that have what a label means. Adds what is looked for to `sought`, unless that is
  /// nullptr.
  [[nodiscard]] Clause clause(const query::Node& node, Sought* sought);

  /// The values that the name of a label or a speaker means.
  [[nodiscard]] std::vector<Meaning> meanings(const query::Node& node);

  /// The values of `mentions-date:` that speak of a range of days, or of a day of the year.
  [[nodiscard]] Clause mentioned_dates(const query::Node& node);

 private:
  Clause similar(const query::Node& node, Sought* sought);
  std::optional<Place> find_article(const std::string& id);
  Clause verbatim(const query::Node& node, const Field& row);
  void note_meanings(const query::Node& node, const std::vector<Meaning>& meanings);

  const Archive& archive_;
  const Deadline& deadline_;
  Plan& plan_;
  std::size_t labels_ = 0;
};

}  // namespace newsdex
