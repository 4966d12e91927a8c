#include "search/value_counts.h"

#include <algorithm>
#include <functional>
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

/// What the `limit` most frequent of some values have at least; 0 where there are not so many.
template <typename Values, typename CountOf>
std::uint64_t least_of_frequent(const Values& values, std::size_t limit, CountOf&& count_of) {
  if (limit == 0 || values.size() <= limit) return 0;
  Best<std::uint64_t, std::greater<>> best(limit, std::greater<>());
  for (const auto& value : values) best.offer(count_of(value));
  return std::move(best).take().back();
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

ValueTable* ValueCounter::table_for(const Docids& docids, FieldId field, const Deadline& deadline) {
  const auto known = tables_.find(field);
  if (known != tables_.end()) return &known->second;
  // An article has a few values, and to sort one takes as long as to pass over so many. Once that
  // has been done for as long as the table takes, it pays.
  static constexpr std::uint64_t kValuesAnArticle = 64;
  std::uint64_t& sorted = sorted_[field];
  std::uint64_t values = 0;
  for (std::size_t i = 0; i < docids.size(); ++i) {
    sorted += docids[i].size();
    values += archive_.parts()[i].columns.labels(field).values();
  }
  if (sorted * kValuesAnArticle < values) return nullptr;
  return &tables_.try_emplace(field, archive_, field, deadline).first->second;
}

/// By the values of these articles alone.
ValueCounts ValueCounter::count_few(const Docids& docids, FieldId field,
                                    PacedDeadline& pace) const {
  ValueCounts out;
  for (std::size_t i = 0; i < docids.size(); ++i) {
    const LabelColumn& column = archive_.parts()[i].columns.labels(field);
    out.frequent = merged(out.frequent, count_part(column, docids[i], pace, out.unknown));
  }
  out.values = out.frequent.size();
  return out;
}

ValueCounts ValueCounter::count_by_table(const Docids& docids, FieldId field, std::size_t limit,
                                         PacedDeadline& pace, ValueTable& table) const {
  ValueCounts out;
  Tally tally(table);
  for (std::size_t i = 0; i < docids.size(); ++i) {
    out.unknown += tally.add(i, archive_.parts()[i].columns.labels(field), docids[i], pace);
  }
  out.values = tally.numbers().size();
  const std::uint64_t least = least_of_frequent(
      tally.numbers(), limit, [&](std::uint32_t number) { return tally.count(number); });
  std::vector<std::uint32_t> frequent;
  for (const std::uint32_t number : tally.numbers()) {
    if (tally.count(number) >= least) frequent.push_back(number);
  }
  std::sort(frequent.begin(), frequent.end());
  for (const std::uint32_t number : frequent) {
    pace.step();
    out.frequent.push_back({value_of(archive_, field, table.map, number), tally.count(number)});
  }
  return out;
}

ValueCounts ValueCounter::count(const Matches& counted, FieldId field, std::size_t limit,
                                const Deadline& deadline) {
  deadline.check();
  PacedDeadline pace(deadline);
  Docids docids;
  for (const Roaring& part : counted.parts()) docids.push_back(docids_of(part));
  if (ValueTable* table = table_for(docids, field, deadline)) {
    return count_by_table(docids, field, limit, pace, *table);
  }
  ValueCounts out = count_few(docids, field, pace);
  const std::uint64_t least = least_of_frequent(
      out.frequent, limit, [](const ValueCount& value) { return value.articles; });
  std::erase_if(out.frequent, [&](const ValueCount& value) { return value.articles < least; });
  return out;
}

}  // namespace newsdex
