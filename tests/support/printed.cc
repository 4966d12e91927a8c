#include "tests/support/printed.h"

#include <sstream>

#include <CLI/CLI.hpp>

#include "search/options.h"
#include "search/present.h"

namespace newsdex {

Printed printed(Engine& engine, const std::vector<std::string>& arguments, const std::string& qid) {
  SearchOptions options;
  const std::vector<std::string> rest =
      parse_arguments({.name = "newsdex-search",
                       .arguments = "",
                       .summary = "",
                       .footer = "",
                       .declare = [&](CLI::App& app) { declare_options(app, options); },
                       .work = {}},
                      options.common, arguments);
  options.common.now = "2025-03-01";
  options.common.color = Color::never;
  std::ostringstream out;
  std::ostringstream talk;
  present(engine, make_request(options, rest.empty() ? "" : rest.at(0)), options, qid, out, talk);
  return {out.str(), talk.str()};
}

}  // namespace newsdex
