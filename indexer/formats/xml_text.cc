#include "indexer/formats/xml_text.h"

#include <algorithm>
#include <array>

#include <unicode/utf8.h>

#include "common/text/utf8.h"
#include "indexer/extract/encoding.h"

namespace newsdex {

namespace {

constexpr std::size_t kPieceBytes = std::size_t{64} << 10;
constexpr std::size_t kMaxCharacterBytes = 4;

struct Opening {
  std::string_view bytes;
  std::string_view encoding;
  std::size_t mark;  ///< bytes of a byte order mark
};

// UTF-32's marks first: the little-endian one begins like UTF-16's.
constexpr auto kOpenings = std::to_array<Opening>({
    {"\xef\xbb\xbf", "UTF-8", 3},
    {std::string_view("\xff\xfe\0\0", 4), "UTF-32LE", 4},
    {std::string_view("\0\0\xfe\xff", 4), "UTF-32BE", 4},
    {"\xff\xfe", "UTF-16LE", 2},
    {"\xfe\xff", "UTF-16BE", 2},
    {std::string_view("<\0\0\0", 4), "UTF-32LE", 0},
    {std::string_view("\0\0\0<", 4), "UTF-32BE", 0},
    {std::string_view("<\0", 2), "UTF-16LE", 0},
    {std::string_view("\0<", 2), "UTF-16BE", 0},
});

// The value of `encoding` in the XML declaration, empty where there is none.
std::string declared_encoding(std::string_view head) {
  constexpr std::size_t kMaxDeclaration = 512;
  head = head.substr(0, kMaxDeclaration);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  if (!head.starts_with("<?xml")) return {};
  head = head.substr(0, head.find("?>"));
  const std::size_t name = head.find("encoding");
  if (name == std::string_view::npos) return {};
  const std::size_t open = head.find_first_of("'\"", name);
  if (open == std::string_view::npos) return {};
  const std::size_t close = head.find(head[open], open + 1);
  if (close == std::string_view::npos) return {};
  return std::string(head.substr(open + 1, close - open - 1));
}

// Bytes at the end of `bytes` that begin a character which is not all there.
std::size_t cut_character(std::string_view bytes) {
  const std::size_t most = std::min(bytes.size(), kMaxCharacterBytes - 1);
  for (std::size_t back = 1; back <= most; ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const std::size_t length = byte >= 0xf0 ? 4U : byte >= 0xe0 ? 3U : 2U;
    return length > back ? back : 0;
  }
  return 0;
}

// XML has no control characters but tab and line ends, and neither U+FFFE nor U+FFFF.
void blank_controls(std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') text[i] = ' ';
    if (byte == 0xef && text.compare(i, 2, "\xef\xbf") == 0 && i + 2 < text.size() &&
        static_cast<unsigned char>(text[i + 2]) >= 0xbe) {
      text[i + 2] = '\xbd';
    }
  }
}

}  // namespace

XmlText::XmlText(ByteStream& stream) : stream_(stream) {
  const std::string_view head = stream_.peek(kPieceBytes).substr(0, kPieceBytes);
  for (const auto& [bytes, encoding, mark] : kOpenings) {
    if (!head.starts_with(bytes)) continue;
    if (encoding != "UTF-8") converter_ = Utf8Converter::open(encoding);
    bytes_ += stream_.take(mark).size();
    return;
  }
  const std::string_view whole = head.substr(0, head.size() - cut_character(head));
  const bool ascii = text::is_ascii(whole);
  if (!ascii && text::is_valid_utf8(whole)) return;
  const std::string declared = declared_encoding(whole);
  const std::string encoding = encoding_name(declared);
  if (!encoding.empty() && encoding != "utf-8" && encoding != "utf8" &&
      !encoding.starts_with("utf-16") && !encoding.starts_with("utf-32")) {
    std::string decoded;
    if (const auto trial = Utf8Converter::open(encoding)) trial->append(head, false, decoded);
    if (!decoded.empty() && decoded.find("\xef\xbf\xbd") == std::string::npos) {
      converter_ = Utf8Converter::open(encoding);
      return;
    }
    note_ = "declared as \"" + declared + "\", which it is not";
  }
  if (ascii) return;
  const Decoded guess = decode(std::string(whole));
  constexpr std::string_view kReadAs = "read as ";
  if (!guess.note.starts_with(kReadAs)) return;  // UTF-8 with a few broken bytes
  converter_ = Utf8Converter::open(guess.note.substr(kReadAs.size()));
  note_ = guess.note;
}

XmlText::~XmlText() = default;

void XmlText::append_utf8(std::string_view bytes, bool last) {
  carry_ += bytes;
  const std::size_t held = last ? 0 : cut_character(carry_);
  const std::string_view whole = std::string_view(carry_).substr(0, carry_.size() - held);
  if (text::is_valid_utf8(whole)) {
    piece_ += whole;
  } else {
    const auto* data = reinterpret_cast<const std::uint8_t*>(whole.data());
    const auto size = static_cast<std::int32_t>(whole.size());
    for (std::int32_t i = 0; i < size;) {
      const std::int32_t begin = i;
      UChar32 c = 0;
      U8_NEXT(data, i, size, c);
      const std::string_view one =
          whole.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
      piece_ += c >= 0 ? std::string(one) : decode_windows_1252(std::string(one));
    }
    if (note_.empty()) note_ = "bytes that are no UTF-8 were read as windows-1252";
  }
  carry_.erase(0, whole.size());
}

std::string_view XmlText::next() {
  piece_.clear();
  while (piece_.empty() && !done_) {
    const std::string_view bytes = stream_.take(kPieceBytes);
    bytes_ += bytes.size();
    done_ = bytes.empty();
    if (converter_) {
      converter_->append(bytes, done_, piece_);
    } else {
      append_utf8(bytes, done_);
    }
  }
  blank_controls(piece_);
  return piece_;
}

}  // namespace newsdex
