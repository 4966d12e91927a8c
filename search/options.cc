#include "search/options.h"

#include <algorithm>
#include <charconv>
#include <utility>

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

/// NAME, then in any order a limit (digits alone) and a pattern (with a `*`).
std::vector<FacetRequest> parse_facet(std::string_view typed) {
  std::size_t colon = typed.find(':');
  const std::string_view name = typed.substr(0, colon);
  FacetRequest request;
  while (colon != std::string_view::npos) {
    const std::size_t begin = colon + 1;
    colon = typed.find(':', begin);
    const std::string_view part = typed.substr(begin, colon - begin);
    if (part.find('*') != std::string_view::npos) {
      request.pattern = part;
    } else {
      request.limit = facet_limit(typed, part);
    }
  }
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

/// What belongs to articles can be shown of lists of articles alone.
void require_articles(const SearchOptions& options) {
  const bool of_articles =
      options.format != OutputFormat::text && options.format != OutputFormat::json &&
      options.format != OutputFormat::jsonl && options.format != OutputFormat::csv;
  if (of_articles && options.view != View::hits && options.view != View::article) {
    throw InputError("this --format lists articles and nothing else",
                     "use it with --view hits, or one of text, json, jsonl and csv");
  }
  if (options.format == OutputFormat::csv && options.view == View::count) {
    throw InputError("a number makes no table", "use --format text or json with --view count");
  }
}

std::vector<FacetRequest> requested_facets(const SearchOptions& options) {
  static constexpr std::size_t kPaired = 2;
  std::vector<FacetRequest> out;
  for (const std::string& typed : options.facets) {
    for (FacetRequest& facet : parse_facet(typed)) out.push_back(std::move(facet));
  }
  if (options.view == View::facets && out.empty()) out = parse_facet("all");
  if (options.view != View::cooccur) return out;
  if (out.empty()) return {{FieldId::person, 0, {}}, {FieldId::country, 0, {}}};
  if (out.size() == 1) out.push_back(out[0]);
  if (out.size() != kPaired) {
    throw InputError("--view cooccur pairs two facets",
                     "write --view cooccur --facet person --facet org");
  }
  return out;
}

void declare_filters(CLI::App& app, SearchOptions& o) {
  add_filter(app, "--person", o.persons,
             "As person:\"X\" in QUERY, repeatable; so --country,\n"
             "--org, --source, --cited and --language");
  for (const auto& [name, values] :
       {std::pair{"--country", &o.countries}, std::pair{"--org", &o.orgs},
        std::pair{"--source", &o.sources}, std::pair{"--cited", &o.cited},
        std::pair{"--language", &o.languages}}) {
    add_filter(app, name, *values, "");
    app.get_option(name)->group(kToldElsewhere);
  }
  app.add_option("--since", o.since, "Published on this date or later; --until: or earlier")
      ->type_name("DATE");
  app.add_option("--until", o.until)->type_name("DATE")->group(kToldElsewhere);
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
}

void declare_views(CLI::App& app, SearchOptions& o) {
  add_choice<View>(app, "--view", o.view,
                   "hits (default), article, quotes, kwic, facets,\n"
                   "timeline, cooccur, terms or count",
                   "WHAT",
                   {{"hits", View::hits},
                    {"facets", View::facets},
                    {"timeline", View::timeline},
                    {"article", View::article},
                    {"quotes", View::quotes},
                    {"kwic", View::kwic},
                    {"cooccur", View::cooccur},
                    {"terms", View::terms},
                    {"count", View::count}});
  add_choice<OutputFormat>(app, "--format", o.format,
                           "text (default), json, jsonl, csv, ids, trec,\n"
                           "ris, bibtex, csl or atom",
                           "FORMAT",
                           {{"text", OutputFormat::text},
                            {"json", OutputFormat::json},
                            {"jsonl", OutputFormat::jsonl},
                            {"csv", OutputFormat::csv},
                            {"ids", OutputFormat::ids},
                            {"trec", OutputFormat::trec},
                            {"ris", OutputFormat::ris},
                            {"bibtex", OutputFormat::bibtex},
                            {"csl", OutputFormat::csl},
                            {"atom", OutputFormat::atom}});
  app.add_option("-n,--limit", o.limit, "Hits or rows (default 10, 0: all); --offset N")
      ->check(whole_number)
      ->option_text("N");
  app.add_option("--offset", o.offset)
      ->check(whole_number)
      ->option_text("N")
      ->group(kToldElsewhere);
  app.add_option("--facet", o.facets, "Count values (default top 10), or those like :netan*")
      ->allow_extra_args(false)
      ->type_name("NAME[:N]");
  declare_choice(app, "--grain", {"day", "week", "month", "year"},
                 "Of the timeline: day, week, month or year", "GRAIN",
                 [&o](const std::string& word) {
                   const auto* name = std::find(kGrainNames.begin(), kGrainNames.end(), word);
                   o.grain = static_cast<Grain>(name - kGrainNames.begin());
                 });
}

void declare_order(CLI::App& app, SearchOptions& o) {
  add_choice<Sort>(
      app, "--sort", o.sort, "relevance (default), newest or oldest", "ORDER",
      {{"relevance", Sort::relevance}, {"newest", Sort::newest}, {"oldest", Sort::oldest}});
  app.add_flag("--expand", o.expand, "Rank also by words that the best articles share");
  app.add_option("--recency", o.recency, "Rank recent ones higher; the gain halves in DAYS")
      ->check(whole_number)
      ->option_text("DAYS");
}

}  // namespace

void declare_options(CLI::App& app, SearchOptions& o) {
  declare_views(app, o);
  declare_order(app, o);
  declare_filters(app, o);
  app.add_option("--batch", o.batch, "Answer one query a line: ID<TAB>QUERY or QUERY")
      ->type_name("FILE");
  app.add_flag("--explain", o.explain, "How the query was read, and why each hit is there");
  app.add_option("--why-not", o.why_not, "Which clauses the article with this id misses")
      ->type_name("ID");
  app.add_option("--receipt", o.receipt, "Record what was said; --as-of FILE: does it hold")
      ->type_name("FILE");
  app.add_option("--as-of", o.as_of)->type_name("FILE")->group(kToldElsewhere);
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
  request.ranking = {options.expand, options.recency};
  request.view = options.view;
  request.grain = options.grain;
  request.want_digest = !options.receipt.empty() || !options.as_of.empty();
  // Rows of quotations and places are counted while they are printed.
  const bool counts_rows = options.view == View::quotes || options.view == View::kwic;
  request.offset = counts_rows ? 0 : options.offset;
  request.limit = counts_rows ? 0 : options.limit;
  require_articles(options);
  request.facets = requested_facets(options);
  return request;
}

}  // namespace newsdex
