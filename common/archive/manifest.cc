#include "common/archive/manifest.h"

#include <algorithm>
#include <limits>
#include <new>
#include <numeric>

#include <fmt/format.h>
#include <simdjson.h>

#include "common/archive/files.h"
#include "common/json_writer.h"

namespace newsdex {
namespace {

namespace dom = simdjson::dom;
namespace fs = std::filesystem;

constexpr const char* kMend =
    "newsdex-admin restore-manifest makes it anew from the parts; or restore a copy";

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

/// A number that fits.
template <typename Number>
Number number(dom::element json) {
  const std::uint64_t value = json;
  if (value > std::numeric_limits<Number>::max()) {
    throw Damaged(fmt::format("{} is no count", value));
  }
  return static_cast<Number>(value);
}

Day day(dom::element json) {
  const std::int64_t days = json;
  if (days < kFirstDay.time_since_epoch().count() || days > kLastDay.time_since_epoch().count()) {
    throw Damaged(fmt::format("{} is no day", days));
  }
  return Day{std::chrono::days{days}};
}

std::string text(dom::element json) { return std::string(std::string_view(json)); }

/// Empty where there is none.
std::string text_at(const dom::object& json, const char* key) {
  dom::element value;
  return json[key].get(value) == simdjson::SUCCESS ? text(value) : std::string();
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

void put(JsonWriter& json, const char* key, const std::string& value) {
  json.key(key);
  json.text(value);
}

void put(JsonWriter& json, const char* key, std::uint64_t value) {
  json.key(key);
  json.number(value);
}

void put_part(JsonWriter& json, const PartEntry& part) {
  json.begin_object();
  put(json, "name", part.name);
  put(json, "documents", part.documents);
  put(json, "deleted", part.deleted);
  if (!part.deleted_file.empty()) {
    put(json, "deleted_file", part.deleted_file);
    put(json, "deleted_checksum", part.deleted_checksum);
  }
  if (!part.labels.empty()) put(json, "labels", part.labels);
  if (part.days) {
    json.key("days");
    json.begin_array();
    json.raw(std::to_string(part.days->first.time_since_epoch().count()));
    json.raw(std::to_string(part.days->last.time_since_epoch().count()));
    json.end_array();
  }
  json.key("checksums");
  json.begin_object();
  for (const auto& [file, sum] : part.checksums) put(json, file.c_str(), sum);
  json.end_object();
  json.end_object();
}

void put_tables(JsonWriter& json, const std::map<std::string, TableEntry>& tables) {
  json.key("tables");
  json.begin_object();
  for (const auto& [name, table] : tables) {
    json.key(name);
    json.begin_object();
    put(json, "file", table.file);
    put(json, "checksum", table.checksum);
    json.end_object();
  }
  json.end_object();
}

PartEntry parse_part(const dom::object& json) {
  PartEntry part;
  part.name = checked_name(text(json["name"]));
  part.documents = number<std::uint32_t>(json["documents"]);
  part.deleted = number<std::uint32_t>(json["deleted"]);
  if (part.deleted > part.documents) throw Damaged("a part has more deleted than documents");
  part.deleted_file = checked_name(text_at(json, "deleted_file"), true);
  if (!part.deleted_file.empty()) part.deleted_checksum = text(json["deleted_checksum"]);
  part.labels = text_at(json, "labels");
  dom::array days;
  if (json["days"].get(days) == simdjson::SUCCESS) {
    part.days = DayRange{day(days.at(0)), day(days.at(1))};
  }
  for (const auto& [file, sum] : dom::object(json["checksums"])) {
    part.checksums[checked_name(std::string(file))] = text(sum);
  }
  return part;
}

void demand_format(dom::element json, const std::string& where) {
  const auto format = number<std::uint16_t>(json);
  if (format == kArchiveFormat) return;
  throw ArchiveError(fmt::format("{}: an archive of format {}, this program reads format {}", where,
                                 format, kArchiveFormat),
                     "index the articles again into a new archive, or use the newsdex that "
                     "made this one");
}

Manifest read(const dom::object& json) {
  Manifest manifest;
  manifest.generation = number<std::uint64_t>(json["generation"]);
  manifest.next_part = number<std::uint64_t>(json["next_part"]);
  manifest.terms = text(json["terms"]);
  for (const dom::element language : dom::array(json["languages"])) {
    manifest.languages.push_back(text(language));
  }
  dom::object tables;
  if (json["tables"].get(tables) == simdjson::SUCCESS) {
    for (const auto& [name, table] : tables) {
      manifest.tables[std::string(name)] = {checked_name(text(table["file"])),
                                            text(table["checksum"])};
    }
  }
  for (const dom::object part : dom::array(json["parts"])) {
    manifest.parts.push_back(parse_part(part));
  }
  return manifest;
}

}  // namespace

std::uint64_t Manifest::articles() const {
  return std::accumulate(
      parts.begin(), parts.end(), std::uint64_t{0},
      [](std::uint64_t sum, const PartEntry& p) { return sum + p.documents - p.deleted; });
}

std::string to_json(const Manifest& manifest) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  put(json, "newsdex_archive", kArchiveFormat);
  put(json, "checksum", std::string(kNoChecksum));
  put(json, "generation", manifest.generation);
  put(json, "next_part", manifest.next_part);
  put(json, "terms", manifest.terms);
  json.key("languages");
  json.begin_array();
  for (const std::string& language : manifest.languages) json.text(language);
  json.end_array();
  if (!manifest.tables.empty()) put_tables(json, manifest.tables);
  json.key("parts");
  json.begin_array();
  for (const PartEntry& part : manifest.parts) {
    out += '\n';  // a part a line, for people
    put_part(json, part);
  }
  json.end_array();
  json.end_object();
  out += '\n';
  const std::string sum = checksum_of(out);
  return out.replace(out.find(kNoChecksum), kNoChecksum.size(), sum);
}

Manifest parse_manifest(const std::string& json, const std::string& where) {
  Manifest manifest;
  try {
    dom::parser parser;
    const simdjson::padded_string padded(json);
    const dom::object document = parser.parse(padded);
    demand_format(document["newsdex_archive"], where);
    demand_checksum(json, text(document["checksum"]));
    manifest = read(document);
  } catch (const simdjson::simdjson_error& e) {
    if (e.error() == simdjson::MEMALLOC) throw std::bad_alloc();
    throw DamagedManifest(fmt::format("{}: not a newsdex archive, or a damaged one", where), kMend);
  } catch (const Damaged& e) {
    throw DamagedManifest(fmt::format("{}: damaged: {}", where, e.what()), kMend);
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
    if (has_parts(folder)) throw DamagedManifest(path.string() + ": is missing", kMend);
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

bool has_parts(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(parts_path(folder), error) && !fs::is_empty(parts_path(folder), error);
}

fs::path manifest_path(const fs::path& folder) { return folder / "archive.json"; }
fs::path parts_path(const fs::path& folder) { return folder / "parts"; }

}  // namespace newsdex
