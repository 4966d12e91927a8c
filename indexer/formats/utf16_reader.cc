#include "indexer/formats/utf16_reader.h"

#include <istream>
#include <streambuf>
#include <string>
#include <utility>

#include "indexer/extract/utf8_converter.h"

namespace newsdex {

namespace {

constexpr std::string_view kLittleEndian = "\xff\xfe";
constexpr std::string_view kBigEndian = "\xfe\xff";

class Utf8Buffer : public std::streambuf {
 public:
  explicit Utf8Buffer(ByteStream& bytes)
      : bytes_(bytes),
        converter_(Utf8Converter::open(bytes.take(kBigEndian.size()) == kBigEndian ? "UTF-16BE"
                                                                                   : "UTF-16LE")) {}

 protected:
  int_type underflow() override {
    static constexpr std::size_t kBlockBytes = std::size_t{64} << 10;
    text_.clear();
    while (text_.empty() && !ended_) {
      const std::string_view block = bytes_.take(kBlockBytes);
      ended_ = block.empty();
      // The stream above turns an exception into bad(), as distinct from its end.
      if (ended_ && bytes_.broken()) throw std::ios_base::failure("cannot be read to its end");
      converter_->append(block, ended_, text_);
    }
    setg(text_.data(), text_.data(), text_.data() + text_.size());
    return text_.empty() ? traits_type::eof() : traits_type::to_int_type(text_.front());
  }

 private:
  ByteStream& bytes_;
  const std::unique_ptr<Utf8Converter> converter_;
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
