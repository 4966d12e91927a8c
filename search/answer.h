// A question to an archive and its answer: plain values, which views turn into bytes.

#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/archive/record.h"
#include "common/schema.h"
#include "search/deadline.h"
#include "search/query/parser.h"
#include "search/snippet.h"

namespace newsdex {

enum class Sort : std::uint8_t { relevance, newest, oldest };

/// What is shown of the articles that a query selects.
enum class View : std::uint8_t {
  hits,
  facets,
  timeline,
  article,  ///< whole articles, every label with its evidence
  quotes,   ///< what is quoted in them
  kwic,     ///< every place that matched, with its sentence
  cooccur,  ///< how often two values stand in one article
  terms,    ///< words that tell the result from the archive
  count,
};

enum class Grain : std::uint8_t { day, week, month, year };

inline constexpr auto kGrainNames =
    std::to_array<std::string_view>({"day", "week", "month", "year"});

[[nodiscard]] constexpr std::string_view to_string(Grain grain) {
  return kGrainNames[static_cast<std::size_t>(grain)];
}

struct FacetRequest {
  FieldId field = FieldId::person;
  std::size_t limit = 10;  ///< rows; 0 for all
  std::string pattern{};   ///< `netan*`: what a part of value or label is like; empty: any
};

/// What orders by relevance besides the query's words; off unless asked for.
struct RankingRequest {
  bool expand = false;          ///< words that the best articles share, as well
  std::uint32_t half_life = 0;  ///< days in which the gain of a recent article halves; 0: no gain
};

struct Request {
  std::string query;
  std::vector<std::pair<FieldId, std::string>>
      filters;  ///< as if `field:"value"` stood in the query
  std::vector<std::pair<FieldId, std::string>> excluded;  ///< as if `-field:"value"` did
  std::string since;  ///< dates as the query language writes them; empty: open
  std::string until;
  Day today{};
  bool match_any = false;
  bool strict = false;
  query::Syntax syntax = query::Syntax::newsdex;
  std::chrono::milliseconds budget =
      kAnswerBudget;  ///< for the answer, and again for each hit that is read
  Sort sort = Sort::relevance;
  RankingRequest ranking;
  std::size_t offset = 0;
  std::size_t limit = 10;  ///< hits; 0 for all
  View view = View::hits;
  bool with_timeline = false;  ///< beside what another view shows
  std::optional<Grain> grain;  ///< of the timeline; without it, one that gives a readable number
  bool want_digest = false;
  std::vector<FacetRequest> facets;    ///< View::cooccur: the first two are paired
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
  std::optional<std::uint64_t> about;  ///< countries: how many of these are about it

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

/// One period; `count` and `of` are of articles that were surely published in it.
struct TimelineRow {
  Day from;
  Day to;  ///< its last day
  std::uint64_t count = 0;
  std::uint64_t of = 0;  ///< all articles of the archive in that period

  friend bool operator==(const TimelineRow&, const TimelineRow&) = default;
};

/// A result over time. Rows and the three numbers beside them add up to the total.
struct Timeline {
  Grain grain = Grain::day;
  std::vector<TimelineRow> rows;  ///< without gaps, from the first to the last that has any
  std::uint64_t undated = 0;
  std::uint64_t rough = 0;         ///< dated too roughly for one period
  std::uint64_t out_of_range = 0;  ///< before there were newspapers, or in the future
};

struct PairRow {
  FacetRow first;  ///< its count is of the whole result
  FacetRow second;
  std::uint64_t count = 0;  ///< articles that have both
};

struct Cooccurrence {
  FieldId first = FieldId::person;
  FieldId second = FieldId::country;
  std::vector<PairRow> rows;  ///< by count, then labels, then values
  bool complete = true;       ///< no pair that was left out has more articles than the last row
};

/// A word that the result has more often than the rest of the archive.
struct TermRow {
  std::string word;
  std::uint64_t count = 0;  ///< articles of the result
  std::uint64_t of = 0;     ///< articles of the archive
  double score = 0;         ///< log-likelihood ratio, above 0
};

struct Terms {
  std::vector<TermRow> rows;  ///< by score, then word
  std::uint64_t read = 0;     ///< articles of the result whose words were candidates
};

/// A whole shown article.
struct Hit {
  std::uint64_t rank = 0;  ///< 1 for the first of the whole result
  std::optional<double> score;
  std::string snippet;  ///< HTML-escaped but for <b>, </b>
  Record record;
  std::vector<Mark> marks;    ///< everything that the query looked for
  std::vector<Quote> quotes;  ///< those that answer `said:`, all of them without it
  std::string source_label;   ///< publisher as shown; empty where unknown
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
  std::optional<Timeline> timeline;
  std::optional<Cooccurrence> cooccurrence;
  std::optional<Terms> terms;
  std::map<std::string, double> weights;  ///< what the order weighs: terms and their factors
  std::string digest;  ///< of ids and contents of the result, if asked for: see search/receipt.h
  std::vector<std::string> hints;
};

}  // namespace newsdex
