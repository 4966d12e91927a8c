#include "indexer/extract/utf8_converter.h"

#include <cstdint>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace newsdex {

std::unique_ptr<Utf8Converter> Utf8Converter::open(std::string_view encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(std::string(encoding).c_str(), &error);
  if (U_FAILURE(error) != 0) return nullptr;
  return std::unique_ptr<Utf8Converter>(new Utf8Converter(converter));
}

Utf8Converter::~Utf8Converter() { ucnv_close(converter_); }

void Utf8Converter::append(std::string_view bytes, bool last, std::string& out) {
  // No encoding yields more code units than bytes, but for what was held back before.
  constexpr std::size_t kHeldBack = 64;
  std::vector<UChar> units(bytes.size() * 2 + kHeldBack);
  const char* source = bytes.data();
  UChar* target = units.data();
  UErrorCode error = U_ZERO_ERROR;
  ucnv_toUnicode(converter_, &target, units.data() + units.size(), &source,
                 bytes.data() + bytes.size(), nullptr, static_cast<UBool>(last), &error);
  icu::UnicodeString(false, units.data(), static_cast<std::int32_t>(target - units.data()))
      .toUTF8String(out);
}

}  // namespace newsdex
