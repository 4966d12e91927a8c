// What an archive holds, by id, as it was when a run began.

#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/archive/archive.h"

namespace newsdex {

/// Where an article stands and what it was.
struct KnownArticle {
  std::size_t part = 0;  ///< index into Archive::parts()
  std::uint32_t docid = 0;
};

/// The live articles of an archive. Reads columns, and stored articles only where asked for one;
/// thread-safe. The archive must outlive it.
class KnownArticles {
 public:
  explicit KnownArticles(const Archive& archive);

  /// nullptr where the archive has no such article.
  [[nodiscard]] const KnownArticle* find(std::string_view id) const;

  [[nodiscard]] bool has(std::string_view id, const ContentHash& content) const;

  /// What labelled an article: see PartEntry::labels.
  [[nodiscard]] const std::string& labelled_by(const KnownArticle& article) const;

  [[nodiscard]] const std::unordered_map<std::string_view, KnownArticle>& all() const {
    return articles_;
  }
  [[nodiscard]] std::string_view origin(const KnownArticle& article) const;

  /// The article as it is stored. Throws ArchiveError where it is damaged.
  [[nodiscard]] Article read(const KnownArticle& article) const;

 private:
  const Archive& archive_;
  mutable std::mutex reading_;  ///< Xapian's databases are for one thread at a time
  std::unordered_map<std::string_view, KnownArticle> articles_;
};

}  // namespace newsdex
