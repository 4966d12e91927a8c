// names_eval SHARED [BASELINE]: how well and how fast names of persons, places and organisations
// are found, against labelled news under SHARED/data; prints a table. With a BASELINE (a file of
// "row<TAB>figure", tests/quality/names_baseline.tsv) exits 1 where a figure has become worse.
//
// Articles of Worldwide newswire measured here, and wikigold, are never trained on.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <set>

#include "common/entities/dictionary.h"
#include "common/entities/entities.h"
#include "common/entities/person.h"
#include "common/entities/tables.h"
#include "common/entities/train/examples.h"
#include "common/entities/train/nested_places.h"
#include "common/entities/train/split.h"
#include "common/text/positions.h"
#include "tests/quality/name_spans.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using entities::tagger::kSpanKindNames;
using entities::tagger::SpanKind;
using entities::tagger::TaggedSpan;
using training::SpanCounts;

/// Figures by the name of their row; larger is better.
using Table = std::map<std::string, double>;

void add_row(const std::string& name, const SpanCounts& counts, Table& table) {
  std::cout << std::fixed << std::setprecision(1) << name << ": P " << 100 * counts.precision()
            << " R " << 100 * counts.recall() << " F1 " << 100 * counts.f1() << " of "
            << counts.gold << '\n';
  table[name] = 100 * counts.f1();
}

constexpr auto kMeasured =
    std::to_array<SpanKind>({SpanKind::person, SpanKind::location, SpanKind::organisation});

using Spans = std::vector<TaggedSpan>;

/// The tagger's names, and those of the labels that rules and tables make with them.
Spans tagged(const training::Reading& reading) {
  return entities::tagger::tag_spans(reading.words, reading.names);
}

Spans labelled(const training::Reading& reading) {
  return spans_of(reading, entities::find_entities(reading.article, reading.tokens));
}

/// The same with places cut out of organisations, as newswire is labelled.
Spans labelled_and_cut(const training::Reading& reading) {
  return training::with_places_cut(reading.words, labelled(reading));
}

/// Exact spans, against gold as newsdex labels: a place and the one that holds it are two.
void measure_spans(const std::string& name, const training::Readings& readings,
                   Spans (*find)(const training::Reading&), Table& table) {
  training::Score score;
  for (const auto& reading : readings) training::add_score(find(*reading), reading->parts, score);
  SpanCounts all;
  for (const SpanKind kind : kMeasured) {
    const auto index = static_cast<std::size_t>(kind);
    add_row(name + ", " + std::string(kSpanKindNames[index]), score[index], table);
    all += score[index];
  }
  add_row(name + ", all three", all, table);
}

/// The same against gold as it stands, in which such places are one.
void measure_joined(const std::string& name, const training::Readings& readings, Table& table) {
  training::Score score;
  for (const auto& reading : readings) {
    training::add_score(with_places_joined(*reading, tagged(*reading)), reading->gold, score);
  }
  SpanCounts all;
  for (const SpanKind kind : kMeasured) all += score[static_cast<std::size_t>(kind)];
  add_row(name, all, table);
}

/// Which of the gold persons count, and how they are called.
enum class Gold : std::uint8_t {
  as_it_stands,
  /// Titles are no part of a name ("Rabbi Xan Yorro"), and what is named after a person is another
  /// thing ("Xan Yorro Museum", "Yorro’s Law").
  as_newsdex_names,
};

/// "Xan Yorro" of "Rabbi Xan Yorro"; but "Don Yorro".
TaggedSpan without_title(const training::Reading& reading, TaggedSpan span) {
  for (;;) {
    if (reading.words[span.first].is(entities::first_name | entities::first_weak)) return span;
    const entities::Match title = entities::tables().titles.match(reading.words, span.first);
    if (title.entries.empty() || title.last >= span.last) return span;
    span.first = title.last + 1;
  }
}

/// Whether the capitalised words go on to the head of another thing's name.
bool is_part_of_longer_name(const training::Reading& reading, const TaggedSpan& span) {
  for (std::size_t i = span.last; reading.words.joined(i) && reading.words[i + 1].capital(); ++i) {
    if (reading.words[i + 1].is(entities::kOrgHeads | entities::place_head)) return true;
  }
  return false;
}

