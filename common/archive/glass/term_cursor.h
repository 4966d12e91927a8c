// The terms of the glass table `postlist`, in order.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/archive/glass/table_reader.h"

namespace newsdex::glass {

/// Stands before the first term. Functions throw ArchiveError for a damaged table.
class TermCursor {
 public:
  /// Goes over the terms that begin with `beginning`, which may be any bytes.
  TermCursor(TableReader table, std::string_view beginning);

  /// Moves to the next term; false behind the last one.
  [[nodiscard]] bool next();

  /// Valid until the next move.
  [[nodiscard]] std::string_view term() const { return table_.key(); }
  [[nodiscard]] std::uint64_t articles() const;  ///< that have the term at hand

 private:
  TableReader table_;
  std::string beginning_;
  bool is_begun_ = false;
};

}  // namespace newsdex::glass
