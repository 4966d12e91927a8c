// The tables of a glass database: their files, and what the keys of `postlist` begin with that are
// no terms; see docs/part-format.md.

#pragma once

#include <string_view>

namespace newsdex::glass {

inline constexpr const char* kPostingsFile = "postlist.glass";
inline constexpr const char* kPositionsFile = "position.glass";
inline constexpr const char* kTermListsFile = "termlist.glass";
inline constexpr const char* kDocumentsFile = "docdata.glass";
inline constexpr const char* kVersionFile = "iamglass";  ///< where their roots are

// Terms begin with a greater byte than NUL, and hold none.
inline constexpr std::string_view kMetadataKey{"\0\xc0", 2};
inline constexpr std::string_view kSlotKey{"\0\xd0", 2};
inline constexpr std::string_view kValuesKey{"\0\xd8", 2};
inline constexpr std::string_view kLengthsKey{"\0\xe0", 2};

}  // namespace newsdex::glass
