// The command line of newsdex-search.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/app.h"
#include "search/answer.h"

namespace newsdex {

enum class OutputFormat : std::uint8_t {
  text,
  json,
  jsonl,
  csv,
  ids,
  trec,
  ris,
  bibtex,
  csl,
  atom,
};

/// As typed; what needs the world is resolved by `make_request`.
struct SearchOptions {
  CommonOptions common;
  View view = View::hits;
  OutputFormat format = OutputFormat::text;
  std::size_t limit = 10;
  std::size_t offset = 0;
  Sort sort = Sort::relevance;
  std::vector<std::string> facets;
  std::vector<std::string> persons;
  std::vector<std::string> countries;
  std::vector<std::string> orgs;
  std::vector<std::string> sources;
  std::vector<std::string> cited;
  std::vector<std::string> languages;
  std::string since;
  std::string until;
  bool match_any = false;
  bool strict = false;
  query::Syntax syntax = query::Syntax::newsdex;
  std::string batch;
  bool with_header = true;  ///< csv; of a batch, the first answer alone has it
  std::optional<Grain> grain;
  bool expand = false;
  std::uint32_t recency = 0;  ///< half-life in days; 0: off
  bool explain = false;
  std::string why_not;  ///< id of an article
  std::string receipt;  ///< file to be written
  std::string as_of;    ///< file of a receipt to be held against the archive
};

/// Binds every option. Opens nothing, prints nothing.
void declare_options(CLI::App& app, SearchOptions& options);

/// The request that options and a query make. Throws InputError for a filter without a value, an
/// unknown facet, one with neither number nor pattern behind its colon, or options that do not go
/// together.
[[nodiscard]] Request make_request(const SearchOptions& options, const std::string& query);

}  // namespace newsdex
