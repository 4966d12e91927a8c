#include "search/serve/mcp.h"

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>

#include <nlohmann/json.hpp>

#include "common/error.h"
#include "search/serve/mcp_tools.h"
#include "search/views/json.h"

namespace newsdex::serve {
namespace {

using nlohmann::ordered_json;

/// Newest first. They differ in nothing that is used here.
constexpr auto kRevisions =
    std::to_array<std::string_view>({"2025-06-18", "2025-03-26", "2024-11-05"});

constexpr const char* kInstructions =
    "Searches an archive of news articles. Cite an article by its id and the byte offsets "
    "(begin, end; of its text in UTF-8) that every citation, quotation and label comes with. "
    "Queries: words (all have to match), \"phrases\", OR, -word, person:\"Name\", country:XX, "
    "source:\"Name\", date:2024-05..2024-11, said:\"Name\" words, in:title words.";

enum class RpcError : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
};

std::string failure(const ordered_json& id, RpcError code, const std::string& message) {
  return dump({{"jsonrpc", "2.0"},
               {"id", id},
               {"error", {{"code", static_cast<int>(code)}, {"message", message}}}});
}

std::string success(const ordered_json& id, ordered_json result) {
  return dump({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}});
}

/// The client's revision where it is known, else the newest: then the client decides.
ordered_json initialized(const ordered_json& params) {
  const std::string wanted = params.value("protocolVersion", std::string());
  const auto known = std::find(kRevisions.begin(), kRevisions.end(), wanted);
  return {{"protocolVersion", known == kRevisions.end() ? kRevisions.front() : *known},
          {"capabilities", {{"tools", {{"listChanged", false}}}}},
          {"serverInfo",
           {{"name", "newsdex"}, {"title", "newsdex news archive"}, {"version", NEWSDEX_VERSION}}},
          {"instructions", kInstructions}};
}

ordered_json listed_tools() {
  ordered_json tools = ordered_json::array();
  for (const Tool& tool : mcp_tools()) {
    tools.push_back({{"name", tool.name},
                     {"title", tool.title},
                     {"description", tool.description},
                     {"inputSchema", input_schema(tool)},
                     {"annotations",
                      {{"readOnlyHint", true},
                       {"destructiveHint", false},
                       {"idempotentHint", true},
                       {"openWorldHint", false}}}});
  }
  return {{"tools", std::move(tools)}};
}

ordered_json content(const std::string& text) {
  return ordered_json::array({{{"type", "text"}, {"text", text}}});
}

/// What a tool says that could not do what it was asked: for the assistant to read.
ordered_json tool_error(const std::string& message, const std::string& hint) {
  return {{"content", content(hint.empty() ? message : message + " (" + hint + ")")},
          {"isError", true}};
}

ordered_json called(const Tool& tool, const ordered_json& arguments, LiveArchive& archive,
                    const CommonOptions& common) {
  const auto call = [&](Engine& engine) {
    ordered_json result = tool.call({engine, common}, tool, arguments);
    const std::string text = dump(result);
    return ordered_json{
        {"content", content(text)}, {"structuredContent", std::move(result)}, {"isError", false}};
  };
  try {
    try {
      return call(archive.engine());
    } catch (const ArchiveError&) {
      return call(archive.reopen());  // perhaps what was open has been replaced, and is gone
    }
  } catch (const InputError& e) {
    return tool_error(e.what(), e.hint);
  } catch (const ArchiveError& e) {
    return tool_error(e.what(), e.hint);
  }
}

bool is_id(const ordered_json& id) { return id.is_string() || id.is_number_integer(); }

}  // namespace

McpServer::McpServer(const CommonOptions& common) : common_(common), archive_(common.db) {}

std::optional<std::string> McpServer::answer(std::string_view message) {
  const ordered_json json = ordered_json::parse(message, nullptr, false);
  if (json.is_discarded()) return failure(nullptr, RpcError::parse_error, "this is no JSON");
  const bool is_request = json.is_object() && json.value("jsonrpc", ordered_json()) == "2.0" &&
                          json.value("method", ordered_json()).is_string();
  if (json.is_object() && !json.contains("method") && json.contains("id") &&
      (json.contains("result") || json.contains("error"))) {
    return std::nullopt;  // a response, to a question that nobody asked
  }
  if (!is_request || (json.contains("id") && !is_id(json.at("id")))) {
    return failure(nullptr, RpcError::invalid_request, "this is no request of JSON-RPC 2.0");
  }
  if (!json.contains("id")) return std::nullopt;  // a notification
  const ordered_json& id = json.at("id");
  const std::string method = json.at("method");
  const ordered_json params = json.value("params", ordered_json::object());
  if (!params.is_object()) {
    return failure(id, RpcError::invalid_params, "params have to be an object");
  }
  if (method == "ping") return success(id, ordered_json::object());
  if (method == "tools/list") return success(id, listed_tools());
  if (method == "initialize") {
    if (!params.value("protocolVersion", ordered_json()).is_string()) {
      return failure(id, RpcError::invalid_params, "protocolVersion is missing");
    }
    return success(id, initialized(params));
  }
  if (method != "tools/call") {
    return failure(id, RpcError::method_not_found, "there is no method " + method);
  }
  const ordered_json name = params.value("name", ordered_json());
  const ordered_json arguments = params.value("arguments", ordered_json::object());
  const Tool* tool = name.is_string() ? find_tool(name.get<std::string>()) : nullptr;
  if (tool == nullptr || !arguments.is_object()) {
    return failure(id, RpcError::invalid_params,
                   tool == nullptr ? "there is no such tool" : "arguments have to be an object");
  }
  return success(id, called(*tool, arguments, archive_, common_));
}

namespace {

enum class Line : std::uint8_t { whole, too_long, none };

/// Reads up to the end of a line, and keeps no more of it than may be.
Line next_line(std::istream& in, std::string& line) {
  line.clear();
  bool is_too_long = false;
  bool any = false;
  for (int c = in.get(); c != std::istream::traits_type::eof(); c = in.get()) {
    any = true;
    if (c == '\n') break;
    if (line.size() < kMostMessageBytes) {
      line += static_cast<char>(c);
    } else {
      is_too_long = true;
    }
  }
  if (!any) return Line::none;
  return is_too_long ? Line::too_long : Line::whole;
}

}  // namespace

void serve_mcp(McpServer& server, std::istream& in, std::ostream& out) {
  std::string line;
  for (Line kind = next_line(in, line); kind != Line::none && out.good();
       kind = next_line(in, line)) {
    if (kind == Line::whole && line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto response = kind == Line::whole ? server.answer(line)
                                              : failure(nullptr, RpcError::invalid_request,
                                                        "the message is longer than 1 MiB");
    if (response) out << *response << '\n' << std::flush;
  }
}

}  // namespace newsdex::serve
