#include "search/option_table.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace newsdex {
namespace {

using Options = SearchOptions;
using Value = const std::string&;

/// A word of an enumeration.
template <typename Enum>
struct Word {
  std::string_view word;
  Enum meaning;
};

constexpr auto kViews = std::to_array<Word<View>>({{"article", View::article},
                                                   {"cooccur", View::cooccur},
                                                   {"count", View::count},
                                                   {"facets", View::facets},
                                                   {"hits", View::hits},
                                                   {"kwic", View::kwic},
                                                   {"quotes", View::quotes},
                                                   {"terms", View::terms},
                                                   {"timeline", View::timeline}});
constexpr auto kFormats = std::to_array<Word<OutputFormat>>({{"atom", OutputFormat::atom},
                                                             {"bibtex", OutputFormat::bibtex},
                                                             {"csl", OutputFormat::csl},
                                                             {"csv", OutputFormat::csv},
                                                             {"ids", OutputFormat::ids},
                                                             {"json", OutputFormat::json},
                                                             {"jsonl", OutputFormat::jsonl},
                                                             {"ris", OutputFormat::ris},
                                                             {"text", OutputFormat::text},
                                                             {"trec", OutputFormat::trec}});
constexpr auto kSorts = std::to_array<Word<Sort>>(
    {{"newest", Sort::newest}, {"oldest", Sort::oldest}, {"relevance", Sort::relevance}});
constexpr auto kMatches = std::to_array<Word<bool>>({{"all", false}, {"any", true}});
constexpr auto kSyntaxes =
    std::to_array<Word<query::Syntax>>({{"factiva", query::Syntax::factiva},
                                        {"newsdex", query::Syntax::newsdex},
                                        {"nexis", query::Syntax::nexis},
                                        {"proquest", query::Syntax::proquest}});
constexpr auto kGrains = std::to_array<Word<Grain>>(
    {{"day", Grain::day}, {"week", Grain::week}, {"month", Grain::month}, {"year", Grain::year}});

template <typename Words>
std::vector<std::string_view> words_of(const Words& words) {
  std::vector<std::string_view> out;
  for (const auto& word : words) out.push_back(word.word);
  return out;
}

template <typename Words>
auto meaning_of(const Words& words, Value value) {
  return std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.word == value; })
      ->meaning;
}

