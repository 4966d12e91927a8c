#include "indexer/archive_check.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

#include "common/archive/archive.h"
#include "common/archive/files.h"
#include "indexer/part/glass/version_file.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

/// What can be done about a damaged file.
enum class Mend {
  restore_columns,
  restore_manifest,
  salvage,  ///< the rest of the articles into a new archive
  learn,
  names,
  copy,
};

/// What depends on a file of an archive.
struct FileUse {
  std::string_view file;
  std::string_view affects;
  Mend mend;
};

constexpr auto kFileUses = std::to_array<FileUse>({
    {kColumnsFile, "ids, dates, facets and counts", Mend::restore_columns},
    {kFrequentFile, "how fast frequent words are found and ranked", Mend::restore_columns},
    {glass::kDocumentsFile, "stored texts, titles and evidence", Mend::salvage},
    {glass::kPostingsFile, "words and labels: what a query finds", Mend::salvage},
    {glass::kPositionsFile, "phrases, and words near one another", Mend::salvage},
    {glass::kTermListsFile, "terms by article: expansion, similar articles, merging",
     Mend::salvage},
    {glass::kVersionFile, "everything: the part cannot be opened", Mend::salvage},
    {kBoilerplateTable, "what publishers repeat", Mend::learn},
    {kNamesTable, "corrections of names", Mend::names},
    {kTombstonesTable, "what was taken down: it could come back", Mend::copy},
    {"archive.json", "everything: nothing tells which parts there are", Mend::restore_manifest},
});

constexpr FileUse kDeletedUse{"", "which articles were replaced or removed: they could come back",
                              Mend::salvage};
constexpr FileUse kOtherUse{"", "the part", Mend::salvage};

const FileUse& use_of(std::string_view name) {
  const auto use = std::find_if(kFileUses.begin(), kFileUses.end(),
                                [&](const FileUse& u) { return u.file == name; });
  return use == kFileUses.end() ? kOtherUse : *use;
}

