#include "search/rank.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <xxhash.h>

#include "search/bm25.h"

namespace newsdex {
namespace {

/// What orders an article by date: undated last, then the instant, then the id.
struct DateKey {
  bool undated = false;
  std::int64_t instant = 0;
  std::uint64_t id_hash = 0;

  friend auto operator<=>(const DateKey&, const DateKey&) = default;
};

DateKey date_key(const Columns& columns, std::uint32_t docid, Sort direction) {
  const DateCell& date = columns.date(docid);
  const std::string_view id = columns.id(docid);
  return {!date.is_known(), direction == Sort::oldest ? date.instant : -date.instant,
          XXH3_64bits(id.data(), id.size())};
}

/// Articles of one part, docids ascending, and the score of each.
struct Scores {
  std::vector<std::uint32_t> docids;
  std::vector<double> scores;
};

Scores unscored(const Roaring& matches) {
  Scores out;
  out.docids.resize(matches.cardinality());
  matches.toUint32Array(out.docids.data());
  out.scores.resize(out.docids.size());
  return out;
}

struct Candidate {
  double score = 0;
  Place place;
};

/// Orders the best ones to the front; equal scores newest first, then by id hash.
void put_best_first(const Archive& archive, std::vector<Candidate>& candidates, std::size_t size) {
  const auto key = [&](const Candidate& candidate) {
    return date_key(archive.parts()[candidate.place.part].columns, candidate.place.docid,
                    Sort::newest);
  };
  size = std::min(size, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(size),
                    candidates.end(), [&](const Candidate& a, const Candidate& b) {
                      return a.score != b.score ? a.score > b.score : key(a) < key(b);
                    });
}

/// Whether two lists of positions come as close to each other as neighbours have to.
bool come_close(const std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& second) {
  auto a = first.begin();
  auto b = second.begin();
  while (a != first.end() && b != second.end()) {
    if (std::max(*a, *b) - std::min(*a, *b) < kNeighbourWindow) return true;
    ++(*a < *b ? a : b);
  }
  return false;
}

/// Ranks one set of articles; what it is given must outlive it.
class Ranker {
 public:
  Ranker(const Archive& archive, const Relevance& relevance, const Deadline& deadline)
      : archive_(archive), relevance_(relevance), deadline_(deadline), bm25_(archive, deadline) {}

  /// The first `size`.
  [[nodiscard]] std::vector<Candidate> rank(const Matches& matches, std::size_t size) const {
    std::vector<Candidate> out = score_words(matches);
    if (!relevance_.neighbours.empty()) {
      put_best_first(archive_, out, kNeighbourArticles);
      add_neighbours(out);
    }
    if (relevance_.half_life > 0) add_recency(out);
    put_best_first(archive_, out, size);
    out.resize(std::min(size, out.size()));
    return out;
  }

 private:
  [[nodiscard]] std::vector<Candidate> score_words(const Matches& matches) const {
    std::map<std::string, double> weights;
    for (const auto& [term, factor] : relevance_.terms) {
      weights.emplace(term, factor * bm25_.weight(term));
    }
    std::vector<Candidate> out;
    out.reserve(matches.size());
    for (std::size_t i = 0; i < archive_.parts().size(); ++i) {
      Scores articles = unscored(matches.parts()[i]);
      for (const auto& [term, weight] : weights) {
        bm25_.add(archive_.parts()[i], articles.docids, term, weight, articles.scores);
      }
      for (std::size_t k = 0; k < articles.docids.size(); ++k) {
        out.push_back({articles.scores[k], {i, articles.docids[k]}});
      }
    }
    return out;
  }

