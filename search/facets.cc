#include "search/facets.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <vector>

#include "common/archive/columns.h"
#include "common/error.h"
#include "common/text/fold.h"
#include "search/names.h"

namespace newsdex {
namespace {

/// A value and how many articles have it.
struct Counted {
  std::string_view value;
  std::uint64_t articles = 0;
};

/// Sorted by value, each once.
using Counts = std::vector<Counted>;

bool is_smaller(const Counted& a, const Counted& b) { return a.value < b.value; }

/// The ordinals of some articles' values, ascending, each as often as it stands there.
std::vector<std::uint32_t> sorted_ordinals(const LabelColumn& column, const Roaring& docids,
                                           PacedDeadline& pace, std::uint64_t& unknown) {
  std::vector<std::uint32_t> all;
  for (const std::uint32_t docid : docids) {
    pace.step();
    const auto ordinals = column.ordinals(docid);
    if (ordinals.empty()) ++unknown;
    all.insert(all.end(), ordinals.begin(), ordinals.end());
  }
  std::sort(all.begin(), all.end());
  if (!all.empty() && all.back() >= column.values()) {
    throw ArchiveError("columns: damaged (ordinals)");
  }
  return all;
}

Counts count_few(const LabelColumn& column, const Roaring& docids, PacedDeadline& pace,
                 std::uint64_t& unknown) {
  Counts counts;
  std::uint32_t last = 0;
  for (const std::uint32_t ordinal : sorted_ordinals(column, docids, pace, unknown)) {
    if (counts.empty() || ordinal != last) counts.push_back({column.value(ordinal), 0});
    ++counts.back().articles;
    last = ordinal;
  }
  return counts;
}

/// By a table of all values.
Counts count_many(const LabelColumn& column, const Roaring& docids, PacedDeadline& pace,
                  std::uint64_t& unknown) {
  std::vector<std::uint32_t> articles(column.values());
  for (const std::uint32_t docid : docids) {
    pace.step();
    const auto ordinals = column.ordinals(docid);
    if (ordinals.empty()) ++unknown;
    for (const std::uint32_t ordinal : ordinals) {
      if (ordinal >= articles.size()) throw ArchiveError("columns: damaged (ordinals)");
      ++articles[ordinal];
    }
  }
  Counts counts;
  counts.reserve(articles.size() -
                 static_cast<std::size_t>(std::count(articles.begin(), articles.end(), 0U)));
  for (std::uint32_t ordinal = 0; ordinal < articles.size(); ++ordinal) {
    if (articles[ordinal] > 0) counts.push_back({column.value(ordinal), articles[ordinal]});
  }
  return counts;
}

// Ordinals are in the order of the values, so that both ways give the same.
Counts count_part(const LabelColumn& column, const Roaring& docids, PacedDeadline& pace,
                  std::uint64_t& unknown) {
  // An article has a few values, and to sort one takes as long as to pass over so many.
  static constexpr std::uint64_t kValuesAnArticle = 64;
  const bool are_few = docids.cardinality() * kValuesAnArticle < column.values();
  return are_few ? count_few(column, docids, pace, unknown)
                 : count_many(column, docids, pace, unknown);
}

Counts merged(const Counts& a, const Counts& b) {
  if (a.empty()) return b;
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

Counts count_values(const Archive& archive, const Matches& counted, FieldId field,
                    PacedDeadline& pace, std::uint64_t& unknown) {
  Counts counts;
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    counts = merged(counts, count_part(archive.parts()[i].columns.labels(field), counted.parts()[i],
                                       pace, unknown));
  }
  return counts;
}

/// Leaves out what more than `limit` others are more frequent than: only what may be shown has to
/// be named, and most values are rare.
void keep_frequent(Counts& counts, std::size_t limit) {
  if (limit == 0 || counts.size() <= limit) return;
  std::vector<std::uint64_t> ordered;
  ordered.reserve(counts.size());
  for (const Counted& counted : counts) ordered.push_back(counted.articles);
  const auto last = ordered.begin() + static_cast<std::ptrdiff_t>(limit - 1);
  std::nth_element(ordered.begin(), last, ordered.end(), std::greater<>());
  const std::uint64_t least = *last;
  std::erase_if(counts, [&](const Counted& c) { return c.articles < least; });
}

/// Whether `text` is like a pattern in which `*` stands for anything. Linear but for the last `*`.
bool is_like(std::string_view text, std::string_view pattern) {
  std::size_t t = 0;
  std::size_t p = 0;
  std::size_t star = std::string_view::npos;
  std::size_t after_star = 0;  // where in the text the last star stops
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      after_star = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++t;
      ++p;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++after_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

/// Whether a name is like a pattern, from its beginning or from that of one of its words.
bool has_part_like(std::string_view name, std::string_view pattern) {
  for (std::size_t begin = 0; begin < name.size();) {
    if (is_like(name.substr(begin), pattern)) return true;
    const std::size_t next = name.find_first_of("_-", begin);
    if (next == std::string_view::npos) break;
    begin = next + 1;
  }
  return false;
}

/// A pattern as values are spelled, its stars kept.
std::string folded_pattern(std::string_view pattern) {
  std::string out;
  for (std::size_t begin = 0; begin <= pattern.size();) {
    const std::size_t star = std::min(pattern.find('*', begin), pattern.size());
    out += text::slug(pattern.substr(begin, star - begin));
    if (star < pattern.size()) out += '*';
    begin = star + 1;
  }
  return out;
}

/// How many of the articles are about each country.
void add_about(const Archive& archive, const Matches& counted, PacedDeadline& pace,
               std::vector<FacetRow>& rows) {
  std::uint64_t ignored = 0;
  const Counts about = count_values(archive, counted, FieldId::about, pace, ignored);
  for (FacetRow& row : rows) {
    const auto found = std::lower_bound(about.begin(), about.end(), Counted{row.value}, is_smaller);
    row.about = found != about.end() && found->value == row.value ? found->articles : 0;
  }
}

bool comes_first(const FacetRow& a, const FacetRow& b) {
  return std::tuple(b.count, std::string_view(a.label), std::string_view(a.value)) <
         std::tuple(a.count, std::string_view(b.label), std::string_view(b.value));
}

}  // namespace

Facet count_facet(const Archive& archive, const Matches& counted, const FacetRequest& request,
                  const Deadline& deadline) {
  PacedDeadline pace(deadline);
  Facet facet;
  facet.field = request.field;
  facet.mode = field(request.field).combine;
  Counts counts = count_values(archive, counted, request.field, pace, facet.unknown);
  const std::string pattern = folded_pattern(request.pattern);
  const std::size_t values = counts.size();
  if (pattern.empty()) keep_frequent(counts, request.limit);
  for (const auto& [value, articles] : counts) {
    pace.step();
    std::string label = display_label(archive, request.field, value);
    const bool is_wanted = pattern.empty() || has_part_like(text::slug(value), pattern) ||
                           has_part_like(text::slug(label), pattern);
    if (!is_wanted) continue;
    facet.rows.push_back({std::string(value), std::move(label), articles, std::nullopt});
  }
  std::sort(facet.rows.begin(), facet.rows.end(), comes_first);
  const std::size_t wanted = pattern.empty() ? values : facet.rows.size();
  if (request.limit > 0 && wanted > request.limit) {
    facet.more = wanted - request.limit;
    facet.rows.resize(request.limit);
  }
  if (request.field == FieldId::country) add_about(archive, counted, pace, facet.rows);
  return facet;
}

}  // namespace newsdex
