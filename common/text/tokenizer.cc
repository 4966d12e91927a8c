#include "common/text/tokenizer.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "common/ascii.h"
#include "common/text/char_class.h"
#include "common/text/fold.h"
#include "common/text/pointed_words.h"
#include "common/text/utf8.h"

namespace newsdex::text {
namespace {

struct Char {
  char32_t code = 0;
  CharClass type = CharClass::other;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Cuts one text, front to back, with one character of look-ahead (two behind an apostrophe).
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {
    static constexpr std::size_t kBytesOfAToken = 5;  // in most languages a little more
    list_.tokens.reserve(text.size() / kBytesOfAToken + 2);
    list_.folded_bytes = lower_case(text);
  }

  TokenList cut() {
    begin_line(0);
    while (next_ < text_.size()) {
      const char c = text_[next_];
      if (c == ' ') {
        ++next_;
      } else if (plain_bit(c) == 0 || !plain_word(next_)) {
        cut_at(at(next_));
      }
    }
    return std::move(list_);
  }

 private:
  void cut_at(const Char& c) {
    next_ = c.end;
    switch (c.type) {
      case CharClass::newline:
        begin_line(c.end);
        break;
      case CharClass::letter:
      case CharClass::digit:
        word(c);
        break;
      case CharClass::ngram:
        ngrams(c);
        break;
      case CharClass::hyphen:
        if (c.begin == last_end_) hyphen_end_ = c.end;
        break;
      case CharClass::other:
      case CharClass::ignorable:
      case CharClass::apostrophe:
        punctuation(c);
        break;
    }
  }

  [[nodiscard]] Char at(std::uint32_t begin) const {
    Char c;
    c.begin = begin;
    c.end = begin;
    if (begin >= text_.size()) return c;
    if (is_ascii(text_[begin])) {
      c.code = static_cast<unsigned char>(text_[begin]);
      c.end = begin + 1;
      c.type = ascii_class(text_[begin]);
      return c;
    }
    const CodePoint point = decode(text_, begin);
    c.code = point.code;
    c.end = static_cast<std::uint32_t>(point.end);
    c.type = class_beyond_ascii(c.code);
    return c;
  }

  /// Whether the line is all capitals: at least three words of letters, no lower-case one.
  void begin_line(std::uint32_t begin) {
    ++paragraph_;
    ends_sentence_ = true;
    capital_line_ = false;
    int words = 0;
    bool in_word = false;
    for (std::uint32_t i = begin; i < text_.size() && text_[i] != '\n'; ++i) {
      const char c = text_[i];
      if (c >= 'a' && c <= 'z') return;
      const bool letter = c >= 'A' && c <= 'Z';
      if (letter && !in_word) ++words;
      in_word = letter;
    }
    static constexpr int kWordsOfACapitalLine = 3;
    capital_line_ = words >= kWordsOfACapitalLine;
  }

  void punctuation(const Char& c) {
    if (c.code == '!' || c.code == '?' || c.code == 0x2026 || c.code == 0x3002) {
      ends_sentence_ = true;
    } else if (c.code == '.') {
      ends_sentence_ = full_stop_ends_sentence();
    }
  }

  [[nodiscard]] bool full_stop_ends_sentence() const {
    if (list_.tokens.empty() || is_word(at(next_).type)) return false;
    const Token& last = list_.tokens.back();
    if (last.end + 1 != next_) return true;
    const std::string_view folded = list_.folded(last);
    const bool initial = last.initial_capital && folded.size() == 1;
    return !initial && !is_abbreviation(folded);
  }

  /// Reads `L.L.` from `first`: where it ends, if at least two letters each stand alone.
  [[nodiscard]] std::optional<std::uint32_t> dotted_acronym(const Char& first) const {
    if (first.type != CharClass::letter) return std::nullopt;
    static constexpr int kMostLetters = 16;  // what is longer is none, and is not read twice
    int letters = 1;
    std::uint32_t end = first.end;
    Char c = at(end);
    while (c.code == '.') {
      if (letters > kMostLetters) return std::nullopt;
      end = c.end;
      const Char letter = at(c.end);
      if (letter.type != CharClass::letter) break;
      const Char after = at(letter.end);
      if (is_word(after.type) || after.type == CharClass::ngram) return std::nullopt;
      ++letters;
      end = letter.end;
      c = after;
    }
    if (letters < 2) return std::nullopt;
    return end;
  }

