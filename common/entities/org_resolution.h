// Which organisation of its article a short name means.
//
// "Ford" is the Ford Motor that the article names too, as a surname is its bearer's; and in an
// article about politics of the United States "the Senate" is theirs.

#pragma once

#include <vector>

#include "common/entities/organisation.h"

namespace newsdex::entities {

/// Gives names that no table knows the value and label of the organisation that they shorten:
/// - of the one organisation of the article, outlets aside, whose name begins with their words;
///   where there are two, and where the words tell nothing ("House", "National"), they stay;
/// - of the one whose name ends with theirs, where these are several words ("Construction Bank") or
///   do not tell whose body is meant: "Foreign Ministry" of "Russian Foreign Ministry", "Agency" of
///   "Jewish Agency". A head word that shortens none is no name, but for "Parliament", "Army" and
///   the like;
/// - "Congress", "House", "Senate" and "Supreme Court" those of the United States where the article
///   names that body in full or both parties, and no other body so called ("Texas Senate");
///   "Congress" also where it names the United States and no other country that has one.
/// Linear in the text.
void resolve_short_names(const Words& words, const Names& names, const Tables& tables,
                         std::vector<OrgSpan>& orgs);

}  // namespace newsdex::entities
