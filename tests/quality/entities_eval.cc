// Measures common/entities on labelled and on plain news. Not a test: a tool for those who work
// on the rules.
//
//   entities_eval persons FILE.jsonl   precision and recall of persons per document; lines with
//                                      "text" and "entities": [{"start","end","type"}], offsets
//                                      in code points, words separated by blanks
//   entities_eval labels FILE.jsonl    the labels of every line's "title" and "body", and on
//                                      standard error how fast they were found

#include <ctime>
#include <fstream>
#include <iostream>
#include <set>

#include <nlohmann/json.hpp>

#include "common/entities/entities.h"
#include "common/text/tokenizer.h"

namespace newsdex {
namespace {

using nlohmann::json;

Labels labels_of(Article& article, text::TokenList& tokens) {
  tokens = text::tokenize(article.text);
  text::place(tokens, article.zones);
  return entities::find_entities(article, tokens);
}

/// Text without the blanks that a tokenizer put around punctuation, and for every code point of
/// the original its byte in the new text.
struct Joined {
  std::string text;
  std::vector<std::size_t> byte_of;
};

Joined join_words(const std::string& spaced) {
  static constexpr std::string_view kClosing = ",.;:!?)%'";
  Joined joined;
  for (std::size_t i = 0; i < spaced.size(); ++i) {
    const char c = spaced[i];
    const char next = i + 1 < spaced.size() ? spaced[i + 1] : ' ';
    const char before = joined.text.empty() ? ' ' : joined.text.back();
    const bool continuation = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!continuation) joined.byte_of.push_back(joined.text.size());
    const bool around_hyphen = c == ' ' && (next == '-' || before == '-' || before == '(');
    if (c == ' ' && (around_hyphen || kClosing.find(next) != std::string_view::npos)) continue;
    joined.text += c;
  }
  joined.byte_of.push_back(joined.text.size());
  return joined;
}

struct Span {
  std::size_t begin;
  std::size_t end;
  std::string text;
};

std::vector<Span> gold_persons(const json& line, const Joined& joined) {
  std::vector<Span> persons;
  for (const json& entity : line.at("entities")) {
    if (entity.at("type") != "Person" && entity.at("type") != "person") continue;
    const std::size_t begin = joined.byte_of.at(entity.at("start"));
    const std::size_t end = joined.byte_of.at(entity.at("end"));
    persons.push_back({begin, end, joined.text.substr(begin, end - begin)});
  }
  return persons;
}

struct Counts {
  int right = 0;
  int wrong = 0;
  int found = 0;
  int missed = 0;
};

bool overlaps(const Evidence& evidence, const Span& span) {
  return evidence.begin < span.end && span.begin < evidence.end;
}

/// A label is right where the gold has a person at its evidence; a full name is found where a
/// label has evidence at one of its places.
void compare(const std::vector<Label>& labels, const std::vector<Span>& gold, Counts& counts) {
  for (const Label& label : labels) {
    const bool right =
        std::any_of(label.evidence.begin(), label.evidence.end(), [&](const Evidence& e) {
          return std::any_of(gold.begin(), gold.end(),
                             [&](const Span& span) { return overlaps(e, span); });
        });
    ++(right ? counts.right : counts.wrong);
    if (!right) std::cout << "wrong\t" << label.label << '\n';
  }
  std::set<std::string> names;
  std::set<std::string> found;
  for (const Span& span : gold) {
    if (span.text.find(' ') == std::string::npos) continue;
    names.insert(span.text);
    for (const Label& label : labels) {
      for (const Evidence& e : label.evidence) {
        if (overlaps(e, span)) found.insert(span.text);
      }
    }
  }
  for (const std::string& name : names) {
    ++(found.contains(name) ? counts.found : counts.missed);
    if (!found.contains(name)) std::cout << "missed\t" << name << '\n';
  }
}

int persons(std::istream& in) {
  Counts counts;
  for (std::string line; std::getline(in, line);) {
    const json document = json::parse(line);
    const Joined joined = join_words(document.at("text"));
    Article article;
    article.text = joined.text;
    article.language = "en";
    article.zones = {{Zone::body, 0, static_cast<std::uint32_t>(article.text.size())}};
    text::TokenList tokens;
    compare(labels_of(article, tokens).persons, gold_persons(document, joined), counts);
  }
  const double precision = counts.right / std::max(1.0, double{1} * (counts.right + counts.wrong));
  const double recall = counts.found / std::max(1.0, double{1} * (counts.found + counts.missed));
  std::cerr << "persons per document: P " << precision << " (" << counts.right << " of "
            << counts.right + counts.wrong << "), R " << recall << " (" << counts.found << " of "
            << counts.found + counts.missed << "), F1 "
            << 2 * precision * recall / (precision + recall) << '\n';
  return 0;
}

void print(const char* name, const std::vector<Label>& labels) {
  if (labels.empty()) return;
  std::cout << "  " << name << ':';
  for (const Label& label : labels) {
    std::cout << ' ' << label.label << " [" << label.value << ' ' << label.mentions
              << (label.about ? " about" : "") << (label.kind.empty() ? "" : " ") << label.kind
              << ']';
  }
  std::cout << '\n';
}

int labels(std::istream& in) {
  std::size_t bytes = 0;
  double taken = 0;
  for (std::string line; std::getline(in, line);) {
    const json document = json::parse(line);
    const std::string title = document.value("title", "");
    Article article;
    article.language = "en";
    article.text = title + '\n' + document.value("body", "");
    const auto cut = static_cast<std::uint32_t>(title.size());
    article.zones = {{Zone::title, 0, cut},
                     {Zone::body, cut + 1, static_cast<std::uint32_t>(article.text.size())}};
    text::TokenList tokens = text::tokenize(article.text);
    text::place(tokens, article.zones);
    const std::clock_t start = std::clock();
    const Labels found = entities::find_entities(article, tokens);
    taken += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    bytes += article.text.size();
    std::cout << title << '\n';
    print("persons", found.persons);
    print("countries", found.countries);
    print("places", found.places);
    print("regions", found.regions);
    print("orgs", found.orgs);
    print("cited", found.cited);
    print("ambiguous", found.ambiguous);
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::cerr << megabytes << " MB in " << taken << " s: " << megabytes / taken
            << " MB/s without tokenizing\n";
  return 0;
}

}  // namespace
}  // namespace newsdex

int main(int argc, char** argv) {
  const std::string_view job = argc == 3 ? argv[1] : "";
  std::ifstream in(argc == 3 ? argv[2] : "");
  if (in && job == "persons") return newsdex::persons(in);
  if (in && job == "labels") return newsdex::labels(in);
  std::cerr << "usage: entities_eval persons|labels FILE.jsonl\n";
  return 2;
}
