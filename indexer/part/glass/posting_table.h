// The glass table `postlist`: metadata, statistics and values of slots, lengths of articles, then
// the postings of every term, in this order, which is that of the keys.

#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "common/archive/glass/pack.h"
#include "indexer/part/glass/btree_writer.h"

namespace newsdex::glass {

class PostingTable {
 public:
  explicit PostingTable(const std::filesystem::path& file) : table_(file) {}
  PostingTable(const PostingTable&) = delete;
  PostingTable& operator=(const PostingTable&) = delete;

  /// Names ascend.
  void add_metadata(std::string_view name, std::string_view value);

  /// The values of the one slot that is used, by docid from 1 on; empty ones are not stored.
  void add_values(std::uint32_t slot, std::span<const std::string> values);

  /// Lengths of the articles, by docid from 1 on.
  void add_lengths(std::span<const std::uint32_t> lengths);

  /// Begins a term's postings. Terms ascend; they hold no NUL.
  void begin_term(std::string_view term, std::uint64_t articles, std::uint64_t occurrences);
  /// Docids ascend.
  void add(std::uint32_t docid, std::uint32_t wdf);
  void end_term();

  [[nodiscard]] TableRoot finish() { return table_.finish(); }

 private:
  /// A chunk is closed once it has this many bytes.
  static constexpr std::size_t kChunkBytes = 2000;

  /// `name`: of the list's first chunk; `end_of_name` follows it in the keys of the others.
  void begin_list(std::string_view name, std::string_view end_of_name, std::uint64_t articles,
                  std::uint64_t occurrences);
  void end_chunk(bool is_last);

  BtreeWriter table_;
  std::string key_;  ///< of the first chunk of the list at hand
  std::string_view end_of_name_;
  std::uint64_t articles_ = 0;
  std::uint64_t occurrences_ = 0;
  std::array<char, kChunkBytes + 2 * kMaxUintBytes> chunk_{};
  char* chunk_end_ = chunk_.data();
  std::string tag_;
  std::uint32_t first_docid_ = 0;  ///< of the chunk at hand; 0: none is
  std::uint32_t last_docid_ = 0;
  bool is_first_chunk_ = true;
};

}  // namespace newsdex::glass
