#include "common/archive/manifest.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/archive/files.h"
#include "common/error.h"

namespace newsdex {
namespace {

using nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char* kMend = "index the articles again into a new archive, or restore a copy";

/// Stands for the checksum while it is computed.
constexpr std::string_view kNoChecksum = "00000000000000000000000000000000";

/// File names that newsdex makes: letters, digits, dots inside; never a path.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.front() != '.' && name.size() < 64 &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
         });
}

/// What a manifest says that newsdex would never write.
class Damaged : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

std::string checked_name(const std::string& name, bool may_be_empty = false) {
  if (!is_plain_name(name) && !(may_be_empty && name.empty())) {
    throw Damaged(fmt::format("'{}' is no file name of an archive", name));
  }
  return name;
}

/// A number that fits; the library would wrap one that does not.
template <typename Number>
Number number(const ordered_json& json) {
  if (!json.is_number_unsigned() ||
      json.get<std::uint64_t>() > std::numeric_limits<Number>::max()) {
    throw Damaged(fmt::format("{} is no count", json.dump()));
  }
  return json.get<Number>();
}

Day day(const ordered_json& json) {
  const bool is_whole = json.is_number_integer();  // of another the library takes what fits
  const std::int64_t days = is_whole ? json.get<std::int64_t>() : 0;
  if (!is_whole || days < kFirstDay.time_since_epoch().count() ||
      days > kLastDay.time_since_epoch().count()) {
    throw Damaged(fmt::format("{} is no day", json.dump()));
  }
  return Day{std::chrono::days{days}};
}

/// Every byte counts, so that no damage can be read as something else.
void demand_checksum(std::string json, const std::string& sum) {
  const std::size_t at = json.find(sum);
  if (sum.size() == kNoChecksum.size() && at != std::string::npos) {
    json.replace(at, sum.size(), kNoChecksum);
    if (checksum_of(json) == sum) return;
  }
  throw Damaged("its bytes are not those that were written");
}

ordered_json part_json(const PartEntry& part) {
  ordered_json json{{"name", part.name}, {"documents", part.documents}, {"deleted", part.deleted}};
  if (!part.deleted_file.empty()) {
    json["deleted_file"] = part.deleted_file;
    json["deleted_checksum"] = part.deleted_checksum;
  }
  if (!part.labels.empty()) json["labels"] = part.labels;
  if (part.days) {
    json["days"] = {part.days->first.time_since_epoch().count(),
                    part.days->last.time_since_epoch().count()};
  }
  json["checksums"] = part.checksums;
  return json;
}

PartEntry parse_part(const ordered_json& json) {
  PartEntry part;
  part.name = checked_name(json.at("name").get<std::string>());
  part.documents = number<std::uint32_t>(json.at("documents"));
  part.deleted = number<std::uint32_t>(json.at("deleted"));
  if (part.deleted > part.documents) throw Damaged("a part has more deleted than documents");
  part.deleted_file = checked_name(json.value("deleted_file", ""), true);
  if (!part.deleted_file.empty())
    part.deleted_checksum = json.at("deleted_checksum").get<std::string>();
  part.labels = json.value("labels", "");
  if (json.contains("days")) {
    const auto& days = json.at("days");
    part.days = DayRange{day(days.at(0)), day(days.at(1))};
  }
  part.checksums = json.at("checksums").get<std::map<std::string, std::string>>();
  for (const auto& [name, sum] : part.checksums) static_cast<void>(checked_name(name));
  return part;
}

}  // namespace

std::uint64_t Manifest::articles() const {
  return std::accumulate(
      parts.begin(), parts.end(), std::uint64_t{0},
      [](std::uint64_t sum, const PartEntry& p) { return sum + p.documents - p.deleted; });
}

std::string to_json(const Manifest& manifest) {
  ordered_json json{{"newsdex_archive", kArchiveFormat}, {"checksum", kNoChecksum},
                    {"generation", manifest.generation}, {"next_part", manifest.next_part},
                    {"terms", manifest.terms},           {"languages", manifest.languages},
                    {"parts", ordered_json::array()}};
  for (const auto& [name, table] : manifest.tables) {
    json["tables"][name] = {{"file", table.file}, {"checksum", table.checksum}};
  }
  for (const PartEntry& part : manifest.parts) json["parts"].push_back(part_json(part));
  std::string text = json.dump(1) + "\n";
  const std::string sum = checksum_of(text);
  return text.replace(text.find(kNoChecksum), kNoChecksum.size(), sum);
}

Manifest parse_manifest(const std::string& json, const std::string& where) {
  Manifest manifest;
  try {
    const ordered_json document = ordered_json::parse(json);
    const auto format = number<std::uint16_t>(document.at("newsdex_archive"));
    if (format != kArchiveFormat) {
      throw ArchiveError(fmt::format("{}: an archive of format {}, this program reads format {}",
                                     where, format, kArchiveFormat),
                         "index the articles again into a new archive, or use the newsdex that "
                         "made this one");
    }
    demand_checksum(json, document.at("checksum").get<std::string>());
    manifest.generation = number<std::uint64_t>(document.at("generation"));
    manifest.next_part = number<std::uint64_t>(document.at("next_part"));
    manifest.terms = document.at("terms").get<std::string>();
    manifest.languages = document.at("languages").get<std::vector<std::string>>();
    const ordered_json tables = document.value("tables", ordered_json::object());
    for (const auto& [name, table] : tables.items()) {
      manifest.tables[name] = {checked_name(table.at("file").get<std::string>()),
                               table.at("checksum").get<std::string>()};
    }
    for (const auto& part : document.at("parts")) manifest.parts.push_back(parse_part(part));
  } catch (const nlohmann::json::exception&) {
    throw ArchiveError(fmt::format("{}: not a newsdex archive, or a damaged one", where), kMend);
  } catch (const Damaged& e) {
    throw ArchiveError(fmt::format("{}: damaged: {}", where, e.what()), kMend);
  }
  if (manifest.terms != kTermsFingerprint) {
    throw ArchiveError(fmt::format("{}: its words were cut by other rules ({}, here {})", where,
                                   manifest.terms, kTermsFingerprint),
                       "index the articles again into a new archive");
  }
  return manifest;
}

Manifest read_manifest(const fs::path& folder) {
  const fs::path path = manifest_path(folder);
  if (!is_archive(folder)) {
    throw ArchiveError(fmt::format("{}: no archive here", folder.string()),
                       "create one with: newsdex-index --db " + folder.string() + " PATH...");
  }
  return parse_manifest(read_file(path), path.string());
}

std::string read_table(const fs::path& folder, const Manifest& manifest, const std::string& name) {
  const auto table = manifest.tables.find(name);
  if (table == manifest.tables.end()) return {};
  const fs::path path = folder / table->second.file;
  if (checksum(path) != table->second.checksum) {
    throw ArchiveError(fmt::format("{}: its bytes are not those that were written", path.string()),
                       "restore it from a copy, or make the table anew");
  }
  return read_file(path);
}

bool is_archive(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(manifest_path(folder), error);
}

fs::path manifest_path(const fs::path& folder) { return folder / "archive.json"; }
fs::path parts_path(const fs::path& folder) { return folder / "parts"; }

}  // namespace newsdex
