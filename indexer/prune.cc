#include "indexer/prune.h"

#include <algorithm>

namespace newsdex {

std::vector<std::string_view> find_gone(const KnownArticles& known, const PathSet& roots,
                                        const PathSet& unread,
                                        const std::function<bool(std::string_view id)>& is_met) {
  std::vector<std::string_view> gone;
  for (const auto& [id, article] : known.all()) {
    const std::string_view origin = known.origin(article);
    if (roots.covers(origin) && !unread.covers(origin) && !is_met(id)) gone.push_back(id);
  }
  std::sort(gone.begin(), gone.end());
  return gone;
}

}  // namespace newsdex
