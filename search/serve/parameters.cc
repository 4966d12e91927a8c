#include "search/serve/parameters.h"

#include <fmt/format.h>

#include "common/error.h"
#include "search/option_table.h"

namespace newsdex::serve {
namespace {

constexpr const char* kWhereDescribed = "parameters are described by /api/openapi.json";

[[noreturn]] void refuse(const std::string& name, const std::string& problem) {
  throw InputError(name + ": " + problem, kWhereDescribed);
}

void apply(const OptionRow& row, const std::string& value, SearchOptions& options) {
  if (row.kind == OptionKind::flag && (value == "0" || value == "false")) return;
  if (row.kind == OptionKind::flag && !value.empty() && value != "1" && value != "true") {
    refuse(std::string(row.name), value + " not in {0,1,false,true}");
  }
  const std::string problem = problem_of(row, value);
  if (!problem.empty()) refuse(std::string(row.name), problem);
  row.set(options, value);
}

}  // namespace

Question read_question(const Parameters& parameters, const CommonOptions& defaults,
                       const std::set<std::string>& others) {
  Question question;
  question.options.common = defaults;
  question.options.common.color = Color::never;
  question.options.format = OutputFormat::json;
  std::set<std::string> seen;
  for (const auto& [name, value] : parameters) {
    if (others.count(name) > 0) continue;
    const OptionRow* row = find_option(name);
    const bool repeatable = row != nullptr && row->kind == OptionKind::repeatable;
    if (!seen.insert(name).second && !repeatable) refuse(name, "is given twice");
    if (name == "q") {
      question.query = value;
    } else if (name == "now") {
      question.options.common.now = value;
    } else if (row != nullptr) {
      apply(*row, value, question.options);
    } else {
      throw InputError(fmt::format("there is no parameter '{}'", name), kWhereDescribed,
                       "unknown_parameter");
    }
  }
  if (question.options.format == OutputFormat::text) {
    refuse("format", "text is for terminals");
  }
  return question;
}

}  // namespace newsdex::serve
