#include "indexer/formats/xml_reference.h"

#include <array>
#include <charconv>
#include <cstdint>

#include <libxml/HTMLparser.h>
#include <unicode/utf8.h>

namespace newsdex {
namespace {

// What windows-1252 has where Unicode has the control characters 0x80 to 0x9f: numeric references
// to these mean the former.
constexpr auto kC1 = std::to_array<char32_t>(
    {0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
     0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
     0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178});

}  // namespace

bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xd800 || (c > 0xdfff && c < 0xfffe) || (c > 0xffff && c <= 0x10ffff);
}

void put_xml_character(char32_t c, std::string& out) {
  switch (c) {
    case '&':
      out += "&#38;";
      return;
    case '<':
      out += "&#60;";
      return;
    case '>':
      out += "&#62;";
      return;
    case '"':
      out += "&#34;";
      return;
    case '\n':
      out += "&#10;";
      return;
    case '\r':
      out += "&#13;";
      return;
    default:
      break;
  }
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, c);
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

std::size_t reference_bytes(std::string_view text) {
  const std::size_t end = text.substr(0, kMaxReferenceBytes).find(';');
  return end == std::string_view::npos || end < 2 ? 0 : end + 1;
}

std::optional<char32_t> reference_meaning(std::string_view reference) {
  if (reference.starts_with('#')) {
    reference.remove_prefix(1);
    const bool hex = reference.starts_with('x') || reference.starts_with('X');
    if (hex) reference.remove_prefix(1);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(reference.data(), reference.data() + reference.size(),
                                              number, hex ? 16 : 10);
    if (error != std::errc() || end != reference.data() + reference.size()) return std::nullopt;
    if (number >= 0x80 && number < 0xa0) return kC1[number - 0x80];
    return is_xml_character(number) ? char32_t{number} : U' ';
  }
  if (reference == "apos") return U'\'';
  const std::string name(reference);
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  if (entity == nullptr) return std::nullopt;
  return static_cast<char32_t>(entity->value);
}

}  // namespace newsdex
