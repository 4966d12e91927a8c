#include "common/archive/archive.h"

#include <numeric>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <sys/file.h>

#include "common/archive/files.h"
#include "common/archive/glass/inflater.h"
#include "common/archive/glass/pack.h"
#include "common/archive/glass/tables.h"
#include "common/archive/record.h"
#include "common/error.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCheckHint = "newsdex-admin check tells what is affected";

ArchiveError damaged_article(const PartEntry& entry, std::uint32_t docid, const std::string& what) {
  return ArchiveError(fmt::format("part {}, article {}: {}", entry.name, docid, what), kCheckHint);
}

/// What Xapian says, with what the system said to it.
std::string message_of(const Xapian::Error& e) {
  const char* cause = e.get_error_string();
  return cause == nullptr ? e.get_msg() : fmt::format("{}: {}", e.get_msg(), cause);
}

/// Xapian opens some tables when they are first needed, and answers as if an absent one were empty.
void demand_files(const fs::path& part, const PartEntry& entry) {
  for (const auto& [file, sum] : entry.checksums) {
    std::error_code error;
    if (!fs::is_regular_file(part / file, error)) {
      throw ArchiveError(fmt::format("{}: is missing", (part / file).string()), kCheckHint);
    }
  }
}

/// The file that says where the roots of a part's tables are. Xapian believes all of it: one
/// flipped bit can make it crash. It is small, so it is verified each time.
void verify_version_file(const fs::path& part, const PartEntry& entry) {
  const fs::path file = part / glass::kVersionFile;
  const auto sum = entry.checksums.find(glass::kVersionFile);
  if (sum != entry.checksums.end() && checksum(file) == sum->second) return;
  throw ArchiveError(fmt::format("{}: its bytes are not those that were written", file.string()),
                     kCheckHint);
}

void hold_shared(const Columns& columns, const fs::path& path) {
  if (::flock(columns.descriptor(), LOCK_SH | LOCK_NB) != 0) {
    throw ArchiveError(fmt::format("{}: is being removed", path.string()));
  }
}

Columns open_columns(const fs::path& folder, const PartEntry& entry) {
  demand_files(folder, entry);
  verify_version_file(folder, entry);
  Columns columns(folder / kColumnsFile);
  hold_shared(columns, folder);
  if (columns.documents() != entry.documents) {
    throw ArchiveError(fmt::format("{}: holds {} articles, archive.json says {}", folder.string(),
                                   columns.documents(), entry.documents),
                       kCheckHint);
  }
  return columns;
}

/// What a table has under a docid, inflated; nullopt where it has nothing. Valid until the next
/// call. Throws ArchiveError where it cannot be inflated.
std::optional<std::string_view> entry_of(glass::TableReader table, std::uint32_t docid) {
  thread_local glass::Inflater inflater;
  thread_local std::string plain;
  std::string key;
  glass::pack_uint_preserving_sort(key, docid);
  if (!table.seek(key) || table.key() != key) return std::nullopt;
  if (table.is_compressed()) {
    const std::string_view bytes = inflater.decompress(table.tag(), kMaxRecordDataBytes);
    if (bytes.empty()) table.fail();
    return bytes;
  }
  plain = table.tag();
  return plain;
}

}  // namespace

Roaring read_deleted(const fs::path& archive, const PartEntry& entry) {
  if (entry.deleted_file.empty()) return {};
  const fs::path path = parts_path(archive) / entry.deleted_file;
  const MappedFile file(path);
  if (checksum_of(file.bytes()) != entry.deleted_checksum) {
    throw ArchiveError(fmt::format("{}: its bytes are not those that were written", path.string()),
                       kCheckHint);
  }
  try {
    Roaring deleted = Roaring::readSafe(file.bytes().data(), file.bytes().size());
    if (deleted.cardinality() == entry.deleted &&
        (deleted.isEmpty() || deleted.maximum() <= entry.documents)) {
      return deleted;
    }
  } catch (const std::runtime_error&) {  // the library's word for a malformed bitmap
  }
  throw ArchiveError(fmt::format("{}: damaged", path.string()), kCheckHint);
}