std::size_t number_of(Value value) {
  std::size_t number = 0;
  (void)std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

OptionRow choice(std::string_view name, std::string_view value_name,
                 std::vector<std::string_view> choices, std::string_view help,
                 void (*set)(Options&, Value)) {
  return {name, {}, OptionKind::choice, value_name, std::move(choices), help, set};
}

OptionRow flag(std::string_view name, std::string_view help, void (*set)(Options&, Value)) {
  return {name, {}, OptionKind::flag, {}, {}, help, set};
}

OptionRow number(std::string_view name, std::string_view value_name, std::string_view help,
                 void (*set)(Options&, Value), std::string_view short_name = {}) {
  return {name, short_name, OptionKind::number, value_name, {}, help, set};
}

OptionRow values(std::string_view name, std::string_view value_name, std::string_view help,
                 void (*set)(Options&, Value)) {
  return {name, {}, OptionKind::repeatable, value_name, {}, help, set};
}

OptionRow text(std::string_view name, std::string_view value_name, std::string_view help,
               void (*set)(Options&, Value)) {
  return {name, {}, OptionKind::text, value_name, {}, help, set};
}

void append_views(std::vector<OptionRow>& rows) {
  rows.push_back(choice("view", "WHAT", words_of(kViews),
                        "hits (default), article, quotes, kwic, facets,\n"
                        "timeline, cooccur, terms or count",
                        [](Options& o, Value v) { o.view = meaning_of(kViews, v); }));
  rows.push_back(choice("format", "FORMAT", words_of(kFormats),
                        "text (default), json, jsonl, csv, ids, trec,\n"
                        "ris, bibtex, csl or atom",
                        [](Options& o, Value v) { o.format = meaning_of(kFormats, v); }));
  rows.push_back(number(
      "limit", "N", "Hits or rows (default 10, 0: all); --offset N",
      [](Options& o, Value v) { o.limit = number_of(v); }, "n"));
  rows.push_back(number("offset", "N", "", [](Options& o, Value v) { o.offset = number_of(v); }));
  rows.push_back(values("facet", "NAME[:N]", "Count values (default top 10), or those like :netan*",
                        [](Options& o, Value v) { o.facets.push_back(v); }));
  rows.push_back(choice("grain", "GRAIN", words_of(kGrains),
                        "Of the timeline: day, week, month or year",
                        [](Options& o, Value v) { o.grain = meaning_of(kGrains, v); }));
}

void append_order(std::vector<OptionRow>& rows) {
  rows.push_back(choice("sort", "ORDER", words_of(kSorts), "relevance (default), newest or oldest",
                        [](Options& o, Value v) { o.sort = meaning_of(kSorts, v); }));
  rows.push_back(flag("expand", "Rank also by words that the best articles share",
                      [](Options& o, Value) { o.expand = true; }));
  rows.push_back(number("recency", "DAYS", "Rank recent ones higher; the gain halves in DAYS",
                        [](Options& o, Value v) {
                          static constexpr std::size_t kMost = UINT32_MAX;
                          o.recency = static_cast<std::uint32_t>(std::min(number_of(v), kMost));
                        }));
}

void append_filters(std::vector<OptionRow>& rows) {
  rows.push_back(values("person", "X",
                        "As person:\"X\" in QUERY, repeatable; so --country,\n"
                        "--org, --source, --cited and --language",
                        [](Options& o, Value v) { o.persons.push_back(v); }));
  rows.push_back(values("country", "X", "", [](Options& o, Value v) { o.countries.push_back(v); }));
  rows.push_back(values("org", "X", "", [](Options& o, Value v) { o.orgs.push_back(v); }));
  rows.push_back(values("source", "X", "", [](Options& o, Value v) { o.sources.push_back(v); }));
  rows.push_back(values("cited", "X", "", [](Options& o, Value v) { o.cited.push_back(v); }));
  rows.push_back(
      values("language", "X", "", [](Options& o, Value v) { o.languages.push_back(v); }));
  rows.push_back(text("since", "DATE", "Published on this date or later; --until: or earlier",
                      [](Options& o, Value v) { o.since = v; }));
  rows.push_back(text("until", "DATE", "", [](Options& o, Value v) { o.until = v; }));
  rows.push_back(choice("match", "all|any", words_of(kMatches),
                        "Whether all (default) or any words have to match",
                        [](Options& o, Value v) { o.match_any = meaning_of(kMatches, v); }));
  rows.push_back(choice("syntax", "LANGUAGE", words_of(kSyntaxes),
                        "Read QUERY as written for nexis, factiva or proquest",
                        [](Options& o, Value v) { o.syntax = meaning_of(kSyntaxes, v); }));
  rows.push_back(flag("strict", "Anything doubtful in a query is an error",
                      [](Options& o, Value) { o.strict = true; }));
}

void append_reasons(std::vector<OptionRow>& rows) {
  rows.push_back(flag("explain", "How the query was read, and why each hit is there",
                      [](Options& o, Value) { o.explain = true; }));
  rows.push_back(text("why-not", "ID", "Which clauses the article with this id misses",
                      [](Options& o, Value v) { o.why_not = v; }));
}

std::vector<OptionRow> make_table() {
  std::vector<OptionRow> rows;
  append_views(rows);
  append_order(rows);
  append_filters(rows);
  append_reasons(rows);
  return rows;
}

std::string listed(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : ",") + std::string(word);
  return out;
}

}  // namespace

const std::vector<OptionRow>& option_table() {
  static const std::vector<OptionRow> table = make_table();
  return table;
}

const OptionRow* find_option(std::string_view name) {
  const std::vector<OptionRow>& table = option_table();
  const auto row = std::find_if(table.begin(), table.end(),
                                [&](const OptionRow& option) { return option.name == name; });
  return row == table.end() ? nullptr : &*row;
}

std::string problem_of(const OptionRow& row, const std::string& value) {
  if (row.kind == OptionKind::choice &&
      std::find(row.choices.begin(), row.choices.end(), value) == row.choices.end()) {
    return fmt::format("{} not in {{{}}}", value, listed(row.choices));
  }
  if (row.kind == OptionKind::number) {
    std::size_t number = 0;
    const char* end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, number);
    if (error == std::errc::result_out_of_range) return fmt::format("'{}' is too large", value);
    if (error != std::errc() || stop != end) return fmt::format("'{}' is no whole number", value);
  }
  return {};
}

}  // namespace newsdex
