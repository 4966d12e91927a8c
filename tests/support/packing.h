// Packs bytes for tests of containers and crawls; what is packed is in memory.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/containers/container.h"

namespace newsdex {

using Members = std::vector<std::pair<std::string, std::string>>;  ///< name, content

/// A zip, tar or 7z with the members in this order.
[[nodiscard]] std::string pack(ContainerKind kind, const Members& members);

/// A zip whose members are encrypted with a password.
[[nodiscard]] std::string pack_encrypted(const Members& members);

/// One gzip member, or an xz, zstd or bzip2 stream.
[[nodiscard]] std::string compress(ContainerKind kind, std::string_view bytes);

}  // namespace newsdex
