// Companies told by their share codes, as wire services write them: "Xan Yorro Inc XYNR.N", "Yorro
// Holdings ( YOR.L )".
//
// A code says of the name before it that it is a company's, whatever it looks like: Virgin Media is
// nobody, Delta no place. It says so of the name everywhere in the article.

#pragma once

#include <cstddef>
#include <vector>

#include "common/entities/names.h"
#include "common/entities/tagger/tagger.h"

namespace newsdex::entities {

/// Words [first, last] that mention the company which words [name_first, name_last] name in full.
struct ListedMention {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t name_first = 0;
  std::size_t name_last = 0;
};

/// In text order, none overlapping another: the names before codes, the same names elsewhere with
/// or without legal form, what they begin with ("Xan Yorro", or one word that the tagger takes for
/// a name), and the code itself as a word ("YNR", three letters and more). Names of the tables are
/// theirs, but for acronyms that are a code here. `tagged` is sorted and disjoint. Linear in the
/// text.
[[nodiscard]] std::vector<ListedMention> find_listed(const Words& words, const Names& names,
                                                     const std::vector<tagger::TaggedSpan>& tagged);

}  // namespace newsdex::entities
