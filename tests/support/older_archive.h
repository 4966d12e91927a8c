// Archives as releases before this one left them.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace newsdex {

/// Publishes the archive in `folder` as one of before there were frequent terms.
void forget_frequent_terms(const std::filesystem::path& folder);

/// Lets a derived file of a part say that it is of another version, and archive.json that these are
/// the bytes that were written.
void claim_version(const std::filesystem::path& folder, const std::string& part,
                   const std::string& file, std::uint32_t version);

}  // namespace newsdex
