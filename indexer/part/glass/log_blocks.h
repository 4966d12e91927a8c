// Bytes that are appended record by record, then read front to back: in blocks, so that growing
// moves nothing and what is unused stays small.

#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace newsdex::glass {

class LogBlocks {
 public:
  /// Room for a record of at most `most` bytes, all in one block.
  [[nodiscard]] char* room(std::size_t most) {
    if (static_cast<std::size_t>(block_end_ - end_) < most) add_block(most);
    return end_;
  }
  /// Ends the record that begins at what `room` returned.
  void commit(char* end) { end_ = end; }

  /// Bytes of memory held.
  [[nodiscard]] std::size_t size() const { return held_; }
  [[nodiscard]] bool empty() const { return blocks_.empty(); }

  /// The records that lie in block `index`, one behind the other.
  [[nodiscard]] std::size_t blocks() const { return blocks_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t index) const {
    const Block& block = blocks_[index];
    return {block.bytes.get(), index + 1 < blocks_.size() ? block.end : end_};
  }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    const char* end = nullptr;  ///< of the records, once there is another block
  };

  void add_block(std::size_t most);

  std::vector<Block> blocks_;
  char* end_ = nullptr;  ///< of the records in the last block
  char* block_end_ = nullptr;
  std::size_t held_ = 0;
};

}  // namespace newsdex::glass
