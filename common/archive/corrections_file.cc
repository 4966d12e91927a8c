#include "common/archive/corrections_file.h"

#include <fmt/format.h>

#include "common/archive/files.h"
#include "common/error.h"

namespace newsdex {

std::string read_corrections_file(const std::filesystem::path& folder, const Manifest& manifest) {
  if (manifest.names.empty()) return {};
  const std::filesystem::path path = folder / manifest.names;
  if (checksum(path) != manifest.names_checksum) {
    throw ArchiveError(fmt::format("{}: its bytes are not those that were written", path.string()),
                       "store your corrections again: newsdex-admin names FILE");
  }
  return read_file(path);
}

}  // namespace newsdex
