// What was taken out of an archive for good, so that it never comes back.
//
// A tombstone tells nothing of its article but when and why it was taken down: it is found by
// hashes of the article's id, URL and text. As a table of the archive: a line a hash,
// `XXH3-128 TAB ISO-DATE TAB REASON`.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/moment.h"

namespace newsdex {

struct Tombstone {
  std::string date;    ///< ISO 8601
  std::string reason;  ///< one line; may be empty

  friend bool operator==(const Tombstone&, const Tombstone&) = default;
};

class Tombstones {
 public:
  /// Throws ArchiveError where `table` is not what `to_table` wrote.
  [[nodiscard]] static Tombstones parse(std::string_view table);

  /// One for the article; another one of the same hash stays.
  void add(const Article& article, const Tombstone& tombstone);

  /// That of the article's id or URL in any usual spelling, or of its text; else nullptr.
  [[nodiscard]] const Tombstone* find(const Article& article) const;

  [[nodiscard]] bool empty() const { return by_hash_.empty(); }
  [[nodiscard]] std::string to_table() const;

 private:
  std::map<std::string, Tombstone, std::less<>> by_hash_;
};

/// A URL without what does not change the page that it names: scheme, `www.`, default port,
/// fragment, trailing slash, case of the host, and the parameters by which readers are followed
/// (`utm_…`). Any other text as it is, without outer blanks.
[[nodiscard]] std::string plain_spelling(std::string_view id_or_url);

}  // namespace newsdex
