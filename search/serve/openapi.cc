// The route of service.h that describes the others.

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "search/serve/option_schema.h"
#include "search/serve/service.h"
#include "search/views/json.h"

extern "C" const char newsdex_answer_schema_json[];
extern "C" const char newsdex_answer_schema_json_end[];

namespace newsdex::serve {
namespace {

using nlohmann::ordered_json;

ordered_json query_parameter(std::string_view name, const std::string& description,
                             ordered_json schema) {
  ordered_json json{{"name", name}, {"in", "query"}};
  if (!description.empty()) json["description"] = description;
  json["schema"] = std::move(schema);
  return json;
}

/// Every parameter but those that a route decides itself.
ordered_json parameters(std::initializer_list<std::string_view> decided) {
  const auto is_decided = [&](std::string_view name) {
    return std::find(decided.begin(), decided.end(), name) != decided.end();
  };
  ordered_json out = ordered_json::array();
  if (!is_decided("q")) {
    out.push_back(query_parameter("q", "The query; empty: everything", {{"type", "string"}}));
  }
  for (const OptionRow& row : option_table()) {
    if (!is_decided(row.name)) {
      out.push_back(query_parameter(row.name, option_description(row), option_schema(row)));
    }
  }
  out.push_back(query_parameter("now", "What \"today\" is", {{"type", "string"}}));
  return out;
}

ordered_json response(const std::string& description, const std::string& type,
                      const ordered_json& schema) {
  return {{"description", description}, {"content", {{type, {{"schema", schema}}}}}};
}

/// Statuses of errors that every route may answer with.
constexpr auto kFailures = std::to_array<std::pair<const char*, const char*>>({
    {"400", "What is asked is wrong"},
    {"413", "The request has a body, or the answer is too large"},
    {"414", "The URL is too long"},
    {"431", "The headers of the request are too large"},
    {"503", "Busy, it takes too long, or the archive cannot be read"},
});

ordered_json route(const std::string& id, const std::string& summary, ordered_json parameters,
                   const std::string& type, const ordered_json& schema) {
  ordered_json responses{{"200", response("The answer", type, schema)},
                         {"304", {{"description", "The client has the answer already"}}}};
  for (const auto& [status, description] : kFailures) {
    responses[status] = {{"$ref", std::string("#/components/responses/") + status}};
  }
  return {{"get",
           {{"operationId", id},
            {"summary", summary},
            {"parameters", std::move(parameters)},
            {"responses", std::move(responses)}}}};
}

ordered_json failure_responses() {
  const ordered_json error{{"$ref", "#/components/schemas/Error"}};
  ordered_json out{{"404", response("There is no such article", "application/json", error)}};
  for (const auto& [status, description] : kFailures) {
    out[status] = response(description, "application/json", error);
  }
  return out;
}

/// docs/answer.schema.json, its references moved to where it stands here.
ordered_json answer_schema() {
  std::string text(newsdex_answer_schema_json, newsdex_answer_schema_json_end);
  const std::string from = "\"#/$defs/";
  const std::string to = "\"#/components/schemas/Answer/$defs/";
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return ordered_json::parse(text);
}

ordered_json error_schema() {
  const ordered_json text{{"type", "string"}};
  return {{"type", "object"},
          {"required", {"error"}},
          {"properties",
           {{"error",
             {{"type", "object"},
              {"required", {"code", "message", "hint"}},
              {"properties",
               {{"code", text}, {"message", text}, {"hint", {{"type", {"string", "null"}}}}}}}}}}};
}

ordered_json suggestions_schema() {
  const ordered_json text{{"type", "string"}};
  const ordered_json number{{"type", "integer"}};
  const ordered_json row{
      {"type", "object"},
      {"properties", {{"field", text}, {"value", text}, {"label", text}, {"count", number}}}};
  return {{"type", "object"},
          {"properties",
           {{"schema", number},
            {"generation", number},
            {"suggestions", {{"type", "array"}, {"items", row}}}}}};
}

ordered_json paths() {
  const std::string json = "application/json";
  const ordered_json answer{{"$ref", "#/components/schemas/Answer"}};
  const ordered_json text{{"type", "string"}};
  ordered_json out;
  out["/api/search"] = route("search", "What newsdex-search prints", parameters({}), json, answer);
  out["/api/facets"] = route("facets", "Facet counts", parameters({"view"}), json, answer);
  out["/api/facets"]["get"]["parameters"].push_back(
      query_parameter("like", "Only values of which a word begins so", text));
  out["/api/timeline"] =
      route("timeline", "The result over time", parameters({"view"}), json, answer);
  out["/api/quotes"] = route("quotes", "What is quoted", parameters({"view"}), json, answer);
  out["/api/articles/{id}"] =
      route("article", "One article, whole", ordered_json::array(), json, answer);
  out["/api/articles/{id}"]["get"]["parameters"].push_back(
      {{"name", "id"}, {"in", "path"}, {"required", true}, {"schema", text}});
  out["/api/articles/{id}"]["get"]["responses"]["404"] = {{"$ref", "#/components/responses/404"}};
  ordered_json suggested = ordered_json::array(
      {query_parameter("q", "What has been typed", text),
       query_parameter("limit", "How many", {{"type", "integer"}, {"default", 10}})});
  out["/api/suggest"] = route("suggest", "Values that begin as typed", std::move(suggested), json,
                              suggestions_schema());
  out["/feed.atom"] = route("feed", "The newest articles of a query", parameters({"format"}),
                            "application/atom+xml", text);
  out["/healthz"] = route("health", "Whether the archive answers", ordered_json::array(), json,
                          {{"type", "object"}});
  out["/metrics"] =
      route("metrics", "Counters for Prometheus", ordered_json::array(), "text/plain", text);
  out["/opensearch.xml"] =
      route("opensearch", "How an address bar searches here", ordered_json::array(),
            "application/opensearchdescription+xml", text);
  return out;
}

}  // namespace

HttpResponse openapi(const RouteContext& /*context*/, const HttpRequest& /*request*/) {
  static const std::string text = [] {
    const ordered_json json{
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "newsdex"},
          {"version", NEWSDEX_VERSION},
          {"description", "Searches a news archive. docs/http-api.md is the reference."}}},
        {"paths", paths()},
        {"components",
         {{"schemas", {{"Answer", answer_schema()}, {"Error", error_schema()}}},
          {"responses", failure_responses()}}}};
    return dump(json) + "\n";
  }();
  return {200, "application/json", text, {}};
}

}  // namespace newsdex::serve
