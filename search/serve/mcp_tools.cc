#include "search/serve/mcp_tools.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/error.h"
#include "common/text/utf8.h"
#include "search/excerpts.h"
#include "search/present.h"
#include "search/serve/option_schema.h"
#include "search/serve/parameters.h"
#include "search/views/json.h"

namespace newsdex::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMostRows = 50;          // what an assistant can read at once
constexpr std::size_t kMostText = 64U * 1024;  // bytes of one article
constexpr std::size_t kCitations = 3;          // of a hit
constexpr PrintLimits kPrintLimits{4U << 20, {}};

/// One value of an argument, as a parameter has it.
std::string text_of(const std::string& name, const ordered_json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean() || value.is_number_unsigned()) return value.dump();
  throw InputError(fmt::format("{}: {} is no value for it", name, dump(value)),
                   "tools/list has the schema of the arguments");
}

/// Arguments as the parameters of the HTTP API; `query` is `q` there.
Parameters parameters_of(const Tool& tool, const ordered_json& arguments) {
  Parameters out;
  for (const auto& [name, value] : arguments.items()) {
    const bool is_option =
        std::find(tool.options.begin(), tool.options.end(), name) != tool.options.end();
    if (!is_option && name != tool.own) {
      throw InputError(fmt::format("{} takes no argument '{}'", tool.name, name),
                       "tools/list has the schema of the arguments");
    }
    if (value.is_null()) continue;
    const std::string parameter = name == "query" ? "q" : name;
    if (value.is_array()) {
      for (const ordered_json& one : value) out.emplace_back(parameter, text_of(name, one));
    } else {
      out.emplace_back(parameter, text_of(name, value));
    }
  }
  return out;
}

Question question(const ToolContext& context, const Tool& tool, const ordered_json& arguments) {
  Question asked = read_question(parameters_of(tool, arguments), context.defaults);
  if (asked.options.limit == 0 || asked.options.limit > kMostRows) {
    throw InputError(fmt::format("limit: at most {} at once", kMostRows),
                     "offset continues where the last answer ended");
  }
  return asked;
}

/// What newsdex-search prints for a view that is for programs already.
ordered_json viewed(const ToolContext& context, const Tool& tool, const ordered_json& arguments,
                    View view) {
  auto [options, query] = question(context, tool, arguments);
  options.view = view;
  std::ostringstream out;
  std::ostringstream talk;
  (void)present(context.engine, make_request(options, query), options, {}, out, talk, kPrintLimits);
  return ordered_json::parse(out.str());
}

ordered_json facets(const ToolContext& context, const Tool& tool, const ordered_json& arguments) {
  return viewed(context, tool, arguments, View::facets);
}

ordered_json quotes(const ToolContext& context, const Tool& tool, const ordered_json& arguments) {
  return viewed(context, tool, arguments, View::quotes);
}

ordered_json timeline(const ToolContext& context, const Tool& tool, const ordered_json& arguments) {
  return viewed(context, tool, arguments, View::timeline);
}

ordered_json citation(const std::string& text, std::size_t begin, std::size_t end) {
  return {{"begin", begin}, {"end", end}, {"text", text.substr(begin, end - begin)}};
}

/// The sentences that matched; where none is known, as for a filter, the beginning.
ordered_json citations(const Hit& hit) {
  const std::string& text = hit.record.article.text;
  ordered_json out = ordered_json::array();
  std::uint32_t after = 0;
  for (const Excerpt& excerpt : make_excerpts(hit.record, hit.marks)) {
    if (out.size() == kCitations) break;
    if (excerpt.begin < after) continue;  // a second match in the same sentence
    out.push_back(citation(text, excerpt.begin, excerpt.end));
    after = excerpt.end;
  }
  if (out.empty()) {
    static constexpr std::size_t kBeginning = 240;  // bytes
    const std::string line = text.substr(0, text.find('\n'));
    out.push_back(citation(text, 0, text::truncate(line, kBeginning).size()));
  }
  return out;
}

/// A hit without what an assistant would only have to read past.
ordered_json short_hit(const Hit& hit) {
  const ordered_json whole = hit_json(hit, Detail::hit);
  ordered_json out;
  for (const char* name : {"rank", "id", "title", "source", "published", "url", "language"}) {
    out[name] = whole.at(name);
  }
  out["citations"] = citations(hit);
  return out;
}