/// A word as a shell reads it.
std::string shell_word(const std::string& word) {
  static constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+,:@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

/// The commands to run.
std::string commands(Mend mend, const fs::path& archive) {
  const std::string admin = "newsdex-admin --db " + shell_word(archive.string());
  switch (mend) {
    case Mend::restore_columns:
      return admin + " restore-columns";
    case Mend::restore_manifest:
      return "restore the file from a copy, or: " + admin + " restore-manifest";
    case Mend::salvage:
      return "restore the file from a copy, or: " + admin +
             " salvage all.jsonl; newsdex-index --db NEW.db all.jsonl";
    case Mend::learn:
      return admin + " learn";
    case Mend::names:
      return admin + " names FILE";
    case Mend::copy:
      break;
  }
  return "restore the file from a copy";
}

/// What an error says of a file, without the file's name before it.
std::string message_about(const fs::path& path, const ArchiveError& error) {
  std::string_view message = error.what();
  const std::string name = path.string() + ": ";
  if (message.starts_with(name)) message.remove_prefix(name.size());
  return std::string(message);
}

/// What is wrong with the bytes of a file; empty where nothing is.
std::string fault_of(const fs::path& path, const std::string& sum) {
  try {
    return checksum(path) == sum ? "" : "its bytes are not those that were written";
  } catch (const ArchiveError& e) {
    return message_about(path, e);
  }
}

/// Why readers refuse a derived file whose bytes are those that were written; empty where they do
/// not.
std::string refusal_of(const fs::path& path, std::uint32_t documents) {
  try {
    if (path.filename() == kFrequentFile) {
      static_cast<void>(FrequentTerms(path, documents));
      return "";
    }
    const std::uint32_t rows = Columns(path).documents();
    if (rows == documents) return "";
    return fmt::format("holds {} articles, archive.json says {}", rows, documents);
  } catch (const ArchiveError& e) {
    return message_about(path, e);
  }
}

Damage damage_of_archive(const fs::path& archive, const std::string& file, const std::string& what,
                         const FileUse& use) {
  return {"", file, file, what, std::string(use.affects), commands(use.mend, archive)};
}

/// Xapian 1.4 opens the tables that it checks for writing, although it writes nothing. That the
/// bytes are those that were written is known already, so on a medium that cannot be written its
/// check is left out.
bool may_write(const fs::path& part) {
  return access((part / glass::kDocumentsFile).c_str(), W_OK) == 0;
}

/// Checks one part against the manifest's entry.
class PartCheck {
 public:
  PartCheck(const fs::path& archive, const PartEntry& entry) : archive_(archive), entry_(entry) {}

  std::vector<Damage> run() {
    for (const auto& [file, sum] : entry_.checksums) check_file(file, sum);
    check_deleted();
    if (!damages_.empty()) return std::move(damages_);
    try {
      const Part part(archive_, entry_);
      articles(part);
      xapian(part);
    } catch (const ArchiveError& e) {
      add("", e.what());
    }
    return std::move(damages_);
  }

  std::vector<Damage> run_derived() {
    for (const auto& [file, sum] : entry_.checksums) {
      if (is_derived_file(file)) check_file(file, sum);
    }
    return std::move(damages_);
  }

 private:
  void add(const std::string& file, const std::string& what) {
    const fs::path part = fs::path("parts") / entry_.name;
    add(file, file.empty() ? part : part / file, what, use_of(file));
  }

  void add(const std::string& file, const fs::path& path, const std::string& what,
           const FileUse& use) {
    damages_.push_back({entry_.name, file, path.string(), what, std::string(use.affects),
                        commands(use.mend, archive_)});
  }

  void check_file(const std::string& file, const std::string& sum) {
    const fs::path path = parts_path(archive_) / entry_.name / file;
    std::string fault = fault_of(path, sum);
    if (fault.empty() && is_derived_file(file)) fault = refusal_of(path, entry_.documents);
    if (!fault.empty()) add(file, fault);
  }

  void check_deleted() {
    if (entry_.deleted_file.empty()) return;
    const std::string fault =
        fault_of(parts_path(archive_) / entry_.deleted_file, entry_.deleted_checksum);
    if (fault.empty()) return;
    add(entry_.deleted_file, fs::path("parts") / entry_.deleted_file, fault, kDeletedUse);
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
      if (may_write(folder)) {
        const std::size_t errors = Xapian::Database::check(folder.string(), 0, nullptr);
        if (errors > 0) add("", fmt::format("Xapian finds {} errors", errors));
      }
      if (part.database().get_doccount() != part.documents()) add("", "articles are missing");
    } catch (const Xapian::Error& e) {
      const char* cause = e.get_error_string();
      add("", cause == nullptr ? e.get_msg() : fmt::format("{}: {}", e.get_msg(), cause));
    }
  }

  const fs::path& archive_;
  const PartEntry& entry_;
  std::vector<Damage> damages_;
};

}  // namespace

bool is_derived_file(std::string_view name) {
  return name == kColumnsFile || name == kFrequentFile;
}

std::vector<Damage> check_archive(const fs::path& folder) {
  Manifest manifest;
  try {
    manifest = read_manifest(folder);
  } catch (const DamagedManifest& e) {
    const std::string file = manifest_path(folder).filename().string();
    return {damage_of_archive(folder, file, e.what(), use_of(file))};
  }
  std::vector<Damage> damages;
  for (const auto& [name, table] : manifest.tables) {
    const std::string fault = fault_of(folder / table.file, table.checksum);
    if (fault.empty()) continue;
    damages.push_back(damage_of_archive(folder, table.file, fault, use_of(name)));
  }
  for (const PartEntry& entry : manifest.parts) {
    for (Damage& damage : check_part(folder, entry)) damages.push_back(std::move(damage));
  }
  return damages;
}

std::vector<Damage> check_derived_files(const fs::path& folder, const PartEntry& entry) {
  return PartCheck(folder, entry).run_derived();
}

std::vector<Damage> check_part(const fs::path& folder, const PartEntry& entry) {
  return PartCheck(folder, entry).run();
}

}  // namespace newsdex
