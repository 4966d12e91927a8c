// What the peers of scripts/bench.sh index: the articles of a JSONL file as newsdex reads them.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/query_timing.h"

namespace newsdex::bench {

/// Views hold until the next article; what an article lacks is empty.
struct PeerArticle {
  std::string_view id;
  std::string_view title;
  std::string_view body;
  std::string_view published;
  std::string_view source;
  std::vector<std::string_view> persons;    ///< values, where something has labelled the articles
  std::vector<std::string_view> countries;  ///< likewise
};

/// Hands over the articles of `path` in order. Throws std::runtime_error where it is not JSONL.
void for_each_article(const std::string& path,
                      const std::function<void(const PeerArticle&)>& on_article);

/// `PROGRAM index IN.jsonl OUT`; `PROGRAM count OUT WORD...`, which prints `WORD<TAB>ARTICLES`; or
/// `PROGRAM query OUT QUERIES.tsv ROUNDS`, which prints what time_queries does.
struct Peer {
  std::function<void(const std::string& articles, const std::string& index)> index;
  /// Articles with the word, stemmed.
  std::function<unsigned long(const std::string& index, const std::string& word)> count;
  /// Opens an index to be asked; empty where a peer is not asked.
  std::function<AnswerQuery(const std::string& index)> open{};
};

int run_peer(const Peer& peer, int argc, char** argv);

}  // namespace newsdex::bench
