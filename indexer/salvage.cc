#include "indexer/salvage.h"

#include <cstdio>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "common/archive/archive.h"
#include "common/archive/files.h"
#include "common/archive/glass/inflater.h"
#include "common/archive/glass/pack.h"
#include "common/archive/record.h"
#include "common/error.h"
#include "indexer/analyser.h"
#include "indexer/archive_folder.h"
#include "indexer/article_line.h"
#include "indexer/part/glass/output_file.h"
#include "indexer/part/glass/table_salvager.h"
#include "indexer/part/glass/version_file.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

/// What is left of a part.
struct Remains {
  std::string name;
  fs::path texts;                  ///< file of the stored articles
  bool texts_are_sound = false;    ///< known to be what was written
  std::optional<Columns> columns;  ///< where they can be trusted, or at least opened
  std::uint32_t documents = 0;     ///< 0: not known
  Roaring deleted;
};

/// What columns tell of an article; nullopt where they cannot be read.
struct Row {
  std::string id;
  std::string origin;
  ContentHash content;
};

std::optional<Row> row_of(const Remains& part, std::uint32_t docid) {
  if (!part.columns || docid > part.columns->documents()) return std::nullopt;
  try {
    return Row{std::string(part.columns->id(docid)), std::string(part.columns->origin(docid)),
               part.columns->content(docid)};
  } catch (const ArchiveError&) {
    return std::nullopt;
  }
}

/// Opens columns that can be read to their end; where `sum` is given, only those of that checksum.
std::optional<Columns> open_columns(const fs::path& path, const std::string& sum) {
  try {
    const std::string found = checksum(path);
    if (!sum.empty() && found != sum) return std::nullopt;
    return std::optional<Columns>(std::in_place, path);
  } catch (const ArchiveError&) {
    return std::nullopt;
  }
}

bool has_checksum(const fs::path& path, const std::string& sum) {
  try {
    return checksum(path) == sum;
  } catch (const ArchiveError&) {
    return false;
  }
}

/// The article of an entry of the table; nullopt where it is none that the part can hold.
std::optional<std::pair<std::uint32_t, Article>> read_entry(const glass::TableSalvager& table,
                                                            glass::Inflater& inflater,
                                                            const Remains& part) {
  glass::Unpacker key(table.key());
  const std::uint32_t docid = key.docid_of_key();
  if (!key.is_good() || !key.is_done() || docid == 0) return std::nullopt;
  if (part.documents > 0 && docid > part.documents) return std::nullopt;
  try {
    Article article =
        decode_record(table.is_compressed() ? inflater.decompress(table.tag(), kMaxRecordDataBytes)
                                            : table.tag())
            .article;
    const auto row = row_of(part, docid);
    if (article.id.empty() || (row && row->id != article.id)) return std::nullopt;
    return std::pair(docid, std::move(article));
  } catch (const ArchiveError&) {
    return std::nullopt;
  }
}

/// Calls `take` with each article of a part that can be read, and its docid. Returns those docids.
template <typename Take>
Roaring read_articles(const Remains& part, Take&& take) {
  Roaring docids;
  glass::TableSalvager table(part.texts);
  glass::Inflater inflater;
  while (table.next()) {
    auto entry = read_entry(table, inflater, part);
    if (entry && docids.addChecked(entry->first)) take(entry->first, std::move(entry->second));
  }
  return docids;
}

/// What the manifest names.
Remains remains_of(const fs::path& folder, const PartEntry& entry, Roaring deleted) {
  const fs::path part = parts_path(folder) / entry.name;
  const auto sum = [&](const char* file) {
    const auto known = entry.checksums.find(file);
    return known == entry.checksums.end() ? std::string() : known->second;
  };
  Remains out;
  out.name = entry.name;
  out.texts = part / glass::kDocumentsFile;
  out.texts_are_sound = has_checksum(out.texts, sum(glass::kDocumentsFile));
  out.columns = open_columns(part / kColumnsFile, sum(kColumnsFile));
  out.documents = entry.documents;
  out.deleted = std::move(deleted);
  return out;
}

class Salvage {
 public:
  /// Looks at the archive.
  explicit Salvage(const fs::path& folder) : folder_(folder) {
    find_parts();
    if (order_decides_) note_newest();
  }

  SalvageSummary write_to(const fs::path& file) {
    glass::OutputFile out(file);
    for (std::size_t i = 0; i < parts_.size(); ++i) write_part(i, out);
    out.close();
    return std::move(summary_);
  }

 private:
  struct Place {
    std::size_t part = 0;
    std::uint32_t docid = 0;
    friend bool operator==(const Place&, const Place&) = default;
  };

  void doubt(std::string sentence) { summary_.doubts.push_back(std::move(sentence)); }

