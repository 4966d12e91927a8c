// What the tables of a database have in common: their names, statistics, and the file `iamglass`
// that says where their roots are. It is written last; a folder without it is no database.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/glass/tables.h"
#include "indexer/part/glass/btree_writer.h"

namespace newsdex::glass {

/// Names ascend.
using Metadata = std::vector<std::pair<std::string, std::string>>;

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

  /// Counts the next article, whose wdf add up to `length`.
  void add_article(std::uint32_t length);
};

/// Completes the database in `folder`, whose tables are written. Its UUID is a hash of all that
/// is given here, so that equal input gives equal bytes; `content` stands for the articles.
void complete_database(const std::filesystem::path& folder, const Tables& tables,
                       const Statistics& statistics, std::uint64_t content);

}  // namespace newsdex::glass
