// An opened archive: one generation of it, whole, for as long as the object lives.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <roaring/roaring.hh>
#include <xapian.h>

#include "common/archive/columns.h"
#include "common/archive/frequent_terms.h"
#include "common/archive/glass/position_reader.h"
#include "common/archive/glass/posting_list.h"
#include "common/archive/glass/table_reader.h"
#include "common/archive/glass/term_cursor.h"
#include "common/archive/glass/term_list.h"
#include "common/archive/manifest.h"
#include "common/archive/record.h"
#include "common/error.h"

namespace newsdex {

/// One part, opened. docids are the part's own, 1..documents(). What queries ask is read from the
/// tables themselves, mapped: faster than through the database, and it ends whatever their bytes
/// are. Functions throw ArchiveError where the part is damaged.
class Part {
 public:
  /// Opens one part of an archive: tables, columns, deleted docids.
  Part(const std::filesystem::path& archive, const PartEntry& described);

  PartEntry entry;
  Columns columns;
  Roaring deleted;

  [[nodiscard]] std::uint32_t documents() const { return columns.documents(); }
  [[nodiscard]] Roaring live() const;

  /// The article stored under a docid.
  [[nodiscard]] Record record(std::uint32_t docid) const;

  /// The postings of a term, of deleted articles too.
  [[nodiscard]] glass::PostingList postings(std::string_view term) const;
  /// How many articles have a term, with deleted ones.
  [[nodiscard]] std::uint32_t articles_with(std::string_view term) const;
  [[nodiscard]] glass::PositionReader positions(std::string_view term) const;
  /// The terms of an article.
  [[nodiscard]] glass::TermList term_list(std::uint32_t docid) const;
  /// The terms that begin with `beginning`.
  [[nodiscard]] glass::TermCursor terms(std::string_view beginning) const;

  /// What is known of a term that many articles have; nullopt of others, and in parts that were
  /// written without.
  [[nodiscard]] std::optional<FrequentTerm> frequent(std::string_view term) const;

  /// How long each article is for ranking, its words weighed by zone: that of docid d is [d - 1].
  [[nodiscard]] std::span<const std::uint32_t> lengths() const;

  /// All lengths together.
  [[nodiscard]] std::uint64_t total_length() const;

  /// The database as Xapian opens it, when first asked for: what the functions above tell needs it
  /// not.
  [[nodiscard]] const Xapian::Database& database() const;

  /// Articles without a publication date. Read when first asked for.
  [[nodiscard]] const Roaring& undated() const;

 private:
  [[nodiscard]] glass::TableReader table(const char* file) const;

  std::filesystem::path folder_;
  mutable glass::TableReader postings_;  ///< stands at what was asked for last
  glass::TableReader positions_;
  glass::TableReader documents_;
  glass::TableReader term_lists_;
  std::optional<FrequentTerms> frequent_;
  mutable std::vector<std::uint32_t> lengths_;  ///< where nothing else has them
  mutable std::optional<std::uint64_t> total_length_;
  mutable std::optional<Xapian::Database> database_;
  mutable std::optional<Roaring> undated_;
};

/// The docids that a part's deleted file names. Throws ArchiveError where it is damaged.
[[nodiscard]] Roaring read_deleted(const std::filesystem::path& archive, const PartEntry& entry);

/// Calls something that reads parts; what Xapian throws becomes an ArchiveError.
template <typename Call>
auto reading_parts(Call&& call) {
  try {
    return call();
  } catch (const Xapian::Error& e) {
    throw ArchiveError("a part cannot be read: " + e.get_msg(),
                       "newsdex-admin check tells what is affected");
  }
}

/// Not thread-safe: one a thread. Holds a shared lock on each part's columns, so that no writer
/// removes a part under it.
class Archive {
 public:
  /// Opens the newest generation. Throws ArchiveError where there is no archive, it is of another
  /// format, or damaged. Where a part vanishes between reading the manifest and opening it, the
  /// manifest is read again, a few times.
  [[nodiscard]] static Archive open(const std::filesystem::path& folder);

  [[nodiscard]] const Manifest& manifest() const { return manifest_; }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

 private:
  Manifest manifest_;
  std::vector<Part> parts_;
};

}  // namespace newsdex
