// Answers as users get them, over the sample archive.

#pragma once

#include <cstdint>
#include <filesystem>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/pipeline.h"
#include "search/engine.h"
#include "tests/support/corpus.h"
#include "tests/support/printed.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {

using Words = std::vector<std::string>;

/// An archive and what newsdex-search prints of it.
class Shown {
 public:
  explicit Shown(const std::filesystem::path& db) : engine_(db) {}

  std::string operator()(const Words& words, const std::string& qid = {}) {
    Printed answer = printed(engine_, words, qid);
    talk_ = std::move(answer.talk);
    return answer.out;
  }

  nlohmann::json as_json(Words words) {
    words.insert(words.end(), {"--format", "json"});
    return nlohmann::json::parse((*this)(words));
  }

  std::uint64_t total(const std::string& query, Words words = {}) {
    words.insert(words.end(), {"--view", "count", query});
    return as_json(words).at("total");
  }

  [[nodiscard]] const std::string& talk() const { return talk_; }

 private:
  Engine engine_;
  std::string talk_;
};

/// The sample archive, indexed once.
inline Shown& corpus() {
  static const TemporaryFolder folder;
  static Shown shown([] {
    IndexOptions options;
    options.db = (folder / "corpus.db").string();
    options.inputs.paths = {corpus_folder().string()};
    (void)index_articles(options, {});
    return std::filesystem::path(options.db);
  }());
  return shown;
}

inline const Words kQueries{"",           "dominica geothermal",   "bridge OR ferry OR dam",
                            "country:DM", "date:2024-05..2024-11", "lang:fr OR lang:de",
                            "nosuchword", "person:whitlock bridge"};
inline const Words kViews{"hits", "article", "facets", "timeline", "quotes",
                          "kwic", "cooccur", "terms",  "count"};

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) out.push_back(line);
  return out;
}

}  // namespace newsdex
