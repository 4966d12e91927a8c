#include "indexer/formats/byte_stream.h"

#include <algorithm>

namespace newsdex {

namespace {

constexpr std::size_t kChunk = 256 * 1024;

}  // namespace

// Whether at least `size` unread bytes are in the buffer.
bool ByteStream::fill(std::size_t size) {
  if (buffer_.size() - begin_ >= size) return true;
  buffer_.erase(0, begin_);
  begin_ = 0;
  while (buffer_.size() < size && input_) {
    const std::size_t filled = buffer_.size();
    buffer_.resize(filled + kChunk);
    input_.read(buffer_.data() + filled, static_cast<std::streamsize>(kChunk));
    buffer_.resize(filled + static_cast<std::size_t>(input_.gcount()));
  }
  return buffer_.size() >= size;
}

std::string_view ByteStream::peek(std::size_t size) {
  fill(size);
  return std::string_view(buffer_).substr(begin_, size);
}

std::string_view ByteStream::take(std::size_t size) {
  const std::string_view bytes = peek(size).substr(0, size);
  begin_ += bytes.size();
  return bytes;
}

std::optional<ByteStream::Line> ByteStream::line(std::size_t limit) {
  if (!fill(1)) return std::nullopt;
  Line line;
  line.number = ++lines_;
  std::size_t scanned = 0;  // unread bytes known to hold no line end
  std::size_t length = std::string::npos;
  while (true) {
    const std::size_t end = buffer_.find('\n', begin_ + scanned);
    if (end != std::string::npos) {
      length = end - begin_;
      break;
    }
    scanned = buffer_.size() - begin_;
    if (scanned > limit) {  // keep nothing of it
      line.too_long = true;
      line.bytes += scanned;
      begin_ += scanned;
      scanned = 0;
    }
    if (!fill(scanned + 1)) {
      length = scanned;
      break;
    }
  }
  const bool ended = begin_ + length < buffer_.size();
  line.text = std::string_view(buffer_).substr(begin_, length);
  begin_ += length + (ended ? 1 : 0);
  line.bytes += length + (ended ? 1 : 0);
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  if (line.text.size() > limit) line.too_long = true;
  if (line.too_long) line.text = {};
  return line;
}

std::optional<std::string> ByteStream::rest(std::size_t limit) {
  if (fill(limit + 1)) return std::nullopt;
  std::string all = std::move(buffer_);
  all.erase(0, begin_);
  buffer_.clear();
  begin_ = 0;
  return all;
}

}  // namespace newsdex
