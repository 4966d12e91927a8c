#include "common/text/tokenizer.h"

#include <limits>
#include <optional>

#include <unicode/uchar.h>

#include "common/ascii.h"
#include "common/text/char_class.h"
#include "common/text/fold.h"
#include "common/text/pointed_words.h"
#include "common/text/utf8.h"

namespace newsdex::text {
namespace {

struct Char {
  UChar32 code = 0;
  CharClass type = CharClass::other;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// ICU is asked beyond ASCII only: each of its answers is a call.
bool is_ascii(UChar32 c) { return static_cast<std::uint32_t>(c) < kAsciiSize; }
bool is_letter(UChar32 c) {
  return is_ascii(c) ? plain_bit(static_cast<char>(c)) == kLetterBit : u_isalpha(c) != 0;
}
bool is_digit(UChar32 c) {
  return is_ascii(c) ? plain_bit(static_cast<char>(c)) == kDigitBit : u_isdigit(c) != 0;
}
bool is_lower(UChar32 c) {
  return is_ascii(c) ? is_ascii_lower(static_cast<char>(c)) : u_islower(c) != 0;
}
bool is_upper(UChar32 c) {
  return is_ascii(c) ? is_ascii_upper(static_cast<char>(c))
                     : u_isupper(c) != 0 || u_istitle(c) != 0;
}

/// Cuts one text, front to back, with one character of look-ahead (two behind an apostrophe).
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {
    static constexpr std::size_t kBytesOfAToken = 5;  // in most languages a little more
    list_.tokens.reserve(text.size() / kBytesOfAToken);
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
      c.code = text_[begin];
      c.end = begin + 1;
      c.type = ascii_class(text_[begin]);
      return c;
    }
    const CodePoint point = decode(text_, begin);
    c.code = static_cast<UChar32>(point.code);
    c.end = static_cast<std::uint32_t>(point.end);
    c.type = class_beyond_ascii(static_cast<char32_t>(c.code));
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
    const std::string_view rest = text_.substr(begin);
    const char* const bytes = rest.data();
    std::uint8_t bits = 0;
    std::size_t size = 0;
    for (; size < rest.size(); ++size) {
      const std::uint8_t bit = plain_bit(bytes[size]);
      if (bit == 0) break;
      bits |= bit;
    }
    const std::string_view word = rest.substr(0, size);
    if (may_be_acronym(word, bits) || may_go_on(word, rest.substr(size))) return false;
    next_ = begin + static_cast<std::uint32_t>(size);
    Token& token = list_.tokens.emplace_back();
    token.begin = token.folded_begin = begin;
    token.end = token.folded_end = next_;
    token.has_letter = (bits & kLetterBit) != 0;
    token.has_digit = (bits & kDigitBit) != 0;
    token.initial_capital = is_ascii_upper(word.front());
    place(token);
    return true;
  }

  /// Whether a plain word may have two letters or more and no small one among them.
  static bool may_be_acronym(std::string_view word, std::uint8_t bits) {
    if (word.size() == 1 || is_ascii_lower(word[0])) return false;
    return is_ascii_upper(word[0]) ? !is_ascii_lower(word[1]) : bits != kDigitBit;
  }

  /// Whether a plain word may go on with what stands behind it.
  static bool may_go_on(std::string_view word, std::string_view rest) {
    if (rest.empty()) return false;
    const char behind = rest.front();
    if (behind == '.' || behind == ',') {
      const bool is_point = behind == '.' && word.size() == 1;  // of an acronym
      return is_point || (plain_bit(word.back()) == kDigitBit && rest.size() > 1 &&
                          (plain_bit(rest[1]) == kDigitBit || !is_ascii(rest[1])));
    }
    return !is_ascii(behind) || behind == '\'' || behind == '&';
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
    return (is_upper(last.code) && is_upper(after.code)) || last.end - first.begin <= kTwoLetters;
  }

  /// Where a possessive ends that begins with `c` behind a letter `last`: ’s, or a bare ’ after s.
  std::optional<std::uint32_t> skip_possessive(Token& token, UChar32 last, const Char& c) const {
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

  static bool is_elided(std::string_view word) {
    static constexpr std::string_view kElided = "cdjlmnstCDJLMNST";
    if (word.size() == 1) return kElided.find(word[0]) != std::string_view::npos;
    return word == "qu" || word == "Qu" || word == "QU";
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
    int letters = 0;
    bool lower = false;
    bool first = true;
    for (std::size_t i = 0; i < surface.size();) {
      UChar32 c = surface[i];
      if (is_ascii(surface[i])) {
        ++i;
      } else {
        const CodePoint point = decode(surface, i);
        c = static_cast<UChar32>(point.code);
        i = point.end;
      }
      if (is_letter(c)) {
        ++letters;
        if (first) token.initial_capital = is_upper(c);
        lower = lower || is_lower(c);
      } else if (is_digit(c)) {
        token.has_digit = true;
      }
      first = false;
    }
    token.has_letter = letters > 0;
    token.all_capitals = letters > 1 && !lower && token.initial_capital;
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
