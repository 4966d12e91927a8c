// Which rules and tables label an article.

#pragma once

#include <string_view>

namespace newsdex::entities {

/// Another one where any table or source file of common/entities is another: computed when the
/// program is built.
[[nodiscard]] std::string_view labels_fingerprint();

}  // namespace newsdex::entities
