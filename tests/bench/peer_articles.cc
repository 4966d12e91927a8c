#include "tests/bench/peer_articles.h"

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

namespace newsdex::bench {
namespace {

std::string_view text_at(const simdjson::dom::element& json, const char* key) {
  std::string_view value;
  return json[key].get(value) == simdjson::SUCCESS ? value : std::string_view();
}

std::vector<std::string_view> texts_at(const simdjson::dom::element& json, const char* key) {
  std::vector<std::string_view> out;
  simdjson::dom::array values;
  if (json[key].get(values) != simdjson::SUCCESS) return out;
  for (const simdjson::dom::element value : values) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) out.push_back(text);
  }
  return out;
}

}  // namespace

void for_each_article(const std::string& path,
                      const std::function<void(const PeerArticle&)>& on_article) {
  simdjson::dom::parser parser;
  simdjson::dom::document_stream articles;
  if (parser.load_many(path).get(articles) != simdjson::SUCCESS) {
    throw std::runtime_error(path + ": cannot be read");
  }
  for (auto json : articles) {
    const simdjson::dom::element article = json.value();
    on_article({text_at(article, "id"), text_at(article, "title"), text_at(article, "body"),
                text_at(article, "published"), text_at(article, "source"),
                texts_at(article, "persons"), texts_at(article, "countries")});
  }
}

int run_peer(const Peer& peer, int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  try {
    if (arguments.size() == 3 && arguments[0] == "index") {
      peer.index(arguments[1], arguments[2]);
      return 0;
    }
    if (arguments.size() > 2 && arguments[0] == "count") {
      for (std::size_t i = 2; i < arguments.size(); ++i) {
        fmt::print("{}\t{}\n", arguments[i], peer.count(arguments[1], arguments[i]));
      }
      return 0;
    }
    if (arguments.size() == 4 && arguments[0] == "query" && peer.open) {
      time_queries(arguments[2], std::stoi(arguments[3]), peer.open(arguments[1]));
      return 0;
    }
    throw std::runtime_error(
        "usage: index IN.jsonl OUT | count OUT WORD... | query OUT QUERIES.tsv ROUNDS");
  } catch (const std::exception& e) {
    fmt::print(stderr, "{}: {}\n", argv[0], e.what());
    return 2;
  }
}

}  // namespace newsdex::bench
