#include "indexer/archive_writer.h"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "common/archive/files.h"
#include "common/error.h"
#include "indexer/deleted_file.h"
#include "indexer/leftovers.h"
#include "indexer/part/part_merger.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTierWidth = 10;

/// Whether a folder without a manifest holds anything but what an interrupted first run leaves.
bool holds_more_than_a_start(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name == "lock" || name == "archive.json.tmp") continue;
    if (name != "parts" || !entry.is_directory() || !fs::is_empty(entry.path())) return true;
  }
  return false;
}

void create_archive(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder) && !fs::is_directory(folder)) {
    throw ArchiveError(fmt::format("{}: is no folder", folder.string()),
                       "give --db the folder of an archive, or one that does not exist yet");
  }
  if (has_parts(folder)) static_cast<void>(read_manifest(folder));  // says what can be done
  if (fs::is_directory(folder, error) && holds_more_than_a_start(folder)) {
    throw ArchiveError(fmt::format("{}: holds files but no archive", folder.string()),
                       "give --db the folder of an archive, or one that does not exist yet");
  }
  fs::create_directory(folder, error);
  if (error)
    throw ArchiveError(fmt::format("{}: cannot create: {}", folder.string(), error.message()),
                       "the folder above it must exist, and be yours to write to");
}

std::uint32_t live(const PartEntry& part) { return part.documents - part.deleted; }

int tier(const PartEntry& part) {
  int tier = 0;
  for (std::size_t size = live(part); size >= kTierWidth; size /= kTierWidth) ++tier;
  return tier;
}

bool is_worn(const PartEntry& part) {
  static constexpr std::uint32_t kWornShare = 10;
  return part.deleted > 0 && std::uint64_t{part.deleted} * kWornShare > part.documents;
}

}  // namespace

std::vector<std::vector<std::size_t>> choose_merges(const std::vector<PartEntry>& parts) {
  std::map<int, std::vector<std::size_t>> tiers;
  for (std::size_t i = 0; i < parts.size(); ++i) tiers[tier(parts[i])].push_back(i);

  std::vector<std::vector<std::size_t>> groups;
  std::vector<bool> taken(parts.size());
  for (const auto& [size, members] : tiers) {
    // Of a tier that is larger than one part may be, as many together as fit.
    std::vector<std::size_t> group;
    std::uint64_t articles = 0;
    const auto close = [&] {
      if (group.size() >= kTierWidth) {
        groups.push_back(group);
        for (const std::size_t i : group) taken[i] = true;
      }
      group.clear();
      articles = 0;
    };
    for (const std::size_t i : members) {
      if (articles + live(parts[i]) > kMaxMergedArticles) close();
      group.push_back(i);
      articles += live(parts[i]);
    }
    close();
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!taken[i] && is_worn(parts[i])) groups.push_back({i});
  }
  return groups;
}

ArchiveWriter::ArchiveWriter(const fs::path& folder, std::size_t posting_memory)
    : folder_(folder), posting_memory_(posting_memory) {
  if (!is_archive(folder_)) create_archive(folder_);
  lock_.emplace(folder_);
  std::error_code error;
  fs::create_directory(parts_path(folder_), error);
  if (error) {
    throw ArchiveError(
        fmt::format("{}: cannot create: {}", parts_path(folder_).string(), error.message()));
  }
  if (!is_archive(folder_)) {
    replace_durably(manifest_path(folder_), to_json(Manifest{}));
    sync_directory(fs::absolute(folder_).parent_path());
  }
  archive_ = std::make_unique<Archive>(Archive::open(folder_));
  manifest_ = archive_->manifest();
  // A run that was killed may have renamed its manifest and not synced it. Nothing that the one
  // before needs may go, and nothing may build on this one, until it survives a power cut.
  sync_directory(folder_);
  clear_leftovers(folder_, manifest_);
  known_ = std::make_unique<KnownArticles>(*archive_);
  removed_.resize(archive_->parts().size());
  languages_.insert(manifest_.languages.begin(), manifest_.languages.end());
}

std::string ArchiveWriter::claim_part_name() { return fmt::format("{:06}", manifest_.next_part++); }

void ArchiveWriter::put(const PackedDocument& document) {
  if (!builder_) builder_.emplace(parts_path(folder_) / claim_part_name(), posting_memory_);
  builder_->add(document);
  pending_[document.row.id] = builder_->documents();
  for (const auto& [field, cells] : document.row.labels) {
    if (field != FieldId::language) continue;
    for (const LabelCell& cell : cells) languages_.insert(cell.value);
  }
  remove(document.row.id);
}

bool ArchiveWriter::take_back(const std::string& id) {
  const auto article = pending_.find(id);
  if (article == pending_.end()) return false;
  taken_back_.add(article->second);
  pending_.erase(article);
  return true;
}

bool ArchiveWriter::remove(std::string_view id) {
  const KnownArticle* article = known_->find(id);
  if (article == nullptr || !removed_[article->part].addChecked(article->docid)) return false;
  changed_ = true;
  return true;
}

