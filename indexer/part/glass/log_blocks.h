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
  [[nodiscard]] char* room(std::size_t most);
  /// Ends the record that begins at what `room` returned.
  void commit(const char* end);

  /// Bytes of memory held.
  [[nodiscard]] std::size_t size() const { return held_; }
  [[nodiscard]] bool empty() const { return blocks_.empty(); }

  /// The records that lie in block `index`, one behind the other.
  [[nodiscard]] std::size_t blocks() const { return blocks_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t index) const {
    return {blocks_[index].bytes.get(), blocks_[index].used};
  }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
    std::size_t used;
  };

  std::vector<Block> blocks_;
  std::size_t held_ = 0;
};

}  // namespace newsdex::glass
