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
  // What was read before an error must not go with it, as it would in one long read().
  while (buffer_.size() < size && input_.peek() != std::istream::traits_type::eof()) {
    const std::size_t filled = buffer_.size();
    const auto ready = static_cast<std::size_t>(input_.rdbuf()->in_avail());
    buffer_.resize(filled + std::min(ready, kChunk));
    input_.read(buffer_.data() + filled, static_cast<std::streamsize>(buffer_.size() - filled));
  }
  return buffer_.size() >= size;
}

std::string_view ByteStream::peek(std::size_t size) {
  fill(size);
  return std::string_view(buffer_).substr(begin_, size);
}

std::string_view ByteStream::take(std::size_t size) {
  const std::string_view bytes = peek(size);
  consume(bytes.size());
  return bytes;
}

std::uint64_t ByteStream::skip(std::uint64_t size) {
  std::uint64_t skipped = 0;
  while (skipped < size) {
    const std::size_t step = std::min<std::uint64_t>(size - skipped, kChunk);
    const std::size_t taken = take(step).size();
    skipped += taken;
    if (taken < step) break;
  }
  return skipped;
}

bool ByteStream::seek(std::uint64_t offset) {
  input_.clear(input_.rdstate() & std::ios::badbit);  // the end of the input is no obstacle
  if (!input_.seekg(static_cast<std::streamoff>(offset))) {
    input_.clear(input_.rdstate() & std::ios::badbit);
    return false;
  }
  buffer_.clear();
  begin_ = 0;
  offset_ = offset;
  return true;
}

std::optional<std::uint64_t> ByteStream::size() {
  if (broken()) return std::nullopt;
  input_.clear();
  const auto end = input_.seekg(0, std::ios::end) ? input_.tellg() : std::istream::pos_type(-1);
  input_.clear(input_.rdstate() & std::ios::badbit);
  if (end < 0 || !seek(offset_)) return std::nullopt;
  return static_cast<std::uint64_t>(end);
}

void ByteStream::consume(std::size_t size) {
  begin_ += size;
  offset_ += size;
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
      consume(scanned);
      scanned = 0;
    }
    if (!fill(scanned + 1)) {
      length = scanned;
      break;
    }
  }
  line.ended = begin_ + length < buffer_.size();
  line.text = std::string_view(buffer_).substr(begin_, length);
  consume(length + (line.ended ? 1 : 0));
  line.bytes += length + (line.ended ? 1 : 0);
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  if (line.text.size() > limit) line.too_long = true;
  if (line.too_long) line.text = {};
  return line;
}

std::optional<std::string> ByteStream::rest(std::size_t limit) {
  if (fill(limit + 1)) return std::nullopt;
  std::string all = std::move(buffer_);
  all.erase(0, begin_);
  offset_ += all.size();
  buffer_.clear();
  begin_ = 0;
  return all;
}

}  // namespace newsdex
