// The positions of a term in an article, as the glass table `position` has them.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/glass/table_reader.h"

namespace newsdex::glass {

/// Decodes a list of positions into `out`, ascending. False, with `out` in any state, where it is
/// none, or longer than any article may be.
[[nodiscard]] bool decode_positions(std::string_view tag, std::vector<std::uint32_t>& out);

/// Reads the positions of one term; quickest where docids ascend.
class PositionReader {
 public:
  /// Of a term, which may be any bytes.
  PositionReader(TableReader table, std::string_view term);

  /// Those in an article, ascending, into `out`; none where the table has none. Throws
  /// ArchiveError for a damaged table.
  void read(std::uint32_t docid, std::vector<std::uint32_t>& out);

 private:
  TableReader table_;
  std::string key_;         ///< the term and its end; then a docid
  std::size_t term_bytes_;  ///< of the key; 0: a term that no table has
};

}  // namespace newsdex::glass