void ArchiveWriter::set_table(const std::string& name, std::string content) {
  new_tables_[name] = std::move(content);
  changed_ = true;
}

void ArchiveWriter::write_tables() {
  for (const auto& [name, content] : new_tables_) {
    manifest_.tables.erase(name);
    if (content.empty()) continue;
    const std::string file = fmt::format("{}.{}.tsv", name, manifest_.generation);
    write_durably(folder_ / file, content);
    manifest_.tables[name] = {file, checksum_of(content)};
  }
  if (!new_tables_.empty()) sync_directory(folder_);
  new_tables_.clear();
}

void ArchiveWriter::write_deleted(std::size_t part) {
  const Roaring all = archive_->parts()[part].deleted | removed_[part];
  const auto entry = std::find_if(
      manifest_.parts.begin(), manifest_.parts.end(),
      [&](const PartEntry& e) { return e.name == archive_->parts()[part].entry.name; });
  if (entry != manifest_.parts.end()) set_deleted(*entry, all);
}

void ArchiveWriter::set_deleted(PartEntry& entry, const Roaring& deleted) const {
  if (deleted.cardinality() == entry.deleted) return;
  newsdex::write_deleted(folder_, entry, deleted, manifest_.generation);
}

// A part of which everything was taken back has never been.
void ArchiveWriter::finish_part() {
  if (!pending_.empty()) {
    PartEntry entry = builder_->finish();
    entry.labels = labelled_by_;
    set_deleted(entry, taken_back_);
    manifest_.parts.push_back(std::move(entry));
  }
  builder_.reset();
  pending_.clear();
  taken_back_ = {};
}

void ArchiveWriter::publish() {
  changed_ = changed_ || !pending_.empty();
  if (changed_) ++manifest_.generation;
  if (builder_) finish_part();
  if (!changed_) return;
  for (std::size_t part = 0; part < removed_.size(); ++part) write_deleted(part);
  write_tables();
  manifest_.languages.assign(languages_.begin(), languages_.end());
  commit();
  changed_ = false;
  clear_leftovers(folder_, manifest_);
}

void ArchiveWriter::commit() {
  sync_directory(parts_path(folder_));
  replace_durably(manifest_path(folder_), to_json(manifest_));
}

void ArchiveWriter::mark_labelled() {
  for (PartEntry& part : manifest_.parts) {
    changed_ = changed_ || part.labels != labelled_by_;
    part.labels = labelled_by_;
  }
}

void ArchiveWriter::merge(bool everything) {
  std::vector<std::vector<std::size_t>> groups;
  if (everything && (manifest_.parts.size() > 1 ||
                     (manifest_.parts.size() == 1 && manifest_.parts[0].deleted > 0))) {
    groups.emplace_back(manifest_.parts.size());
    std::iota(groups[0].begin(), groups[0].end(), 0U);
  } else if (!everything) {
    groups = choose_merges(manifest_.parts);
  }
  if (groups.empty()) return;
  ++manifest_.generation;
  rewrite(groups);
}

void ArchiveWriter::erase(const std::vector<Roaring>& docids) {
  std::vector<std::vector<std::size_t>> groups;
  ++manifest_.generation;
  for (std::size_t part = 0; part < docids.size(); ++part) {
    if (docids[part].isEmpty()) continue;
    removed_[part] |= docids[part];
    write_deleted(part);
    groups.push_back({part});
  }
  rewrite(groups);
}

void ArchiveWriter::rewrite(const std::vector<std::vector<std::size_t>>& groups) {
  std::set<std::size_t> merged;
  std::vector<PartEntry> parts;
  for (const auto& group : groups) merged.insert(group.begin(), group.end());
  for (const auto& group : groups) merge_group(group);

  // The new parts stand at the end of the list; drop what went into them.
  for (std::size_t i = 0; i < manifest_.parts.size(); ++i) {
    if (!merged.contains(i)) parts.push_back(manifest_.parts[i]);
  }
  manifest_.parts = std::move(parts);
  write_tables();
  commit();
  changed_ = false;
  archive_.reset();  // lets go of the merged parts
  known_.reset();
  clear_leftovers(folder_, manifest_);
  archive_ = std::make_unique<Archive>(Archive::open(folder_));
  known_ = std::make_unique<KnownArticles>(*archive_);
  removed_.assign(archive_->parts().size(), {});
}

void ArchiveWriter::merge_group(const std::vector<std::size_t>& chosen) {
  std::vector<Part> parts;
  std::uint32_t articles = 0;
  for (const std::size_t i : chosen) {
    parts.emplace_back(folder_, manifest_.parts[i]);
    articles += live(manifest_.parts[i]);
  }
  if (articles == 0) return;
  const std::string& labels = manifest_.parts[chosen.front()].labels;
  const bool alike = std::all_of(chosen.begin(), chosen.end(), [&](std::size_t i) {
    return manifest_.parts[i].labels == labels;
  });
  const std::string by = alike ? labels : std::string();
  manifest_.parts.push_back(merge_parts(parts, folder_, parts_path(folder_) / claim_part_name()));
  manifest_.parts.back().labels = by;
}

}  // namespace newsdex
