// Judged test collections, and how well a ranking does on them.
//
// Measures are trec_eval's: MAP over the whole ranking, nDCG@10 with the judged gain and
// log2(rank + 1), P@10; means over the queries that have anything relevant.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace newsdex {

struct JudgedQuery {
  std::string id;
  std::string text;
  std::map<std::string, double> gains;  ///< by document; above 0, the relevant ones alone
};

struct IrDocument {
  std::string id;
  std::string title;
  std::string body;
};

struct IrCollection {
  std::filesystem::path documents_file;
  std::vector<IrDocument> documents;
  std::vector<JudgedQuery> queries;  ///< those with anything relevant
};

/// How the number of a judgement becomes a gain.
enum class Grades {
  binary,    ///< anything above 0 is 1
  cranfield  ///< 1 is a complete answer and 4 of minimum interest: 5 - number
};

/// Reads docs.jsonl, queries.tsv and qrels.txt in `folder`.
[[nodiscard]] IrCollection read_collection(const std::filesystem::path& folder, Grades grades);

struct Measures {
  double map = 0;
  double ndcg10 = 0;
  double p10 = 0;
};

/// Document ids of a query's answer, best first.
using Ranking = std::vector<std::string>;

/// `rankings` beside `collection.queries`.
[[nodiscard]] Measures measure(const IrCollection& collection,
                               const std::vector<Ranking>& rankings);

/// Plain BM25, the yardstick: k1 1.2, b 0.75, Porter2, no stop list, title and body as one field,
/// terms OR-ed; idf ln(1 + (N - n + 0.5) / (n + 0.5)). Equal scores by id.
[[nodiscard]] std::vector<Ranking> plain_bm25(const IrCollection& collection);

/// What newsdex answers: documents indexed as JSON Lines into `archive`, the words of each query
/// by `--match any`, with `--expand` or without.
enum class Feedback { off, on };
[[nodiscard]] std::vector<Ranking> newsdex_rankings(const IrCollection& collection,
                                                    const std::filesystem::path& archive,
                                                    Feedback feedback);

/// Indexes the documents into a new archive.
void index_collection(const IrCollection& collection, const std::filesystem::path& archive);

}  // namespace newsdex
