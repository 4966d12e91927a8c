#include "search/options.h"

#include <charconv>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "common/error.h"

namespace newsdex {
namespace {

void add_filter(CLI::App& app, const char* name, std::vector<std::string>& values,
                const char* help) {
  app.add_option(name, values, help)->allow_extra_args(false)->type_name("X");
}

/// What is wrong with a number, or nothing; CLI11 itself takes -1 for the largest one.
std::string whole_number(const std::string& typed) {
  return typed.find_first_not_of("0123456789") == std::string::npos
             ? std::string()
             : fmt::format("'{}' is no whole number", typed);
}

std::string facet_names() {
  std::string names;
  for (const Field& field : kFields) {
    if (field.is_facet) names += (names.empty() ? "" : ", ") + std::string(facet_name(field));
  }
  return names;
}

std::size_t facet_limit(std::string_view typed, std::string_view digits) {
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), limit);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    throw InputError(fmt::format("--facet '{}': no number behind the colon", typed),
                     "write --facet country:20, or country:0 for all values");
  }
  return limit;
}

std::vector<FacetRequest> parse_facet(std::string_view typed) {
  const std::size_t colon = typed.find(':');
  const std::string_view name = typed.substr(0, colon);
  FacetRequest request;
  if (colon != std::string_view::npos) request.limit = facet_limit(typed, typed.substr(colon + 1));
  std::vector<FacetRequest> out;
  for (const Field& field : kFields) {
    if (!field.is_facet || (name != "all" && &field != find_facet(name))) continue;
    request.field = field.id;
    out.push_back(request);
  }
  if (out.empty()) {
    throw InputError(fmt::format("there is no facet '{}'", name), "facets are " + facet_names(),
                     "unknown_facet");
  }
  return out;
}

}  // namespace

void declare_options(CLI::App& app, SearchOptions& o) {
  add_choice<View>(app, "--view", o.view, "hits (default), facets, article or count", "WHAT",
                   {{"hits", View::hits},
                    {"facets", View::facets},
                    {"article", View::article},
                    {"count", View::count}});
  add_choice<OutputFormat>(
      app, "--format", o.format, "text (default), json or jsonl", "FORMAT",
      {{"text", OutputFormat::text}, {"json", OutputFormat::json}, {"jsonl", OutputFormat::jsonl}});
  add_choice<Sort>(
      app, "--sort", o.sort, "relevance (default), newest or oldest", "ORDER",
      {{"relevance", Sort::relevance}, {"newest", Sort::newest}, {"oldest", Sort::oldest}});
  app.add_option("-n,--limit", o.limit, "Hits (default 10); 0 means all")
      ->check(whole_number)
      ->option_text("N");
  app.add_option("--offset", o.offset, "Hits to leave out first")
      ->check(whole_number)
      ->option_text("N");
  app.add_option("--facet", o.facets, "Count values, top N (default 10, 0: all); or all")
      ->allow_extra_args(false)
      ->type_name("NAME[:N]");
  add_filter(app, "--person", o.persons, "As person:\"X\" in QUERY; these six are repeatable");
  add_filter(app, "--country", o.countries, "Country mentioned");
  add_filter(app, "--org", o.orgs, "Organisation mentioned");
  add_filter(app, "--source", o.sources, "Publisher");
  add_filter(app, "--cited", o.cited, "Outlet or agency cited");
  add_filter(app, "--language", o.languages, "Language of the article");
  app.add_option("--since", o.since, "Published on this date or later")->type_name("DATE");
  app.add_option("--until", o.until, "Published on this date or earlier")->type_name("DATE");
  app.add_option_function<std::string>(
         "--match", [&o](const std::string& value) { o.match_any = value == "any"; },
         "Whether all (default) or any words have to match")
      ->check(CLI::IsMember({"all", "any"}))
      ->option_text("all|any");
  add_choice<query::Syntax>(app, "--syntax", o.syntax,
                            "Read QUERY as written for nexis, factiva or proquest", "LANGUAGE",
                            {{"newsdex", query::Syntax::newsdex},
                             {"nexis", query::Syntax::nexis},
                             {"factiva", query::Syntax::factiva},
                             {"proquest", query::Syntax::proquest}});
  app.add_flag("--strict", o.strict, "Anything doubtful in a query is an error");
  app.add_option("--batch", o.batch, "Answer one query a line: ID<TAB>QUERY or QUERY")
      ->type_name("FILE");
}

Request make_request(const SearchOptions& options, const std::string& query) {
  Request request;
  request.query = query;
  const auto add = [&](FieldId field, const std::vector<std::string>& values) {
    for (const std::string& value : values) request.filters.emplace_back(field, value);
  };
  add(FieldId::person, options.persons);
  add(FieldId::country, options.countries);
  add(FieldId::org, options.orgs);
  add(FieldId::source, options.sources);
  add(FieldId::cited, options.cited);
  add(FieldId::language, options.languages);
  request.since = options.since;
  request.until = options.until;
  request.today = today(options.common);
  request.match_any = options.match_any;
  request.strict = options.strict;
  request.syntax = options.syntax;
  request.sort = options.sort;
  request.offset = options.offset;
  request.limit = options.limit;
  request.want_hits = options.view == View::hits || options.view == View::article;
  for (const std::string& typed : options.facets) {
    for (const FacetRequest& facet : parse_facet(typed)) request.facets.push_back(facet);
  }
  if (options.view == View::facets && request.facets.empty()) request.facets = parse_facet("all");
  return request;
}

}  // namespace newsdex
