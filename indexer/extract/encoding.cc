#include "indexer/extract/encoding.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "common/ascii.h"
#include "common/byte_order_mark.h"
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

// Names that mean another encoding on the web (Encoding Standard, 4.2), and uchardet's own.
struct Alias {
  std::string_view name;
  const char* encoding;
};

constexpr auto kAliases = std::to_array<Alias>({
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"latin1", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"x-sjis", "windows-31j"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"uhc", "windows-949"},
    {"big5", "big5-hkscs"},
});

// nullopt where the name is unknown or some byte is no character.
std::optional<std::string> convert_strictly(std::string_view bytes, const std::string& encoding) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(encoding.c_str(), &error), &ucnv_close);
  if (U_FAILURE(error) != 0) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  const auto size = static_cast<std::int32_t>(bytes.size());
  icu::UnicodeString text;
  const std::int32_t capacity = size + 8;  // no encoding has more UTF-16 units than bytes
  UChar* buffer = text.getBuffer(capacity);
  if (buffer == nullptr) return std::nullopt;
  const std::int32_t length =
      ucnv_toUChars(converter.get(), buffer, capacity, bytes.data(), size, &error);
  text.releaseBuffer(U_FAILURE(error) != 0 ? 0 : length);
  if (U_FAILURE(error) != 0) return std::nullopt;
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

// Whether bytes that are valid UTF-8 say another thing in an encoding that shifts by escapes.
bool shifts(std::string_view bytes, std::string_view encoding) {
  return (encoding.starts_with("iso-2022") && bytes.find('\x1b') != std::string_view::npos) ||
         (encoding.starts_with("hz") && bytes.find("~{") != std::string_view::npos);
}

bool begins_with_mark(std::string_view bytes) {
  return bytes.starts_with(kByteOrderMark) ||
         std::any_of(kMarks.begin(), kMarks.end(),
                     [&](const Mark& mark) { return bytes.starts_with(mark.bytes); });
}

}  // namespace

std::string encoding_name(std::string_view written) {
  std::string name = lower_case(written);
  for (const auto& [alias, encoding] : kAliases) {
    if (name == alias) return encoding;
  }
  return name;
}

Decoded decode(std::string bytes) {
  for (const auto& [mark, encoding] : kMarks) {
    if (std::string_view(bytes).starts_with(mark)) {
      return {convert(std::string_view(bytes).substr(mark.size()), encoding),
              std::string("read as ") + encoding, encoding};
    }
  }
  if (bytes.starts_with(kByteOrderMark)) bytes.erase(0, kByteOrderMark.size());
  if (text::is_valid_utf8(bytes)) return {std::move(bytes), {}};

  const Census census = take_census(bytes);
  if (census.broken * 10 <= census.multibyte) {
    return {replace_broken(bytes), "broken bytes replaced: " + std::to_string(census.broken)};
  }
  const std::string detected = detect(bytes);
  if (!detected.empty() && detected != "ASCII" && detected != "UTF-8" && detected != "ISO-8859-1") {
    std::string text = convert(bytes, encoding_name(detected).c_str());
    if (!text.empty()) return {std::move(text), "read as " + detected, detected};
  }
  return {convert(bytes, "windows-1252"), "read as windows-1252", "windows-1252"};
}

Decoded decode(std::string bytes, const std::vector<std::string>& declared) {
  if (begins_with_mark(bytes)) return decode(std::move(bytes));
  const bool utf8 = text::is_valid_utf8(bytes);
  const Census census = utf8 ? Census{} : take_census(bytes);
  const bool nearly_utf8 = !utf8 && census.broken * 10 <= census.multibyte;
  for (const std::string& name : declared) {
    const std::string encoding = encoding_name(name);
    if (encoding.empty() || encoding == "utf-8" || encoding == "utf8") continue;
    const bool wide = encoding.starts_with("utf-16") || encoding.starts_with("utf-32");
    if (wide && bytes.find('\0') == std::string::npos) continue;
    if ((utf8 || nearly_utf8) && !wide && !shifts(bytes, encoding)) continue;
    if (auto text = convert_strictly(bytes, encoding))
      return {std::move(*text), "read as " + encoding, encoding};
  }
  return decode(std::move(bytes));
}

std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t kHeadBytes = 4096;
  constexpr std::string_view kSpace = " \t\r\n\"'";
  const std::string head = lower_case(bytes.substr(0, kHeadBytes));
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      const std::size_t tag = head.rfind('<', at);
      const std::string_view opening = std::string_view(head).substr(std::min(tag, head.size()));
      if (!opening.starts_with(key == "charset" ? "<meta" : "<?xml")) continue;
      std::size_t value = head.find_first_not_of(kSpace, at + key.size());
      if (value == std::string::npos || head[value] != '=') continue;
      value = std::min(head.find_first_not_of(kSpace, value + 1), head.size());
      const std::size_t end = std::min(head.find_first_of(" \t\r\n\"';/>?", value), head.size());
      if (end > value) return head.substr(value, end - value);
    }
  }
  return {};
}

std::string decode_windows_1252(std::string bytes) {
  if (text::is_valid_utf8(bytes)) return bytes;
  return convert(bytes, "windows-1252");
}

}  // namespace newsdex
