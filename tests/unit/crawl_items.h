// The items that are read from crawls, as a line each.

#pragma once

#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/inputs.h"

namespace newsdex {

inline std::vector<Item> read_stream(ItemSource& source) {
  std::vector<Item> items;
  while (auto item = source.next()) items.push_back(std::move(*item));
  return items;
}

inline std::vector<Item> read_files(const std::vector<std::string>& paths) {
  std::istringstream none;
  ItemSource source({paths, std::nullopt, {}}, none);
  return read_stream(source);
}

inline std::vector<Item> read_piped(const std::string& bytes) {
  std::istringstream input(bytes);
  ItemSource source({{"-"}, std::nullopt, {}}, input);
  return read_stream(source);
}

// "URL" of an article, "failed: reason" or "skipped: reason".
inline std::vector<std::string> shown(const std::vector<Item>& items) {
  std::vector<std::string> lines;
  for (const Item& item : items) {
    const auto* problem = std::get_if<Problem>(&item.content);
    if (problem == nullptr) {
      lines.push_back(item.item);
    } else {
      lines.push_back((problem->status == Status::skipped ? "skipped: " : "failed: ") +
                      problem->reason);
    }
  }
  return lines;
}

inline const RawArticle& article(const Item& item) { return std::get<RawArticle>(item.content); }

inline std::string text_of(const Item& item) {
  std::string text = article(item).title + '|' + article(item).body;
  for (const Block& block : article(item).blocks) text += '|' + block.text;
  return text;
}

}  // namespace newsdex
