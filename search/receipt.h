// Receipts: what an archive said to a query, so that somebody can later show it.
//
// A receipt is a JSON object: {"receipt": 1, "query": {"input", "filters": [{"field",
// "value"}], "since", "until", "today", "match", "syntax"}, "parsed", "generation", "parts":
// [{"name", "documents", "deleted"}], "total", "digest"}.

#pragma once

#include <string>
#include <vector>

#include "common/archive/manifest.h"
#include "search/answer.h"
#include "search/match.h"

namespace newsdex {

struct Receipt {
  Request question;  ///< what decides the set: query, filters, dates, today, match_any, syntax
  std::string parsed;
  std::uint64_t generation = 0;
  std::vector<PartEntry> parts;  ///< name, documents and deleted alone
  std::uint64_t total = 0;
  std::string digest;
};

/// 32 hex digits of XXH3-128 over ids and content hashes of the articles, sorted by id: the same
/// whatever the order and the parts, another if an article was added, removed or changed. Throws
/// InputError (`timeout`) past the deadline.
[[nodiscard]] std::string digest_of(const Archive& archive, const Matches& matches,
                                    const Deadline& deadline);

/// The receipt of an answer that was asked for with `want_digest`.
[[nodiscard]] Receipt make_receipt(const Request& request, const Answer& answer,
                                   const Manifest& manifest);

[[nodiscard]] std::string to_json(const Receipt& receipt);

/// Reads what `to_json` wrote. Throws InputError for anything else; `where` names it.
[[nodiscard]] Receipt parse_receipt(const std::string& json, const std::string& where);

/// What an answer of now says otherwise than the receipt; empty where it still holds.
[[nodiscard]] std::vector<std::string> differences(const Receipt& receipt, const Receipt& now);

}  // namespace newsdex
