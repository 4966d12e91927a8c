// What holds of every item that a reader makes of any bytes.

#pragma once

#include <cstdint>
#include <string>

#include "tests/support/read_items.h"

namespace newsdex {

/// Reads `bytes` and stops the program where a promise of Item is broken.
inline void check_reader(Format format, const std::string& bytes) {
  std::uint64_t taken = 0;
  for (const Item& item : read_items(format, bytes)) {
    taken += item.bytes;
    if (const auto* problem = std::get_if<Problem>(&item.content)) {
      if (problem->reason.empty()) __builtin_trap();
      continue;
    }
    const auto& article = std::get<RawArticle>(item.content);
    if (!article.body.empty() && !article.blocks.empty()) __builtin_trap();
    for (const Block& block : article.blocks) {
      if (block.text.empty()) __builtin_trap();
    }
  }
  if (taken > bytes.size()) __builtin_trap();
}

}  // namespace newsdex
