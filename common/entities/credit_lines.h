// What the lines around a story say about where it comes from: "The Associated Press contributed
// to this report.", "This article was originally published on Grist.".

#pragma once

#include <string>
#include <vector>

#include "common/article.h"
#include "common/label.h"

namespace newsdex::entities {

/// Outlets that the article's credit lines name as having contributed, as cited sources: kind
/// `wire` of agencies, else `report`. They stand outside the story, so that they have no mentions.
[[nodiscard]] std::vector<Label> find_contributors(const Article& article);

/// The outlet that the copy was taken from, by a line of its own: the label of a known outlet, else
/// the name as written; empty where no line tells. Only whole lines that say nothing else count,
/// and "Source: NAME" only of a known outlet at the end.
[[nodiscard]] std::string find_origin(const Article& article);

}  // namespace newsdex::entities
