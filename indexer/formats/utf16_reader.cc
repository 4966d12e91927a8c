#include "indexer/formats/utf16_reader.h"

#include <array>
#include <istream>
#include <streambuf>
#include <string>
#include <utility>

#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace newsdex {

namespace {

constexpr std::string_view kLittleEndian = "\xff\xfe";
constexpr std::string_view kBigEndian = "\xfe\xff";

class Utf8Buffer : public std::streambuf {
 public:
  explicit Utf8Buffer(ByteStream& bytes)
      : bytes_(bytes), is_big_(bytes.take(kBigEndian.size()) == kBigEndian) {}

 protected:
  int_type underflow() override {
    static constexpr std::size_t kBlockBytes = std::size_t{64} << 10;
    text_.clear();
    while (text_.empty() && !ended_) {
      const std::string_view block = bytes_.take(kBlockBytes);
      for (const char byte : block) add(static_cast<unsigned char>(byte));
      if (block.empty()) end();
    }
    setg(text_.data(), text_.data(), text_.data() + text_.size());
    return text_.empty() ? traits_type::eof() : traits_type::to_int_type(text_.front());
  }

 private:
  void add(unsigned char byte) {
    if (!first_) {
      first_ = byte;
      return;
    }
    const unsigned high = is_big_ ? *first_ : byte;
    const unsigned low = is_big_ ? byte : *first_;
    first_.reset();
    add_unit(static_cast<char16_t>(high << 8U | low));
  }

  void add_unit(char16_t unit) {
    if (U16_IS_TRAIL(unit) && lead_ != 0) {
      append(U16_GET_SUPPLEMENTARY(std::exchange(lead_, u'\0'), unit));
      return;
    }
    if (std::exchange(lead_, u'\0') != 0) append(kReplacement);
    if (U16_IS_LEAD(unit)) {
      lead_ = unit;
    } else {
      append(U16_IS_TRAIL(unit) ? kReplacement : static_cast<UChar32>(unit));
    }
  }

  void end() {
    // The stream above turns an exception into bad(), as distinct from its end.
    if (bytes_.broken()) throw std::ios_base::failure("cannot be read to its end");
    ended_ = true;
    if (lead_ != 0) append(kReplacement);
    if (first_) append(kReplacement);
  }

  void append(UChar32 character) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, character);
    text_.append(bytes.data(), length);
  }

  static constexpr UChar32 kReplacement = 0xFFFD;

  ByteStream& bytes_;
  const bool is_big_;
  std::optional<unsigned char> first_;  ///< byte of the unit that has begun
  char16_t lead_ = 0;                   ///< surrogate that waits for its other half
  bool ended_ = false;
  std::string text_;
};

}  // namespace

struct Utf16Reader::Converted {
  explicit Converted(ByteStream& bytes) : buffer(bytes), input(&buffer), stream(input) {}

  Utf8Buffer buffer;
  std::istream input;
  ByteStream stream;
};

bool has_utf16_mark(std::string_view head) {
  static constexpr std::string_view kUtf32Mark("\xff\xfe\0\0", 4);
  return (head.starts_with(kLittleEndian) && !head.starts_with(kUtf32Mark)) ||
         head.starts_with(kBigEndian);
}

Utf16Reader::Utf16Reader(ByteStream& stream, const OpenReader& open)
    : stream_(stream),
      converted_(std::make_unique<Converted>(stream)),
      reader_(open(converted_->stream)) {}

Utf16Reader::~Utf16Reader() = default;

std::optional<Item> Utf16Reader::next() {
  auto item = reader_->next();
  if (item) item->bytes = stream_.offset() - std::exchange(counted_, stream_.offset());
  return item;
}

}  // namespace newsdex
