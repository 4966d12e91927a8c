#include "common/text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <stdexcept>

#include <simdjson.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include "common/byte_scan.h"

namespace newsdex::text {
namespace {

const icu::Normalizer2& nfc() {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error) != 0) throw std::runtime_error("ICU has no NFC data");
  return *normalizer;
}

/// Bidirectional controls, which reorder what stands around them.
bool is_bidi_control(UChar32 c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_control(UChar32 c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || is_bidi_control(c);
}

constexpr std::size_t kMostMarks = 30;  // in a row, of the Stream-Safe Text Format

/// Whether more bytes beyond ASCII stand side by side than `kMostMarks` marks have at least. Such a
/// row holds a byte at a multiple of its size.
bool may_have_excess_marks(std::string_view text) {
  constexpr std::size_t kRow = 2 * (kMostMarks + 1);
  const auto is_beyond = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) >= 0x80; };
  for (std::size_t i = kRow - 1; i < text.size(); i += kRow) {
    std::size_t begin = i;
    std::size_t end = i;
    while (end < text.size() && end - i < kRow && is_beyond(end)) ++end;
    while (begin > 0 && end - begin < kRow && is_beyond(begin - 1)) --begin;
    if (end - begin >= kRow) return true;
  }
  return false;
}

/// Whether a text is in NFC for certain: of characters before U+0300, where the combining ones
/// begin, and of dashes, quotation marks and dots.
bool is_plainly_nfc(std::string_view text) {
  constexpr char kPunctuation = '\xE2';  // begins U+2010 to U+203F, and others
  const auto is_other = [](unsigned char c) { return c >= 0xCC && c != 0xE2; };
  if (find_byte_if(text, is_other) < text.size()) return false;
  for (std::size_t at = text.find(kPunctuation); at != std::string_view::npos;
       at = text.find(kPunctuation, at + 1)) {
    const std::string_view rest = text.substr(at + 1, 2);
    if (!rest.starts_with('\x80') || rest < "\x80\x90") return false;
  }
  return true;
}

}  // namespace

bool is_ascii(std::string_view text) {
  return find_byte_if(text, [](unsigned char c) { return c >= 0x80; }) == text.size();
}

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::size_t drop_excess_marks(std::string& text) {
  constexpr UChar32 kFirstMark = 0x300;
  if (!may_have_excess_marks(text)) return 0;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(error);
  if (U_FAILURE(error) != 0) throw std::runtime_error("ICU has no NFKC data");
  std::size_t dropped = 0;
  std::size_t kept = 0;
  std::size_t marks = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto [code, end] = decode(text, i);
    const auto c = static_cast<UChar32>(code);
    const bool is_mark = c >= kFirstMark && folding->hasBoundaryBefore(c) == 0;
    marks = is_mark ? marks + 1 : 0;
    if (marks > kMostMarks) {
      ++dropped;
    } else {
      if (kept != i) std::copy(text.data() + i, text.data() + end, text.data() + kept);
      kept += end - i;
    }
    i = end;
  }
  text.resize(kept);
  return dropped;
}

std::string to_nfc(std::string text) {
  if (is_plainly_nfc(text)) return text;
  UErrorCode error = U_ZERO_ERROR;
  icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (nfc().isNormalizedUTF8(piece, error) != 0 && U_SUCCESS(error) != 0) return text;
  drop_excess_marks(text);
  piece.set(text.data(), static_cast<int32_t>(text.size()));
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  error = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, piece, sink, nullptr, error);
  if (U_FAILURE(error) != 0) return text;
  return out;
}

CodePoint decode(std::string_view text, std::size_t begin) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t i = begin;
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, i, text.size(), c);
  return {static_cast<char32_t>(c), i};
}

std::string_view truncate(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t cut = limit;
  while (cut > 0 && U8_IS_TRAIL(static_cast<std::uint8_t>(text[cut]))) --cut;
  return text.substr(0, cut);
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto [code, end] = decode(text, i);
    if (code == 0xFFFD || is_control(static_cast<UChar32>(code))) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(text.substr(i, end - i));
    }
    i = end;
  }
  return out;
}

}  // namespace newsdex::text
