#include "indexer/archive_admin.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/archive/archive.h"
#include "common/error.h"
#include "indexer/archive_writer.h"

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

/// Checks one part against the manifest's entry.
class PartCheck {
 public:
  PartCheck(const fs::path& archive, const PartEntry& entry, std::vector<Damage>& damages)
      : archive_(archive), entry_(entry), damages_(damages) {}

  void run() {
    checksums();
    if (!damages_.empty() && damages_.back().part == entry_.name) return;
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
    damages_.push_back({entry_.name, file, what});
  }

  void checksums() {
    for (const auto& [file, sum] : entry_.checksums) {
      const fs::path path = parts_path(archive_) / entry_.name / file;
      try {
        if (checksum(path) != sum) add(file, "its bytes are not those that were written");
      } catch (const ArchiveError& e) {
        add(file, e.what());
      }
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
