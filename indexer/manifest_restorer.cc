#include "indexer/manifest_restorer.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "common/archive/archive.h"
#include "common/archive/files.h"
#include "common/archive/lock.h"
#include "common/error.h"
#include "indexer/analyser.h"
#include "indexer/archive_check.h"
#include "indexer/archive_folder.h"
#include "indexer/deleted_file.h"
#include "indexer/part/glass/version_file.h"
#include "indexer/part/part_files.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSalvage =
    "restore the file from a copy, or get out what can be read: newsdex-admin salvage FILE";

/// The bytes of archive.json, empty where it has gone. Of a sound one nullopt.
std::optional<std::string> damaged_manifest(const fs::path& folder) {
  try {
    static_cast<void>(read_manifest(folder));
    return std::nullopt;
  } catch (const DamagedManifest&) {
    return is_archive(folder) ? read_file(manifest_path(folder)) : std::string();
  }
}

/// The days that the dated articles of a part span.
std::optional<DayRange> days_of(const Columns& columns) {
  std::optional<DayRange> days;
  for (std::uint32_t docid = 1; docid <= columns.documents(); ++docid) {
    const DateCell& date = columns.date(docid);
    if (!date.is_known()) continue;
    const DayRange own{Day{std::chrono::days{date.first_day}},
                       Day{std::chrono::days{date.last_day}}};
    if (!days) days = own;
    days->first = std::min(days->first, own.first);
    days->last = std::max(days->last, own.last);
  }
  return days;
}

/// What the files of a part tell of it.
PartEntry entry_of(const fs::path& folder, const std::string& name) {
  static constexpr auto kFiles =
      std::to_array<const char*>({glass::kVersionFile, glass::kPostingsFile, glass::kPositionsFile,
                                  glass::kTermListsFile, glass::kDocumentsFile, kColumnsFile});
  const fs::path part = parts_path(folder) / name;
  PartEntry entry;
  entry.name = name;
  try {
    for (const char* file : kFiles) entry.checksums[file] = checksum(part / file);
    if (fs::exists(part / kFrequentFile)) {
      entry.checksums[kFrequentFile] = checksum(part / kFrequentFile);
    }
    const Columns columns(part / kColumnsFile);
    entry.documents = columns.documents();
    entry.days = days_of(columns);
  } catch (const ArchiveError& e) {
    throw ArchiveError(e.what(), kSalvage);
  }
  return entry;
}

void demand_rules(const Part& part, const fs::path& folder) {
  const std::string terms =
      reading_parts([&] { return part.database().get_metadata(kTermsMetadata); });
  if (terms == kTermsFingerprint) return;
  throw ArchiveError(
      fmt::format("{}: its words were cut by other rules ({}, here {})",
                  (parts_path(folder) / part.entry.name).string(), terms, kTermsFingerprint),
      "make a new archive of what can be read: newsdex-admin salvage FILE");
}

/// Checksums that nothing vouches for say nothing, but columns hold a hash of each article.
void demand_articles(const Part& part) {
  for (std::uint32_t docid = 1; docid <= part.documents(); ++docid) {
    const Article article = as_read(part.record(docid).article);
    const ContentHash& content = part.columns.content(docid);
    if (content == content_hash(article, Entities::yes)) continue;
    if (content == content_hash(article, Entities::no)) continue;
    throw ArchiveError(
        fmt::format("part {}: article '{}' is not as it was written", part.entry.name, article.id),
        kSalvage);
  }
}

class Restorer {
 public:
  Restorer(const fs::path& folder, std::string damaged)
      : folder_(folder), damaged_(std::move(damaged)), found_(list_archive(folder)) {}

  RestoredManifest run() {
    for (const ArchiveFolder::Part& part : found_.parts) add_part(part);
    for (const auto& [table, files] : found_.tables) add_table(table, files);
    manifest_.generation = 1 + std::max(found_.last_generation, found_.last_number);
    manifest_.next_part = found_.last_number + 1;
    manifest_.languages.assign(languages_.begin(), languages_.end());
    drop_older_versions();
    publish();
    return {false, manifest_.parts.size(), manifest_.articles(), std::move(doubts_)};
  }

 private:
  struct Place {
    std::size_t part = 0;
    std::uint32_t docid = 0;
  };

  /// Whether archive.json held this checksum: then the file is of the archive, and whole.
  [[nodiscard]] bool is_vouched_for(const std::string& sum) const {
    return damaged_.find(sum) != std::string::npos;
  }

