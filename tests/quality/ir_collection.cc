#include "tests/quality/ir_collection.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

#include <nlohmann/json.hpp>

#include "common/text/stemmer.h"
#include "indexer/pipeline.h"
#include "search/engine.h"

namespace newsdex {
namespace {

std::ifstream opened(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + " cannot be read");
  return file;
}

/// Runs of ASCII letters and digits, in lower case: the collections hold nothing else.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      words.back() += upper ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

double average_precision(const JudgedQuery& query, const Ranking& ranking) {
  double sum = 0;
  double found = 0;
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    if (!query.gains.contains(ranking[i])) continue;
    sum += ++found / static_cast<double>(i + 1);
  }
  return sum / static_cast<double>(query.gains.size());
}

double dcg(const std::vector<double>& gains) {
  double sum = 0;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    sum += gains[i] / std::log2(static_cast<double>(i) + 2);
  }
  return sum;
}

constexpr std::size_t kCut = 10;

double ndcg(const JudgedQuery& query, const Ranking& ranking) {
  std::vector<double> seen;
  for (std::size_t i = 0; i < std::min(kCut, ranking.size()); ++i) {
    const auto gain = query.gains.find(ranking[i]);
    seen.push_back(gain == query.gains.end() ? 0 : gain->second);
  }
  std::vector<double> ideal;
  for (const auto& [id, gain] : query.gains) ideal.push_back(gain);
  std::sort(ideal.rbegin(), ideal.rend());
  if (ideal.size() > kCut) ideal.resize(kCut);
  return dcg(seen) / dcg(ideal);
}

double precision(const JudgedQuery& query, const Ranking& ranking) {
  const auto end = ranking.begin() + static_cast<std::ptrdiff_t>(std::min(kCut, ranking.size()));
  return static_cast<double>(
             std::count_if(ranking.begin(), end,
                           [&](const std::string& id) { return query.gains.contains(id); })) /
         static_cast<double>(kCut);
}

}  // namespace

IrCollection read_collection(const std::filesystem::path& folder, Grades grades) {
  IrCollection out;
  out.documents_file = folder / "docs.jsonl";
  std::ifstream documents = opened(out.documents_file);
  for (std::string line; std::getline(documents, line);) {
    const auto json = nlohmann::json::parse(line);
    out.documents.push_back({json.at("id"), json.at("title"), json.at("body")});
  }
  std::map<std::string, std::map<std::string, double>> gains;
  std::ifstream judgements = opened(folder / "qrels.txt");
  std::string query;
  std::string zero;
  std::string document;
  for (int number = 0; judgements >> query >> zero >> document >> number;) {
    if (number > 0) gains[query][document] = grades == Grades::binary ? 1 : 5 - number;
  }
  std::ifstream queries = opened(folder / "queries.tsv");
  for (std::string line; std::getline(queries, line);) {
    const std::size_t tab = line.find('\t');
    const std::string id = line.substr(0, tab);
    if (gains.contains(id)) out.queries.push_back({id, line.substr(tab + 1), gains[id]});
  }
  return out;
}

Measures measure(const IrCollection& collection, const std::vector<Ranking>& rankings) {
  Measures sum;
  for (std::size_t i = 0; i < rankings.size(); ++i) {
    sum.map += average_precision(collection.queries[i], rankings[i]);
    sum.ndcg10 += ndcg(collection.queries[i], rankings[i]);
    sum.p10 += precision(collection.queries[i], rankings[i]);
  }
  const auto queries = static_cast<double>(rankings.size());
  return {sum.map / queries, sum.ndcg10 / queries, sum.p10 / queries};
}

std::vector<Ranking> plain_bm25(const IrCollection& collection) {
  static constexpr double kK1 = 1.2;
  static constexpr double kB = 0.75;
  text::Stemmer stemmer("en");
  std::unordered_map<std::string, std::unordered_map<std::size_t, double>> postings;
  std::vector<double> lengths;
  double all = 0;
  for (std::size_t i = 0; i < collection.documents.size(); ++i) {
    const IrDocument& document = collection.documents[i];
    const auto words = words_of(document.title + "\n" + document.body);
    for (const std::string& word : words)
      postings[std::string(stemmer.stems(word, word).front())][i] += 1;
    lengths.push_back(static_cast<double>(words.size()));
    all += lengths.back();
  }
  const auto documents = static_cast<double>(lengths.size());
  std::vector<Ranking> out;
  for (const JudgedQuery& query : collection.queries) {
    std::map<std::size_t, double> scores;
    for (const std::string& word : words_of(query.text)) {
      const auto posting = postings.find(std::string(stemmer.stems(word, word).front()));
      if (posting == postings.end()) continue;
      const auto n = static_cast<double>(posting->second.size());
      const double idf = std::log(1 + (documents - n + 0.5) / (n + 0.5));
      for (const auto& [document, tf] : posting->second) {
        const double norm = kK1 * (1 - kB + kB * lengths[document] / (all / documents));
        scores[document] += idf * tf * (kK1 + 1) / (tf + norm);
      }
    }
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [document, score] : scores) {
      order.emplace_back(-score, collection.documents[document].id);
    }
    std::sort(order.begin(), order.end());
    Ranking ranking;
    for (const auto& [score, id] : order) ranking.push_back(id);
    out.push_back(std::move(ranking));
  }
  return out;
}

void index_collection(const IrCollection& collection, const std::filesystem::path& archive) {
  IndexOptions options;
  options.db = archive.string();
  options.entities = Entities::no;
  options.inputs.paths = {collection.documents_file.string()};
  const Summary summary = index_articles(options, {});
  // A document without any text is no article.
  if (summary.added == 0) throw std::runtime_error("nothing was indexed");
}

std::vector<Ranking> newsdex_rankings(const IrCollection& collection,
                                      const std::filesystem::path& archive, Feedback feedback) {
  Engine engine(archive);
  std::vector<Ranking> out;
  for (const JudgedQuery& query : collection.queries) {
    Request request;
    for (const std::string& word : words_of(query.text)) request.query += word + " ";
    request.match_any = true;
    request.limit = 0;
    request.ranking.expand = feedback == Feedback::on;
    const Answer answer = engine.answer(request);
    Ranking ranking;
    for (const Ranked& ranked : answer.order) {
      const Part& part = engine.archive().parts()[ranked.place.part];
      ranking.emplace_back(part.columns.id(ranked.place.docid));
    }
    out.push_back(std::move(ranking));
  }
  return out;
}

}  // namespace newsdex
