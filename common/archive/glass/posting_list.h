// The postings of one term, as the glass table `postlist` has them: chunks of about 2,000 bytes.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/glass/table_reader.h"

namespace newsdex::glass {

/// One posting: an article, and how often it has the term.
struct DocidWdf {
  std::uint32_t docid = 0;
  std::uint32_t wdf = 0;
};

/// What stands before the postings of a chunk.
struct ChunkHead {
  std::uint64_t first_docid = 0;
  std::uint64_t last_docid = 0;
  bool is_last = false;       ///< of its list
  std::string_view postings;  ///< from the first one's wdf on
};

/// Takes apart the chunk of a list that is not its first, or what stands behind the first one's
/// docid. A damaged one has a last docid before the first.
[[nodiscard]] ChunkHead read_chunk_head(std::uint64_t first_docid, std::string_view bytes);

/// Appends the postings of a chunk, docids ascending. False, with some of them appended, where they
/// are not what its head says.
[[nodiscard]] bool append_postings(const ChunkHead& head, std::vector<DocidWdf>& out);

/// Stands before the first chunk. All functions throw ArchiveError for a damaged table.
class PostingList {
 public:
  /// Of a term, which may be any bytes; the docids of the table are 1..`documents`.
  PostingList(TableReader table, std::string_view term, std::uint32_t documents);

  [[nodiscard]] std::uint32_t articles() const { return articles_; }        ///< that have the term
  [[nodiscard]] std::uint64_t occurrences() const { return occurrences_; }  ///< sum of their wdf

  /// Moves to the next chunk that has a posting of `least` or a greater docid; false where there is
  /// none. Chunks that it passes over are not decoded.
  [[nodiscard]] bool next_chunk(std::uint32_t least = 1);

  /// Moves to the chunk whose first posting is that of a docid; throws where there is none such.
  void enter_chunk(std::uint32_t first_docid);

  /// Of the chunk at hand, docids ascending, at least one.
  [[nodiscard]] const std::vector<DocidWdf>& postings() const { return postings_; }

 private:
  void check_chunk(const ChunkHead& head) const;
  void read_first_chunk();
  void enter_next_chunk();
  void decode();

  TableReader table_;
  std::string key_of_more_;  ///< what the keys of the chunks behind the first one begin with
  std::uint32_t documents_;
  std::uint32_t first_docid_ = 0;  ///< of the list
  std::uint32_t articles_ = 0;
  std::uint64_t occurrences_ = 0;
  ChunkHead next_;         ///< the chunk that the table stands at
  bool has_next_ = false;  ///< whether it stands at one
  std::vector<DocidWdf> postings_;
};

/// The lengths of the articles 1..`documents`: that of docid d is [d - 1]. Throws ArchiveError.
[[nodiscard]] std::vector<std::uint32_t> read_lengths(TableReader table, std::uint32_t documents);

}  // namespace newsdex::glass
