// The one writer of an archive: takes new versions and removals, publishes generations, merges.
//
// Nothing that a reader can see changes but by `publish` and `merge`, each in one step: part files,
// the part's folder, parts/ and the new manifest are synced before the manifest takes its name.

#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/archive/archive.h"
#include "common/archive/lock.h"
#include "indexer/known_articles.h"
#include "indexer/part/part_builder.h"

namespace newsdex {

inline constexpr std::size_t kPostingMemory = std::size_t{256} << 20U;

class ArchiveWriter {
 public:
  /// Locks the archive in `folder`, which is created where it does not exist (the folder's parent
  /// must), and clears away what an interrupted run left. Throws ArchiveError where another writer
  /// holds it, or the folder holds something else. `posting_memory`: bytes to hold the words of a
  /// part in, more or less; what goes beyond is written to a folder beside the part and merged.
  explicit ArchiveWriter(const std::filesystem::path& folder,
                         std::size_t posting_memory = kPostingMemory);

  /// What labels the articles that are put from now on: see PartEntry::labels.
  void set_labelled_by(std::string by) { labelled_by_ = std::move(by); }

  /// Says that all articles are labelled so, those put and those that stay, once published.
  void mark_labelled();

  /// What the archive held when this object was made.
  [[nodiscard]] const KnownArticles& known() const { return *known_; }
  [[nodiscard]] const Manifest& manifest() const { return manifest_; }
  [[nodiscard]] const Archive& archive() const { return *archive_; }

  /// Adds an article; a known one of the same id is replaced. Each id at most once a run.
  void put(const PackedDocument& document);

  /// Takes back an article that was put since the last `publish`: what it replaced stays removed.
  /// False where there is none of that id.
  bool take_back(const std::string& id);

  /// Removes a known article; false where there is none of that id, or it is gone already.
  bool remove(std::string_view id);

  /// Gives the archive a table, in the place of the one of that name; an empty one goes.
  void set_table(const std::string& name, std::string content);

  /// Articles put since the last `publish`.
  [[nodiscard]] std::uint32_t pending() const { return builder_ ? builder_->documents() : 0; }

  /// Makes everything put and removed until now visible and durable. A new generation, or none
  /// where nothing changed.
  void publish();

  /// Merges parts where ten of one size have come together, and rewrites those of which more than
  /// a tenth is deleted; with `everything` all parts become one. Publishes. Expects nothing
  /// pending; `known` holds for the state before.
  void merge(bool everything);

  /// Removes articles, given by part of `archive()` and docid, replaced and removed ones too, and
  /// writes these parts anew, so that nothing which the archive names holds a byte of them.
  /// Publishes that with the tables set until now, in one step. Expects nothing put or removed.
  void erase(const std::vector<Roaring>& docids);

 private:
  std::string claim_part_name();
  void finish_part();
  void write_deleted(std::size_t part);
  void set_deleted(PartEntry& entry, const Roaring& deleted) const;
  void write_tables();
  void commit();
  void rewrite(const std::vector<std::vector<std::size_t>>& groups);
  void merge_group(const std::vector<std::size_t>& chosen);

  std::filesystem::path folder_;
  std::size_t posting_memory_;
  std::optional<WriterLock> lock_;
  Manifest manifest_;
  std::unique_ptr<Archive> archive_;  // what was there when the run began
  std::unique_ptr<KnownArticles> known_;
  std::optional<PartBuilder> builder_;
  std::unordered_map<std::string, std::uint32_t> pending_;  // in builder_, by id: docid
  Roaring taken_back_;                                      // of those
  std::vector<Roaring> removed_;  // by part of archive_: removed in this run
  std::set<std::string> languages_;
  std::map<std::string, std::string> new_tables_;  // by name: content
  std::string labelled_by_;
  bool changed_ = false;
};

/// Which parts to merge now, as groups of indices; see ArchiveWriter::merge. Parts of a group stand
/// in the manifest's order.
[[nodiscard]] std::vector<std::vector<std::size_t>> choose_merges(
    const std::vector<PartEntry>& parts);

inline constexpr std::uint32_t kMaxMergedArticles = 1'000'000;

}  // namespace newsdex
