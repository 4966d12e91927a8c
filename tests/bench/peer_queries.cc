#include "tests/bench/peer_queries.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

namespace newsdex::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Timed {
  PeerQuery query;
  double best = std::numeric_limits<double>::max();  ///< microseconds
  std::uint64_t total = 0;
};

std::vector<Timed> read_queries(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  std::vector<Timed> out;
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    Timed& timed = out.emplace_back();
    std::getline(cells, timed.query.kind, '\t');
    for (std::string cell; std::getline(cells, cell, '\t');) timed.query.words.push_back(cell);
  }
  return out;
}

/// Expects ascending values, at least one.
double percentile(const std::vector<double>& values, std::size_t percent) {
  return values[(values.size() - 1) * percent / 100];
}

}  // namespace

void time_queries(const std::string& queries, unsigned rounds,
                  const std::function<std::uint64_t(const PeerQuery&)>& ask) {
  std::vector<Timed> all = read_queries(queries);
  for (unsigned round = 0; round < rounds; ++round) {
    for (Timed& timed : all) {
      const auto begin = Clock::now();
      timed.total = ask(timed.query);
      const std::chrono::duration<double, std::micro> taken = Clock::now() - begin;
      timed.best = std::min(timed.best, taken.count());
    }
  }
  std::map<std::string, std::pair<std::vector<double>, std::uint64_t>> kinds;
  for (const Timed& timed : all) {
    auto& [times, total] = kinds[timed.query.kind];
    times.push_back(timed.best);
    total += timed.total;
  }
  for (auto& [kind, row] : kinds) {
    std::sort(row.first.begin(), row.first.end());
    fmt::print("{}\t{}\t{:.0f}\t{:.0f}\t{}\n", kind, row.first.size(), percentile(row.first, 50),
               percentile(row.first, 99), row.second);
  }
}

}  // namespace newsdex::bench
