#include "search/views/json.h"

#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "common/entities/aboutness.h"
#include "common/schema.h"
#include "search/views/rows.h"

namespace newsdex {
namespace {

using nlohmann::ordered_json;

ordered_json text_or_null(const std::string& text) {
  return text.empty() ? ordered_json() : ordered_json(text);
}

std::string_view title_source(TitleSource source) {
  static constexpr auto kNames = std::to_array<std::string_view>({"text", "metadata", "lead"});
  return kNames[static_cast<std::size_t>(source)];
}

ordered_json evidence_json(const std::string& text, const std::vector<Evidence>& evidence) {
  ordered_json rows = ordered_json::array();
  for (const Evidence& e : evidence) {
    rows.push_back({{"text", text.substr(e.begin, e.end - e.begin)},
                    {"begin", e.begin},
                    {"end", e.end},
                    {"kind", to_string(e.kind)},
                    {"zone", to_string(e.zone)},
                    {"finder", to_string(e.finder)},
                    {"confidence", e.confidence}});
  }
  return rows;
}

enum class LabelKind : std::uint8_t { person, country, place, cited, unnamed, other };

/// What the score of `about` is the sum of: log-odds by name, largest effect first.
ordered_json about_json(const Label& country, const std::vector<Label>& countries,
                        const Article& article) {
  ordered_json parts = ordered_json::object();
  for (const auto& part : entities::about_parts(country, countries, article)) {
    parts[std::string(part.name)] = std::round(part.points * 100) / 100;
  }
  return parts;
}

ordered_json labels_json(const Article& article, const std::vector<Label>& labels, LabelKind kind,
                         Detail detail) {
  ordered_json rows = ordered_json::array();
  for (const Label& label : labels) {
    ordered_json row{{"value", label.value}, {"label", label.label}, {"mentions", label.mentions}};
    if (kind == LabelKind::person) row["certain"] = label.resolved == Resolved::text;
    if (kind == LabelKind::country) {
      row["about"] = label.about;
      row["score"] = label.score;
      if (detail == Detail::article) row["score_parts"] = about_json(label, labels, article);
    }
    if (kind == LabelKind::place) row["country"] = text_or_null(label.country);
    if (kind == LabelKind::cited) row["kind"] = label.kind;
    if (kind == LabelKind::unnamed) row["via"] = text_or_null(label.kind);
    if (detail == Detail::article) row["evidence"] = evidence_json(article.text, label.evidence);
    rows.push_back(std::move(row));
  }
  return rows;
}

ordered_json quotes_json(const std::string& text, const std::vector<Quote>& quotes) {
  ordered_json rows = ordered_json::array();
  for (const Quote& quote : quotes) {
    rows.push_back({{"text", text.substr(quote.begin, quote.end - quote.begin)},
                    {"speaker", text_or_null(quote.speaker)},
                    {"speaker_value", text_or_null(quote.speaker_value)},
                    {"begin", quote.begin},
                    {"end", quote.end},
                    {"how", to_string(quote.how)}});
  }
  return rows;
}

ordered_json dates_json(const std::string& text, const std::vector<MentionedDate>& dates) {
  ordered_json rows = ordered_json::array();
  for (const MentionedDate& date : dates) {
    rows.push_back({{"text", text.substr(date.begin, date.end - date.begin)},
                    {"edtf", text_or_null(date.edtf)},
                    {"begin", date.begin},
                    {"end", date.end}});
  }
  return rows;
}

ordered_json zones_json(const Zones& zones) {
  ordered_json rows = ordered_json::array();
  for (const ZoneSpan& span : zones) {
    rows.push_back({{"zone", to_string(span.zone)}, {"begin", span.begin}, {"end", span.end}});
  }
  return rows;
}

ordered_json extra_json(const Article& article) {
  ordered_json extra = ordered_json::object();
  for (const auto& [name, value] : article.extra) {
    const ordered_json parsed = ordered_json::parse(value, nullptr, false);
    extra[name] = parsed.is_discarded() ? ordered_json(value) : parsed;
  }
  return extra;
}

ordered_json supplied_json(const SuppliedLabels& supplied) {
  return {{"people", supplied.people}, {"places", supplied.places}, {"orgs", supplied.orgs}};
}

ordered_json facet_json(const Facet& facet) {
  ordered_json values = ordered_json::array();
  for (const FacetRow& row : facet.rows) {
    ordered_json json{{"value", row.value}, {"label", row.label}, {"count", row.count}};
    if (row.about) json["about"] = *row.about;
    values.push_back(std::move(json));
  }
  return {{"mode", facet.mode == Combine::all ? "and" : "or"},
          {"values", std::move(values)},
          {"unknown", facet.unknown},
          {"more", facet.more}};
}

ordered_json timeline_json(const Answer& answer) {
  const Timeline& timeline = *answer.timeline;
  return {{"grain", to_string(timeline.grain)},
          {"rows", rows_of(answer, View::timeline)},
          {"undated", timeline.undated},
          {"rough", timeline.rough},
          {"out_of_range", timeline.out_of_range}};
}

ordered_json cooccurrence_json(const Answer& answer) {
  const Cooccurrence& pairs = *answer.cooccurrence;
  return {{"facets", {facet_name(field(pairs.first)), facet_name(field(pairs.second))}},
          {"rows", rows_of(answer, View::cooccur)},
          {"complete", pairs.complete}};
}

}  // namespace

ordered_json answer_json(const Answer& answer) {
  ordered_json json{{"schema", 1},
                    {"generation", answer.generation},
                    {"query", {{"input", answer.input}, {"parsed", answer.parsed}}},
                    {"total", answer.total},
                    {"undated", answer.undated}};
  if (answer.has_date_filter) json["possible"] = answer.possible;
  ordered_json facets = ordered_json::object();
  for (const Facet& facet : answer.facets) {
    facets[std::string(facet_name(field(facet.field)))] = facet_json(facet);
  }
  json["facets"] = std::move(facets);
  if (answer.timeline) json["timeline"] = timeline_json(answer);
  if (answer.cooccurrence) json["cooccur"] = cooccurrence_json(answer);
  if (answer.terms) {
    json["terms"] = {{"rows", rows_of(answer, View::terms)}, {"read", answer.terms->read}};
  }
  json["hints"] = answer.hints;
  return json;
}

ordered_json hit_json(const Hit& hit, Detail detail) {
  const Article& article = hit.record.article;
  const Labels& labels = hit.record.labels;
  ordered_json json{{"rank", hit.rank},
                    {"id", article.id},
                    {"score", hit.score ? ordered_json(*hit.score) : ordered_json()},
                    {"title", text_or_null(article.title)},
                    {"title_source", title_source(article.title_source)},
                    {"source", text_or_null(hit.source_label)},
                    {"published", nullptr},
                    {"published_precision", nullptr},
                    {"url", text_or_null(article.url)},
                    {"path", article.path},
                    {"language", text_or_null(article.language)},
                    {"snippet", hit.snippet}};
  if (article.published) {
    json["published"] = to_string(*article.published);
    json["published_precision"] = to_string(article.published->precision);
  }
  const auto add = [&](const char* name, const std::vector<Label>& rows, LabelKind kind) {
    json[name] = labels_json(article, rows, kind, detail);
  };
  add("persons", labels.persons, LabelKind::person);
  add("countries", labels.countries, LabelKind::country);
  add("places", labels.places, LabelKind::place);
  add("regions", labels.regions, LabelKind::other);
  add("orgs", labels.orgs, LabelKind::other);
  add("cited", labels.cited, LabelKind::cited);
  json["section"] = text_or_null(article.section);
  json["topics"] = article.topics;
  json["bylines"] = article.bylines;
  json["dateline"] = text_or_null(article.dateline);
  json["extra"] = extra_json(article);
  if (detail == Detail::article) {
    if (article.modified) json["modified"] = to_string(*article.modified);
    json["supplied"] = supplied_json(article.supplied);
    add("unnamed", labels.unnamed, LabelKind::unnamed);
    add("ambiguous", labels.ambiguous, LabelKind::other);
    json["quotes"] = quotes_json(article.text, labels.quotes);
    json["dates"] = dates_json(article.text, labels.dates);
    json["zones"] = zones_json(article.zones);
    json["text"] = article.text;
  }
  return json;
}

ordered_json why_json(const std::vector<Why>& clauses, const Record& record) {
  ordered_json rows = ordered_json::array();
  for (const Why& why : clauses) {
    ordered_json where = ordered_json::array();
    for (const Mark& mark : why.where) {
      where.push_back({{"text", record.article.text.substr(mark.begin, mark.end - mark.begin)},
                       {"begin", mark.begin},
                       {"end", mark.end},
                       {"line", line_at(record.article.text, mark.begin)},
                       {"zone", to_string(zone_at(record.article.zones, mark.begin))}});
    }
    rows.push_back({{"clause", why.clause},
                    {"negated", why.negated},
                    {"has", why.has},
                    {"where", std::move(where)}});
  }
  return rows;
}

std::string dump(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace newsdex
