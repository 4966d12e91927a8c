// Measures common/entities on labelled and on plain news. Not a test: a tool for those who work
// on the rules.
//
//   entities_eval labels FILE.jsonl    the labels of every line's "title" and "body", and on
//                                      standard error how fast they were found

#include <ctime>
#include <fstream>
#include <iostream>

#include <nlohmann/json.hpp>

#include "common/entities/entities.h"
#include "common/text/positions.h"
#include "common/text/tokenizer.h"

namespace newsdex {
namespace {

using nlohmann::json;

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
  if (in && job == "labels") return newsdex::labels(in);
  std::cerr << "usage: entities_eval labels FILE.jsonl\n";
  return 2;
}
