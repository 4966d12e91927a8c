// A reader over a string, for tests of formats.

#pragma once

#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "indexer/formats/reader.h"

namespace newsdex {

inline std::vector<Item> read_items(Format format, const std::string& bytes) {
  std::istringstream input(bytes);
  ByteStream stream(input);
  const FieldNames fields;
  const auto reader = open_reader(format, stream, fields);
  std::vector<Item> items;
  while (auto item = reader->next()) items.push_back(std::move(*item));
  return items;
}

/// The article of an item, an empty one where it has a problem.
inline RawArticle article_of(const Item& item) {
  const auto* article = std::get_if<RawArticle>(&item.content);
  return article == nullptr ? RawArticle{} : *article;
}

/// `STATUS: reason`, empty where the item has an article.
inline std::string problem_of(const Item& item) {
  const auto* problem = std::get_if<Problem>(&item.content);
  if (problem == nullptr) return {};
  return (problem->status == Status::skipped ? "skipped: " : "failed: ") + problem->reason;
}

/// The blocks, one a line: `zone| text`.
inline std::string text_of(const RawArticle& article) {
  std::string text;
  for (const Block& block : article.blocks) {
    text += std::string(to_string(block.zone)) + "| " + block.text + "\n";
  }
  return text;
}

}  // namespace newsdex
