// The file `frequent` of a part, memory-mapped: how long its articles are, and of each term that
// many of them have, where it weighs most and who has it. Queries read it in the place of long
// posting lists. It is derived from postlist.glass; a part may be without. Layout, all
// little-endian:
//
//   "NXFREQNT"  u32 version  u32 documents  u64 all lengths together
//   u32 lengths[documents], then zeros to a multiple of 8 bytes, as behind every record
//   a record a term:
//     u64 set[documents / 64 + 1]  docid d is bit d % 64 of word d / 64; only where has_set
//     u32 firsts[blocks]           docid of the first posting of each block
//     u32 ends[blocks]             where its impacts end
//     { u32 wdf  u32 length }[impacts]
//   terms x { u64 record  u32 name  u32 name_bytes  u32 blocks  u32 impacts  u32 has_set  u32 0 }
//   the names, which ascend by bytes
//   u64 where the terms begin  u32 terms  u32 bytes of the names
//
// A block is a chunk of the term's posting list. The impacts of a block are those of its postings
// that none surpasses: of all with as many occurrences or more in an article as short or shorter.
// So any weight that grows with the one and falls with the other is greatest for one of them (block
// maxima: Ding and Suel 2011; kept as pairs, so that they hold for every average length).

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "common/archive/files.h"

namespace newsdex {

inline constexpr std::string_view kFrequentMagic = "NXFREQNT";
inline constexpr std::uint32_t kFrequentVersion = 2;
inline constexpr const char* kFrequentFile = "frequent";

/// A term is frequent that so many articles of a part have.
inline constexpr std::uint32_t kFrequentArticles = 2048;
/// Its set is kept where at least one article in so many has it.
inline constexpr std::uint32_t kSetShare = 16;

/// How often a term stands in an article, and how long that is.
struct Impact {
  std::uint32_t wdf = 0;
  std::uint32_t length = 0;

  friend bool operator==(const Impact&, const Impact&) = default;
};

struct FrequentEntry {
  std::uint64_t record = 0;
  std::uint32_t name = 0;
  std::uint32_t name_bytes = 0;
  std::uint32_t blocks = 0;
  std::uint32_t impacts = 0;
  std::uint32_t has_set = 0;
  std::uint32_t reserved = 0;
};

struct FrequentFooter {
  std::uint64_t entries_begin = 0;
  std::uint32_t entries = 0;
  std::uint32_t name_bytes = 0;
};

/// What the file says of one term; holds as long as the file is open.
class FrequentTerm {
 public:
  FrequentTerm(std::span<const std::uint64_t> set, std::span<const std::uint32_t> firsts,
               std::span<const std::uint32_t> ends, std::span<const Impact> impacts)
      : set_(set), firsts_(firsts), ends_(ends), impacts_(impacts) {}

  /// The articles, a bit a docid from 0 on, none of them outside of the part; empty where they are
  /// too few for that.
  [[nodiscard]] std::span<const std::uint64_t> set() const { return set_; }

  /// The docid of the first posting of each block: ascending, of the part, at least one.
  [[nodiscard]] std::span<const std::uint32_t> firsts() const { return firsts_; }

  /// Throws ArchiveError where the file is damaged.
  [[nodiscard]] std::span<const Impact> impacts(std::size_t block) const;

 private:
  std::span<const std::uint64_t> set_;
  std::span<const std::uint32_t> firsts_;
  std::span<const std::uint32_t> ends_;
  std::span<const Impact> impacts_;
};

/// The opened file. What it holds is checked for shape when it is opened and when it is used:
/// damage gives an ArchiveError, never a read outside the file.
class FrequentTerms {
 public:
  /// Throws ArchiveError where the file is absent, of another version, of another number of
  /// articles or damaged.
  FrequentTerms(const std::filesystem::path& path, std::uint32_t documents);

  /// How long each article is for ranking: that of docid d is [d - 1].
  [[nodiscard]] std::span<const std::uint32_t> lengths() const { return lengths_; }

  /// All of these together.
  [[nodiscard]] std::uint64_t total_length() const { return total_length_; }

  /// nullopt for a term that is not frequent.
  [[nodiscard]] std::optional<FrequentTerm> find(std::string_view term) const;

 private:
  template <typename T>
  [[nodiscard]] std::span<const T> array(std::uint64_t offset, std::uint64_t count) const;
  [[nodiscard]] std::string_view name(const FrequentEntry& entry) const;
  [[noreturn]] void fail() const;

  MappedFile file_;
  std::filesystem::path path_;
  std::span<const std::uint32_t> lengths_;
  std::uint64_t total_length_ = 0;
  std::span<const FrequentEntry> entries_;
  std::string_view names_;
};

}  // namespace newsdex
