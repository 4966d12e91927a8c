#include "common/text/language_name.h"

#include <array>
#include <cstdint>

#include <unicode/uloc.h>
#include <unicode/unistr.h>

namespace newsdex::text {

std::string language_name(std::string_view code) {
  if (code.empty()) return {};  // ICU has a name for that, too
  constexpr std::size_t kLongestName = 128;
  std::array<char16_t, kLongestName> name{};
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t length =
      uloc_getDisplayLanguage(std::string(code).c_str(), "en", name.data(), name.size(), &error);
  if (U_FAILURE(error) || error == U_USING_DEFAULT_WARNING || length == 0) return std::string(code);
  std::string out;
  icu::UnicodeString(name.data(), length).toUTF8String(out);
  return out;
}

}  // namespace newsdex::text
