#include "tests/bench/query_timing.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <limits>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace newsdex::bench {
namespace {

double cpu_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

std::vector<TimedQuery> read_queries(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  std::vector<TimedQuery> out;
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    TimedQuery& query = out.emplace_back();
    std::getline(cells, query.kind, '\t');
    for (std::string word; std::getline(cells, word, '\t');) query.words.push_back(word);
  }
  return out;
}

}  // namespace

void time_queries(const std::string& path, int rounds, const AnswerQuery& answer) {
  const std::vector<TimedQuery> queries = read_queries(path);
  std::vector<double> best(queries.size(), std::numeric_limits<double>::max());
  std::vector<std::optional<std::uint64_t>> articles(queries.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const double begin = cpu_microseconds();
      articles[i] = answer(queries[i]);
      best[i] = std::min(best[i], cpu_microseconds() - begin);
    }
  }
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (!articles[i]) continue;
    fmt::print("{}\t{}\t{}\t{:.0f}\n", queries[i].kind, fmt::join(queries[i].words, " "),
               *articles[i], best[i]);
  }
}

}  // namespace newsdex::bench
