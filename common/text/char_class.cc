#include "common/text/char_class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace newsdex::text {

std::uint8_t word_bit(char32_t character) {
  if (character < kAsciiSize) return plain_bit(static_cast<char>(character));
  const auto c = static_cast<UChar32>(character);
  if (u_isdigit(c) != 0) return kDigitBit;
  if (u_isalpha(c) == 0) return 0;
  if (u_islower(c) != 0) return kSmallBit;
  return u_isupper(c) != 0 || u_istitle(c) != 0 ? kCapitalBit : kCaselessBit;
}

CharClass class_beyond_ascii(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BB:
    case 0x02BC:
    case 0xFF07:
      return CharClass::apostrophe;
    case 0x2010:
    case 0x2011:
      return CharClass::hyphen;
    case 0x200B:
      return CharClass::other;  // zero-width space breaks words
    default:
      break;
  }
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return CharClass::ignorable;
  if (u_isalnum(c) == 0 && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) return CharClass::other;
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(c, &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_BOPOMOFO:
      return CharClass::ngram;
    default:
      break;
  }
  return u_charType(c) == U_DECIMAL_DIGIT_NUMBER ? CharClass::digit : CharClass::letter;
}

}  // namespace newsdex::text