Part::Part(const fs::path& archive, const PartEntry& described)
    : entry(described),
      columns(open_columns(parts_path(archive) / entry.name, entry)),
      deleted(read_deleted(archive, entry)),
      folder_(parts_path(archive) / entry.name),
      postings_(table(glass::kPostingsFile)),
      positions_(table(glass::kPositionsFile)),
      documents_(table(glass::kDocumentsFile)),
      term_lists_(table(glass::kTermListsFile)) {
  if (entry.checksums.contains(kFrequentFile)) {
    frequent_.emplace(folder_ / kFrequentFile, documents());
  }
}

glass::TableReader Part::table(const char* file) const {
  return glass::TableReader(folder_ / file, Access::by_key);
}

const Xapian::Database& Part::database() const {
  if (database_) return *database_;
  try {
    return database_.emplace(folder_.string(), Xapian::DB_BACKEND_GLASS);
  } catch (const Xapian::Error& e) {
    throw ArchiveError(fmt::format("{}: {}", folder_.string(), message_of(e)), kCheckHint);
  }
}

Roaring Part::live() const {
  Roaring all;
  all.addRange(1, std::uint64_t{documents()} + 1);
  all -= deleted;
  return all;
}

Record Part::record(std::uint32_t docid) const {
  try {
    const auto data = entry_of(documents_, docid);
    if (!data) throw ArchiveError("it is not there");
    return decode_record(*data);
  } catch (const ArchiveError& e) {
    throw damaged_article(entry, docid, e.what());
  }
}

glass::PostingList Part::postings(std::string_view term) const {
  // Terms are often asked for in order, and the same one several times.
  static_cast<void>(postings_.seek(term));
  return {postings_, term, documents()};
}

std::uint32_t Part::articles_with(std::string_view term) const { return postings(term).articles(); }

glass::PositionReader Part::positions(std::string_view term) const {
  const auto frequent = this->frequent(term);
  return {positions_, term, frequent ? frequent->set() : std::span<const std::uint64_t>()};
}

glass::TermList Part::term_list(std::uint32_t docid) const {
  return glass::TermList(std::string(entry_of(term_lists_, docid).value_or(std::string_view())));
}

glass::TermCursor Part::terms(std::string_view beginning) const { return {postings_, beginning}; }

std::optional<FrequentTerm> Part::frequent(std::string_view term) const {
  return frequent_ ? frequent_->find(term) : std::nullopt;
}

std::span<const std::uint32_t> Part::lengths() const {
  if (frequent_) return frequent_->lengths();
  if (lengths_.empty()) lengths_ = glass::read_lengths(postings_, documents());
  return lengths_;
}

std::uint64_t Part::total_length() const {
  if (frequent_) return frequent_->total_length();
  if (!total_length_) {
    total_length_ = std::accumulate(lengths().begin(), lengths().end(), std::uint64_t{0});
  }
  return *total_length_;
}

const Roaring& Part::undated() const {
  if (undated_) return *undated_;
  const std::span<const std::uint32_t> docids = columns.undated();
  undated_.emplace().addMany(docids.size(), docids.data());
  return *undated_;
}

Archive Archive::open(const fs::path& folder) {
  static constexpr int kAttempts = 5;
  for (int attempt = 1;; ++attempt) {
    Archive archive;
    archive.manifest_ = read_manifest(folder);
    try {
      for (const PartEntry& entry : archive.manifest_.parts) {
        archive.parts_.emplace_back(folder, entry);
      }
      return archive;
    } catch (const ArchiveError&) {
      // A part may have been merged away since; then there is a newer manifest to try.
      const bool changed = read_manifest(folder).generation != archive.manifest_.generation;
      if (!changed || attempt == kAttempts) throw;
    }
  }
}

}  // namespace newsdex
