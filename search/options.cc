#include "search/options.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "common/error.h"
#include "search/option_table.h"
#include "search/query/refusals.h"

namespace newsdex {
namespace {

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

/// The words that an option takes, as CLI11 lists those of its own checks.
std::string listed(const OptionRow& row) {
  std::string out;
  for (const std::string_view word : row.choices)
    out += (out.empty() ? "{" : ",") + std::string(word);
  return out.empty() ? out : out + "}";
}

/// Declares a row of the table; the value is set when it has been looked at.
void declare_row(CLI::App& app, const OptionRow& row, SearchOptions& o) {
  std::string names = "--" + std::string(row.name);
  if (!row.short_name.empty()) names = fmt::format("-{},{}", row.short_name, names);
  const std::string help(row.help);
  CLI::Option* option = nullptr;
  if (row.kind == OptionKind::flag) {
    option = app.add_flag_callback(
        names, [&] { row.set(o, {}); }, help);
  } else {
    option = app.add_option_function<std::string>(
        names, [&](const std::string& value) { row.set(o, value); }, help);
    option->check([&](const std::string& value) { return problem_of(row, value); }, listed(row))
        ->option_text(std::string(row.value_name));
  }
  // One at a time: a list would be split where a value looks like one.
  if (row.kind == OptionKind::repeatable) option->take_all()->trigger_on_parse();
  if (row.help.empty()) option->group(kToldElsewhere);
}

}  // namespace

void declare_options(CLI::App& app, SearchOptions& o) {
  for (const OptionRow& row : option_table()) declare_row(app, row, o);
  app.add_option("--batch", o.batch, "Answer one query a line: ID<TAB>QUERY or QUERY")
      ->type_name("FILE");
  app.add_option("--receipt", o.receipt, "Record what was said; --as-of FILE: does it hold")
      ->type_name("FILE");
  app.add_option("--as-of", o.as_of)->type_name("FILE")->group(kToldElsewhere);
}

Request make_request(const SearchOptions& options, const std::string& query) {
  Request request;
  request.query = query;
  const auto add = [&](FieldId field, const std::vector<std::string>& values) {
    for (const std::string& value : values) {
      if (value.find_first_not_of(" \t") == std::string::npos) {
        query::refuse_missing_value(newsdex::field(field).name);
      }
      request.filters.emplace_back(field, value);
    }
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
