#include "search/value_map.h"

#include <functional>
#include <numeric>
#include <optional>
#include <queue>
#include <string_view>
#include <utility>

namespace newsdex {
namespace {

/// The next value of a part that has no number yet.
struct Next {
  std::string_view value;
  std::size_t part = 0;

  friend bool operator>(const Next& a, const Next& b) { return a.value > b.value; }
};

}  // namespace

ValueMap::ValueMap(const Archive& archive, FieldId field, const Deadline& deadline)
    : numbers_(archive.parts().size()) {
  if (numbers_.size() == 1) {
    values_ = archive.parts()[0].columns.labels(field).values();
    numbers_[0].resize(values_);
    std::iota(numbers_[0].begin(), numbers_[0].end(), 0U);
    return;
  }
  PacedDeadline pace(deadline);
  std::priority_queue<Next, std::vector<Next>, std::greater<>> waiting;
  const auto push_next = [&](std::size_t part) {
    const LabelColumn& column = archive.parts()[part].columns.labels(field);
    const auto ordinal = static_cast<std::uint32_t>(numbers_[part].size());
    if (ordinal < column.values()) waiting.push({column.value(ordinal), part});
  };
  for (std::size_t part = 0; part < numbers_.size(); ++part) push_next(part);
  for (std::optional<std::string_view> last; !waiting.empty(); pace.step()) {
    const auto [value, part] = waiting.top();
    waiting.pop();
    if (value != last) ++values_;
    last = value;
    numbers_[part].push_back(values_ - 1);
    push_next(part);
  }
}

}  // namespace newsdex
