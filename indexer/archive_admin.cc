#include "indexer/archive_admin.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/archive/archive.h"
#include "common/error.h"
#include "indexer/archive_writer.h"
#include "indexer/part/glass/version_file.h"

namespace newsdex {
namespace {

using nlohmann::ordered_json;
namespace fs = std::filesystem;

/// Of the files that are there; a writer at work may take some away meanwhile.
std::uint64_t bytes_under(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code gone;
  for (auto entry = fs::recursive_directory_iterator(folder, gone);
       !gone && entry != fs::recursive_directory_iterator(); entry.increment(gone)) {
    std::error_code error;
    const std::uint64_t size = entry->is_regular_file(error) ? entry->file_size(error) : 0;
    if (!error) bytes += size;
  }
  return bytes;
}

/// What depends on a file of an archive.
struct FileUse {
  std::string_view file;
  std::string_view affects;
  std::string_view mend;
};

constexpr std::string_view kFromInputs =
    "restore the file from a copy, or index the inputs again: newsdex-index --db NEW.db PATH...";

constexpr auto kFileUses = std::to_array<FileUse>({
    {kColumnsFile, "ids, dates, facets and counts", "newsdex-admin restore-columns"},
    {glass::kDocumentsFile, "stored texts, titles and evidence", kFromInputs},
    {glass::kPostingsFile, "words and labels: what a query finds", kFromInputs},
    {glass::kPositionsFile, "phrases, and words near one another", kFromInputs},
    {glass::kTermListsFile, "terms by article: expansion, similar articles, merging", kFromInputs},
    {glass::kVersionFile, "everything: the part cannot be opened", kFromInputs},
    {kBoilerplateTable, "what publishers repeat", "newsdex-admin learn"},
    {kNamesTable, "corrections of names", "newsdex-admin names FILE"},
    {kTombstonesTable, "what was taken down: it could come back", "restore the file from a copy"},
});

constexpr FileUse kDeletedUse{"", "which articles were replaced or removed: they could come back",
                              kFromInputs};

bool is_deleted_file(std::string_view file) {
  return file.find(".deleted.") != std::string_view::npos;
}

Damage damage_of(const std::string& part, const std::string& file, const std::string& what,
                 const FileUse& use) {
  const fs::path path = part.empty()            ? fs::path(file)
                        : is_deleted_file(file) ? fs::path("parts") / file
                                                : fs::path("parts") / part / file;
  return {part, file, path.string(), what, std::string(use.affects), std::string(use.mend)};
}

const FileUse& use_of(std::string_view name) {
  static constexpr FileUse kOther{"", "the part", kFromInputs};
  const auto use = std::find_if(kFileUses.begin(), kFileUses.end(),
                                [&](const FileUse& u) { return u.file == name; });
  return use == kFileUses.end() ? kOther : *use;
}

/// What is wrong with the bytes of a file; empty where nothing is.
std::string fault_of(const fs::path& path, const std::string& sum) {
  try {
    return checksum(path) == sum ? "" : "its bytes are not those that were written";
  } catch (const ArchiveError& e) {
    return e.what();
  }
}

/// Checks one part against the manifest's entry.
class PartCheck {
 public:
  PartCheck(const fs::path& archive, const PartEntry& entry, std::vector<Damage>& damages)
      : archive_(archive), entry_(entry), damages_(damages) {}

  void run() {
    const std::size_t before = damages_.size();
    checksums();
    if (damages_.size() > before) return;
    try {
      const Part part = open_part(archive_, entry_);
      articles(part);
      xapian(part);
    } catch (const ArchiveError& e) {
      add("", e.what());
    }
  }

 private:
  void add(const std::string& file, const std::string& what) {
    damages_.push_back(damage_of(entry_.name, file, what, use_of(file)));
  }

  void checksums() {
    for (const auto& [file, sum] : entry_.checksums) {
      const std::string fault = fault_of(parts_path(archive_) / entry_.name / file, sum);
      if (!fault.empty()) add(file, fault);
    }
    if (entry_.deleted_file.empty()) return;
    const std::string fault =
        fault_of(parts_path(archive_) / entry_.deleted_file, entry_.deleted_checksum);
    if (!fault.empty()) {
      damages_.push_back(damage_of(entry_.name, entry_.deleted_file, fault, kDeletedUse));
    }
  }

  void articles(const Part& part) {
    for (std::uint32_t docid = 1; docid <= part.documents(); ++docid) {
      const Record record = part.record(docid);
      if (record.article.id != part.columns.id(docid)) {
        add(kColumnsFile, fmt::format("row {} is of another article", docid));
        return;
      }
      for (const Field& field : kFields) {
        if (field.kind != FieldKind::label) continue;
        const LabelColumn& column = part.columns.labels(field.id);
        for (const std::uint32_t ordinal : column.ordinals(docid)) {
          static_cast<void>(column.value(ordinal));
        }
      }
    }
  }

  void xapian(const Part& part) {
    try {
      const fs::path folder = parts_path(archive_) / entry_.name;
      const std::size_t errors = Xapian::Database::check(folder.string(), 0, nullptr);
      if (errors > 0) add("", fmt::format("Xapian finds {} errors", errors));
      if (part.database.get_doccount() != part.documents()) add("", "articles are missing");
    } catch (const Xapian::Error& e) {
      add("", e.get_msg());
    }
  }

  const fs::path& archive_;
  const PartEntry& entry_;
  std::vector<Damage>& damages_;
};

}  // namespace

ordered_json archive_stats(const fs::path& folder) {
  const Archive archive = Archive::open(folder);
  const Manifest& manifest = archive.manifest();
  ordered_json parts = ordered_json::array();
  std::optional<DayRange> days;
  std::uint64_t undated = 0;
  for (const Part& part : archive.parts()) {
    for (const std::uint32_t docid : part.live()) {
      if (!part.columns.date(docid).is_known()) ++undated;
    }
    const auto& range = part.entry.days;
    if (range && !days) days = range;
    if (range)
      days = DayRange{std::min(days->first, range->first), std::max(days->last, range->last)};
    parts.push_back({{"name", part.entry.name},
                     {"articles", part.entry.documents - part.entry.deleted},
                     {"deleted", part.entry.deleted},
                     {"bytes", bytes_under(parts_path(folder) / part.entry.name)}});
  }
  return {{"schema", 1},
          {"generation", manifest.generation},
          {"articles", manifest.articles()},
          {"undated", undated},
          {"dates", days ? ordered_json(to_string(*days)) : ordered_json()},
          {"languages", manifest.languages},
          {"bytes", bytes_under(folder)},
          {"parts", std::move(parts)}};
}

std::vector<Damage> check_archive(const fs::path& folder) {
  const Manifest manifest = read_manifest(folder);
  std::vector<Damage> damages;
  for (const auto& [name, table] : manifest.tables) {
    const std::string fault = fault_of(folder / table.file, table.checksum);
    if (!fault.empty()) damages.push_back(damage_of("", table.file, fault, use_of(name)));
  }
  for (const PartEntry& entry : manifest.parts) PartCheck(folder, entry, damages).run();
  return damages;
}

void compact_archive(const fs::path& folder) {
  static_cast<void>(read_manifest(folder));
  ArchiveWriter(folder).merge(true);
}

std::vector<std::string> remove_articles(const fs::path& folder,
                                         const std::vector<std::string>& ids) {
  static_cast<void>(read_manifest(folder));
  ArchiveWriter writer(folder);
  std::vector<std::string> missing;
  for (const std::string& id : ids) {
    if (!writer.remove(id)) missing.push_back(id);
  }
  writer.publish();
  return missing;
}

}  // namespace newsdex
