#include "search/serve/page/page_request.h"

#include <algorithm>
#include <array>

#include "search/serve/page/facet_faces.h"
#include "search/serve/parameters.h"

namespace newsdex::serve {
namespace {

/// Parameters of the API that a page understands, besides filters.
constexpr auto kShared = std::to_array<std::string_view>(
    {"q", "now", "since", "until", "match", "syntax", "strict", "sort", "expand", "recency", "view",
     "offset", "limit", "grain", "explain"});
constexpr auto kOfPage = std::to_array<std::string_view>({"open", "find", "id"});

template <typename Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The facet that a parameter includes or excludes values of; nullptr where it does neither.
const FacetFace* filtered_facet(std::string_view name) {
  if (name.starts_with(kExcluded)) name.remove_prefix(kExcluded.size());
  return find_face(name);
}

void add_filters(const Location& here, Request& request) {
  for (const auto& [name, value] : here.parameters()) {
    const FacetFace* face = filtered_facet(name);
    if (face == nullptr) continue;
    auto& filters = name.starts_with(kExcluded) ? request.excluded : request.filters;
    filters.emplace_back(face->field, value);
  }
}

/// A pattern that finds what is typed at the beginning of any part of a name.
std::string pattern_of(std::string_view typed) {
  std::string out(typed);
  std::erase(out, '*');
  return out.empty() ? out : out + '*';
}

void add_facets(const Location& here, Request& request) {
  for (const FacetFace& face : kFacetFaces) {
    const bool is_open = facet_name(field(face.field)) == here.get("open");
    request.facets.push_back({face.field, is_open ? kOpenFacetRows : kFacetRows,
                              is_open ? pattern_of(here.get("find")) : std::string()});
  }
}

}  // namespace

bool is_filter(std::string_view name) {
  return filtered_facet(name) != nullptr || name == "since" || name == "until";
}

Location canonical(const Location& here) {
  Parameters known;
  for (const auto& [name, value] : here.parameters()) {
    const bool is_known =
        is_one_of(kShared, name) || is_one_of(kOfPage, name) || filtered_facet(name) != nullptr;
    if (!value.empty() && is_known) known.emplace_back(name, value);
  }
  return {here.path(), std::move(known)};
}

Location first_page(const Location& here) {
  return here.without("offset").without("open").without("find").without("id");
}

Request search_request(const Location& here, const CommonOptions& defaults) {
  Parameters shared;
  std::copy_if(here.parameters().begin(), here.parameters().end(), std::back_inserter(shared),
               [](const auto& pair) { return is_one_of(kShared, pair.first); });
  const Question question = read_question(shared, defaults);
  Request request = make_request(question.options, question.query);
  request.view = question.options.view == View::quotes ? View::quotes : View::hits;
  request.offset = question.options.offset;
  request.limit = std::clamp<std::size_t>(question.options.limit, 1, kMaxPageLimit);
  request.with_timeline = true;
  request.facets.clear();
  add_filters(here, request);
  add_facets(here, request);
  return request;
}

}  // namespace newsdex::serve
