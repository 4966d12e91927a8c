#include "search/feedback.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "common/schema.h"

namespace newsdex {
namespace {

/// A stem of the story: behind the prefix no capital, which would be another prefix.
bool is_story_stem(std::string_view term) {
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
    const double worth = article.score.value_or(1) / best.front().score.value_or(1);
    glass::TermList terms = archive.parts()[article.place.part].term_list(article.place.docid);
    while (terms.next()) {
      if (!terms.term().starts_with(kStemPrefix) || !is_story_stem(terms.term())) continue;
      Share& share = out[std::string(terms.term())];
      share.frequency += worth * terms.wdf();
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
    const glass::PostingList list = part.postings(term);
    out.occurrences += static_cast<double>(list.occurrences());
    out.articles += list.articles();
  }
  return out;
}

using Weights = std::vector<std::pair<double, std::string>>;  // heaviest first

/// The `most` heaviest of the stems that stand in at least `least` of the articles.
Weights heaviest(const Archive& archive, const std::vector<Ranked>& articles, std::size_t least,
                 std::size_t most, const Deadline& deadline) {
  PacedDeadline pace(deadline);
  double documents = 0;
  for (const Part& part : archive.parts()) documents += part.documents();
  Weights weights;
  for (const auto& [term, share] : shares(archive, articles)) {
    pace.step();
    if (share.articles < least) continue;
    const Statistics all = statistics(archive, term);
    // What no other article has relates to none, and what half of all have to everything.
    if (all.articles < 2 || all.articles > documents / 2) continue;
    const double p = all.occurrences / documents;
    weights.emplace_back(share.frequency * std::log2((1 + p) / p) + std::log2(1 + p), term);
  }
  const std::size_t size = std::min(most, weights.size());
  std::partial_sort(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(size),
                    weights.end(), [](const auto& a, const auto& b) {
                      return std::tuple(b.first, a.second) < std::tuple(a.first, b.second);
                    });
  weights.resize(size);
  return weights;
}

}  // namespace

std::map<std::string, double> feedback_terms(const Archive& archive,
                                             const std::vector<Ranked>& best,
                                             const Deadline& deadline) {
  std::map<std::string, double> out;
  if (best.empty() || best.front().score.value_or(0) <= 0) return out;
  const Weights weights = heaviest(archive, best, 2, kFeedbackTerms, deadline);
  for (const auto& [weight, term] : weights) {
    if (weight > 0) out[term] = weight / weights.front().first;
  }
  return out;
}

std::vector<std::string> telling_terms(const Archive& archive, const Place& article,
                                       const Deadline& deadline) {
  std::vector<std::string> out;
  for (const auto& [weight, term] :
       heaviest(archive, {{article, 1.0}}, 1, kTellingTerms, deadline)) {
    out.push_back(term);
  }
  return out;
}

}  // namespace newsdex
