#include "common/archive/glass/inflater.h"

#include <algorithm>
#include <new>

#include <libdeflate.h>

namespace newsdex::glass {

Inflater::Inflater() : decompressor_(libdeflate_alloc_decompressor()) {
  if (decompressor_ == nullptr) throw std::bad_alloc();
}

Inflater::~Inflater() { libdeflate_free_decompressor(decompressor_); }

std::string_view Inflater::decompress(std::string_view bytes, std::size_t most) {
  static constexpr std::size_t kUsualRatio = 8;
  std::size_t room = std::min(most, std::max(buffer_.size(), kUsualRatio * bytes.size()));
  while (true) {
    if (buffer_.size() < room) buffer_.resize(room);
    std::size_t size = 0;
    const auto result = libdeflate_deflate_decompress(decompressor_, bytes.data(), bytes.size(),
                                                      buffer_.data(), room, &size);
    if (result == LIBDEFLATE_SUCCESS) return std::string_view(buffer_).substr(0, size);
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room >= most) return {};
    room = std::min(most, 2 * room + 1);
  }
}

}  // namespace newsdex::glass
