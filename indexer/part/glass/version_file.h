// The file `iamglass`: where the roots of the tables are, and statistics of the whole. Written
// last; a folder without it is no database.

#pragma once

#include <cstdint>
#include <filesystem>

#include "indexer/part/glass/btree_writer.h"

namespace newsdex::glass {

struct Tables {
  TableRoot postings;
  TableRoot documents;
  TableRoot term_lists;
  TableRoot positions;
};

struct Statistics {
  std::uint32_t documents = 0;     ///< docids 1..documents
  std::uint32_t least_length = 0;  ///< of those that have any
  std::uint32_t most_length = 0;
  std::uint32_t most_wdf = 0;
  std::uint64_t total_length = 0;
};

/// The database's UUID is a hash of the content given here and of `seed`, so that equal input gives
/// equal bytes.
void write_version_file(const std::filesystem::path& folder, const Tables& tables,
                        const Statistics& statistics, std::uint64_t seed);

}  // namespace newsdex::glass
