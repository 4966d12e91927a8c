#include "search/feedback.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "common/schema.h"

namespace newsdex {
namespace {

/// A stem of the story: behind the prefix no capital, which would be another prefix.
bool is_story_stem(const std::string& term) {
  static constexpr std::size_t kShortest = 2;  // letters
  return term.size() >= kStemPrefix.size() + kShortest && (term[1] < 'A' || term[1] > 'Z');
}

/// What the best articles have of one stem.
struct Share {
  double frequency = 0;  ///< occurrences by zone weight, those of a lower-scored article less
  std::size_t articles = 0;
};

std::map<std::string, Share> shares(const Archive& archive, const std::vector<Ranked>& best) {
  std::map<std::string, Share> out;
  for (const Ranked& article : best) {
    const double worth = article.score.value_or(0) / best.front().score.value_or(1);
    const Xapian::Database& database = archive.parts()[article.place.part].database;
    const auto end = database.termlist_end(article.place.docid);
    auto term = database.termlist_begin(article.place.docid);
    for (term.skip_to(std::string(kStemPrefix)); term != end; ++term) {
      const std::string stem = *term;
      if (!stem.starts_with(kStemPrefix)) break;
      if (!is_story_stem(stem)) continue;
      Share& share = out[stem];
      share.frequency += worth * term.get_wdf();
      ++share.articles;
    }
  }
  return out;
}

struct Statistics {
  double occurrences = 0;  ///< of the term in the archive
  double articles = 0;     ///< that have it
};

Statistics statistics(const Archive& archive, const std::string& term) {
  Statistics out;
  for (const Part& part : archive.parts()) {
    out.occurrences += static_cast<double>(part.database.get_collection_freq(term));
    out.articles += static_cast<double>(part.database.get_termfreq(term));
  }
  return out;
}

}  // namespace

std::map<std::string, double> feedback_terms(const Archive& archive,
                                             const std::vector<Ranked>& best) {
  double articles = 0;
  for (const Part& part : archive.parts()) articles += part.documents();
  std::vector<std::pair<double, std::string>> weights;
  for (const auto& [term, share] : shares(archive, best)) {
    // What a single one of the best has says nothing about the others, and neither does a word of
    // half of all articles.
    if (share.articles < 2) continue;
    const Statistics all = statistics(archive, term);
    if (all.articles > articles / 2) continue;
    const double p = all.occurrences / articles;
    weights.emplace_back(-(share.frequency * std::log2((1 + p) / p) + std::log2(1 + p)), term);
  }
  const std::size_t size = std::min(kFeedbackTerms, weights.size());
  std::partial_sort(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(size),
                    weights.end());
  std::map<std::string, double> out;
  for (std::size_t i = 0; i < size; ++i) {
    if (weights[i].first < 0) out[weights[i].second] = weights[i].first / weights[0].first;
  }
  return out;
}

}  // namespace newsdex
