// What may have been meant, where a query found nothing. Throws InputError (`timeout`) past the
// deadline.

#pragma once

#include <string>
#include <vector>

#include "common/archive/archive.h"
#include "search/answer.h"
#include "search/deadline.h"
#include "search/query/tree.h"
#include "search/vocabulary.h"

namespace newsdex {

/// Adds, for each field clause of the query that the archive has nothing for: other fields that
/// have it with how many articles (`cited:WSJ (2)`), whether it stands in the text, and the
/// nearest names. For each word that no article has, the nearest ones that are there.
void add_hints_for_nothing(const Archive& archive, Vocabulary& vocabulary, const query::Node& root,
                           const Deadline& deadline, std::vector<std::string>& hints);

/// Adds a hint for each argument of a shell that reads like a name of several words whose quotes
/// the shell has eaten, `person:ann lee`: where the archive has that name, or none of the first
/// word alone. Throws InputError (`bad_query`) instead where the request is strict.
void add_hints_for_quoting(const Archive& archive, const Request& request, const Deadline& deadline,
                           std::vector<std::string>& hints);

}  // namespace newsdex
