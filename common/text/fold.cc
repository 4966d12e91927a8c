#include "common/text/fold.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "common/ascii.h"
#include "common/label.h"
#include "common/text/fold_latin.h"
#include "common/text/utf8.h"

namespace newsdex::text {
namespace {

/// Letters that no Unicode decomposition takes apart, and letters of one sound that keyboards
/// and newsrooms mix (Arabic and Persian yeh, kaf, heh).
struct Letter {
  UChar32 from;
  const char16_t* to;
};

constexpr auto kLetters = std::to_array<Letter>({
    {0x00E6, u"ae"},     {0x00F0, u"d"},      {0x00F8, u"o"},      {0x00FE, u"th"},
    {0x0111, u"d"},      {0x0127, u"h"},      {0x0131, u"i"},      {0x0138, u"k"},
    {0x0142, u"l"},      {0x014B, u"n"},      {0x0153, u"oe"},     {0x0167, u"t"},
    {0x0180, u"b"},      {0x0192, u"f"},      {0x01E5, u"g"},      {0x0257, u"d"},
    {0x0268, u"i"},      {0x0629, u"\u0647"}, {0x0649, u"\u064A"}, {0x0671, u"\u0627"},
    {0x06A9, u"\u0643"}, {0x06C1, u"\u0647"}, {0x06CC, u"\u064A"},
});

constexpr UChar32 kTatweel = 0x0640;  // stretches Arabic words, and is of no script in Unicode
constexpr UChar32 kShortI = 0x0439;   // й: a letter of its own, though Unicode takes it apart

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* found = get(error);
  if (U_FAILURE(error) != 0) throw std::runtime_error("ICU has no normalization data");
  return *found;
}

bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB || c == 0xFF07;
}

bool loses_marks(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(c, &error)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
      return true;
    default:
      return false;
  }
}

bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0; }

void append_letter(icu::UnicodeString& out, UChar32 c) {
  const auto row = std::find_if(kLetters.begin(), kLetters.end(),
                                [&](const Letter& letter) { return letter.from == c; });
  if (row != kLetters.end()) {
    out.append(icu::UnicodeString(row->to));
  } else {
    out.append(c);
  }
}

/// One case-folded character without its marks.
void append_folded(icu::UnicodeString& out, UChar32 c, const icu::Normalizer2& nfd) {
  icu::UnicodeString parts;
  if (c == kShortI || nfd.getDecomposition(c, parts) == 0) {
    append_letter(out, c);
    return;
  }
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (!is_mark(part)) append_letter(out, part);
  }
}

std::string fold_unicode(std::string_view text) {
  static const icu::Normalizer2& casefold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
  static const icu::Normalizer2& nfd = normalizer(icu::Normalizer2::getNFDInstance);
  UErrorCode error = U_ZERO_ERROR;
  constexpr std::size_t kShort = 64;  // has too few marks to be worth a look
  std::string bounded(text);
  if (bounded.size() > kShort) drop_excess_marks(bounded);
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(bounded.data(), static_cast<int32_t>(bounded.size())));
  const icu::UnicodeString lowered = casefold.normalize(source, error);
  icu::UnicodeString out;
  bool base_loses_marks = false;
  for (int32_t i = 0; i < lowered.length(); i = lowered.moveIndex32(i, 1)) {
    const UChar32 c = lowered.char32At(i);
    if (is_apostrophe(c) || c == kTatweel) continue;
    if (is_mark(c)) {
      if (!base_loses_marks) out.append(c);
      continue;
    }
    base_loses_marks = loses_marks(c);
    if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
      out.append(static_cast<UChar32>('0' + u_charDigitValue(c)));
    } else if (base_loses_marks) {
      append_folded(out, c, nfd);
    } else {
      out.append(c);
    }
  }
  std::string utf8;
  out.toUTF8String(utf8);
  return utf8;
}

std::string lower_ascii(std::string_view text) {
  std::string out = lower_case(text);
  if (out.find('\'') != std::string::npos) std::erase(out, '\'');
  return out;
}

bool belongs_in_value(UChar32 c) {
  static constexpr std::string_view kAllowed = "&-()/+";
  return u_isalnum(c) != 0 || is_mark(c) || u_charType(c) == U_COMBINING_SPACING_MARK ||
         (c < 0x80 && kAllowed.find(static_cast<char>(c)) != std::string_view::npos);
}

}  // namespace

std::string fold(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  if (auto folded = fold_latin(text)) return *std::move(folded);
  return fold_unicode(text);
}

std::string lower(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  source.toLower(icu::Locale::getRoot());
  icu::UnicodeString out;
  for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = source.char32At(i);
    if (!is_apostrophe(c) && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0) {
      out.append(c);
    }
  }
  std::string utf8;
  out.toUTF8String(utf8);
  return to_nfc(std::move(utf8));
}

std::string slug(std::string_view name) {
  const std::string folded = fold(name);
  std::string out;
  out.reserve(folded.size());
  bool blank = false;
  for (std::size_t i = 0; i < folded.size();) {
    if (folded[i] >= 'a' && folded[i] <= 'z' && !blank) {  // most of what names are made of
      out += folded[i++];
      continue;
    }
    const auto [code, end] = decode(folded, i);
    const auto c = static_cast<UChar32>(code);
    if (u_isUWhiteSpace(c) != 0 || c == '_') {
      blank = true;
    } else if (belongs_in_value(c)) {
      if (blank && !out.empty()) out += '_';
      blank = false;
      out.append(folded, i, end - i);
    }
    i = end;
  }
  out.resize(truncate(out, kMaxLabelValueBytes).size());
  return out;
}

}  // namespace newsdex::text
