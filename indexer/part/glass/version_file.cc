#include "indexer/part/glass/version_file.h"

#include <algorithm>
#include <string>

#include <xxhash.h>

#include "common/archive/glass/pack.h"
#include "indexer/part/glass/output_file.h"

namespace newsdex::glass {
namespace {

constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";

// The format of 2016-03-14: years since 2014, month, day in 7, 4 and 5 bits.
constexpr unsigned kFormat = (2016U - 2014U) << 9U | 3U << 5U | 14U;

constexpr std::uint64_t kRevision = 1;

// Tags longer than this are compressed by stock writers, which update copies of a part.
constexpr std::uint64_t kCompressLongerThan = 18;

void pack_root(std::string& out, const TableRoot& table, std::uint64_t compress_longer_than) {
  static constexpr std::uint64_t kSequential = 2;
  static constexpr std::uint64_t kNoRoot = 1;
  pack_uint(out, table.block);
  pack_uint(out, std::uint64_t{table.level} << 2U | kSequential | (table.is_empty() ? kNoRoot : 0));
  pack_uint(out, table.entries);
  pack_uint(out, kBlockBytes >> 11U);
  pack_uint(out, compress_longer_than);
  std::string free_list;
  if (!table.is_empty()) {
    pack_uint(free_list, kRevision);
    pack_uint(free_list, table.blocks);                   // the first unused block
    for (int i = 0; i < 4; ++i) pack_uint(free_list, 0);  // of used ones none is free
  }
  pack_string(out, free_list);
}

}  // namespace

void Statistics::add_article(std::uint32_t length) {
  ++documents;
  if (length > 0 && (least_length == 0 || length < least_length)) least_length = length;
  most_length = std::max(most_length, length);
  total_length += length;
}

void complete_database(const std::filesystem::path& folder, const Tables& tables,
                       const Statistics& statistics, std::uint64_t content) {
  // Stock Xapian knows these two without entries by the absence of their files.
  if (tables.documents.is_empty()) std::filesystem::remove(folder / kDocumentsFile);
  if (tables.positions.is_empty()) std::filesystem::remove(folder / kPositionsFile);
  std::string roots;
  pack_uint(roots, kRevision);
  pack_root(roots, tables.postings, 0);
  pack_root(roots, tables.documents, kCompressLongerThan);
  pack_root(roots, tables.term_lists, kCompressLongerThan);
  pack_root(roots, tables.positions, 0);
  pack_root(roots, {}, kCompressLongerThan);  // spelling
  pack_root(roots, {}, kCompressLongerThan);  // synonyms
  pack_uint(roots, statistics.documents);
  pack_uint(roots, 0);  // the last docid less the number of articles
  pack_uint(roots, statistics.least_length);
  pack_uint(roots, statistics.most_wdf);
  pack_uint(roots, statistics.most_length - statistics.most_wdf);
  pack_uint(roots, 0);  // the oldest change set
  pack_uint(roots, statistics.total_length);
  pack_uint(roots, 0);  // occurrences of a spelling

  XXH128_canonical_t uuid;
  XXH128_canonicalFromHash(&uuid, XXH3_128bits_withSeed(roots.data(), roots.size(), content));
  std::string bytes(kMagic);
  bytes += static_cast<char>(kFormat >> 8U);
  bytes += static_cast<char>(kFormat & 0xffU);
  bytes.append(reinterpret_cast<const char*>(uuid.digest), sizeof uuid.digest);
  bytes += roots;
  OutputFile file(folder / kVersionFile);
  file.write(bytes);
  file.close();
}

}  // namespace newsdex::glass
