// Files that were valid once: cut, with wrong lengths, in wrong encodings, with bytes changed.

#pragma once

#include <string>
#include <vector>

namespace newsdex {

struct MalformedFile {
  std::string name;  ///< says what was done to which file
  std::string bytes;
};

/// More than 300, from the sample archive in `corpus` and from what is packed of it; the same ones
/// each time.
[[nodiscard]] std::vector<MalformedFile> malformed_files(const std::string& corpus);

}  // namespace newsdex
