// Which countries an article is about, not only mentions.

#pragma once

#include <vector>

#include "common/label.h"

namespace newsdex::entities {

/// Sets `about` and `score` of an article's countries.
///
/// An article is about a country that title or lead mention, or that has at least 15 % of all
/// mentions of countries. With s = the country's share of all mentions, the score is
/// 50 + 49 min(1, s + 0.3 [title] + 0.2 [lead]) where it is about the country, else 49 s / 0.15,
/// rounded down: 50 and more is about.
void judge_aboutness(std::vector<Label>& countries);

}  // namespace newsdex::entities