  /// To the score of each of the first.
  void add_neighbours(std::vector<Candidate>& candidates) const {
    const std::size_t size = std::min(candidates.size(), kNeighbourArticles);
    for (std::size_t i = 0; i < archive_.parts().size(); ++i) {
      Roaring docids;
      for (std::size_t k = 0; k < size; ++k) {
        if (candidates[k].place.part == i) docids.add(candidates[k].place.docid);
      }
      Scores articles = unscored(docids);
      for (const auto& pair : relevance_.neighbours) add_pair(archive_.parts()[i], pair, articles);
      for (std::size_t k = 0; k < size; ++k) {
        if (candidates[k].place.part != i) continue;
        const auto at = std::lower_bound(articles.docids.begin(), articles.docids.end(),
                                         candidates[k].place.docid);
        candidates[k].score +=
            articles.scores[static_cast<std::size_t>(at - articles.docids.begin())];
      }
    }
  }

  void add_pair(const Part& part, const std::pair<std::string, std::string>& pair,
                Scores& articles) const {
    const auto& [first, second] = pair;
    std::vector<double> of_first(articles.docids.size());
    std::vector<double> of_second(articles.docids.size());
    bm25_.add(part, articles.docids, first, bm25_.weight(first), of_first);
    bm25_.add(part, articles.docids, second, bm25_.weight(second), of_second);
    glass::PositionReader first_reader = part.positions(first);
    glass::PositionReader second_reader = part.positions(second);
    std::vector<std::uint32_t> first_places;
    std::vector<std::uint32_t> second_places;
    for (std::size_t i = 0; i < articles.docids.size(); ++i) {
      if (of_first[i] == 0 || of_second[i] == 0) continue;
      deadline_.check();
      first_reader.read(articles.docids[i], first_places);
      second_reader.read(articles.docids[i], second_places);
      if (!come_close(first_places, second_places)) continue;
      articles.scores[i] += kNeighbourShare * (of_first[i] + of_second[i]);
    }
  }

  void add_recency(std::vector<Candidate>& candidates) const {
    double best = 0;
    for (const Candidate& candidate : candidates) best = std::max(best, candidate.score);
    const double today = static_cast<double>(relevance_.today.time_since_epoch().count());
    for (Candidate& candidate : candidates) {
      const Columns& columns = archive_.parts()[candidate.place.part].columns;
      const DateCell& date = columns.date(candidate.place.docid);
      if (!date.is_known()) continue;
      const double age = std::max(0.0, today - date.last_day);
      candidate.score += kRecencyShare * best * std::exp2(-age / relevance_.half_life);
    }
  }

  const Archive& archive_;
  const Relevance& relevance_;
  const Deadline& deadline_;
  Bm25 bm25_;
};

std::size_t page_size(std::size_t total, std::size_t offset, std::size_t limit) {
  const std::size_t rest = total - std::min(offset, total);
  return limit == 0 ? rest : std::min(limit, rest);
}

}  // namespace

std::vector<Ranked> rank_by_relevance(const Archive& archive, const Matches& matches,
                                      const Relevance& relevance, std::size_t offset,
                                      std::size_t limit, const Deadline& deadline) {
  const std::size_t page = page_size(matches.size(), offset, limit);
  if (page == 0) return {};
  deadline.check();
  const auto best = Ranker(archive, relevance, deadline).rank(matches, offset + page);
  std::vector<Ranked> out;
  for (std::size_t i = offset; i < best.size(); ++i) out.push_back({best[i].place, best[i].score});
  return out;
}

std::vector<Ranked> rank_by_date(const Archive& archive, const Matches& matches, Sort direction,
                                 std::size_t offset, std::size_t limit, const Deadline& deadline) {
  PacedDeadline pace(deadline);
  std::vector<std::pair<DateKey, Place>> keys;
  keys.reserve(matches.size());
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    const Columns& columns = archive.parts()[i].columns;
    for (const std::uint32_t docid : matches.parts()[i]) {
      pace.step();
      keys.emplace_back(date_key(columns, docid, direction), Place{i, docid});
    }
  }
  const std::size_t begin = std::min(offset, keys.size());
  const std::size_t end = begin + page_size(keys.size(), offset, limit);
  std::partial_sort(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(end), keys.end(),
                    [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Ranked> out;
  for (std::size_t i = begin; i < end; ++i) out.push_back({keys[i].second, std::nullopt});
  return out;
}

}  // namespace newsdex
