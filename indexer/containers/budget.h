// How much may come out of one packed file, whatever is packed in what.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "indexer/formats/byte_stream.h"
#include "indexer/limits.h"

namespace newsdex {

/// Counts what all layers of one file put out. A bomb exhausts it; nothing more is then read of
/// that file.
class Budget {
 public:
  /// `file` is the packed file itself and must outlive the budget.
  Budget(const ByteStream& file, const Limits& limits) : file_(file), limits_(limits) {}

  /// Counts bytes that a layer puts out; false where they are too many.
  [[nodiscard]] bool spend(std::uint64_t bytes);

  /// Counts a member; false where they are too many.
  [[nodiscard]] bool spend_member();

  /// Why nothing more may come out; empty while something may.
  [[nodiscard]] const std::string& exhausted() const { return exhausted_; }

 private:
  const ByteStream& file_;
  const Limits limits_;
  std::uint64_t read_ = 0;  ///< of the file; parts that are read again count once
  std::uint64_t unpacked_ = 0;
  std::uint64_t members_ = 0;
  std::string exhausted_;
};

}  // namespace newsdex
