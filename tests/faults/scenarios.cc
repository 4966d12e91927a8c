#include "tests/faults/scenarios.h"

#include <array>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

#include "common/archive/columns.h"
#include "common/archive/manifest.h"
#include "tests/support/older_archive.h"

namespace newsdex::faults {
namespace {

namespace fs = std::filesystem;

const std::string kNow = "2025-03-01";

Command index(const std::string& path, const Command& options = {}) {
  Command command{"index", "-q", "--jobs", "1", "--now", kNow, "--db", "news.db"};
  command.insert(command.end(), options.begin(), options.end());
  command.push_back(path);
  return command;
}

Command admin(const Command& words) {
  Command command{"admin", "--now", kNow, "--db", "news.db"};
  command.insert(command.end(), words.begin(), words.end());
  return command;
}

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

void prepare_first(const fs::path& folder) { write_articles(folder / "first.jsonl", {1, 2, 3, 4}); }

/// Nine parts of one tier, so that the tenth makes a merge.
void prepare_merge(const fs::path& folder) {
  static constexpr int kParts = 9;
  for (int part = 1; part <= kParts; ++part) {
    write_articles(folder / "one.jsonl", {part});
    must(index("one.jsonl"), folder);
  }
  write_articles(folder / "next.jsonl", {2}, 2);
}

void prepare_pruning(const fs::path& folder) {
  fs::create_directory(folder / "in");
  for (const int number : {1, 2, 3}) {
    write_articles(folder / "in" / fmt::format("{}.jsonl", number), {number});
  }
  must(index("in"), folder);
  fs::remove(folder / "in" / "2.jsonl");
}

void prepare_names(const fs::path& folder) {
  prepare_several_parts(folder);
  write_text(folder / "names.tsv", "ignore\tperson\tbarack_obama\n");
}

/// Of the first part the columns are cut, of the others they are as a release before left them.
void prepare_refused_columns(const fs::path& folder) {
  prepare_several_parts(folder);
  const fs::path db = folder / "news.db";
  const std::vector<PartEntry> parts = read_manifest(db).parts;
  for (const PartEntry& part : parts)
    claim_version(db, part.name, kColumnsFile, kColumnsVersion - 1);
  fs::resize_file(parts_path(db) / parts.at(0).name / kColumnsFile, 100);
}

/// Without its end, which holds no checksum: nothing of the rest is in doubt.
void prepare_damaged_manifest(const fs::path& folder) {
  prepare_several_parts(folder);
  const fs::path manifest = folder / "news.db" / "archive.json";
  fs::resize_file(manifest, fs::file_size(manifest) - 1);
}

}  // namespace

void must(const Command& command, const fs::path& folder) {
  const Ending ending = run(command, folder);
  if (ending.status != 0) throw std::runtime_error(describe(command, ending));
}

void write_articles(const fs::path& file, const std::vector<int>& numbers, int version) {
  static constexpr auto kPlaces = std::to_array<const char*>({"Iran", "Georgia", "Chile", "Mali"});
  std::string text;
  for (const int number : numbers) {
    const char* place = kPlaces[static_cast<std::size_t>(number) % kPlaces.size()];
    text += fmt::format(
        R"({{"id":"a{0}","url":"https://www.wire.example/news/{0}","title":"Minister opens harbour number{0}",)"
        R"("body":"The minister of {2} said the harbour of word{0}x would open in version{1}.\n\n)"
        R"(\"We trade again,\" said Angela Merkel, who met Barack Obama in {2}, according to Reuters.",)"
        R"("published":"2024-0{3}-0{4}","source":"The Wire","section":"version{1}","topics":["trade"]}})"
        "\n",
        number, version, place, 1 + number % 9, 1 + number % 7);
  }
  write_text(file, text);
}

void prepare_several_parts(const fs::path& folder) {
  prepare_first(folder);
  must(index("first.jsonl"), folder);
  write_articles(folder / "second.jsonl", {3, 5, 6}, 2);
  must(index("second.jsonl"), folder);
  must(admin({"remove", "a5"}), folder);
}

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> all{
      {"FirstIndex", prepare_first, index("first.jsonl")},
      {"UpdateWithMerge", prepare_merge, index("next.jsonl")},
      {"Prune", prepare_pruning, index("in", {"--prune"})},
      {"Compact", prepare_several_parts, admin({"compact"})},
      {"Remove", prepare_several_parts, admin({"remove", "a1"}), 1},
      {"Takedown", prepare_several_parts, admin({"takedown", "a3", "--reason", "court"}), 0, 1},
      {"Names", prepare_names, admin({"names", "names.tsv"})},
      {"RestoreColumns", prepare_refused_columns, admin({"restore-columns"})},
      {"RestoreManifest", prepare_damaged_manifest, admin({"restore-manifest"})},
  };
  return all;
}

}  // namespace newsdex::faults
