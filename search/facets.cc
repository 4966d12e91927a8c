#include "search/facets.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "common/text/fold.h"
#include "common/text/language_name.h"
#include "search/names.h"

namespace newsdex {
namespace {

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
void add_about(const Matches& counted, ValueCounter& counter, const Deadline& deadline,
               std::vector<FacetRow>& rows) {
  const auto about = counter.count(counted, FieldId::about, 0, deadline).frequent;
  for (FacetRow& row : rows) {
    const auto found = std::lower_bound(
        about.begin(), about.end(), row.value,
        [](const ValueCount& count, const std::string& value) { return count.value < value; });
    row.about = found != about.end() && found->value == row.value ? found->articles : 0;
  }
}

bool comes_first(const FacetRow& a, const FacetRow& b) {
  return std::tuple(b.count, std::string_view(a.label), std::string_view(a.value)) <
         std::tuple(a.count, std::string_view(b.label), std::string_view(b.value));
}

}  // namespace

// Languages are stored by their codes alone.
std::string facet_label(const Archive& archive, FieldId field, std::string_view value) {
  return field == FieldId::language ? text::language_name(value)
                                    : display_label(archive, field, value);
}

Facet count_facet(const Matches& counted, const FacetRequest& request, ValueCounter& counter,
                  const Deadline& deadline) {
  PacedDeadline pace(deadline);
  Facet facet;
  facet.field = request.field;
  facet.mode = field(request.field).combine;
  const std::string pattern = folded_pattern(request.pattern);
  // Only what may be shown has to be named, and most values are rare.
  const std::size_t shown = pattern.empty() ? request.limit : 0;
  const ValueCounts counts = counter.count(counted, request.field, shown, deadline);
  facet.unknown = counts.unknown;
  for (const auto& [value, articles] : counts.frequent) {
    pace.step();
    std::string label = facet_label(counter.archive(), request.field, value);
    const bool is_wanted = pattern.empty() || has_part_like(text::slug(value), pattern) ||
                           has_part_like(text::slug(label), pattern);
    if (!is_wanted) continue;
    facet.rows.push_back({std::string(value), std::move(label), articles, std::nullopt});
  }
  std::sort(facet.rows.begin(), facet.rows.end(), comes_first);
  const std::size_t wanted = pattern.empty() ? counts.values : facet.rows.size();
  if (request.limit > 0 && wanted > request.limit) {
    facet.more = wanted - request.limit;
    facet.rows.resize(request.limit);
  }
  if (request.field == FieldId::country) add_about(counted, counter, deadline, facet.rows);
  return facet;
}

}  // namespace newsdex
