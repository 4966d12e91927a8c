// Which countries an article is about, not only mentions.
//
// A logistic regression over what the mentions of one country tell: how many there are and how
// dense, whether the title has one, how early the story does, whether they are by its own name or
// only by places in it, where the story was filed. Weights fitted by tests/quality/countries_eval;
// its share of all countries' mentions, tried too, adds nothing to these.

#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/label.h"

namespace newsdex::entities {

inline constexpr auto kAboutFeatures = std::to_array<std::string_view>(
    {"base", "mentions", "density", "title", "early", "dateline", "elsewhere", "named", "alone"});

/// Values by kAboutFeatures, each in [0, 1]:
/// `base` 1; `mentions` log2(1 + n) / 6 of its n mentions; `density` n per 100 words, at most 10,
/// over 10; `title` whether it is mentioned there; `early` 1 / (1 + w / 60) with w words before the
/// first mention in the story: words, so that one long paragraph, or a lead that is the whole
/// story, says no more than many short ones; `dateline` whether the story was filed there, which a
/// dateline inside the text says only where no other country is mentioned; `elsewhere` whether a
/// dateline names another country (most articles have none: that tells nothing); `named` share of
/// its mentions by name, adjective or seat of government; `alone` whether no other country is
/// mentioned.
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
