// What a part stores of an article besides terms and columns: the article itself with its labels,
// as Xapian document data.
//
// The data is Omega's `NAME=VALUE` lines (url, caption, sample), so that foreign tools can show
// something, and a last line `json={…}` that holds everything.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/article.h"
#include "common/label.h"

namespace newsdex {

struct Record {
  Article article;
  Labels labels;

  friend bool operator==(const Record&, const Record&) = default;
};

/// More than `encode` makes of any article, whose text has 64 MiB at most: what claims to be longer
/// is damaged.
inline constexpr std::size_t kMaxRecordDataBytes = std::size_t{512} << 20U;

/// Begins the line of the data that holds everything, and ends the one before it.
inline constexpr std::string_view kRecordJsonLine = "\njson=";

[[nodiscard]] std::string encode(const Record& record);

/// What `encode` would make of the article without its labels, and without the path that is shown.
[[nodiscard]] std::string encode_content(const Article& article);

/// Reads what `encode` wrote. Throws ArchiveError for anything else.
[[nodiscard]] Record decode_record(std::string_view data);

}  // namespace newsdex