  /// Of files of one purpose the one that archive.json vouches for, else the newest.
  std::pair<std::string, std::string> choose(const fs::path& in,
                                             const std::vector<std::string>& files) {
    std::string sum;
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
      sum = checksum(in / *file);
      if (is_vouched_for(sum)) return {*file, sum};
    }
    const fs::path path = (in / files.back()).lexically_relative(folder_);
    doubts_.push_back(path.string() +
                      ": nothing tells whether its bytes are those that were "
                      "written, and whether it is of a completed run");
    return {files.back(), checksum(in / files.back())};
  }

  void add_part(const ArchiveFolder::Part& found) {
    PartEntry entry = entry_of(folder_, found.name);
    const auto damages = check_part(folder_, entry);
    if (!damages.empty()) {
      throw ArchiveError(fmt::format("{}: {}", damages[0].path, damages[0].what), kSalvage);
    }
    doubt_files(entry);
    if (!found.deleted_files.empty()) add_deleted(found, entry);
    const Part part(folder_, entry);
    demand_rules(part, folder_);
    demand_articles(part);
    note_versions(part);
    manifest_.parts.push_back(std::move(entry));
  }

  /// Reading shows that articles are as they were written, of words and labels only that they can
  /// be read.
  void doubt_files(const PartEntry& entry) {
    std::vector<std::string> unknown;
    for (const auto& [file, sum] : entry.checksums) {
      if (!is_vouched_for(sum)) unknown.push_back(file);
    }
    if (unknown.empty()) return;
    const bool is_unnamed = unknown.size() == entry.checksums.size();
    doubts_.push_back(
        is_unnamed
            ? fmt::format("parts/{}: nothing tells whether it is of a completed run, and whether "
                          "its words and labels are as they were written",
                          entry.name)
            : fmt::format("parts/{}: nothing tells whether {} are as they were written", entry.name,
                          fmt::join(unknown, ", ")));
  }

  void add_deleted(const ArchiveFolder::Part& found, PartEntry& entry) {
    std::tie(entry.deleted_file, entry.deleted_checksum) =
        choose(parts_path(folder_), found.deleted_files);
    const fs::path path = parts_path(folder_) / entry.deleted_file;
    try {
      const std::string bytes = read_file(path);
      const auto deleted = Roaring::readSafe(bytes.data(), bytes.size()).cardinality();
      entry.deleted = static_cast<std::uint32_t>(
          std::min<std::uint64_t>(deleted, std::numeric_limits<std::uint32_t>::max()));
      return;
    } catch (const std::runtime_error&) {  // the library's word for a malformed bitmap
    }
    throw ArchiveError(path.string() + ": damaged", kSalvage);
  }

  void add_table(const std::string& table, const std::vector<std::string>& files) {
    const auto [file, sum] = choose(folder_, files);
    manifest_.tables[table] = {file, sum};
  }

  void note_versions(const Part& part) {
    const std::size_t index = manifest_.parts.size();
    older_.emplace_back();
    for (std::uint32_t docid = 1; docid <= part.documents(); ++docid) {
      const auto [known, is_new] =
          newest_.try_emplace(std::string(part.columns.id(docid)), Place{index, docid});
      if (is_new) continue;
      older_[known->second.part].add(known->second.docid);
      known->second = {index, docid};
    }
    const LabelColumn& languages = part.columns.labels(FieldId::language);
    for (std::uint32_t i = 0; i < languages.values(); ++i) {
      languages_.emplace(languages.value(i));
    }
  }

  /// A part that was merged into another, or replaced altogether, has nothing left.
  void drop_older_versions() {
    std::vector<PartEntry> kept;
    for (std::size_t i = 0; i < manifest_.parts.size(); ++i) {
      PartEntry& entry = manifest_.parts[i];
      const Roaring deleted = read_deleted(folder_, entry) | older_[i];
      if (deleted.cardinality() == entry.documents) continue;
      if (deleted.cardinality() != entry.deleted) {
        write_deleted(folder_, entry, deleted, manifest_.generation);
      }
      kept.push_back(std::move(entry));
    }
    manifest_.parts = std::move(kept);
  }

  void publish() const {
    if (!damaged_.empty()) {
      fs::path aside = manifest_path(folder_);
      aside += ".damaged";
      write_durably(aside, damaged_);
    }
    sync_directory(parts_path(folder_));
    replace_durably(manifest_path(folder_), to_json(manifest_));
  }

  const fs::path& folder_;
  const std::string damaged_;
  const ArchiveFolder found_;
  Manifest manifest_;
  std::set<std::string> languages_;
  std::unordered_map<std::string, Place> newest_;  ///< version of each article, by id
  std::vector<Roaring> older_;                     ///< the others, by part
  std::vector<std::string> doubts_;
};

}  // namespace

RestoredManifest restore_manifest(const fs::path& folder) {
  if (!has_parts(folder)) static_cast<void>(read_manifest(folder));  // says what is not there
  const WriterLock lock(folder);
  auto damaged = damaged_manifest(folder);
  if (damaged) return Restorer(folder, std::move(*damaged)).run();
  const Manifest sound = read_manifest(folder);
  return {true, sound.parts.size(), sound.articles(), {}};
}

}  // namespace newsdex
