#include "search/top_scores.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "search/docids.h"

namespace newsdex {
namespace {

// So many postings are read in the time that it takes to look for an article in a list.
constexpr std::size_t kStepsOfSearch = 16;

class TopScores {
 public:
  TopScores(const Archive& archive, const Matches& matches,
            const std::map<std::string, double>& weights, const Bm25& bm25, std::size_t size,
            const Deadline& deadline)
      : archive_(archive),
        matches_(matches),
        weights_(weights),
        bm25_(bm25),
        deadline_(deadline),
        wants_all_(size >= matches.size()),
        threshold_(wants_all_ ? 0 : size),
        scores_(archive.parts().size()) {}

  std::vector<Scores> run() && {
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      if (matches_.parts()[i].isEmpty()) continue;
      are_few(i) ? score_few(i) : add_windows(i);
    }
    score_windows();
    for (Scores& scores : scores_) finish(scores);
    return std::move(scores_);
  }

 private:
  /// Whether it is quicker to look for the matches of a part in its lists than to read these.
  [[nodiscard]] bool are_few(std::size_t part) const {
    const Part& opened = archive_.parts()[part];
    const std::uint64_t reach = matches_.parts()[part].cardinality() * kStepsOfSearch;
    if (reach > opened.documents()) return false;
    return std::none_of(weights_.begin(), weights_.end(), [&](const auto& term) {
      const std::uint32_t articles = opened.articles_with(term.first);
      return articles >= kFrequentArticles && articles < reach && opened.frequent(term.first);
    });
  }

  void score_few(std::size_t part) {
    const std::vector<std::uint32_t> docids = docids_of(matches_.parts()[part]);
    std::vector<double> scores(docids.size());
    for (const auto& [term, weight] : weights_) {
      bm25_.add(archive_.parts()[part], docids, term, weight, scores);
    }
    for (std::size_t i = 0; i < docids.size(); ++i) {
      if (scores[i] < threshold_.value()) continue;
      threshold_.offer(scores[i]);
      scores_[part].docids.push_back(docids[i]);
      scores_[part].scores.push_back(scores[i]);
    }
  }

  void add_windows(std::size_t part) {
    PartScorer& scorer =
        scorers_.try_emplace(part, archive_.parts()[part], matches_.parts()[part], weights_, bm25_)
            .first->second;
    const std::vector<Window> windows = scorer.windows(part, !wants_all_);
    windows_.insert(windows_.end(), windows.begin(), windows.end());
  }

  [[nodiscard]] bool can_reach(const Window& window) const {
    // A sum may differ in its last bits by the order in which it was added up.
    static constexpr double kRounding = 1 + 1e-9;
    return window.bound * kRounding >= threshold_.value();
  }

  /// The most promising windows first, in runs that are read in the order of docids.
  void score_windows() {
    static constexpr std::size_t kFirstRun = 8;
    std::sort(windows_.begin(), windows_.end(), [](const Window& a, const Window& b) {
      return std::tie(b.bound, a.part, a.first) < std::tie(a.bound, b.part, b.first);
    });
    std::size_t run = kFirstRun;
    for (std::span<Window> rest(windows_); !rest.empty() && can_reach(rest.front()); run *= 2) {
      const std::span<Window> next = rest.first(std::min(run, rest.size()));
      rest = rest.subspan(next.size());
      std::sort(next.begin(), next.end(), [](const Window& a, const Window& b) {
        return std::tie(a.part, a.first) < std::tie(b.part, b.first);
      });
      for (const Window& window : next) {
        deadline_.check();
        if (!can_reach(window)) continue;
        scorers_.at(window.part).score(window, threshold_, scores_[window.part]);
      }
    }
  }

  /// Orders scores by docid, less those that were among the best for a while only.
  void finish(Scores& scores) const {
    if (std::is_sorted(scores.docids.begin(), scores.docids.end())) return;
    std::vector<std::pair<std::uint32_t, double>> kept;
    for (std::size_t i = 0; i < scores.docids.size(); ++i) {
      if (scores.scores[i] < threshold_.value()) continue;
      kept.emplace_back(scores.docids[i], scores.scores[i]);
    }
    std::sort(kept.begin(), kept.end());
    scores = {};
    for (const auto& [docid, score] : kept) {
      scores.docids.push_back(docid);
      scores.scores.push_back(score);
    }
  }

  const Archive& archive_;
  const Matches& matches_;
  const std::map<std::string, double>& weights_;
  const Bm25& bm25_;
  const Deadline& deadline_;
  bool wants_all_;
  Threshold threshold_;
  std::map<std::size_t, PartScorer> scorers_;  ///< of the parts with windows
  std::vector<Window> windows_;
  std::vector<Scores> scores_;
};

}  // namespace

std::vector<Scores> top_scores(const Archive& archive, const Matches& matches,
                               const std::map<std::string, double>& weights, const Bm25& bm25,
                               std::size_t size, const Deadline& deadline) {
  return TopScores(archive, matches, weights, bm25, size, deadline).run();
}

}  // namespace newsdex
