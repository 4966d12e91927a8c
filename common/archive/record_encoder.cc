#include "common/archive/record.h"
#include "common/json_writer.h"
#include "common/text/utf8.h"

namespace newsdex {
namespace {

template <typename Row>
void put_span(JsonWriter& json, const Row& row) {
  json.number(row.begin);
  json.number(row.end);
}

template <typename Rows, typename PutRow>
void put_rows(JsonWriter& json, const char* key, const Rows& rows, PutRow&& put_row) {
  json.key(key);
  json.begin_array();
  for (const auto& row : rows) {
    json.begin_array();
    put_row(row);
    json.end_array();
  }
  json.end_array();
}

void put(JsonWriter& json, const char* key, const std::string& value) {
  if (value.empty()) return;
  json.key(key);
  json.text(value);
}

void put(JsonWriter& json, const char* key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  json.key(key);
  json.begin_array();
  for (const std::string& value : values) json.text(value);
  json.end_array();
}

void put(JsonWriter& json, const char* key, const std::optional<Moment>& moment) {
  if (moment) put(json, key, to_string(*moment));
}

void put(JsonWriter& json, const char* key, std::uint64_t number) {
  json.key(key);
  json.number(number);
}

void put_flag(JsonWriter& json, const char* key) {
  json.key(key);
  json.boolean(true);
}

void put_label(JsonWriter& json, const Label& label) {
  json.begin_object();
  json.key("v");
  json.text(label.value);
  json.key("l");
  json.text(label.label);
  put(json, "m", label.mentions);
  if (label.resolved == Resolved::dictionary) put_flag(json, "d");
  if (label.about) put_flag(json, "a");
  if (label.score != 0) put(json, "s", label.score);
  put(json, "c", label.country);
  put(json, "k", label.kind);
  put_rows(json, "e", label.evidence, [&](const Evidence& e) {
    put_span(json, e);
    json.number(static_cast<std::uint64_t>(e.kind));
    json.number(static_cast<std::uint64_t>(e.zone));
    json.number(static_cast<std::uint64_t>(e.finder));
    json.number(e.confidence);
  });
  json.end_object();
}

void put(JsonWriter& json, const char* key, const std::vector<Label>& labels) {
  if (labels.empty()) return;
  json.key(key);
  json.begin_array();
  for (const Label& label : labels) put_label(json, label);
  json.end_array();
}

void put(JsonWriter& json, const char* key, const std::vector<Quote>& quotes) {
  if (quotes.empty()) return;
  put_rows(json, key, quotes, [&](const Quote& quote) {
    put_span(json, quote);
    json.text(quote.speaker);
    json.text(quote.speaker_value);
    json.number(static_cast<std::uint64_t>(quote.how));
  });
}

void put(JsonWriter& json, const char* key, const std::vector<MentionedDate>& dates) {
  if (dates.empty()) return;
  put_rows(json, key, dates, [&](const MentionedDate& date) {
    put_span(json, date);
    json.text(date.edtf);
  });
}

void put(JsonWriter& json, const char* key, const std::vector<Capture>& captures) {
  if (captures.empty()) return;
  put_rows(json, key, captures, [&](const Capture& capture) {
    json.text(to_string(capture.time));
    json.text(capture.digest);
  });
}

void put(JsonWriter& json, const char* key, const std::vector<Candidate>& candidates) {
  if (candidates.empty()) return;
  put_rows(json, key, candidates, [&](const Candidate& c) {
    for (const std::string_view text :
         {std::string_view(c.field), std::string_view(c.value), std::string_view(c.from)}) {
      json.text(text);
    }
    json.boolean(c.taken);
    json.text(c.reason);
  });
}

void put(JsonWriter& json, const char* key, const Zones& zones) {
  put_rows(json, key, zones, [&](const ZoneSpan& span) {
    json.number(static_cast<std::uint64_t>(span.zone));
    put_span(json, span);
  });
}

void put_article(JsonWriter& json, const Article& article, const std::string& path) {
  json.key("id");
  json.text(article.id);
  put(json, "path", path);
  put(json, "origin", article.origin);
  put(json, "url", article.url);
  put(json, "title", article.title);
  put(json, "title_source", static_cast<std::uint64_t>(article.title_source));
  put(json, "published", article.published);
  put(json, "modified", article.modified);
  put(json, "captured", article.captured);
  put(json, "source", article.source);
  put(json, "via", article.via);
  put(json, "language", article.language);
  put(json, "section", article.section);
  put(json, "dateline", article.dateline);
  put(json, "bylines", article.bylines);
  put(json, "credits", article.credits);
  put(json, "topics", article.topics);
  put(json, "people", article.supplied.people);
  put(json, "places", article.supplied.places);
  put(json, "orgs", article.supplied.orgs);
  if (!article.extra.empty()) {
    put_rows(json, "extra", article.extra, [&](const auto& extra) {
      json.text(extra.first);
      json.text(extra.second);
    });
  }
  put(json, "captures", article.captures);
  put(json, "candidates", article.candidates);
  put(json, "zones", article.zones);
  if (!article.read_zones.empty()) put(json, "read_zones", article.read_zones);
  json.key("text");
  json.text(article.text);
}

/// Text in a line for foreign tools, which newlines would end.
void append_line(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  out += text;
  for (std::size_t at = out.find('\n', begin); at != std::string::npos; at = out.find('\n', at)) {
    out[at] = ' ';
  }
}

std::string encode(const Article& article, const std::string& path, const Labels& labels) {
  static constexpr std::size_t kSampleBytes = 200;
  static constexpr std::size_t kUsualBytes = 1000;  // besides the text
  std::string out;
  out.reserve(kUsualBytes + 2 * article.text.size());
  append_line(out += "url=", article.url);
  append_line(out += "\ncaption=", article.title);
  append_line(out += "\nsample=", text::truncate(article.text, kSampleBytes));
  out += kRecordJsonLine;
  JsonWriter json(out);
  json.begin_object();
  put_article(json, article, path);
  put(json, "persons", labels.persons);
  put(json, "countries", labels.countries);
  put(json, "places_found", labels.places);
  put(json, "regions", labels.regions);
  put(json, "orgs_found", labels.orgs);
  put(json, "cited", labels.cited);
  put(json, "unnamed", labels.unnamed);
  put(json, "ambiguous", labels.ambiguous);
  put(json, "quotes", labels.quotes);
  put(json, "dates", labels.dates);
  json.end_object();
  return out;
}

}  // namespace

std::string encode(const Record& record) {
  return encode(record.article, record.article.path, record.labels);
}

std::string encode_content(const Article& article) { return encode(article, {}, {}); }

}  // namespace newsdex
