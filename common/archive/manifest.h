// archive.json: the one file that says what an archive consists of.
//
// A reader that has read it knows one generation of the archive, whole; writing a new one in its
// place (`replace_durably`) is how a generation is published.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/moment.h"

namespace newsdex {

/// Raised when the layout of an archive changes; one of another version is refused.
inline constexpr int kArchiveFormat = 2;

/// What the tokenizer, folding, stemmers and the schema make of a text. An archive with another
/// fingerprint would answer silently wrong, so it is refused.
inline constexpr const char* kTermsFingerprint = "terms-5";

/// One immutable part: a folder under parts/.
struct PartEntry {
  std::string name;             ///< "000017"
  std::uint32_t documents = 0;  ///< docids 1..documents, the deleted among them
  std::uint32_t deleted = 0;
  /// What its articles were labelled by; empty where by more than one thing.
  std::string labels;
  std::string deleted_file;                      ///< under parts/, empty where nothing is deleted
  std::string deleted_checksum;                  ///< XXH3-128 of that file
  std::optional<DayRange> days;                  ///< of the dated articles
  std::map<std::string, std::string> checksums;  ///< file name: XXH3-128

  friend bool operator==(const PartEntry&, const PartEntry&) = default;
};

/// A table that belongs to the whole archive, in a file beside archive.json.
struct TableEntry {
  std::string file;      ///< "boilerplate.42.tsv"; never overwritten
  std::string checksum;  ///< XXH3-128

  friend bool operator==(const TableEntry&, const TableEntry&) = default;
};

inline constexpr const char* kBoilerplateTable = "boilerplate";  ///< made by newsdex-admin learn
inline constexpr const char* kNamesTable = "names";            ///< the user's corrections of names
inline constexpr const char* kTombstonesTable = "tombstones";  ///< what was taken down for good

struct Manifest {
  std::uint64_t generation = 0;
  std::uint64_t next_part = 1;
  std::string terms = kTermsFingerprint;
  std::vector<std::string> languages;        ///< ISO 639-1, sorted: of all articles in the parts
  std::map<std::string, TableEntry> tables;  ///< by name
  std::vector<PartEntry> parts;

  [[nodiscard]] std::uint64_t articles() const;

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// archive.json is not what newsdex wrote, or has gone from an archive that has parts.
class DamagedManifest : public ArchiveError {
 public:
  using ArchiveError::ArchiveError;
};

/// Holds a checksum of itself.
[[nodiscard]] std::string to_json(const Manifest& manifest);

/// Throws ArchiveError where `json` is a manifest of another format or fingerprint, DamagedManifest
/// where it is none, or not byte for byte what `to_json` wrote; `where` names it in the message.
/// Names of parts and files are checked: nothing in a manifest can lead out of the archive.
[[nodiscard]] Manifest parse_manifest(const std::string& json, const std::string& where);

/// The manifest of the archive in `folder`. Throws ArchiveError where there is no archive,
/// DamagedManifest where there is one without a sound manifest.
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& folder);

/// The content of a table of the archive in `folder`, empty where it has none of that name. Throws
/// ArchiveError where the file is not what was written.
[[nodiscard]] std::string read_table(const std::filesystem::path& folder, const Manifest& manifest,
                                     const std::string& name);

[[nodiscard]] bool is_archive(const std::filesystem::path& folder);
/// Whether there is anything in the archive's folder of parts.
[[nodiscard]] bool has_parts(const std::filesystem::path& folder);

[[nodiscard]] std::filesystem::path manifest_path(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path parts_path(const std::filesystem::path& folder);

}  // namespace newsdex
