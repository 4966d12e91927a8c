// What must hold for any bytes that stand in an archive's files.

#pragma once

#include <string_view>

namespace newsdex {

/// Whether bytes with a right checksum are refused, or read as a manifest that is printed as one
/// which reads back.
[[nodiscard]] bool manifest_is_sound(std::string_view bytes);

/// Reads all that a columns file tells. Damage is an ArchiveError.
[[nodiscard]] bool columns_are_sound(std::string_view bytes);

/// Reads all that a file of frequent terms tells of the terms `a` and `b`, for as many articles as
/// it says. Damage is an ArchiveError; no docid is outside of the part.
[[nodiscard]] bool frequent_terms_are_sound(std::string_view bytes);

/// The first byte says how many articles the manifest calls deleted; the others are the deleted
/// file of a part of 255 articles. Whether it is refused, or names as many that are in the part.
[[nodiscard]] bool deleted_is_sound(std::string_view bytes);

/// Whether the bytes are refused, or read as a stored article that is written as one which reads
/// back as the same.
[[nodiscard]] bool record_is_sound(std::string_view bytes);

}  // namespace newsdex
