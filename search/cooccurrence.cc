#include "search/cooccurrence.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "search/facets.h"

namespace newsdex {
namespace {

/// The values of one field that take part.
struct Side {
  std::vector<FacetRow> rows;  ///< most frequent first
  std::uint64_t best_left_out = 0;

  /// Numbers in `rows` by a part's ordinals; kNone for values that take no part.
  [[nodiscard]] std::vector<std::uint32_t> numbers(const LabelColumn& column) const {
    std::unordered_map<std::string_view, std::uint32_t> by_value;
    for (std::uint32_t i = 0; i < rows.size(); ++i) by_value.emplace(rows[i].value, i);
    std::vector<std::uint32_t> out(column.values(), kNone);
    for (std::uint32_t ordinal = 0; ordinal < out.size(); ++ordinal) {
      const auto entry = by_value.find(column.value(ordinal));
      if (entry != by_value.end()) out[ordinal] = entry->second;
    }
    return out;
  }

  static constexpr std::uint32_t kNone = UINT32_MAX;
};

Side make_side(const Archive& archive, const Matches& matches, FacetRequest request,
               const Deadline& deadline) {
  request.limit = kMaxPaired + 1;
  ValueCounter counter(archive);
  Side side{count_facet(matches, request, counter, deadline).rows, 0};
  if (side.rows.size() > kMaxPaired) {
    side.best_left_out = side.rows.back().count;
    side.rows.pop_back();
  }
  return side;
}

/// The taking-part values of an article.
void read_row(const LabelColumn& column, const std::vector<std::uint32_t>& numbers,
              std::uint32_t docid, std::vector<std::uint32_t>& out) {
  out.clear();
  for (const std::uint32_t ordinal : column.ordinals(docid)) {
    if (ordinal < numbers.size() && numbers[ordinal] != Side::kNone) {
      out.push_back(numbers[ordinal]);
    }
  }
}

bool comes_first(const PairRow& a, const PairRow& b) {
  const auto key = [](const PairRow& row) {
    return std::tie(row.first.label, row.second.label, row.first.value, row.second.value);
  };
  return a.count != b.count ? a.count > b.count : key(a) < key(b);
}

}  // namespace

Cooccurrence count_pairs(const Archive& archive, const Matches& matches, const FacetRequest& first,
                         const FacetRequest& second, std::size_t limit, const Deadline& deadline) {
  const Side left = make_side(archive, matches, first, deadline);
  const Side right = make_side(archive, matches, second, deadline);
  const std::size_t width = right.rows.size();
  const bool same_field = first.field == second.field;
  std::vector<std::uint32_t> table(left.rows.size() * width);
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    const Columns& columns = archive.parts()[i].columns;
    const LabelColumn& left_column = columns.labels(first.field);
    const LabelColumn& right_column = columns.labels(second.field);
    const auto left_numbers = left.numbers(left_column);
    const auto right_numbers = right.numbers(right_column);
    for (const std::uint32_t docid : matches.parts()[i]) {
      read_row(left_column, left_numbers, docid, a);
      read_row(right_column, right_numbers, docid, b);
      for (const std::uint32_t x : a) {
        deadline.check();
        for (const std::uint32_t y : b) {
          // Both sides of one field hold the same values in the same order, unless one of them is
          // searched in: then a pair can have one order only.
          if (!same_field || left.rows[x].value < right.rows[y].value ||
              first.pattern != second.pattern) {
            ++table[x * width + y];
          }
        }
      }
    }
  }
  Cooccurrence out{first.field, second.field, {}, true};
  for (std::size_t cell = 0; cell < table.size(); ++cell) {
    const FacetRow& x = left.rows[cell / width];
    const FacetRow& y = right.rows[cell % width];
    if (table[cell] > 0 && !(same_field && x.value == y.value)) {
      out.rows.push_back({x, y, table[cell]});
    }
  }
  std::sort(out.rows.begin(), out.rows.end(), comes_first);
  if (limit > 0 && out.rows.size() > limit) out.rows.resize(limit);
  const std::uint64_t least = out.rows.empty() || limit == 0 ? 0 : out.rows.back().count;
  out.complete = std::max(left.best_left_out, right.best_left_out) <= least;
  return out;
}

}  // namespace newsdex
