// --batch: many queries, one a line; each answers or fails on its own.

#pragma once

#include <istream>
#include <optional>
#include <string>

namespace newsdex {

struct BatchQuery {
  std::string id;  ///< what stood before the tabulator, else the line number
  std::string query;
};

/// The next query of a batch file; blank lines are passed over. nullopt at its end.
class BatchReader {
 public:
  explicit BatchReader(std::istream& input) : input_(input) {}

  [[nodiscard]] std::optional<BatchQuery> next();

 private:
  std::istream& input_;
  std::size_t line_number_ = 0;
};

}  // namespace newsdex
