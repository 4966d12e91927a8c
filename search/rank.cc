#include "search/rank.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <xxhash.h>

#include "search/best.h"
#include "search/bm25.h"
#include "search/docids.h"
#include "search/top_scores.h"

namespace newsdex {
namespace {

std::uint64_t id_hash(const Archive& archive, const Place& place) {
  const std::string_view id = archive.parts()[place.part].columns.id(place.docid);
  return XXH3_64bits(id.data(), id.size());
}

/// What orders an article by date, before the hash of its id does: the undated last.
struct Dated {
  bool undated = false;
  std::int64_t instant = 0;  ///< negative where the newest come first
  Place place;
};

Dated dated(const Archive& archive, const Place& place, Sort direction) {
  const DateCell& date = archive.parts()[place.part].columns.date(place.docid);
  return {!date.is_known(), direction == Sort::oldest ? date.instant : -date.instant, place};
}

bool is_before(const Archive& archive, const Dated& a, const Dated& b) {
  if (a.undated != b.undated) return b.undated;
  if (a.instant != b.instant) return a.instant < b.instant;
  return id_hash(archive, a.place) < id_hash(archive, b.place);
}

double& score_of(Scores& articles, std::uint32_t docid) {
  const auto at = std::lower_bound(articles.docids.begin(), articles.docids.end(), docid);
  return articles.scores[static_cast<std::size_t>(at - articles.docids.begin())];
}

Scores unscored(std::vector<std::uint32_t> docids) {
  Scores out;
  out.docids = std::move(docids);
  out.scores.resize(out.docids.size());
  return out;
}

struct Candidate {
  double score = 0;
  Place place;
};

/// The best ones, in order; equal scores newest first, then by id hash.
std::vector<Candidate> best_of(const Archive& archive, const std::vector<Scores>& parts,
                               std::size_t size) {
  const auto comes_first = [&](const Candidate& a, const Candidate& b) {
    if (a.score != b.score) return a.score > b.score;
    return is_before(archive, dated(archive, a.place, Sort::newest),
                     dated(archive, b.place, Sort::newest));
  };
  Best<Candidate, decltype(comes_first)> best(size, comes_first);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::size_t k = 0; k < parts[i].docids.size(); ++k) {
      best.offer({parts[i].scores[k], {i, parts[i].docids[k]}});
    }
  }
  return std::move(best).take();
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
    std::vector<Scores> parts = score_words(matches, size);
    if (!relevance_.neighbours.empty()) add_neighbours(parts);
    if (relevance_.half_life > 0) add_recency(parts);
    return best_of(archive_, parts, size);
  }

 private:
  /// Of as many as are wanted for what is added to the scores.
  [[nodiscard]] std::vector<Scores> score_words(const Matches& matches, std::size_t size) const {
    std::map<std::string, double> weights;
    for (const auto& [term, factor] : relevance_.terms) {
      weights.emplace(term, factor * bm25_.weight(term));
    }
    if (!relevance_.neighbours.empty()) size = std::max(size, kNeighbourArticles);
    if (relevance_.half_life > 0) size = matches.size();
    return top_scores(archive_, matches, weights, bm25_, size, deadline_);
  }

  /// To the score of each of the best.
  void add_neighbours(std::vector<Scores>& parts) const {
    std::vector<std::vector<std::uint32_t>> docids(parts.size());
    for (const Candidate& candidate : best_of(archive_, parts, kNeighbourArticles)) {
      docids[candidate.place.part].push_back(candidate.place.docid);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      std::sort(docids[i].begin(), docids[i].end());
      Scores articles = unscored(std::move(docids[i]));
      for (const auto& pair : relevance_.neighbours) add_pair(archive_.parts()[i], pair, articles);
      for (std::size_t k = 0; k < articles.docids.size(); ++k) {
        score_of(parts[i], articles.docids[k]) += articles.scores[k];
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

  void add_recency(std::vector<Scores>& parts) const {
    double best = 0;
    for (const Scores& articles : parts) {
      for (const double score : articles.scores) best = std::max(best, score);
    }
    const double today = static_cast<double>(relevance_.today.time_since_epoch().count());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      for (std::size_t k = 0; k < parts[i].docids.size(); ++k) {
        const DateCell& date = archive_.parts()[i].columns.date(parts[i].docids[k]);
        if (!date.is_known()) continue;
        const double age = std::max(0.0, today - date.last_day);
        parts[i].scores[k] += kRecencyShare * best * std::exp2(-age / relevance_.half_life);
      }
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
  const std::size_t page = page_size(matches.size(), offset, limit);
  if (page == 0) return {};
  PacedDeadline pace(deadline);
  const auto comes_first = [&](const Dated& a, const Dated& b) { return is_before(archive, a, b); };
  Best<Dated, decltype(comes_first)> best(offset + page, comes_first);
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    for (const std::uint32_t docid : docids_of(matches.parts()[i])) {
      pace.step();
      best.offer(dated(archive, {i, docid}, direction));
    }
  }
  std::vector<Ranked> out;
  const std::vector<Dated> first = std::move(best).take();
  for (std::size_t i = offset; i < first.size(); ++i) out.push_back({first[i].place, std::nullopt});
  return out;
}

}  // namespace newsdex
