#include "tests/faults/archive_state.h"

#include <algorithm>
#include <set>

#include "common/archive/manifest.h"
#include "indexer/archive_check.h"
#include "search/engine.h"
#include "tests/support/printed.h"

namespace newsdex::faults {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

std::string without_generation(std::string json) {
  static constexpr std::string_view kKey = "\"generation\":";
  if (const std::size_t at = json.find(kKey); at != std::string::npos) {
    json.erase(at, json.find(',', at) - at);
  }
  return json;
}

const std::vector<Words>& questions() {
  static const std::vector<Words> all{
      {"--view", "article", "--format", "jsonl", "-n", "0", "--sort", "newest"},
      {"--view", "facets", "--facet", "all:0", "--format", "json"},
      {"--format", "ids", "-n", "0", "--sort", "newest", "minister OR harbour"},
      {"--format", "ids", "-n", "0", "--sort", "newest", "\"the harbour\""},
      {"--format", "ids", "-n", "0", "--sort", "newest", "harb*"},
      {"--format", "ids", "-n", "0", "--sort", "newest", "country:IR -trade"},
      {"--format", "ids", "-n", "0", "--sort", "newest", "ingested:2025-03-01"},
      {"--view", "timeline", "--format", "json"},
  };
  return all;
}

}  // namespace

std::string answers(const fs::path& archive) {
  if (!is_archive(archive)) return "no archive";
  Engine engine(archive);
  if (engine.archive().manifest().articles() == 0) return "no archive";
  std::string all;
  for (const Words& words : questions())
    all += without_generation(printed(engine, words).out) + "\n";
  return all;
}

std::string damages(const fs::path& archive) {
  if (!is_archive(archive)) return {};
  std::string all;
  for (const Damage& damage : check_archive(archive))
    all += damage.path + ": " + damage.what + "\n";
  return all;
}

std::vector<std::string> unnamed_files(const fs::path& archive) {
  if (!fs::exists(archive)) return {};
  std::set<std::string> named{"archive.json", "archive.json.damaged", "lock", "parts"};
  if (is_archive(archive)) {
    const Manifest manifest = read_manifest(archive);
    for (const auto& [name, table] : manifest.tables) named.insert(table.file);
    for (const PartEntry& part : manifest.parts) {
      named.insert("parts/" + part.name);
      named.insert("parts/" + part.deleted_file);
      for (const auto& [file, sum] : part.checksums)
        named.insert("parts/" + part.name + "/" + file);
    }
  }
  std::vector<std::string> unnamed;
  for (const auto& entry : fs::recursive_directory_iterator(archive)) {
    const std::string path = entry.path().lexically_relative(archive).string();
    if (!named.contains(path)) unnamed.push_back(path);
  }
  std::sort(unnamed.begin(), unnamed.end());
  return unnamed;
}

}  // namespace newsdex::faults
