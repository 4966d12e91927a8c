// What newsdex-admin says of its work: named values in order, as JSON or for people.

#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace newsdex {

struct ReportField;
using Report = std::vector<ReportField>;

/// Nothing, a flag, a count, a text, a list of texts, or a table.
using ReportValue = std::variant<std::monostate, bool, std::uint64_t, std::string,
                                 std::vector<std::string>, std::vector<Report>>;

struct ReportField {
  std::string name;
  ReportValue value;
};

/// One object on one line. What is not valid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string to_json(const Report& report);

/// A line each, and one for each row of a table, fit for a terminal.
[[nodiscard]] std::string to_text(const Report& report);

}  // namespace newsdex
