// Articles that can be made of any size of one thing: those on which some step might take the
// square of the size.

#pragma once

#include <span>
#include <string>

namespace newsdex {

struct Growing {
  const char* name;
  const char* file;    ///< its name, which says the format
  const char* before;  ///< what stands before the many
  std::string (*unit)(int number);
  const char* after;

  /// At least `size` bytes.
  [[nodiscard]] std::string bytes(std::size_t size) const;
};

[[nodiscard]] std::span<const Growing> growing();

}  // namespace newsdex
