#include "search/query/hints.h"

#include <algorithm>

#include "common/error.h"
#include "common/text/utf8.h"

namespace newsdex::query {

void Hints::add(std::string hint) {
  if (strict_) throw InputError(hint, "without --strict this is a hint", "bad_query");
  if (hints_.size() == kMaxHints) return;
  if (std::find(hints_.begin(), hints_.end(), hint) != hints_.end()) return;
  hints_.push_back(std::move(hint));
}

std::string shown(std::string_view text) {
  const std::string_view kept = text::truncate(text, kMaxShownBytes);
  std::string out = "\"";
  out += kept;
  out += kept.size() < text.size() ? "…\"" : "\"";
  return out;
}

}  // namespace newsdex::query