/// The values of the persons that the gold spans name, joined as those of the tagger are. The
/// dictionary knows "Pope Francis" where gold has "Francis".
std::set<std::string> gold_persons(const training::Reading& reading, Gold gold) {
  std::vector<entities::NameSpan> names;
  for (TaggedSpan span : reading.gold) {
    if (span.kind != SpanKind::person) continue;
    if (gold == Gold::as_newsdex_names) {
      if (is_part_of_longer_name(reading, span)) continue;
      span = without_title(reading, span);
    }
    entities::NameSpan name;
    name.first = name.begin = span.first;
    name.last = span.last;
    name.kind = entities::is_one_word(reading.words, span.first, span.last)
                    ? entities::NameKind::titled
                    : entities::NameKind::full;
    const entities::Match* match = reading.names.find(span.first);
    const bool whole = match != nullptr && match->last >= span.last;
    const entities::Entry* known = whole ? match->find(entities::EntryKind::person) : nullptr;
    if (known != nullptr) {
      name.person = known->row;
      name.kind = entities::NameKind::full;
    }
    names.push_back(name);
  }
  std::set<std::string> values;
  for (const Label& label :
       entities::join_persons(reading.words, reading.names, names, entities::tables()).labels) {
    values.insert(label.value);
  }
  return values;
}

void measure_persons(const std::string& name, const training::Readings& readings, Gold gold,
                     Table& table) {
  SpanCounts counts;
  for (const auto& reading : readings) {
    const std::set<std::string> values = gold_persons(*reading, gold);
    counts.gold += static_cast<int>(values.size());
    for (const Label& label : entities::find_entities(reading->article, reading->tokens).persons) {
      ++counts.found;
      counts.right += values.contains(label.value) ? 1 : 0;
    }
  }
  add_row(name, counts, table);
}

/// An article of Reuters-21578.
struct Story {
  Article article;
  std::vector<std::string> people;  ///< its labels: "james-baker"
};

/// The text between two marks, from `at` on; empty where one is missing.
std::string between(std::string_view text, std::string_view open, std::string_view close) {
  const std::size_t begin = text.find(open);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = text.find(close, begin);
  if (end == std::string_view::npos) return {};
  return std::string(text.substr(begin + open.size(), end - begin - open.size()));
}

/// Lines joined, paragraphs (which are indented) apart.
std::string unwrapped(std::string_view body) {
  std::string text;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] != '\n') {
      text += body[i];
    } else if (i + 1 < body.size()) {
      text += body[i + 1] == ' ' ? '\n' : ' ';
    }
  }
  return text;
}

Story read_story(std::string_view sgml) {
  Story story;
  const std::string title = between(sgml, "<TITLE>", "</TITLE>");
  story.article.language = "en";
  story.article.text = title + '\n' + unwrapped(between(sgml, "<BODY>", "</BODY>"));
  const auto cut = static_cast<std::uint32_t>(title.size());
  story.article.zones = {{Zone::title, 0, cut},
                         {Zone::body, cut, static_cast<std::uint32_t>(story.article.text.size())}};
  std::string people = between(sgml, "<PEOPLE>", "</PEOPLE>");
  for (std::string_view rest = people; !rest.empty();) {
    const std::string person = between(rest, "<D>", "</D>");
    if (person.empty()) break;
    story.people.push_back(person);
    rest.remove_prefix(rest.find("</D>") + 4);
  }
  return story;
}

std::vector<Story> read_reuters(const fs::path& archive) {
  const std::string command = "tar -xJOf '" + archive.string() + "'";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  if (!pipe) return {};
  std::string sgml;
  std::array<char, 65536> block;
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), pipe.get())) {
    for (std::size_t i = 0; i < size; ++i) {
      const auto byte = static_cast<unsigned char>(block[i]);
      if (byte < 0x80 && (byte >= ' ' || byte == '\n')) sgml += block[i];
    }
  }
  std::vector<Story> stories;
  static constexpr std::string_view kEnd = "</REUTERS>";
  for (std::size_t at = 0;;) {
    const std::size_t end = sgml.find(kEnd, at);
    if (end == std::string::npos) return stories;
    stories.push_back(read_story(std::string_view(sgml).substr(at, end - at)));
    at = end + kEnd.size();
  }
}

/// The last word of a Reuters label: "baker".
std::string surname_of(const std::string& person) {
  return person.substr(person.find_last_of('-') + 1);
}

/// Whether a value has that word: "robin_leigh-pemberton" has "pemberton".
bool has_part(const std::string& value, const std::string& surname) {
  std::string parts = '_' + value + '_';
  std::replace(parts.begin(), parts.end(), '-', '_');
  return parts.find('_' + surname + '_') != std::string::npos;
}

