#include "search/part_scorer.h"

#include <algorithm>
#include <limits>

#include "search/docids.h"

namespace newsdex {
namespace {

/// Those of some postings that are in a window.
std::span<const glass::DocidWdf> in_window(std::span<const glass::DocidWdf> postings,
                                           const Window& window) {
  const auto is_before = [](const glass::DocidWdf& posting, std::uint32_t docid) {
    return posting.docid < docid;
  };
  const auto first = std::lower_bound(postings.begin(), postings.end(), window.first, is_before);
  return {first, std::lower_bound(first, postings.end(), window.end, is_before)};
}

/// Raises the greatest bound of each window, by bounds that each hold from a docid on.
class BoundWalk {
 public:
  explicit BoundWalk(const std::vector<Window>& windows) : windows_(windows) {
    most_.resize(windows.size());
  }

  /// Docids ascend.
  void from(std::uint32_t docid, double bound) {
    pass(docid);
    if (at_ == windows_.size()) return;
    if (docid > windows_[at_].first) raise(bound_);
    raise(bound);
    bound_ = bound;
  }

  [[nodiscard]] std::vector<double> finish() && {
    pass(std::numeric_limits<std::uint32_t>::max());
    return std::move(most_);
  }

 private:
  void pass(std::uint32_t docid) {
    for (; at_ < windows_.size() && windows_[at_].end <= docid; ++at_) raise(bound_);
  }
  void raise(double bound) { most_[at_] = std::max(most_[at_], bound); }

