#include "indexer/change_queue.h"

namespace newsdex {

PathSet ChangeQueue::take(Time now) {
  PathSet out;
  for (auto row = changed_.begin(); row != changed_.end();) {
    if (now - row->second < quiet_) {
      ++row;
      continue;
    }
    out.add(row->first);
    row = changed_.erase(row);
  }
  return out;
}

}  // namespace newsdex
