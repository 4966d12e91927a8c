// Which countries an article is about, not only mentions.
//
// A logistic regression over what the mentions of one country tell: how often it is mentioned and
// how large its share of all mentions is, whether the title does, how early the story does,
// whether by its own name or only by places in it. Weights fitted by tests/quality/countries_eval.

#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/label.h"

namespace newsdex::entities {

inline constexpr auto kAboutFeatures =
    std::to_array<std::string_view>({"base", "mentions", "density", "share", "rank", "title",
                                     "early", "lead", "dateline", "named", "places", "alone"});

/// Values by kAboutFeatures, each in [0, 1]:
/// `base` 1; `mentions` log2(1 + n) / 6 of its n mentions; `density` n per 100 words, at most 10,
/// over 10; `share` of all countries' mentions; `rank` n over that of the country mentioned most;
/// `title` whether it is mentioned there; `early` 1 / (1 + words before the first mention in the
/// story / 60), so that one long paragraph, or a lead that is the whole story, says no more than
/// many short ones; `lead` whether that is within 60 words; `dateline` whether the
/// story was filed there; `named` share of its mentions by name, adjective or seat of government;
/// `places` whether only places in it are mentioned; `alone` whether no other country is.
using AboutFeatures = std::array<double, kAboutFeatures.size()>;

/// The features of `country`, which is one of the article's `countries`.
[[nodiscard]] AboutFeatures about_features(const Label& country,
                                           const std::vector<Label>& countries,
                                           const Article& article);

/// What a feature adds to the log-odds of an article's being about a country.
struct AboutPart {
  std::string_view name;  ///< of kAboutFeatures
  double points = 0;
};

/// The parts of a country's score, largest effect first, those without effect left out.
[[nodiscard]] std::vector<AboutPart> about_parts(const Label& country,
                                                 const std::vector<Label>& countries,
                                                 const Article& article);

/// The ISO code of the country that `article.dateline` lies in ("GENEVA, March 3", "KINGSTON,
/// Jamaica"), empty where the article has none or the tables do not tell.
[[nodiscard]] std::string_view dateline_country(const Article& article);

/// Sets `about` and `score` of an article's countries, and adds the country of a dateline that
/// stands beside the text where the article is about it without naming it: with no mentions. The
/// score is 100 / (1 + exp(-sum of the parts)), rounded down, at most 99; from 50 on the article is
/// about the country.
void judge_aboutness(std::vector<Label>& countries, const Article& article);

}  // namespace newsdex::entities
