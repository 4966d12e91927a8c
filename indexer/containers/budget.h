// How much may come out of one packed file, whatever is packed in what.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "indexer/formats/byte_stream.h"

namespace newsdex {

/// How many archives and compressions may lie in one another: a zip of a zip of a .tar.gz has 4.
inline constexpr std::size_t kMaxLayers = 4;

/// Members of all archives in one file.
inline constexpr std::uint64_t kMaxMembers = 1'000'000;

/// Bytes that come out for each byte of the file. Deflate reaches 1030, news rarely 20.
inline constexpr std::uint64_t kMaxRatio = 1000;

/// Bytes that may come out of any file: in small ones the ratio says nothing.
inline constexpr std::uint64_t kFreeBytes = std::uint64_t{16} << 20;

/// Bytes that come out of one file at all.
inline constexpr std::uint64_t kMaxUnpackedBytes = std::uint64_t{1} << 40;

/// Counts what all layers of one file put out. A bomb exhausts it; nothing more is then read of
/// that file.
class Budget {
 public:
  /// `file` is the packed file itself and must outlive the budget.
  explicit Budget(const ByteStream& file) : file_(file) {}

  /// Counts bytes that a layer puts out; false where they are too many.
  [[nodiscard]] bool spend(std::uint64_t bytes);

  /// Counts a member; false where they are too many.
  [[nodiscard]] bool spend_member();

  /// Why nothing more may come out; empty while something may.
  [[nodiscard]] const std::string& exhausted() const { return exhausted_; }

 private:
  const ByteStream& file_;
  std::uint64_t read_ = 0;  ///< of the file; parts that are read again count once
  std::uint64_t unpacked_ = 0;
  std::uint64_t members_ = 0;
  std::string exhausted_;
};

}  // namespace newsdex
