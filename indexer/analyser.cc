#include "indexer/analyser.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <xxhash.h>

#include "common/entities/credit_lines.h"
#include "common/entities/dictionary.h"
#include "common/entities/entities.h"
#include "common/entities/fingerprint.h"
#include "common/said.h"
#include "common/text/fold.h"
#include "common/text/positions.h"
#include "common/text/tokenizer.h"
#include "indexer/host.h"
#include "indexer/terms.h"

namespace newsdex {
namespace {

using Cells = std::vector<LabelCell>;

std::uint16_t count_cell(std::uint32_t mentions) {
  return static_cast<std::uint16_t>(
      std::min<std::uint32_t>(mentions, std::numeric_limits<std::uint16_t>::max()));
}

LabelCell cell(const Label& label) {
  return {label.value, label.label, count_cell(label.mentions)};
}

template <typename Keep>
Cells cells(const std::vector<Label>& labels, Keep&& keep) {
  Cells out;
  for (const Label& label : labels) {
    if (keep(label)) out.push_back(cell(label));
  }
  return out;
}

Cells cells(const std::vector<Label>& labels) {
  return cells(labels, [](const Label&) { return true; });
}

/// One cell a distinct, non-empty value, in the order given.
Cells named(const std::vector<std::string>& names) {
  Cells out;
  for (const std::string& name : names) {
    std::string value = text::slug(name);
    if (value == kUnknownValue) value += '_';  // what selects articles without a value
    const bool known =
        std::any_of(out.begin(), out.end(), [&](const LabelCell& c) { return c.value == value; });
    if (!value.empty() && !known) out.push_back({value, name, 1});
  }
  return out;
}

Cells single(const std::string& value, const std::string& label) {
  if (value.empty()) return {};
  return {{value, label.empty() ? value : label, 1}};
}

/// Counts one more mention of a value.
void count(Cells& cells, std::unordered_map<std::string_view, std::size_t>& index,
           std::string_view value, std::string_view label) {
  const auto [known, is_new] = index.try_emplace(value, cells.size());
  if (is_new) cells.push_back({std::string(value), std::string(label), 0});
  std::uint16_t& mentions = cells[known->second].mentions;
  if (mentions < std::numeric_limits<std::uint16_t>::max()) ++mentions;
}

/// Who is quoted, and in how many quotations.
Cells speakers(const std::vector<Quote>& quotes) {
  static constexpr std::string_view kUnnamedLabel = "(unnamed)";
  Cells cells;
  std::unordered_map<std::string_view, std::size_t> index;
  for (const Quote& quote : quotes) {
    const std::string_view value = said_value(quote);
    const bool is_unnamed = quote.speaker_value.empty();
    if (!value.empty()) count(cells, index, value, is_unnamed ? kUnnamedLabel : quote.speaker);
  }
  return cells;
}

Cells days(const std::vector<MentionedDate>& dates) {
  Cells cells;
  std::unordered_map<std::string_view, std::size_t> index;
  for (const MentionedDate& date : dates) {
    if (!date.edtf.empty()) count(cells, index, date.edtf, date.edtf);
  }
  return cells;
}

DateCell date_cell(const std::optional<Moment>& published) {
  if (!published) return kUndated;
  return {static_cast<std::int32_t>(first_day(*published).time_since_epoch().count()),
          static_cast<std::int32_t>(last_day(*published).time_since_epoch().count()),
          instant(*published)};
}

void add_date(FieldId field, const std::optional<Moment>& moment, ColumnRow& row) {
  if (moment) row.dates.emplace_back(field, date_cell(moment));
}

std::string year_of(const Article& article) {
  return article.published ? to_string(*article.published).substr(0, 4) : std::string();
}

/// Whether all words of the outlet's name stand in a supplied one: "NBC News (Online)".
bool names_outlet(std::string_view supplied, const entities::Outlet& outlet) {
  const std::string slug = '_' + text::slug(supplied) + '_';
  std::string_view rest = outlet.value;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('_'), rest.size());
    if (slug.find('_' + std::string(rest.substr(0, end)) + '_') == std::string::npos) return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

/// Who published the copy: by the supplied name, else by the URL's host, which also tells what a
/// supplied name with additions means ("CNN (Web News)" at cnn.com). Of an outlet that the tables
/// do not know, value and label come from the name; empty where nothing tells.
entities::Outlet publisher_of(const Article& article) {
  std::optional<entities::Outlet> outlet;
  if (!article.source.empty()) outlet = entities::find_outlet(article.source);
  if (const std::string host = host_of(article.url); !outlet && !host.empty()) {
    outlet = entities::find_outlet_by_host(host);
    if (outlet && !article.source.empty() && !names_outlet(article.source, *outlet)) outlet.reset();
  }
  return outlet.value_or(entities::Outlet{text::slug(article.source), article.source, {}, {}});
}

/// Where the copy was taken from: as supplied, else by a line of its own, if not its publisher.
Cells origin_of(const Article& article, const entities::Outlet& publisher) {
  const std::string name = article.via.empty() ? entities::find_origin(article) : article.via;
  const auto outlet = entities::find_outlet(name);
  const std::string value = outlet ? outlet->value : text::slug(name);
  if (value == publisher.value) return {};
  return single(value, outlet ? outlet->label : name);
}

void set_boilerplate_apart(Article& article, const std::string& publisher,
                           const BoilerplateTable& boilerplate) {
  if (boilerplate.empty()) return;
  Zones zones = without_boilerplate(article.text, article.zones, publisher, boilerplate);
  if (zones == article.zones) return;
  article.read_zones = std::exchange(article.zones, std::move(zones));
}

void add_publisher(const Article& article, const entities::Outlet& publisher, ColumnRow& row) {
  row.labels.emplace_back(FieldId::source, single(publisher.value, publisher.label));
  row.labels.emplace_back(FieldId::pubcountry, single(publisher.country, publisher.country));
  const std::string domain = registrable_domain(host_of(article.url));
  row.labels.emplace_back(FieldId::domain, single(domain, domain));
  row.labels.emplace_back(FieldId::via, origin_of(article, publisher));
}

/// An outlet that names itself ("(Reuters) -" in Reuters' own copy) cites nobody.
void drop_self_citation(const entities::Outlet& publisher, Labels& labels) {
  if (publisher.value.empty()) return;
  std::erase_if(labels.cited, [&](const Label& label) {
    return label.value == publisher.value || text::slug(label.label) == text::slug(publisher.label);
  });
}

void add_entities(const Labels& labels, ColumnRow& row) {
  row.labels.emplace_back(FieldId::person, cells(labels.persons));
  row.labels.emplace_back(FieldId::person_certain, cells(labels.persons, [](const Label& label) {
                            return label.resolved == Resolved::text;
                          }));
  const auto counted = [](const Label& label) { return label.mentions > 0; };
  row.labels.emplace_back(FieldId::country, cells(labels.countries, counted));
  row.labels.emplace_back(FieldId::about,
                          cells(labels.countries, [](const Label& label) { return label.about; }));
  row.labels.emplace_back(FieldId::place, cells(labels.places));
  row.labels.emplace_back(FieldId::region, cells(labels.regions));
  row.labels.emplace_back(FieldId::org, cells(labels.orgs));
  row.labels.emplace_back(FieldId::cited, cells(labels.cited));
  row.labels.emplace_back(FieldId::said, speakers(labels.quotes));
  row.labels.emplace_back(FieldId::mentions_date, days(labels.dates));
}

void add_supplied(const SuppliedLabels& supplied, ColumnRow& row) {
  row.labels.emplace_back(FieldId::supplied_person, named(supplied.people));
  row.labels.emplace_back(FieldId::supplied_place, named(supplied.places));
  row.labels.emplace_back(FieldId::supplied_org, named(supplied.orgs));
}

std::uint32_t story_words(const text::TokenList& tokens) {
  return static_cast<std::uint32_t>(
      std::count_if(tokens.tokens.begin(), tokens.tokens.end(), [](const text::Token& token) {
        return !token.pair && (token.zone == Zone::lead || token.zone == Zone::body);
      }));
}

std::uint32_t long_words(const text::TokenList& tokens) {
  return static_cast<std::uint32_t>(
      std::count_if(tokens.tokens.begin(), tokens.tokens.end(), [&](const text::Token& token) {
        return token.folded_end - token.folded_begin > text::kMaxTokenBytes;
      }));
}

ColumnRow make_row(const Article& article, const entities::Outlet& publisher, const Labels& labels,
                   const text::TokenList& tokens) {
  ColumnRow row;
  row.labels.reserve(kFields.size());
  row.id = article.id;
  row.origin = article.origin;
  row.date = date_cell(article.published);
  add_date(FieldId::modified, article.modified, row);
  add_date(FieldId::captured, article.captured, row);
  row.words = story_words(tokens);
  add_entities(labels, row);
  add_supplied(article.supplied, row);
  add_publisher(article, publisher, row);
  row.labels.emplace_back(FieldId::language, single(article.language, article.language));
  row.labels.emplace_back(FieldId::section, named({article.section}));
  row.labels.emplace_back(FieldId::topic, named(article.topics));
  const std::string year = year_of(article);
  row.labels.emplace_back(FieldId::year, single(year, year));
  return row;
}

}  // namespace

PartDocument Analyser::analyse(Article article, const ContentHash& content) {
  const entities::Outlet publisher = publisher_of(article);
  set_boilerplate_apart(article, publisher.value, tables_->boilerplate);
  text::TokenList tokens = text::tokenize(article.text);
  text::place(tokens, article.zones);

  PartDocument out;
  Record record;
  if (entities_ == Entities::yes) {
    record.labels = entities::find_entities(article, tokens, tables_->corrections);
    drop_self_citation(publisher, record.labels);
  }

  out.row = make_row(article, publisher, record.labels, tokens);
  out.row.content = content;
  out.terms = make_terms(article, tokens, record.labels, out.row, lexicon(article.language));
  out.long_words = long_words(tokens);
  record.article = std::move(article);
  out.data = encode(record);
  return out;
}

Lexicon& Analyser::lexicon(const std::string& language) {
  const std::string key = text::Stemmer::knows(language) ? language : std::string();
  return lexicons_.try_emplace(key, key).first->second;
}

ColumnRow row_of(const Record& record) {
  text::TokenList tokens = text::tokenize(record.article.text);
  text::place(tokens, record.article.zones);
  return make_row(record.article, publisher_of(record.article), record.labels, tokens);
}

std::string publisher_value(const Article& article) { return publisher_of(article).value; }

Article as_read(Article article) {
  if (!article.read_zones.empty()) article.zones = std::exchange(article.read_zones, {});
  return article;
}

ContentHash content_hash(const Article& article, Entities entities) {
  std::string bytes = entities == Entities::yes ? "labelled\n" : "plain\n";
  bytes += encode_content(article);
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

std::string labelled_by(std::string_view corrections) {
  std::string by(entities::labels_fingerprint());
  if (corrections.empty()) return by;
  return by + fmt::format("-{:016x}", XXH3_64bits(corrections.data(), corrections.size()));
}

}  // namespace newsdex
