#include "search/value_counts.h"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

#include "search/best.h"
#include "search/docids.h"

namespace newsdex {
namespace {

using Counts = std::vector<ValueCount>;

/// The ordinals of some articles' values, ascending, each as often as it stands there.
std::vector<std::uint32_t> sorted_ordinals(const LabelColumn& column,
                                           const std::vector<std::uint32_t>& docids,
                                           PacedDeadline& pace, std::uint64_t& unknown) {
  std::vector<std::uint32_t> all;
  for (const std::uint32_t docid : docids) {
    pace.step();
    const auto ordinals = column.ordinals(docid);
    if (ordinals.empty()) ++unknown;
    all.insert(all.end(), ordinals.begin(), ordinals.end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

/// In the order of the values, which is that of the ordinals.
Counts count_part(const LabelColumn& column, const std::vector<std::uint32_t>& docids,
                  PacedDeadline& pace, std::uint64_t& unknown) {
  Counts counts;
  std::uint32_t last = 0;
  for (const std::uint32_t ordinal : sorted_ordinals(column, docids, pace, unknown)) {
    if (counts.empty() || ordinal != last) counts.push_back({column.value(ordinal), 0});
    ++counts.back().articles;
    last = ordinal;
  }
  return counts;
}

Counts merged(const Counts& a, const Counts& b) {
  Counts both;
  both.reserve(a.size() + b.size());
  auto left = a.cbegin();
  auto right = b.cbegin();
  while (left != a.cend() && right != b.cend()) {
    const int order = left->value.compare(right->value);
    both.push_back(order <= 0 ? *left : *right);
    if (order == 0) both.back().articles += right->articles;
    if (order <= 0) ++left;
    if (order >= 0) ++right;
  }
  both.insert(both.end(), left, a.cend());
  both.insert(both.end(), right, b.cend());
  return both;
}

/// By a table of all values of the part. A step of the deadline is a run of articles.
std::vector<std::uint32_t> table_of(const LabelColumn& column,
                                    std::span<const std::uint32_t> docids, const Deadline& deadline,
                                    std::uint64_t& unknown) {
  static constexpr std::size_t kRun = 8192;
  std::vector<std::uint32_t> counts(column.values());
  while (!docids.empty()) {
    deadline.check();
    const auto run = docids.first(std::min(kRun, docids.size()));
    unknown += column.count(run, counts);
    docids = docids.subspan(run.size());
  }
  return counts;
}

/// What the `limit` most frequent of some values have at least; 1 where there are not so many.
std::uint64_t least_of_frequent(const std::vector<std::uint64_t>& counts, std::size_t limit) {
  if (limit == 0) return 1;
  Best<std::uint64_t, std::greater<>> best(limit, std::greater<>());
  for (const std::uint64_t count : counts) {
    if (count > 0) best.offer(count);
  }
  const std::vector<std::uint64_t> most = std::move(best).take();
  return most.size() < limit ? 1 : most.back();
}

/// The value of a number.
std::string_view value_of(const Archive& archive, FieldId field, const ValueMap& map,
                          std::uint32_t number) {
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    const auto numbers = map.numbers(i);
    const auto found = std::lower_bound(numbers.begin(), numbers.end(), number);
    if (found == numbers.end() || *found != number) continue;
    return archive.parts()[i].columns.labels(field).value(
        static_cast<std::uint32_t>(found - numbers.begin()));
  }
  return {};
}

}  // namespace

const ValueMap& ValueCounter::map_of(FieldId field, const Deadline& deadline) {
  const auto known = maps_.find(field);
  if (known != maps_.end()) return known->second;
  return maps_.emplace(field, ValueMap(archive_, field, deadline)).first->second;
}

/// By the values of these articles alone.
ValueCounts ValueCounter::count_few(const Docids& docids, FieldId field, std::size_t limit,
                                    const Deadline& deadline) const {
  PacedDeadline pace(deadline);
  ValueCounts out;
  for (std::size_t i = 0; i < docids.size(); ++i) {
    const LabelColumn& column = archive_.parts()[i].columns.labels(field);
    out.frequent = merged(out.frequent, count_part(column, docids[i], pace, out.unknown));
  }
  out.values = out.frequent.size();
  std::vector<std::uint64_t> counts;
  for (const ValueCount& value : out.frequent) counts.push_back(value.articles);
  const std::uint64_t least = least_of_frequent(counts, limit);
  std::erase_if(out.frequent, [&](const ValueCount& value) { return value.articles < least; });
  return out;
}

/// By a table of all values.
ValueCounts ValueCounter::count_many(const Docids& docids, FieldId field, std::size_t limit,
                                     const Deadline& deadline) {
  ValueCounts out;
  const ValueMap& map = map_of(field, deadline);
  std::vector<std::uint64_t> counts(map.values());
  for (std::size_t i = 0; i < docids.size(); ++i) {
    const LabelColumn& column = archive_.parts()[i].columns.labels(field);
    const auto of_part = table_of(column, docids[i], deadline, out.unknown);
    const auto numbers = map.numbers(i);
    for (std::size_t ordinal = 0; ordinal < of_part.size(); ++ordinal) {
      counts[numbers[ordinal]] += of_part[ordinal];
    }
  }
  const std::uint64_t least = least_of_frequent(counts, limit);
  PacedDeadline pace(deadline);
  for (std::uint32_t number = 0; number < counts.size(); ++number) {
    if (counts[number] > 0) ++out.values;
    if (counts[number] < least) continue;
    pace.step();
    out.frequent.push_back({value_of(archive_, field, map, number), counts[number]});
  }
  return out;
}

ValueCounts ValueCounter::count(const Matches& counted, FieldId field, std::size_t limit,
                                const Deadline& deadline) {
  // An article has a few values, and to sort one takes as long as to pass over so many.
  static constexpr std::uint64_t kValuesAnArticle = 64;
  deadline.check();
  Docids docids;
  bool are_few = true;
  for (std::size_t i = 0; i < counted.parts().size(); ++i) {
    docids.push_back(docids_of(counted.parts()[i]));
    const std::uint32_t values = archive_.parts()[i].columns.labels(field).values();
    are_few = are_few && docids.back().size() * kValuesAnArticle < values;
  }
  return are_few ? count_few(docids, field, limit, deadline)
                 : count_many(docids, field, limit, deadline);
}

}  // namespace newsdex
