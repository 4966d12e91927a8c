#include "indexer/part/glass/deflater.h"

#include <array>
#include <cstdint>

#include <isa-l/igzip_lib.h>

namespace newsdex::glass {
namespace {

// The fastest level whose codes are made for the text at hand.
constexpr std::uint32_t kLevel = 1;

std::uint8_t* as_bytes(const char* text) {
  // The library reads through pointers to non-const.
  return reinterpret_cast<std::uint8_t*>(const_cast<char*>(text));
}

}  // namespace

struct Deflater::Stream {
  isal_zstream state;
  std::array<std::uint8_t, ISAL_DEF_LVL1_DEFAULT> memory;
};

Deflater::Deflater() : stream_(std::make_unique<Stream>()) {}

Deflater::~Deflater() = default;

std::string_view Deflater::compress(std::string_view bytes) {
  if (bytes.empty()) return {};
  if (buffer_.size() < bytes.size()) buffer_.resize(bytes.size());
  isal_zstream& state = stream_->state;
  isal_deflate_stateless_init(&state);
  state.level = kLevel;
  state.level_buf = stream_->memory.data();
  state.level_buf_size = static_cast<std::uint32_t>(stream_->memory.size());
  state.end_of_stream = 1;
  state.next_in = as_bytes(bytes.data());
  state.avail_in = static_cast<std::uint32_t>(bytes.size());
  state.next_out = as_bytes(buffer_.data());
  state.avail_out = static_cast<std::uint32_t>(bytes.size() - 1);
  if (isal_deflate_stateless(&state) != COMP_OK) return {};
  return std::string_view(buffer_).substr(0, state.total_out);
}

}  // namespace newsdex::glass
