#include "tests/support/older_archive.h"

#include "common/archive/columns.h"
#include "common/archive/files.h"
#include "common/archive/frequent_terms.h"
#include "common/archive/manifest.h"

namespace newsdex {

// Both derived files begin with a name of eight bytes and their version, little-endian.
static_assert(kColumnsMagic.size() == kFrequentMagic.size());

void forget_frequent_terms(const std::filesystem::path& folder) {
  Manifest manifest = read_manifest(folder);
  for (PartEntry& part : manifest.parts) part.checksums.erase(kFrequentFile);
  replace_durably(manifest_path(folder), to_json(manifest));
}

void claim_version(const std::filesystem::path& folder, const std::string& part,
                   const std::string& file, std::uint32_t version) {
  const std::filesystem::path path = parts_path(folder) / part / file;
  std::string bytes = read_file(path);
  for (std::size_t i = 0; i < sizeof version; ++i) {
    bytes.at(kColumnsMagic.size() + i) = static_cast<char>(version >> (8 * i));
  }
  write_durably(path, bytes);
  Manifest manifest = read_manifest(folder);
  for (PartEntry& entry : manifest.parts) {
    if (entry.name == part) entry.checksums.at(file) = checksum_of(bytes);
  }
  replace_durably(manifest_path(folder), to_json(manifest));
}

}  // namespace newsdex
