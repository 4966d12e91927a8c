// What the reader of a query has to say about it.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsdex::query {

/// Collects hints; in strict reading the first one is an error instead.
class Hints {
 public:
  explicit Hints(bool strict) : strict_(strict) {}

  /// Keeps a hint once, and no more than kMaxHints of them. Throws InputError (`bad_query`) with
  /// the hint as its message if the reading is strict.
  void add(std::string hint);

  [[nodiscard]] std::vector<std::string> take() && { return std::move(hints_); }

 private:
  bool strict_;
  std::vector<std::string> hints_;
};

inline constexpr std::size_t kMaxHints = 20;

/// The user's own text as messages show it: in quotes, at most kMaxShownBytes of it.
[[nodiscard]] std::string shown(std::string_view text);

inline constexpr std::size_t kMaxShownBytes = 60;

}  // namespace newsdex::query