  /// A word of ASCII letters and digits alone, as most are: described as it is read, and folded in
  /// small letters already. False, and nothing done, where it needs a closer look.
  bool plain_word(std::uint32_t begin) {
    std::string_view rest = text_.substr(begin);
    std::uint8_t bits = 0;
    const std::string_view word = rest.substr(0, plain_prefix(rest, bits));
    rest.remove_prefix(word.size());
    if (may_be_acronym(word, bits)) return false;
    std::size_t possessive = 0;
    if (!rest.empty() && may_go_on(word, rest)) {
      possessive = possessive_bytes(rest);
      if (possessive == 0) return false;
    }
    const auto end = begin + static_cast<std::uint32_t>(word.size());
    next_ = end + static_cast<std::uint32_t>(possessive);
    Token& token = list_.tokens.emplace_back();
    token.begin = token.folded_begin = begin;
    token.end = token.folded_end = end;
    token.has_letter = (bits & kLetterBits) != 0;
    if (bits != kSmallBit) {
      token.has_digit = (bits & kDigitBit) != 0;
      token.initial_capital = (plain_bit(word.front()) & kCapitalBit) != 0;
      token.all_capitals = bits == kCapitalBit && word.size() > 1;
    }
    if (possessive > 0) token.possessive = true;
    place(token);
    return true;
  }

  /// How many letters and digits of ASCII a text begins with, and what they are.
  static std::size_t plain_prefix(std::string_view text, std::uint8_t& bits) {
    const char* const bytes = text.data();
    std::size_t size = 0;
    for (; size < text.size(); ++size) {
      const std::uint8_t bit = plain_bit(bytes[size]);
      if (bit == 0) break;
      bits |= bit;
    }
    return size;
  }

  /// Whether a plain word folds to points, or is of capitals and digits.
  static bool may_be_acronym(std::string_view word, std::uint8_t bits) {
    if ((bits & kSmallBit) != 0 || (bits & kCapitalBit) == 0 || word.size() == 1) return false;
    return (bits & kDigitBit) != 0 || find_acronym(lower_case(word)) != nullptr;
  }

  /// Whether a plain word may go on with what stands behind it, which is not empty.
  static bool may_go_on(std::string_view word, std::string_view rest) {
    const char behind = rest.front();
    if (behind == '.' || behind == ',') {
      const bool is_point = behind == '.' && word.size() == 1;  // of an acronym
      return is_point || (plain_bit(word.back()) == kDigitBit && rest.size() > 1 &&
                          (plain_bit(rest[1]) == kDigitBit || !is_ascii(rest[1])));
    }
    return !is_ascii(behind) || behind == '\'' || behind == '&';
  }

  /// Bytes of the ’s that a plain word ends before, beyond doubt; 0 where there is none.
  static std::size_t possessive_bytes(std::string_view rest) {
    static constexpr std::string_view kRightQuote = "\u2019";
    std::size_t size = rest.starts_with('\'') ? 1 : 0;
    if (rest.starts_with(kRightQuote)) size = kRightQuote.size();
    if (size == 0 || rest.size() == size || (rest[size] != 's' && rest[size] != 'S')) return 0;
    ++size;
    const bool ends = rest.size() == size || (is_ascii(rest[size]) && plain_bit(rest[size]) == 0);
    return ends ? size : 0;
  }

  void word(const Char& first) {
    Token token;
    token.begin = first.begin;
    if (const auto end = dotted_acronym(first)) {
      token.acronym = true;
      token.end = *end;
      next_ = skip_possessive(token, 0, at(*end)).value_or(*end);
    } else {
      token.end = word_end(first, token);
    }
    finish(token);
  }

  /// Walks to the end of a word, past what stays inside it; `next_` is left behind a possessive.
  std::uint32_t word_end(const Char& first, Token& token) {
    Char last = first;
    for (Char c = at(last.end);; c = at(last.end)) {
      next_ = last.end;
      if (c.begin >= text_.size()) return last.end;
      if (is_word(c.type) || c.type == CharClass::ignorable) {
        last = c;
        continue;
      }
      if (c.type == CharClass::apostrophe) {
        if (ends_at_apostrophe(token, last, c)) return last.end;
        last = c;
        continue;
      }
      const Char after = at(c.end);
      const bool in_number = (c.code == '.' || c.code == ',') && last.type == CharClass::digit &&
                             after.type == CharClass::digit;
      const bool ampersand = c.code == '&' && joins_letters(first, last, after);
      if (!in_number && !ampersand) return last.end;
      last = after;
    }
  }

  /// Whether an ampersand stands inside a name: between capitals, or behind one or two letters
  /// (`AT&T`, `at&t`, `R&D`).
  static bool joins_letters(const Char& first, const Char& last, const Char& after) {
    static constexpr std::uint32_t kTwoLetters = 2;
    if (last.type != CharClass::letter || after.type != CharClass::letter) return false;
    return (word_bit(last.code) & word_bit(after.code) & kCapitalBit) != 0 ||
           last.end - first.begin <= kTwoLetters;
  }

  /// Where a possessive ends that begins with `c` behind a letter `last`: ’s, or a bare ’ after s.
  std::optional<std::uint32_t> skip_possessive(Token& token, char32_t last, const Char& c) const {
    if (c.type != CharClass::apostrophe) return std::nullopt;
    const Char after = at(c.end);
    const bool bare = !is_word(after.type);
    const bool with_s = (after.code == 's' || after.code == 'S') && !is_word(at(after.end).type);
    token.possessive = bare ? last == 's' || last == 'S' : with_s;
    if (!token.possessive) return std::nullopt;
    return bare ? c.end : after.end;
  }