  const std::vector<Window>& windows_;
  std::vector<double> most_;
  std::size_t at_ = 0;
  double bound_ = 0;  ///< of the docid before
};

/// Windows that begin at some docids, which ascend, and at 1.
std::vector<Window> windows_from(std::span<const std::uint32_t> firsts, std::size_t part,
                                 std::uint32_t documents, double bound) {
  std::vector<Window> out{{bound, part, 1, documents + 1}};
  for (const std::uint32_t first : firsts) {
    if (first == 1) continue;
    out.back().end = first;
    out.push_back({bound, part, first, documents + 1});
  }
  return out;
}

// The scores of so many articles fit into the near caches.
constexpr std::uint32_t kNearArticles = 8192;

/// Where windows of that size begin.
std::vector<std::uint32_t> even_firsts(std::uint32_t documents) {
  std::vector<std::uint32_t> out;
  for (std::uint64_t first = 1; first <= documents; first += kNearArticles) {
    out.push_back(static_cast<std::uint32_t>(first));
  }
  return out;
}

void offer(std::uint32_t docid, double score, Threshold& threshold, Scores& out) {
  if (score < threshold.value()) return;
  threshold.offer(score);
  out.docids.push_back(docid);
  out.scores.push_back(score);
}

}  // namespace

TermPostings::TermPostings(const Part& part, const std::string& term, double weight)
    : weight_(weight), list_(part.postings(term)) {
  if (list_.articles() >= kFrequentArticles) frequent_ = part.frequent(term);
  if (frequent_) return;
  postings_.reserve(list_.articles());
  while (list_.next_chunk()) {
    postings_.insert(postings_.end(), list_.postings().begin(), list_.postings().end());
  }
}

void TermPostings::add_bounds(const Part& part, const Bm25& bm25,
                              std::vector<Window>& windows) const {
  BoundWalk walk(windows);
  for (std::size_t block = 0; block < firsts().size(); ++block) {
    double most = 0;
    for (const Impact& impact : frequent_->impacts(block)) {
      most = std::max(most, bm25.worth(weight_, impact.wdf, impact.length));
    }
    walk.from(firsts()[block], most);
  }
  const std::span<const std::uint32_t> lengths = part.lengths();
  for (const auto& [docid, wdf] : postings_) {
    walk.from(docid, bm25.worth(weight_, wdf, lengths[docid - 1]));
    walk.from(docid + 1, 0);
  }
  const std::vector<double> most = std::move(walk).finish();
  for (std::size_t i = 0; i < windows.size(); ++i) windows[i].bound += most[i];
}

template <typename Add>
void TermPostings::for_each_score(const Part& part, const Bm25& bm25, const Window& window,
                                  Add&& add) {
  const std::uint32_t* const lengths = part.lengths().data();
  const auto add_all = [&](std::span<const glass::DocidWdf> postings) {
    for (const auto& [docid, wdf] : in_window(postings, window)) {
      add(docid, bm25.worth(weight_, wdf, lengths[docid - 1]));
    }
  };
  add_all(postings_);
  const std::span<const std::uint32_t> blocks = firsts();
  auto first = std::upper_bound(blocks.begin(), blocks.end(), window.first);
  if (first != blocks.begin()) --first;
  for (; first != blocks.end() && *first < window.end; ++first) {
    if (*first != block_) list_.enter_chunk(*first);
    block_ = *first;
    add_all(list_.postings());
  }
}

PartScorer::PartScorer(const Part& part, const Roaring& matches,
                       const std::map<std::string, double>& weights, const Bm25& bm25)
    : part_(part), matches_(matches), bm25_(bm25) {
  for (const auto& [term, weight] : weights) terms_.emplace_back(part, term, weight);
}

std::span<const std::uint32_t> PartScorer::leading_blocks() const {
  std::uint64_t sum = 0;
  const TermPostings* most = nullptr;
  for (const TermPostings& term : terms_) {
    sum += term.articles();
    if (most == nullptr || term.articles() > most->articles()) most = &term;
  }
  // Bounds of the words of a wildcard add up to more than any article has.
  static constexpr std::size_t kMostTerms = 8;
  const bool leads =
      most != nullptr && terms_.size() <= kMostTerms && std::uint64_t{most->articles()} * 2 > sum;
  return leads ? most->firsts() : std::span<const std::uint32_t>();
}

std::vector<Window> PartScorer::windows(std::size_t part, bool bounded) {
  const std::span<const std::uint32_t> blocks = leading_blocks();
  if (!bounded || blocks.empty()) {
    docids_ = docids_of(matches_);
    return windows_from(even_firsts(part_.documents()), part, part_.documents(),
                        std::numeric_limits<double>::infinity());
  }
  std::vector<Window> out = windows_from(blocks, part, part_.documents(), 0);
  for (const TermPostings& term : terms_) term.add_bounds(part_, bm25_, out);
  return out;
}

std::vector<std::uint32_t> PartScorer::matches_in(const Window& window) const {
  if (!docids_.empty()) {
    const auto first = std::lower_bound(docids_.begin(), docids_.end(), window.first);
    return {first, std::lower_bound(first, docids_.end(), window.end)};
  }
  Roaring among;
  among.addRange(window.first, window.end);
  among &= matches_;
  return docids_of(among);
}

void PartScorer::score(const Window& window, Threshold& threshold, Scores& out) {
  const bool is_narrow = window.end - window.first <= kNearArticles;
  is_narrow ? score_narrow(window, threshold, out) : score_wide(window, threshold, out);
}

/// Adds up in a table of all articles of the window.
void PartScorer::score_narrow(const Window& window, Threshold& threshold, Scores& out) {
  table_.assign(window.end - window.first, 0);
  double* const scores = table_.data();
  for (TermPostings& term : terms_) {
    term.for_each_score(part_, bm25_, window, [&](std::uint32_t docid, double score) {
      scores[docid - window.first] += score;
    });
  }
  if (!docids_.empty() || threshold.value() <= 0) {
    for (const std::uint32_t docid : matches_in(window)) {
      offer(docid, scores[docid - window.first], threshold, out);
    }
    return;
  }
  // Hardly any score will do: those articles are looked for among the matches.
  for (std::uint32_t docid = window.first; docid < window.end; ++docid) {
    const double score = scores[docid - window.first];
    if (score >= threshold.value() && matches_.contains(docid)) {
      offer(docid, score, threshold, out);
    }
  }
}

/// Adds up for the matches of the window only, which are a small share of its articles.
void PartScorer::score_wide(const Window& window, Threshold& threshold, Scores& out) {
  const std::vector<std::uint32_t> docids = matches_in(window);
  std::vector<double> scores(docids.size());
  for (TermPostings& term : terms_) {
    auto at = docids.begin();
    term.for_each_score(part_, bm25_, window, [&](std::uint32_t docid, double score) {
      while (at != docids.end() && *at < docid) ++at;
      if (at != docids.end() && *at == docid) {
        scores[static_cast<std::size_t>(at - docids.begin())] += score;
      }
    });
  }
  for (std::size_t i = 0; i < docids.size(); ++i) offer(docids[i], scores[i], threshold, out);
}

}  // namespace newsdex
