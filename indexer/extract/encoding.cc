#include "indexer/extract/encoding.h"

#include <algorithm>
#include <array>
#include <memory>

#include <uchardet/uchardet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "common/text/utf8.h"

namespace newsdex {

namespace {

struct Mark {
  std::string_view bytes;
  const char* encoding;
};

// Longest first: UTF-32's little-endian mark begins like UTF-16's.
constexpr auto kMarks = std::to_array<Mark>({
    {std::string_view("\xff\xfe\0\0", 4), "UTF-32LE"},
    {std::string_view("\0\0\xfe\xff", 4), "UTF-32BE"},
    {"\xff\xfe", "UTF-16LE"},
    {"\xfe\xff", "UTF-16BE"},
});

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

// Enough for uchardet to decide.
constexpr std::size_t kDetectBytes = std::size_t{1} << 20;

std::string convert(std::string_view bytes, const char* encoding) {
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), encoding);
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

std::string replace_broken(std::string_view bytes) {
  std::string utf8;
  icu::UnicodeString::fromUTF8(
      icu::StringPiece(bytes.data(), static_cast<std::int32_t>(bytes.size())))
      .toUTF8String(utf8);
  return utf8;
}

struct Census {
  std::size_t multibyte = 0;  ///< valid characters beyond ASCII
  std::size_t broken = 0;     ///< maximal ill-formed sequences
};

Census take_census(std::string_view bytes) {
  Census census;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c < 0) ++census.broken;
    if (c > 0x7f) ++census.multibyte;
  }
  return census;
}

std::string detect(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       &uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), kDetectBytes));
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

}  // namespace

Decoded decode(std::string bytes) {
  for (const auto& [mark, encoding] : kMarks) {
    if (std::string_view(bytes).starts_with(mark)) {
      return {convert(std::string_view(bytes).substr(mark.size()), encoding),
              std::string("read as ") + encoding};
    }
  }
  if (bytes.starts_with(kUtf8Mark)) bytes.erase(0, kUtf8Mark.size());
  if (text::is_valid_utf8(bytes)) return {std::move(bytes), {}};

  const Census census = take_census(bytes);
  if (census.broken * 10 <= census.multibyte) {
    return {replace_broken(bytes), "broken bytes replaced: " + std::to_string(census.broken)};
  }
  const std::string detected = detect(bytes);
  if (!detected.empty() && detected != "ASCII" && detected != "UTF-8" && detected != "ISO-8859-1") {
    std::string text = convert(bytes, detected.c_str());
    if (!text.empty()) return {std::move(text), "read as " + detected};
  }
  return {convert(bytes, "windows-1252"), "read as windows-1252"};
}

std::string decode_windows_1252(std::string bytes) {
  if (text::is_valid_utf8(bytes)) return bytes;
  return convert(bytes, "windows-1252");
}

}  // namespace newsdex
