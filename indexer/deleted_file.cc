#include "indexer/deleted_file.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "common/archive/files.h"

namespace newsdex {

void write_deleted(const std::filesystem::path& archive, PartEntry& entry, Roaring deleted,
                   std::uint64_t generation) {
  deleted.runOptimize();
  std::string bytes(deleted.getSizeInBytes(), '\0');
  deleted.write(bytes.data());
  entry.deleted = static_cast<std::uint32_t>(deleted.cardinality());
  entry.deleted_file = fmt::format("{}.deleted.{}", entry.name, generation);
  entry.deleted_checksum = checksum_of(bytes);
  write_durably(parts_path(archive) / entry.deleted_file, bytes);
}

}  // namespace newsdex
