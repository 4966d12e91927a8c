#include "indexer/archive_admin.h"

#include <algorithm>

#include "common/archive/archive.h"
#include "common/error.h"
#include "indexer/archive_writer.h"

namespace newsdex {
namespace {

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

}  // namespace

Report archive_stats(const fs::path& folder) {
  const Archive archive = Archive::open(folder);
  const Manifest& manifest = archive.manifest();
  std::vector<Report> parts;
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
                     {"articles", std::uint64_t{part.entry.documents - part.entry.deleted}},
                     {"deleted", std::uint64_t{part.entry.deleted}},
                     {"bytes", bytes_under(parts_path(folder) / part.entry.name)}});
  }
  return {{"schema", std::uint64_t{1}},
          {"generation", manifest.generation},
          {"articles", manifest.articles()},
          {"undated", undated},
          {"dates", days ? ReportValue(to_string(*days)) : ReportValue()},
          {"languages", manifest.languages},
          {"bytes", bytes_under(folder)},
          {"parts", std::move(parts)}};
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
