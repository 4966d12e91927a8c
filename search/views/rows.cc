#include "search/views/rows.h"

#include <nlohmann/json.hpp>

#include "common/schema.h"

namespace newsdex {
namespace {

using nlohmann::ordered_json;

ordered_json text_or_null(const std::string& text) {
  return text.empty() ? ordered_json() : ordered_json(text);
}

std::string bytes(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  return text.substr(begin, end - begin);
}

ordered_json timeline_row(const TimelineRow& row) {
  return {
      {"from", day_text(row.from)}, {"to", day_text(row.to)}, {"count", row.count}, {"of", row.of}};
}

ordered_json pair_row(const PairRow& row) {
  return {{"value1", row.first.value},  {"label1", row.first.label}, {"value2", row.second.value},
          {"label2", row.second.label}, {"count", row.count},        {"count1", row.first.count},
          {"count2", row.second.count}};
}

ordered_json term_row(const TermRow& row) {
  return {{"word", row.word}, {"count", row.count}, {"of", row.of}, {"score", row.score}};
}

ordered_json facet_row(const Facet& facet, const FacetRow& row) {
  ordered_json json{{"facet", facet_name(field(facet.field))},
                    {"value", row.value},
                    {"label", row.label},
                    {"count", row.count}};
  json["about"] = row.about ? ordered_json(*row.about) : ordered_json();
  return json;
}

ordered_json article_row(const Hit& hit) {
  const Article& article = hit.record.article;
  return {{"id", article.id},
          {"title", text_or_null(article.title)},
          {"source", text_or_null(hit.source_label)},
          {"published",
           article.published ? ordered_json(to_string(*article.published)) : ordered_json()}};
}

}  // namespace

std::vector<std::string_view> columns_of(View view) {
  switch (view) {
    case View::hits:
      return {"rank",         "id",       "score",     "title",
              "title_source", "source",   "published", "published_precision",
              "url",          "path",     "language",  "section",
              "bylines",      "dateline", "topics",    "persons",
              "countries",    "places",   "regions",   "orgs",
              "cited",        "snippet"};
    case View::article: {
      std::vector<std::string_view> columns = columns_of(View::hits);
      columns.push_back("text");
      return columns;
    }
    case View::facets:
      return {"facet", "value", "label", "count", "about"};
    case View::timeline:
      return {"from", "to", "count", "of"};
    case View::quotes:
      return {"id",      "title",         "source", "published", "text",
              "speaker", "speaker_value", "begin",  "end",       "how"};
    case View::kwic:
      return {"id",    "title", "source", "published", "before",
              "match", "after", "zone",   "begin",     "end"};
    case View::cooccur:
      return {"value1", "label1", "value2", "label2", "count", "count1", "count2"};
    case View::terms:
      return {"word", "count", "of", "score"};
    case View::count:
      break;
  }
  return {};
}

std::vector<ordered_json> rows_of(const Answer& answer, View view) {
  std::vector<ordered_json> rows;
  if (view == View::facets) {
    for (const Facet& facet : answer.facets) {
      for (const FacetRow& row : facet.rows) rows.push_back(facet_row(facet, row));
    }
  }
  if (answer.timeline) {
    for (const TimelineRow& row : answer.timeline->rows) rows.push_back(timeline_row(row));
  }
  if (answer.cooccurrence) {
    for (const PairRow& row : answer.cooccurrence->rows) rows.push_back(pair_row(row));
  }
  if (answer.terms) {
    for (const TermRow& row : answer.terms->rows) rows.push_back(term_row(row));
  }
  return rows;
}

ordered_json quote_row(const Hit& hit, const Quote& quote) {
  ordered_json row = article_row(hit);
  row["text"] = bytes(hit.record.article.text, quote.begin, quote.end);
  row["speaker"] = text_or_null(quote.speaker);
  row["speaker_value"] = text_or_null(quote.speaker_value);
  row["begin"] = quote.begin;
  row["end"] = quote.end;
  row["how"] = to_string(quote.how);
  return row;
}

ordered_json kwic_row(const Hit& hit, const Excerpt& excerpt) {
  const std::string& text = hit.record.article.text;
  ordered_json row = article_row(hit);
  row["before"] = bytes(text, excerpt.begin, excerpt.mark.begin);
  row["match"] = bytes(text, excerpt.mark.begin, excerpt.mark.end);
  row["after"] = bytes(text, excerpt.mark.end, excerpt.end);
  row["zone"] = to_string(excerpt.zone);
  row["begin"] = excerpt.mark.begin;
  row["end"] = excerpt.mark.end;
  return row;
}

std::string day_text(Day day) {
  return to_string(
      Moment{std::chrono::local_seconds(day.time_since_epoch()), Precision::day, std::nullopt});
}

}  // namespace newsdex
