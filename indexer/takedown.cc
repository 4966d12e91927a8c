#include "indexer/takedown.h"

#include <set>
#include <thread>

#include "indexer/archive_writer.h"
#include "indexer/leftovers.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

/// Where every version of some articles stands.
struct Versions {
  std::vector<Roaring> docids;  ///< by part
  std::set<std::string> ids;    ///< those that there are
};

Versions find_versions(const Archive& archive, const std::set<std::string, std::less<>>& ids) {
  Versions versions;
  for (const Part& part : archive.parts()) {
    Roaring& docids = versions.docids.emplace_back();
    for (std::uint32_t docid = 1; docid <= part.documents(); ++docid) {
      const auto id = ids.find(part.columns.id(docid));
      if (id == ids.end()) continue;
      docids.add(docid);
      versions.ids.insert(*id);
    }
  }
  return versions;
}

std::vector<fs::path> wait_for_readers(const fs::path& folder, const Manifest& manifest,
                                       std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  auto held = clear_leftovers(folder, manifest);
  while (!held.empty() && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    held = clear_leftovers(folder, manifest);
  }
  return held;
}

Article named(const std::string& id) {
  Article article;
  article.id = id;
  return article;
}

}  // namespace

TakedownSummary take_down(const fs::path& folder, const std::vector<std::string>& ids,
                          const Tombstone& tombstone, std::chrono::milliseconds patience) {
  static_cast<void>(read_manifest(folder));
  ArchiveWriter writer(folder);
  Tombstones tombstones =
      Tombstones::parse(read_table(folder, writer.manifest(), kTombstonesTable));
  const std::set<std::string, std::less<>> wanted(ids.begin(), ids.end());
  const Versions versions = find_versions(writer.archive(), wanted);

  TakedownSummary summary;
  for (const std::string& id : wanted) {
    const bool is_there = versions.ids.contains(id);
    const bool is_gone = !is_there && tombstones.find(named(id)) != nullptr;
    (is_there ? summary.taken_down : is_gone ? summary.already : summary.missing).push_back(id);
  }
  if (!versions.ids.empty()) {
    for (std::size_t part = 0; part < versions.docids.size(); ++part) {
      for (const std::uint32_t docid : versions.docids[part]) {
        tombstones.add(writer.archive().parts()[part].record(docid).article, tombstone);
      }
    }
    writer.set_table(kTombstonesTable, tombstones.to_table());
    writer.erase(versions.docids);
  }
  summary.held = wait_for_readers(folder, writer.manifest(), patience);
  return summary;
}

}  // namespace newsdex
