#include "indexer/containers/gzip_container.h"

#include <new>
#include <utility>

#define ZLIB_CONST  // input that is read is const
#include <zlib.h>

namespace newsdex {

namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

// Two bytes of magic, and the only compression there is.
constexpr std::string_view kMemberMagic = "\x1f\x8b\x08";

std::string at_byte(std::uint64_t offset) { return " at byte " + std::to_string(offset); }

}  // namespace

struct GzipContainer::Inflater {
  Inflater() {
    static constexpr int kGzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&stream, kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  z_stream stream{};
};

GzipContainer::GzipContainer(ByteStream& input, Budget& budget)
    : input_(input), budget_(budget), inflater_(std::make_unique<Inflater>()) {}

GzipContainer::~GzipContainer() = default;

std::optional<Container::Member> GzipContainer::next() {
  if (std::exchange(opened_, true)) return std::nullopt;
  return Member{};
}

std::size_t GzipContainer::read(char* data, std::size_t size) {
  if (!budget_.exhausted().empty()) throw std::ios_base::failure("exhausted");
  while (true) {
    if (place_ != Place::inside && !begin_member()) return 0;
    const std::size_t made = inflate_some(data, size);
    if (made == 0) continue;
    if (!budget_.spend(made)) throw std::ios_base::failure("exhausted");
    return made;
  }
}

// False at the end of the file.
bool GzipContainer::begin_member() {
  if (place_ == Place::lost && !find_member()) throw std::ios_base::failure("damaged");
  while (input_.peek(1) == std::string_view("\0", 1)) input_.skip(1);  // padding, as on tapes
  if (input_.peek(1).empty()) {
    if (input_.broken()) throw std::ios_base::failure("input");
    return false;
  }
  if (!input_.peek(kMemberMagic.size()).starts_with(kMemberMagic)) {
    report("not gzip data" + at_byte(input_.offset()));
    if (!find_member()) return false;
  }
  inflateReset(&inflater_->stream);
  place_ = Place::inside;
  return true;
}

// Goes to what may be the next member; false where there is none.
bool GzipContainer::find_member() {
  while (true) {
    const std::string_view block = input_.peek(kBlock);
    const std::size_t found = block.find(kMemberMagic);
    if (found != std::string_view::npos) {
      input_.skip(found);
      return true;
    }
    if (block.size() < kMemberMagic.size()) return false;
    input_.skip(block.size() - kMemberMagic.size() + 1);
  }
}

// What the next block of input gives; 0 where that is nothing yet.
std::size_t GzipContainer::inflate_some(char* data, std::size_t size) {
  const std::string_view block = input_.peek(kBlock);
  if (block.empty()) {
    report("cut off" + at_byte(input_.offset()) + ": the gzip data lack their end");
    throw std::ios_base::failure("cut off");
  }
  z_stream& stream = inflater_->stream;
  stream.next_in = reinterpret_cast<const Bytef*>(block.data());
  stream.avail_in = static_cast<uInt>(block.size());
  stream.next_out = reinterpret_cast<Bytef*>(data);
  stream.avail_out = static_cast<uInt>(size);
  const int result = inflate(&stream, Z_NO_FLUSH);
  input_.skip(block.size() - stream.avail_in);
  const std::size_t made = size - stream.avail_out;
  if (result == Z_STREAM_END) {
    place_ = Place::between;
  } else if (result != Z_OK && result != Z_BUF_ERROR) {
    report("damaged gzip data" + at_byte(input_.offset()) +
           (stream.msg != nullptr ? std::string(": ") + stream.msg : std::string()));
    place_ = Place::lost;
  }
  return made;
}

}  // namespace newsdex