  void find_parts() {
    Manifest manifest;
    try {
      manifest = read_manifest(folder_);
    } catch (const ArchiveError& e) {
      if (!has_parts(folder_)) throw;
      doubt(
          fmt::format("{}; so the newest version of each article counts, and some may be of runs "
                      "that were never completed",
                      e.what()));
      find_parts_by_name();
      return;
    }
    for (const PartEntry& entry : manifest.parts) {
      Roaring deleted;
      try {
        deleted = read_deleted(folder_, entry);
      } catch (const ArchiveError& e) {
        doubt_deleted(e.what());
      }
      parts_.push_back(remains_of(folder_, entry, std::move(deleted)));
    }
  }

  void find_parts_by_name() {
    order_decides_ = true;
    for (const ArchiveFolder::Part& found : list_archive(folder_).parts) {
      const fs::path part = parts_path(folder_) / found.name;
      Remains& remains = parts_.emplace_back();
      remains.name = found.name;
      remains.texts = part / glass::kDocumentsFile;
      remains.columns = open_columns(part / kColumnsFile, {});
      if (remains.columns) remains.documents = remains.columns->documents();
      if (!found.deleted_files.empty()) read_newest_deleted(found, remains);
    }
  }

  void read_newest_deleted(const ArchiveFolder::Part& found, Remains& remains) {
    const fs::path path = parts_path(folder_) / found.deleted_files.back();
    try {
      const std::string bytes = read_file(path);
      remains.deleted = Roaring::readSafe(bytes.data(), bytes.size());
    } catch (const std::runtime_error&) {  // ArchiveError, or the library's word for malformed
      doubt_deleted(path.string() + ": cannot be read");
    }
  }

  void doubt_deleted(const std::string& what) {
    order_decides_ = true;
    doubt(what + "; so articles that were removed may be among those written");
  }

  /// An article stands in the newest part that has it: older versions were replaced.
  void note_newest() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      read_articles(parts_[i], [&](std::uint32_t docid, const Article& article) {
        newest_[article.id] = {i, docid};
      });
    }
  }

  [[nodiscard]] bool is_newest(const std::string& id, const Place& place) const {
    const auto newest = newest_.find(id);
    return newest == newest_.end() || newest->second == place;
  }

  void write_part(std::size_t index, glass::OutputFile& out) {
    const Remains& part = parts_[index];
    const Roaring read = read_articles(part, [&](std::uint32_t docid, Article article) {
      if (part.deleted.contains(docid) || !is_newest(article.id, {index, docid})) return;
      write(part, docid, std::move(article), out);
    });
    if (!part.texts_are_sound && !part.columns) {
      doubt(
          fmt::format("parts/{}: its columns cannot be read, so nothing tells whether its "
                      "articles are as they were written{}",
                      part.name, part.documents > 0 ? "" : ", and whether some are lost"));
    }
    for (std::uint32_t docid = 1; docid <= part.documents; ++docid) {
      if (read.contains(docid) || part.deleted.contains(docid)) continue;
      LostArticle lost = described(part, docid);
      if (is_newest(lost.id, {index, docid})) summary_.lost.push_back(std::move(lost));
    }
  }

  static LostArticle described(const Remains& part, std::uint32_t docid) {
    auto row = row_of(part, docid).value_or(Row{});
    return {part.name, docid, std::move(row.id), std::move(row.origin)};
  }

  /// Whether an article is as it was written, as far as anything tells.
  static bool is_altered(const Remains& part, std::uint32_t docid, const Article& article) {
    const auto row = row_of(part, docid);
    if (part.texts_are_sound || !row) return false;
    const Article read = as_read(article);
    return row->content != content_hash(read, Entities::yes) &&
           row->content != content_hash(read, Entities::no);
  }

  void write(const Remains& part, std::uint32_t docid, Article article, glass::OutputFile& out) {
    if (is_altered(part, docid, article)) {
      summary_.altered.push_back(described(part, docid));
      article.extra.emplace_back("damage", "\"read otherwise than it had been written\"");
    }
    out.write(to_json_line(article) + '\n');
    ++summary_.articles;
  }

  const fs::path& folder_;
  std::vector<Remains> parts_;  ///< the newest last
  bool order_decides_ = false;  ///< which version of an article counts, since lists are damaged
  std::unordered_map<std::string, Place> newest_;  ///< where that is so
  SalvageSummary summary_;
};

}  // namespace

SalvageSummary salvage_articles(const fs::path& folder, const fs::path& file) {
  if (fs::exists(file) && !fs::is_regular_file(file)) {
    throw InputError(fmt::format("{}: is not a file", file.string()), "give a new name");
  }
  Salvage salvage(folder);
  fs::path temporary = file;
  temporary += ".tmp";
  try {
    SalvageSummary summary = salvage.write_to(temporary);
    sync_file(temporary);
    if (::rename(temporary.c_str(), file.c_str()) != 0) throw_file_error(file, "replace");
    sync_directory(file.parent_path());
    return summary;
  } catch (...) {
    std::error_code error;
    fs::remove(temporary, error);
    throw;
  }
}

}  // namespace newsdex
