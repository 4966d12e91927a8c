// Folding: the one function that decides which spellings are the same word.
//
//   fold("Erdoğan") == fold("ERDOGAN") == "erdogan"
//
// NFKC and Unicode case folding; diacritics of the Latin, Greek, Cyrillic, Arabic and Hebrew
// scripts dropped (but й stays й); letters that do not decompose by a table (ł ø đ ð ħ ı ŋ ŧ æ œ
// þ ß); apostrophes dropped; Arabic alef, yeh and kaf variants, tatweel, harakat and Hebrew niqqud;
// every decimal digit to ASCII; soft hyphens, joiners and bidirectional controls removed. Other
// scripts keep their marks.

#pragma once

#include <string>
#include <string_view>

namespace newsdex::text {

/// Expects valid UTF-8. Idempotent.
[[nodiscard]] std::string fold(std::string_view text);

/// Lower case and NFC, accents kept, apostrophes and joiners dropped: what Snowball's stemmers
/// expect.
[[nodiscard]] std::string lower(std::string_view text);

/// A value for a label made from a name: folded, runs of blanks as `_`, then only letters, marks,
/// digits and `&-()/+`, cut to kMaxLabelValueBytes. "Donald  J. Trump" gives "donald_j_trump".
/// Empty where nothing is left.
[[nodiscard]] std::string slug(std::string_view name);

}  // namespace newsdex::text
