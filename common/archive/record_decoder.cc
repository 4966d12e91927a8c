#include <new>

#include <simdjson.h>

#include "common/archive/record.h"
#include "common/error.h"

namespace newsdex {
namespace {

namespace dom = simdjson::dom;

std::string text_at(const dom::object& json, const char* key) {
  std::string_view value;
  return json[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

std::vector<std::string> texts_at(const dom::object& json, const char* key) {
  std::vector<std::string> out;
  dom::array rows;
  if (json[key].get(rows) != simdjson::SUCCESS) return out;
  for (const dom::element row : rows) out.emplace_back(std::string_view(row));
  return out;
}

std::optional<Moment> moment_at(const dom::object& json, const char* key) {
  return parse_moment(text_at(json, key));
}

/// An enumerator by its stored number, which must be one of `count`.
template <typename Enum>
Enum enumerator(std::uint64_t number, std::size_t count) {
  if (number >= count) throw ArchiveError("document data: damaged (enumerator)");
  return static_cast<Enum>(number);
}

std::uint32_t offset(dom::element element, std::size_t limit) {
  const std::uint64_t value = element;
  if (value > limit) throw ArchiveError("document data: damaged (offset)");
  return static_cast<std::uint32_t>(value);
}

/// A span of the text as the first two elements of a row.
template <typename Span>
Span read_span(const dom::array& row, std::size_t text_size) {
  Span span;
  span.begin = offset(row.at(0), text_size);
  span.end = offset(row.at(1), text_size);
  if (span.end < span.begin) throw ArchiveError("document data: damaged (span)");
  return span;
}

Evidence read_evidence(const dom::array& row, std::size_t text_size) {
  Evidence e = read_span<Evidence>(row, text_size);
  e.kind = enumerator<MentionKind>(row.at(2), kMentionKindNames.size());
  e.zone = enumerator<Zone>(row.at(3), kZoneNames.size());
  e.finder = enumerator<Finder>(row.at(4), kFinderNames.size());
  e.confidence = enumerator<std::uint8_t>(row.at(5), 101);
  return e;
}

std::string string_in(const dom::array& row, std::size_t index) {
  return std::string(std::string_view(row.at(index)));
}

std::vector<Quote> quotes_at(const dom::object& json, const char* key, std::size_t text_size) {
  std::vector<Quote> out;
  dom::array rows;
  if (json[key].get(rows) != simdjson::SUCCESS) return out;
  for (const dom::array row : rows) {
    Quote& quote = out.emplace_back(read_span<Quote>(row, text_size));
    quote.speaker = string_in(row, 2);
    quote.speaker_value = string_in(row, 3);
    quote.how = enumerator<QuoteHow>(row.at(4), kQuoteHowNames.size());
  }
  return out;
}

std::vector<MentionedDate> dates_at(const dom::object& json, const char* key,
                                    std::size_t text_size) {
  std::vector<MentionedDate> out;
  dom::array rows;
  if (json[key].get(rows) != simdjson::SUCCESS) return out;
  for (const dom::array row : rows) {
    out.emplace_back(read_span<MentionedDate>(row, text_size)).edtf = string_in(row, 2);
  }
  return out;
}

std::vector<Capture> captures_at(const dom::object& json, const char* key) {
  std::vector<Capture> out;
  dom::array rows;
  if (json[key].get(rows) != simdjson::SUCCESS) return out;
  for (const dom::array row : rows) {
    const std::optional<Moment> time = parse_moment(string_in(row, 0));
    if (!time) throw ArchiveError("document data: damaged (capture)");
    out.push_back({*time, string_in(row, 1)});
  }
  return out;
}

std::vector<Candidate> candidates_at(const dom::object& json, const char* key) {
  std::vector<Candidate> out;
  dom::array rows;
  if (json[key].get(rows) != simdjson::SUCCESS) return out;
  for (const dom::array row : rows) {
    out.push_back({string_in(row, 0), string_in(row, 1), string_in(row, 2), bool(row.at(3)),
                   string_in(row, 4)});
  }
  return out;
}

std::vector<Label> labels_at(const dom::object& json, const char* key, std::size_t text_size) {
  std::vector<Label> out;
  dom::array rows;
  if (json[key].get(rows) != simdjson::SUCCESS) return out;
  for (const dom::object row : rows) {
    Label& label = out.emplace_back();
    label.value = text_at(row, "v");
    label.label = text_at(row, "l");
    label.mentions = static_cast<std::uint32_t>(std::uint64_t(row["m"]));
    bool flag = false;
    if (row["d"].get(flag) == simdjson::SUCCESS) label.resolved = Resolved::dictionary;
    label.about = row["a"].get(flag) == simdjson::SUCCESS;
    std::uint64_t score = 0;
    if (row["s"].get(score) == simdjson::SUCCESS) label.score = static_cast<std::uint8_t>(score);
    label.country = text_at(row, "c");
    label.kind = text_at(row, "k");
    for (const dom::array e : dom::array(row["e"])) {
      label.evidence.push_back(read_evidence(e, text_size));
    }
  }
  return out;
}

Zones zones_at(const dom::object& json, const char* key, std::size_t text_size) {
  Zones out;
  dom::array rows;
  if (json[key].get(rows) != simdjson::SUCCESS) return out;
  std::uint32_t end = 0;
  for (const dom::array span : rows) {
    const ZoneSpan zone{enumerator<Zone>(span.at(0), kZoneNames.size()),
                        offset(span.at(1), text_size), offset(span.at(2), text_size)};
    if (zone.begin < end || zone.end < zone.begin) {
      throw ArchiveError("document data: damaged (zones)");
    }
    end = zone.end;
    out.push_back(zone);
  }
  return out;
}

Article read_article(const dom::object& json) {
  Article article;
  article.id = text_at(json, "id");
  article.path = text_at(json, "path");
  article.origin = text_at(json, "origin");
  article.url = text_at(json, "url");
  article.title = text_at(json, "title");
  article.title_source = enumerator<TitleSource>(json["title_source"], 3);
  article.published = moment_at(json, "published");
  article.modified = moment_at(json, "modified");
  article.captured = moment_at(json, "captured");
  article.source = text_at(json, "source");
  article.via = text_at(json, "via");
  article.language = text_at(json, "language");
  article.section = text_at(json, "section");
  article.dateline = text_at(json, "dateline");
  article.bylines = texts_at(json, "bylines");
  article.credits = texts_at(json, "credits");
  article.topics = texts_at(json, "topics");
  article.supplied = {texts_at(json, "people"), texts_at(json, "places"), texts_at(json, "orgs")};
  dom::array extra;
  if (json["extra"].get(extra) == simdjson::SUCCESS) {
    for (const dom::array pair : extra) {
      article.extra.emplace_back(std::string_view(pair.at(0)), std::string_view(pair.at(1)));
    }
  }
  article.captures = captures_at(json, "captures");
  article.candidates = candidates_at(json, "candidates");
  article.text = text_at(json, "text");
  article.zones = zones_at(json, "zones", article.text.size());
  article.read_zones = zones_at(json, "read_zones", article.text.size());
  return article;
}

}  // namespace

Record decode_record(std::string_view data) {
  const std::size_t line = data.find(kRecordJsonLine);
  if (line == std::string_view::npos)
    throw ArchiveError("document data: not an article of newsdex");
  try {
    thread_local dom::parser parser;
    const simdjson::padded_string padded(data.substr(line + kRecordJsonLine.size()));
    const dom::object json = parser.parse(padded);
    Record record;
    record.article = read_article(json);
    const std::size_t size = record.article.text.size();
    record.labels.persons = labels_at(json, "persons", size);
    record.labels.countries = labels_at(json, "countries", size);
    record.labels.places = labels_at(json, "places_found", size);
    record.labels.regions = labels_at(json, "regions", size);
    record.labels.orgs = labels_at(json, "orgs_found", size);
    record.labels.cited = labels_at(json, "cited", size);
    record.labels.unnamed = labels_at(json, "unnamed", size);
    record.labels.ambiguous = labels_at(json, "ambiguous", size);
    record.labels.quotes = quotes_at(json, "quotes", size);
    record.labels.dates = dates_at(json, "dates", size);
    return record;
  } catch (const simdjson::simdjson_error& e) {
    if (e.error() == simdjson::MEMALLOC) throw std::bad_alloc();
    throw ArchiveError(std::string("document data: damaged (") + e.what() + ")");
  }
}

}  // namespace newsdex
