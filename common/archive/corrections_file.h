// The user's corrections of labels as an archive keeps them: a file beside archive.json, named in
// it.

#pragma once

#include <filesystem>
#include <string>

#include "common/archive/manifest.h"

namespace newsdex {

/// The bytes that were stored; empty where the archive has no corrections. Throws ArchiveError
/// where the file is absent or not as it was written.
[[nodiscard]] std::string read_corrections_file(const std::filesystem::path& folder,
                                                const Manifest& manifest);

}  // namespace newsdex