  /// Whether the word ends before the apostrophe `c`: a possessive, an elision, a closing quote.
  bool ends_at_apostrophe(Token& token, const Char& last, const Char& c) {
    if (const auto end = skip_possessive(token, last.code, c)) {
      next_ = *end;
      return true;
    }
    if (!is_word(at(c.end).type)) return true;
    if (!is_elided(text_.substr(token.begin, last.end - token.begin))) return false;
    next_ = c.end;
    return true;
  }

  /// French, Catalan, Italian: "l’Iran", "jusqu’Alger", "dell’Onu".
  static bool is_elided(std::string_view word) {
    static constexpr std::string_view kLetters = "cdjlmnstvCDJLMNSTV";
    static constexpr auto kWords = std::to_array<std::string_view>(
        {"agl",    "all",    "coll", "dagl", "dall",   "degl",   "dell", "jusqu",
         "lorsqu", "mezz",   "negl", "nell", "nessun", "puisqu", "qu",   "quell",
         "quest",  "quoiqu", "senz", "sugl", "sull",   "tutt",   "un"});
    static constexpr std::size_t kLongest = 6;
    if (word.size() == 1) return kLetters.find(word[0]) != std::string_view::npos;
    return word.size() <= kLongest &&
           std::binary_search(kWords.begin(), kWords.end(), lower_case(word));
  }

  void ngrams(const Char& first) {
    for (Char c = first; c.type == CharClass::ngram;) {
      const Char after = at(c.end);
      push_ngram(c.begin, c.end, false);
      if (after.type == CharClass::ngram) push_ngram(c.begin, after.end, true);
      next_ = c.end;
      c = after;
    }
  }

  void push_ngram(std::uint32_t begin, std::uint32_t end, bool pair) {
    Token token;
    token.begin = begin;
    token.end = end;
    token.ngram = true;
    token.pair = pair;
    token.has_letter = true;
    hyphen_end_ = kNowhere;
    if (pair) --position_;
    push(token, fold(text_.substr(begin, end - begin)));
  }

  void finish(Token& token) {
    const std::string_view surface = text_.substr(token.begin, token.end - token.begin);
    describe(token, surface);
    std::string folded = fold(surface);
    if (token.acronym) std::erase(folded, '.');
    if (token.has_digit) std::erase(folded, ',');
    fold_acronym(token, folded);
    push(token, folded);
    follows_acronym_ = token.acronym && surface.ends_with('.');
  }

  static void describe(Token& token, std::string_view surface) {
    std::uint8_t all = 0;
    int letters = 0;
    for (std::size_t i = 0; i < surface.size();) {
      const CodePoint point = decode(surface, i);
      const std::uint8_t bits = word_bit(point.code);
      if (i == 0) token.initial_capital = (bits & kCapitalBit) != 0;
      if ((bits & kLetterBits) != 0) ++letters;
      all |= bits;
      i = point.end;
    }
    token.has_letter = letters > 0;
    token.has_digit = (all & kDigitBit) != 0;
    token.all_capitals = letters > 1 && (all & kSmallBit) == 0 && token.initial_capital;
  }

  void fold_acronym(const Token& token, std::string& folded) const {
    if (!token.acronym && !token.all_capitals) return;
    const Acronym* known = find_acronym(folded);
    if (known == nullptr) return;
    if (!token.acronym && capital_line_ && !known->in_capital_lines) return;
    folded = known->dotted;
  }

  void push(Token& token, std::string_view folded) {
    token.folded_begin = static_cast<std::uint32_t>(list_.folded_bytes.size());
    list_.folded_bytes += folded;
    token.folded_end = static_cast<std::uint32_t>(list_.folded_bytes.size());
    list_.tokens.push_back(token);
    place(list_.tokens.back());
  }

  /// Tells of the last token how it stands behind the one before.
  void place(Token& token) {
    if (ends_sentence_ || follows_acronym_) begin_sentence(token);
    token.hyphen_before = token.begin == hyphen_end_;
    token.paragraph = paragraph_;
    token.position = position_++;
    last_end_ = token.end;
  }

  void begin_sentence(Token& token) {
    token.sentence_start =
        ends_sentence_ || (token.initial_capital && is_starter(list_.folded(token)));
    ends_sentence_ = false;
    follows_acronym_ = false;
  }

  static constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

  std::string_view text_;
  TokenList list_;
  std::uint32_t next_ = 0;
  std::uint32_t paragraph_ = static_cast<std::uint32_t>(-1);
  std::uint32_t position_ = 0;           ///< of the next token
  std::uint32_t last_end_ = kNowhere;    ///< of the last token
  std::uint32_t hyphen_end_ = kNowhere;  ///< of the last hyphen that follows a token at once
  bool follows_acronym_ = false;         ///< the last token is one, with a point at its end
  bool ends_sentence_ = true;
  bool capital_line_ = false;
};

}  // namespace

TokenList tokenize(std::string_view text) { return Cutter(text).cut(); }

bool has_acronym_reading(std::string_view folded) { return find_acronym(folded) != nullptr; }

}  // namespace newsdex::text
