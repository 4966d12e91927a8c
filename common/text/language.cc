#include "common/text/language.h"

#include <array>

#include <cld2/public/compact_lang_det.h>

#include "common/text/utf8.h"

namespace newsdex::text {

std::string detect_language(std::string_view text) {
  static constexpr std::size_t kEnough = 4096;
  const std::string_view head = truncate(text, kEnough);
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(head.data(), static_cast<int>(head.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string_view code = CLD2::LanguageCode(language);
  if (code == "iw") return "he";
  return std::string(code.substr(0, code.find('-')));
}

}  // namespace newsdex::text
