// A question to an archive and its answer: plain values, which views turn into bytes.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/record.h"
#include "common/schema.h"

namespace newsdex {

enum class Sort : std::uint8_t { relevance, newest, oldest };

struct FacetRequest {
  FieldId field = FieldId::person;
  std::size_t limit = 10;  ///< rows; 0 for all
};

/// What orders by relevance besides the query's words; off unless asked for.
struct RankingRequest {
  bool expand = false;          ///< words that the best articles share, as well
  std::uint32_t half_life = 0;  ///< days in which the gain of a recent article halves; 0: no gain
};

struct Request {
  std::string query;
  std::vector<std::pair<FieldId, std::string>>
      filters;        ///< as if `field:"value"` stood in the query
  std::string since;  ///< dates as the query language writes them; empty: open
  std::string until;
  Day today{};
  bool match_any = false;
  bool strict = false;
  Sort sort = Sort::relevance;
  RankingRequest ranking;
  std::size_t offset = 0;
  std::size_t limit = 10;  ///< hits; 0 for all
  bool want_hits = true;
  std::vector<FacetRequest> facets;
  std::vector<std::string> arguments;  ///< what the query was joined from; empty: it is one text
};

/// Where an article stands: part by index, docid of the part's own.
struct Place {
  std::size_t part = 0;
  std::uint32_t docid = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

/// An article of the result, in its order. The record is read when it is shown.
struct Ranked {
  Place place;
  std::optional<double> score;  ///< absent where nothing ranks
};

struct FacetRow {
  std::string value;
  std::string label;
  std::uint64_t count = 0;

  friend bool operator==(const FacetRow&, const FacetRow&) = default;
};

/// The counts of one field. Rows by count, then label, then value.
struct Facet {
  FieldId field = FieldId::person;
  Combine mode = Combine::all;  ///< which result set was counted: semantics.md section 5
  std::vector<FacetRow> rows;
  std::uint64_t unknown = 0;  ///< articles without any value
  std::uint64_t more = 0;     ///< values cut off by the limit
};

/// A whole shown article.
struct Hit {
  std::uint64_t rank = 0;  ///< 1 for the first of the whole result
  std::optional<double> score;
  std::string snippet;  ///< HTML-escaped but for <b>, </b>
  Record record;
  std::string source_label;  ///< publisher as shown; empty where unknown
};

struct Answer {
  std::uint64_t generation = 0;
  std::string input;
  std::string parsed;
  std::uint64_t total = 0;
  std::uint64_t undated = 0;           ///< match the query less its date filters, and have no date
  std::uint64_t undated_in_total = 0;  ///< those of them that the date filters let in, too
  std::uint64_t possible = 0;          ///< dated too roughly to be sure that a date filter holds
  bool has_date_filter = false;
  std::vector<Ranked> order;  ///< the page: offset and limit applied
  std::vector<Facet> facets;
  std::vector<std::string> hints;
};

}  // namespace newsdex