/// Found of the persons of Reuters' labels whose surname stands in the text, and the time that all
/// entities of all stories take.
void measure_reuters(const std::vector<Story>& stories, Table& table) {
  int named = 0;
  int found = 0;
  double seconds = 0;
  std::size_t bytes = 0;
  for (const Story& story : stories) {
    text::TokenList tokens = text::tokenize(story.article.text);
    text::place(tokens, story.article.zones);
    const std::clock_t begin = std::clock();
    const Labels labels = entities::find_entities(story.article, tokens);
    seconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    bytes += story.article.text.size();
    for (const std::string& person : story.people) {
      const std::string surname = surname_of(person);
      const auto is_named = [&](const text::Token& token) {
        return token.initial_capital && tokens.folded(token) == surname;
      };
      if (std::none_of(tokens.tokens.begin(), tokens.tokens.end(), is_named)) continue;
      ++named;
      const auto is_found = [&](const Label& label) { return has_part(label.value, surname); };
      if (std::any_of(labels.persons.begin(), labels.persons.end(), is_found)) {
        ++found;
      } else {
        std::cerr << "missed\t" << person << '\t' << story.article.text.substr(0, 60) << '\n';
      }
    }
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  table["Reuters PEOPLE found"] = 100.0 * found / std::max(1, named);
  table["Reuters megabytes a second"] = megabytes / seconds;
  std::cout << "Reuters PEOPLE found: " << table["Reuters PEOPLE found"] << " % of " << named
            << " named\nReuters: " << std::setprecision(3) << seconds / megabytes
            << " s of CPU a megabyte for all entities, " << std::setprecision(1) << megabytes
            << " MB\n";
}

void measure_load(Table& table) {
  const std::clock_t begin = std::clock();
  (void)entities::tables();
  (void)entities::tagger::tag_spans({}, {});
  const double milliseconds = 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::cout << "tables and model: loaded in " << std::fixed << std::setprecision(0) << milliseconds
            << " ms of CPU\n";
  table["loads a second"] = 1000 / std::max(1.0, milliseconds);
}

int compare(const Table& table, const fs::path& baseline) {
  std::ifstream in(baseline);
  int worse = 0;
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    const std::string row = line.substr(0, tab);
    const double least = std::stod(line.substr(tab + 1));
    const auto measured = table.find(row);
    if (measured != table.end() && measured->second >= least) continue;
    std::cout << "WORSE than the baseline of " << least << ": " << row << '\n';
    ++worse;
  }
  return worse == 0 ? 0 : 1;
}

int measure(const fs::path& shared, const fs::path& baseline) {
  const fs::path data = shared / "data";
  if (!fs::exists(data / "ner")) {
    std::cout << "skipped: no labelled news under " << data << '\n';
    return 0;
  }
  Table table;
  measure_load(table);
  std::vector<training::LabelledArticle> newswire;
  for (auto& article : training::read_jsonl(data / "ner/worldwide-newswire.jsonl")) {
    if (training::fifth_of(article.id) == training::kEvaluationFifth) {
      newswire.push_back(std::move(article));
    }
  }
  const training::Readings readings = training::read_all(newswire);
  measure_spans("newswire", readings, tagged, table);
  measure_joined("newswire, all three, places joined", readings, table);
  measure_spans("newswire labels", readings, labelled, table);
  measure_spans("newswire labels, places cut out", readings, labelled_and_cut, table);
  measure_persons("persons per document, gold as it stands", readings, Gold::as_it_stands, table);
  measure_persons("persons per document", readings, Gold::as_newsdex_names, table);
  auto wikigold = training::read_jsonl(data / "ner/wikigold.jsonl");
  measure_spans("wikigold", training::read_all(wikigold), tagged, table);
  for (auto& article : wikigold) article.is_target = false;
  measure_spans("wikigold, places cut out", training::read_all(wikigold), tagged, table);
  measure_reuters(read_reuters(data / "news/reuters21578-000-014.tar.xz"), table);
  return baseline.empty() ? 0 : compare(table, baseline);
}

}  // namespace
}  // namespace newsdex

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::cerr << "usage: names_eval SHARED [BASELINE]\n";
    return 2;
  }
  return newsdex::measure(argv[1], argc == 3 ? argv[2] : "");
}