ordered_json search(const ToolContext& context, const Tool& tool, const ordered_json& arguments) {
  const auto [options, query] = question(context, tool, arguments);
  const Request request = make_request(options, query);
  const Answer answer = context.engine.answer(request);
  ordered_json hits = ordered_json::array();
  for (std::size_t i = 0; i < answer.order.size(); ++i) {
    hits.push_back(short_hit(context.engine.hit(answer, request, i)));
  }
  ordered_json out;
  const ordered_json rest = answer_json(answer);
  for (const auto& [name, value] : rest.items()) {
    if (name == "facets") out["hits"] = std::move(hits);
    out[name] = value;
  }
  return out;
}

ordered_json article(const ToolContext& context, const Tool& tool, const ordered_json& arguments) {
  const Parameters given = parameters_of(tool, arguments);
  const std::string id = first_value(given, "id");
  Parameters others;
  for (const auto& parameter : given) {
    if (parameter.first == "offset") others.push_back(parameter);
  }
  const SearchOptions options = read_question(others, context.defaults).options;
  SearchOptions whole = options;
  whole.view = View::article;
  whole.offset = 0;
  Request request = make_request(whole, "");
  request.filters.emplace_back(FieldId::id, id);
  const Answer answer = context.engine.answer(request);
  if (answer.order.empty()) {
    throw InputError(fmt::format("there is no article with the id {}", id),
                     "search gives the ids of articles");
  }
  const Hit hit = context.engine.hit(answer, request, 0);
  const std::string& text = hit.record.article.text;
  const std::size_t begin = text::truncate(text, std::min(options.offset, text.size())).size();
  const std::size_t end = text::truncate(text, std::min(begin + kMostText, text.size())).size();
  ordered_json out = hit_json(hit, Detail::article);
  for (const char* name : {"rank", "score", "snippet"}) out.erase(name);
  out["text"] = text.substr(begin, end - begin);
  out["begin"] = begin;
  out["end"] = end;
  out["bytes"] = text.size();
  return out;
}

const std::vector<std::string_view> kFilters{"match", "person", "country",  "org",   "source",
                                             "cited", "since",  "language", "until", "now"};

std::vector<std::string_view> filters_and(std::vector<std::string_view> options) {
  options.insert(options.end(), kFilters.begin(), kFilters.end());
  return options;
}

std::string own_description(std::string_view name) {
  return name == "id" ? "The article's id, as search gives it"
                      : "Words and fields; empty: everything";
}

}  // namespace

const std::vector<Tool>& mcp_tools() {
  static const std::vector<Tool> tools{
      {"search", "Search articles",
       "Articles that match a query, best first, each with up to three sentences that match as "
       "citations: byte offsets into the article's text. total is exact.",
       filters_and({"limit", "offset", "sort", "facet"}), "query", &search},
      {"article",
       "Read an article",
       "One article: text, zones, persons, countries, organisations and quotations, each with "
       "byte offsets. At most 64 KiB of text at once; offset is the byte to go on from.",
       {"offset"},
       "id",
       &article},
      {"facets", "Count by person, country, source ...",
       "How many of the matching articles have each value of a facet: person, country, about, "
       "place, org, region, source, cited, said, language, year, section, topic. Counts are exact.",
       filters_and({"facet"}), "query", &facets},
      {"quotes", "Find quotations",
       "What is quoted in the matching articles, with speaker, article id and byte offsets. "
       "said:\"Name\" words in the query: what one person says about something.",
       filters_and({"limit", "offset", "sort"}), "query", &quotes},
      {"timeline", "Count by time",
       "How many of the matching articles were published in each day, week, month or year.",
       filters_and({"grain"}), "query", &timeline}};
  return tools;
}

const Tool* find_tool(std::string_view name) {
  const std::vector<Tool>& tools = mcp_tools();
  const auto found =
      std::find_if(tools.begin(), tools.end(), [&](const Tool& tool) { return tool.name == name; });
  return found == tools.end() ? nullptr : &*found;
}

ordered_json input_schema(const Tool& tool) {
  ordered_json properties;
  properties[std::string(tool.own)] = {{"type", "string"},
                                       {"description", own_description(tool.own)}};
  for (const std::string_view name : tool.options) {
    const OptionRow* row = find_option(name);
    ordered_json schema = row == nullptr ? ordered_json{{"type", "string"}} : option_schema(*row);
    if (name == "limit") schema["maximum"] = kMostRows;
    if (row != nullptr && !row->help.empty()) schema["description"] = option_description(*row);
    properties[std::string(name)] = std::move(schema);
  }
  ordered_json schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (tool.own == "id") schema["required"] = {"id"};
  schema["additionalProperties"] = false;
  return schema;
}

}  // namespace newsdex::serve
