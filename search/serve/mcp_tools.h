// What an assistant program can do with an archive: read it.

#pragma once

#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "common/app.h"
#include "search/engine.h"

namespace newsdex::serve {

struct ToolContext {
  Engine& engine;
  const CommonOptions& defaults;  ///< what "today" is
};

struct Tool {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::vector<std::string_view> options;  ///< long options of newsdex-search that it takes
  std::string_view own;                   ///< the argument that is none of these: `query`, `id`
  /// Throws InputError for arguments that it does not take, ArchiveError.
  nlohmann::ordered_json (*call)(const ToolContext& context, const Tool& tool,
                                 const nlohmann::ordered_json& arguments) = nullptr;
};

/// search, article, facets, quotes, timeline.
[[nodiscard]] const std::vector<Tool>& mcp_tools();

/// nullptr where there is none.
[[nodiscard]] const Tool* find_tool(std::string_view name);

/// The JSON Schema of its arguments.
[[nodiscard]] nlohmann::ordered_json input_schema(const Tool& tool);

}  // namespace newsdex::serve
