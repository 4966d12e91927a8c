// The positions of a term in an article, as the glass table `position` has them.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
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
  /// Of a term, which may be any bytes. Quicker where `set` has a bit for each article that has the
  /// term (FrequentTerm::set), which it may be without; it must outlive the reader.
  PositionReader(TableReader table, std::string_view term, std::span<const std::uint64_t> set = {});

  /// Those in an article, ascending, into `out`; none where the table has none. Throws
  /// ArchiveError for a damaged table.
  void read(std::uint32_t docid, std::vector<std::uint32_t>& out);

 private:
  [[nodiscard]] std::size_t articles_until(std::uint32_t docid) const;

  TableReader table_;
  std::span<const std::uint64_t> set_;
  std::uint32_t docid_ = 0;  ///< of the list that the table stands at; 0: of none
  std::string key_;          ///< the term and its end; then a docid
  std::size_t term_bytes_;   ///< of the key; 0: a term that no table has
};

}  // namespace newsdex::glass
