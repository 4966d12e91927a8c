// The facets that the page shows, in its order, and what it calls them.

#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "common/schema.h"

namespace newsdex::serve {

struct FacetFace {
  FieldId field;
  std::string_view heading;
  std::string_view singular;
  bool is_open;  ///< unfolded before anybody asked
};

inline constexpr auto kFacetFaces = std::to_array<FacetFace>({
    {FieldId::person, "People", "person", true},
    {FieldId::country, "Countries", "country", true},
    {FieldId::source, "Sources", "source", true},
    {FieldId::org, "Organisations", "organisation", true},
    {FieldId::said, "Quoted", "speaker", false},
    {FieldId::cited, "Sources cited", "cited source", false},
    {FieldId::place, "Places", "place", false},
    {FieldId::region, "Regions", "region", false},
    {FieldId::topic, "Topics", "topic", false},
    {FieldId::section, "Sections", "section", false},
    {FieldId::language, "Languages", "language", false},
});

/// Before a facet's name, a parameter of the page that excludes a value.
inline constexpr std::string_view kExcluded = "not.";

/// The face of the facet of that name; nullptr where the page shows none.
[[nodiscard]] inline const FacetFace* find_face(std::string_view name) {
  const auto* found = std::find_if(kFacetFaces.begin(), kFacetFaces.end(), [&](const auto& face) {
    return facet_name(field(face.field)) == name;
  });
  return found == kFacetFaces.end() ? nullptr : found;
}

}  // namespace newsdex::serve
