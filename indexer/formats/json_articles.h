// Which objects of JSON are articles, by their keys, and where an object holds a list of them.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/fields.h"

namespace newsdex {

/// Whether the first object in `text` is an article, or a hit or an order about one: it has a title
/// or body, `_source` with one, or nothing but `delete`.
[[nodiscard]] bool is_story(std::string_view text, const FieldNames& fields);

/// Whether the first object in `text` can be one of a list of articles: it has title and body, or
/// title, URL and date.
[[nodiscard]] bool is_listed_article(std::string_view text, const FieldNames& fields);

/// Whether `head` begins a JSON Feed, whose own title is none of an article: it names the format's
/// address and has `version` and `items`.
[[nodiscard]] bool is_json_feed(std::string_view head);

/// The keys that lead from the first object in `head`, one inside the other and three at most, to
/// the list of articles in it: `articles` in the answer of a news service; or `hits`, `hits` in
/// that of a search engine. Empty where there is none or more than one; where the object is an
/// article itself: it has a body, or a title and a list of another name than `articles`; and where
/// articles follow it. Linear in `head`.
[[nodiscard]] std::vector<std::string> path_to_articles(std::string_view head,
                                                        const FieldNames& fields);

}  // namespace newsdex
