#include "search/facets.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "common/archive/columns.h"
#include "common/error.h"
#include "common/text/fold.h"
#include "search/names.h"

namespace newsdex {
namespace {

using Counts = std::unordered_map<std::string, std::uint64_t>;

void add_part(const LabelColumn& column, const Roaring& docids, PacedDeadline& pace, Counts& counts,
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
  for (std::uint32_t ordinal = 0; ordinal < articles.size(); ++ordinal) {
    if (articles[ordinal] > 0) counts[std::string(column.value(ordinal))] += articles[ordinal];
  }
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
  Counts about;
  std::uint64_t ignored = 0;
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    add_part(archive.parts()[i].columns.labels(FieldId::about), counted.parts()[i], pace, about,
             ignored);
  }
  for (FacetRow& row : rows) row.about = about[row.value];
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
  Counts counts;
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    add_part(archive.parts()[i].columns.labels(request.field), counted.parts()[i], pace, counts,
             facet.unknown);
  }
  const std::string pattern = folded_pattern(request.pattern);
  for (const auto& [value, count] : counts) {
    pace.step();
    std::string label = display_label(archive, request.field, value);
    const bool is_wanted = pattern.empty() || has_part_like(text::slug(value), pattern) ||
                           has_part_like(text::slug(label), pattern);
    if (is_wanted) facet.rows.push_back({value, std::move(label), count, std::nullopt});
  }
  std::sort(facet.rows.begin(), facet.rows.end(), comes_first);
  if (request.limit > 0 && facet.rows.size() > request.limit) {
    facet.more = facet.rows.size() - request.limit;
    facet.rows.resize(request.limit);
  }
  if (request.field == FieldId::country) add_about(archive, counted, pace, facet.rows);
  return facet;
}

}  // namespace newsdex
