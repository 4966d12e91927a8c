#include "search/serve/api.h"

#include <algorithm>
#include <sstream>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/error.h"
#include "search/present.h"
#include "search/serve/parameters.h"
#include "search/views/json.h"

namespace newsdex::serve {
namespace {

constexpr std::size_t kMostBytes = 32U << 20;  // of one response
constexpr std::chrono::seconds kPrintTime{10};

const std::string kArticles = "/api/articles/";

/// The media type of what a format prints.
std::string content_type(OutputFormat format) {
  switch (format) {
    case OutputFormat::json:
    case OutputFormat::csl:
      return "application/json";
    case OutputFormat::jsonl:
      return "application/jsonl";
    case OutputFormat::csv:
      return "text/csv; charset=utf-8";
    case OutputFormat::ris:
      return "application/x-research-info-systems";
    case OutputFormat::bibtex:
      return "application/x-bibtex; charset=utf-8";
    case OutputFormat::atom:
      return "application/atom+xml";
    case OutputFormat::text:
    case OutputFormat::ids:
    case OutputFormat::trec:
      break;
  }
  return "text/plain; charset=utf-8";
}

PrintLimits limits_from_now() { return {kMostBytes, Deadline(kPrintTime)}; }

HttpResponse printed(const RouteContext& context, const SearchOptions& options,
                     const Request& asked) {
  std::ostringstream out;
  std::ostringstream talk;
  if (options.why_not.empty()) {
    (void)present(context.engine, asked, options, {}, out, talk, limits_from_now());
  } else {
    (void)present_why_not(context.engine, asked, options, out);
  }
  return {200, content_type(options.format), std::move(out).str(), {}};
}

/// The parameters of a route that decides some of them itself; to give these is to give them twice.
Parameters with_fixed(const HttpRequest& request, Parameters fixed) {
  fixed.insert(fixed.end(), request.parameters.begin(), request.parameters.end());
  return fixed;
}

HttpResponse show(const RouteContext& context, const Parameters& parameters) {
  const auto [options, query] = read_question(parameters, context.defaults);
  return printed(context, options, make_request(options, query));
}

/// What stands before the star in a facet's pattern; stars that were typed mean nothing.
std::string beginning_like(std::string typed) {
  std::erase(typed, '*');
  return typed + "*";
}

void add_default(Parameters& parameters, const std::string& name, const std::string& value) {
  const bool is_given = std::any_of(parameters.begin(), parameters.end(),
                                    [&](const auto& given) { return given.first == name; });
  if (!is_given) parameters.emplace_back(name, value);
}

}  // namespace

HttpResponse search(const RouteContext& context, const HttpRequest& request) {
  return show(context, request.parameters);
}

HttpResponse timeline(const RouteContext& context, const HttpRequest& request) {
  return show(context, with_fixed(request, {{"view", "timeline"}}));
}

HttpResponse quotes(const RouteContext& context, const HttpRequest& request) {
  return show(context, with_fixed(request, {{"view", "quotes"}}));
}

HttpResponse facets(const RouteContext& context, const HttpRequest& request) {
  const auto [options, query] =
      read_question(with_fixed(request, {{"view", "facets"}}), context.defaults, {"like"});
  Request asked = make_request(options, query);
  const std::string like = first_value(request.parameters, "like");
  if (!like.empty()) {
    for (FacetRequest& facet : asked.facets) facet.pattern = beginning_like(like);
  }
  return printed(context, options, asked);
}

HttpResponse article(const RouteContext& context, const HttpRequest& request) {
  const std::string id = request.path.substr(kArticles.size());
  const auto [options, query] =
      read_question(with_fixed(request, {{"view", "article"}, {"q", ""}}), context.defaults);
  Request asked = make_request(options, query);
  asked.filters.emplace_back(FieldId::id, id);
  std::ostringstream out;
  std::ostringstream talk;
  const Answer answer = present(context.engine, asked, options, {}, out, talk, limits_from_now());
  if (answer.total == 0) {
    throw InputError(fmt::format("there is no article with the id {}", id),
                     "/api/search gives the ids of a result", "not_found");
  }
  return {200, content_type(options.format), std::move(out).str(), {}};
}

HttpResponse suggest(const RouteContext& context, const HttpRequest& request) {
  auto [options, typed] =
      read_question(with_fixed(request, {{"view", "facets"}}), context.defaults);
  Request asked = make_request(options, "");
  asked.facets.clear();
  for (const FieldId field : {FieldId::person, FieldId::country, FieldId::org, FieldId::source}) {
    asked.facets.push_back({field, options.limit, beginning_like(typed)});
  }
  using nlohmann::ordered_json;
  std::vector<std::pair<std::string_view, FacetRow>> found;
  const Answer answer = typed.empty() ? Answer{} : context.engine.answer(asked);
  for (const Facet& facet : answer.facets) {
    for (const FacetRow& row : facet.rows) found.emplace_back(facet_name(field(facet.field)), row);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  if (options.limit > 0 && found.size() > options.limit) found.resize(options.limit);
  ordered_json rows = ordered_json::array();
  for (const auto& [facet, row] : found) {
    rows.push_back(
        {{"field", facet}, {"value", row.value}, {"label", row.label}, {"count", row.count}});
  }
  const ordered_json json{{"schema", 1},
                          {"generation", context.engine.archive().manifest().generation},
                          {"suggestions", std::move(rows)}};
  return {200, "application/json", dump(json) + "\n", {}};
}

HttpResponse feed(const RouteContext& context, const HttpRequest& request) {
  Parameters parameters = with_fixed(request, {{"format", "atom"}});
  add_default(parameters, "sort", "newest");
  add_default(parameters, "limit", "50");
  return show(context, parameters);
}

}  // namespace newsdex::serve
