// The terms of one article, as the glass table `termlist` has them.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/archive/glass/pack.h"

namespace newsdex::glass {

/// Stands before the first term; terms ascend.
class TermList {
 public:
  /// What the table has of an article, inflated; empty: an article without terms.
  explicit TermList(std::string tag);
  TermList(const TermList&) = delete;  // it reads a string of its own
  TermList& operator=(const TermList&) = delete;

  /// Moves to the next term; false behind the last one. Throws ArchiveError for a damaged list.
  [[nodiscard]] bool next();

  /// Valid until the next move.
  [[nodiscard]] std::string_view term() const { return term_; }
  [[nodiscard]] std::uint32_t wdf() const { return wdf_; }

 private:
  void take_term();

  const std::string tag_;
  Unpacker rest_;
  std::uint64_t left_ = 0;  ///< terms that follow
  bool is_first_ = true;
  std::string term_;
  std::uint32_t wdf_ = 0;
};

}  // namespace newsdex::glass
