// What a character is to the tokenizer.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace newsdex::text {

enum class CharClass : std::uint8_t {
  other,
  letter,
  digit,
  ngram,
  ignorable,
  apostrophe,
  hyphen,
  newline
};

inline constexpr std::size_t kAsciiSize = 0x80;

constexpr std::array<CharClass, kAsciiSize> ascii_classes() {
  std::array<CharClass, kAsciiSize> classes{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) classes.at(c) = CharClass::letter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) classes.at(c) = CharClass::letter;
  for (std::size_t c = '0'; c <= '9'; ++c) classes.at(c) = CharClass::digit;
  classes['\n'] = CharClass::newline;
  classes['\''] = CharClass::apostrophe;
  classes['-'] = CharClass::hyphen;
  return classes;
}

inline constexpr std::array<CharClass, kAsciiSize> kAsciiClasses = ascii_classes();

inline constexpr std::uint8_t kSmallBit = 1;
inline constexpr std::uint8_t kCapitalBit = 2;
inline constexpr std::uint8_t kDigitBit = 4;
inline constexpr std::uint8_t kCaselessBit = 8;  ///< a letter of neither case
inline constexpr std::uint8_t kLetterBits = kSmallBit | kCapitalBit | kCaselessBit;

/// A bit for each letter and digit of ASCII, 0 for all other bytes.
constexpr std::array<std::uint8_t, 2 * kAsciiSize> plain_bytes() {
  std::array<std::uint8_t, 2 * kAsciiSize> plain{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) plain.at(c) = kSmallBit;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) plain.at(c) = kCapitalBit;
  for (std::size_t c = '0'; c <= '9'; ++c) plain.at(c) = kDigitBit;
  return plain;
}

inline constexpr std::array<std::uint8_t, 2 * kAsciiSize> kPlainBytes = plain_bytes();

inline bool is_ascii(char c) { return static_cast<unsigned char>(c) < kAsciiSize; }
inline CharClass ascii_class(char c) { return kAsciiClasses[static_cast<unsigned char>(c)]; }
inline std::uint8_t plain_bit(char c) { return kPlainBytes[static_cast<unsigned char>(c)]; }
inline bool is_word(CharClass type) {
  return type == CharClass::letter || type == CharClass::digit;
}

/// The bit of any character; title case counts as capital.
[[nodiscard]] std::uint8_t word_bit(char32_t character);

/// Expects a character of Unicode outside ASCII. Scripts without blanks between words are `ngram`.
[[nodiscard]] CharClass class_beyond_ascii(char32_t character);

}  // namespace newsdex::text
