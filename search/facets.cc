#include "search/facets.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "common/archive/columns.h"
#include "common/error.h"

namespace newsdex {
namespace {

using Counts = std::unordered_map<std::string, std::uint64_t>;

void add_part(const LabelColumn& column, const Roaring& docids, Counts& counts,
              std::uint64_t& unknown) {
  std::vector<std::uint32_t> articles(column.values());
  for (const std::uint32_t docid : docids) {
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

/// The best label of a value in the whole archive, so that it depends neither on the query nor on
/// how the articles are spread over parts.
std::string best_label(const Archive& archive, FieldId id, const std::string& value) {
  std::string_view best;
  for (const Part& part : archive.parts()) {
    const LabelColumn& column = part.columns.labels(id);
    if (const auto ordinal = column.find(value)) {
      best = best.empty() ? column.label(*ordinal) : better_label(best, column.label(*ordinal));
    }
  }
  return std::string(best);
}

bool comes_first(const FacetRow& a, const FacetRow& b) {
  return std::tuple(b.count, std::string_view(a.label), std::string_view(a.value)) <
         std::tuple(a.count, std::string_view(b.label), std::string_view(b.value));
}

}  // namespace

Facet count_facet(const Archive& archive, const Matches& counted, const FacetRequest& request) {
  Facet facet;
  facet.field = request.field;
  facet.mode = field(request.field).combine;
  Counts counts;
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    add_part(archive.parts()[i].columns.labels(request.field), counted.parts()[i], counts,
             facet.unknown);
  }
  for (const auto& [value, count] : counts) {
    facet.rows.push_back({value, best_label(archive, request.field, value), count});
  }
  std::sort(facet.rows.begin(), facet.rows.end(), comes_first);
  if (request.limit > 0 && facet.rows.size() > request.limit) {
    facet.more = facet.rows.size() - request.limit;
    facet.rows.resize(request.limit);
  }
  return facet;
}

}  // namespace newsdex
