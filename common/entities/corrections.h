// The user's own corrections of labels: a table of lines, applied to what was found in an article.
//
//   merge   FIELD  VALUE    OTHER  [LABEL]           the two values are one, OTHER
//   alias   FIELD  SURFACE  VALUE  [LABEL]           mentions written SURFACE mean VALUE
//   ignore  FIELD  VALUE                             is no such thing: its label is dropped
//   unname  FIELD  SURFACE                           mentions written SURFACE count for nothing
//   split   FIELD  VALUE    ARTICLE  OTHER  [LABEL]  in the article of that id VALUE is OTHER
//
// Columns are separated by tabs; empty lines and lines that begin with # say nothing. FIELD is
// person, org, place, region, country or cited. VALUE and OTHER are values as answers print them,
// SURFACE is compared after folding. LABEL is the name to show; without one it is the dictionary's,
// else that of an article where OTHER stands too, else OTHER itself.
//
// Whatever the order of the lines: splits come first, then alias and unname, then merges (along
// chains), then ignore. docs/names.md is for users.

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/article.h"
#include "common/label.h"
#include "common/schema.h"

namespace newsdex::entities {

/// What a value or surface becomes. An empty value: nothing.
struct Correction {
  std::string value;
  std::string label;  ///< empty where the line gives none

  friend bool operator==(const Correction&, const Correction&) = default;
};

struct Corrections {
  using Key = std::pair<FieldId, std::string>;

  std::map<Key, Correction> surfaces;                        ///< by folded surface: alias, unname
  std::map<Key, Correction> values;                          ///< merge, along chains, and ignore
  std::map<std::pair<std::string, Key>, Correction> splits;  ///< by article and value

  [[nodiscard]] bool empty() const { return surfaces.empty() && values.empty() && splits.empty(); }
  [[nodiscard]] std::size_t size() const { return surfaces.size() + values.size() + splits.size(); }

  friend bool operator==(const Corrections&, const Corrections&) = default;
};

/// What is wrong with a line, 1-based.
struct Mistake {
  std::size_t line = 0;
  std::string what;

  friend bool operator==(const Mistake&, const Mistake&) = default;
};

/// All mistakes, in line order; the corrections hold only where there are none.
struct ParsedCorrections {
  Corrections corrections;
  std::vector<Mistake> mistakes;
};

[[nodiscard]] ParsedCorrections parse_corrections(std::string_view tsv);

/// Corrects what was found in an article, apart from quotations: those are found with the labels
/// that this leaves. Ambiguous mentions with an alias count for its value.
void apply(const Corrections& corrections, const Article& article, Labels& labels);

}  // namespace newsdex::entities
