#include "common/text/tokenizer.h"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/uchar.h>

#include "common/text/char_class.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace newsdex::text {
namespace {

struct Char {
  UChar32 code = 0;
  CharClass type = CharClass::other;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Words that are acronyms in capitals, and what they fold to then.
struct Acronym {
  std::string_view word;
  std::string_view dotted;
  bool in_capital_lines;  ///< the acronym is the likelier reading where everything is capitals
};

constexpr auto kAcronyms = std::to_array<Acronym>({
    {"aids", "a.i.d.s.", false},
    {"am", "a.m.", false},
    {"ice", "i.c.e.", false},
    {"in", "i.n.", false},
    {"is", "i.s.", false},
    {"it", "i.t.", false},
    {"or", "o.r.", false},
    {"un", "u.n.", false},
    {"us", "u.s.", true},
    {"who", "w.h.o.", false},
});

/// Abbreviations whose full stop does not end a sentence, folded.
constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"adm",  "apr",  "aug", "av",  "bros", "brig", "capt", "cmdr",   "co",  "col", "corp",
     "dec",  "dr",   "etc", "feb", "fr",   "gen",  "gov",  "herr",   "hon", "inc", "jan",
     "jr",   "jul",  "jun", "lt",  "ltd",  "maj",  "mar",  "messrs", "mme", "mr",  "mrs",
     "ms",   "mt",   "no",  "nov", "oct",  "op",   "pres", "prof",   "rep", "rev", "sen",
     "sens", "sept", "sgt", "sr",  "sra",  "st",   "ste",  "vs"});

/// Words that, in capitals after a dotted acronym, begin a sentence.
constexpr auto kStarters = std::to_array<std::string_view>(
    {"a",    "after", "an",   "and",  "as",   "at",    "but",   "for",   "he",
     "her",  "his",   "i",    "if",   "in",   "it",    "its",   "no",    "on",
     "she",  "since", "some", "that", "the",  "their", "there", "these", "they",
     "this", "those", "we",   "what", "when", "while", "who",   "you"});

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_upper(UChar32 c) { return u_isupper(c) != 0 || u_istitle(c) != 0; }

/// Cuts one text, front to back, with one character of look-ahead (two behind an apostrophe).
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) { list_.folded_bytes.reserve(text.size()); }

  TokenList cut() {
    begin_line(0);
    for (Char c = at(0); c.begin < text_.size(); c = behind_blanks()) {
      next_ = c.end;
      switch (c.type) {
        case CharClass::newline:
          begin_line(c.end);
          break;
        case CharClass::letter:
        case CharClass::digit:
          if (!is_ascii(text_[c.begin]) || !plain_word(c.begin)) word(c);
          break;
        case CharClass::ngram:
          ngrams(c);
          break;
        case CharClass::hyphen:
          break;
        case CharClass::other:
        case CharClass::ignorable:
        case CharClass::apostrophe:
          punctuation(c);
          break;
      }
    }
    return std::move(list_);
  }

 private:
  [[nodiscard]] Char behind_blanks() {
    while (next_ < text_.size() && text_[next_] == ' ') ++next_;
    return at(next_);
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
    return !initial && !contains(kAbbreviations, folded);
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

  /// A word of ASCII letters and digits alone, as most are: described and folded as it is read.
  /// False, and nothing done, where what stands in it or behind it needs a closer look.
  bool plain_word(std::uint32_t begin) {
    const std::string_view rest = text_.substr(begin);
    std::uint32_t digits = 0;
    std::uint32_t capitals = 0;
    const auto stop = std::find_if(rest.begin(), rest.end(), [&](char c) {
      digits += c >= '0' && c <= '9' ? 1U : 0U;
      capitals += is_ascii_upper(c) ? 1U : 0U;
      return !kPlainBytes[static_cast<unsigned char>(c)];
    });
    const auto bytes = static_cast<std::uint32_t>(stop - rest.begin());
    const std::uint32_t end = begin + bytes;
    const std::uint32_t letters = bytes - digits;
    if (letters > 1 && capitals == letters) return false;  // perhaps an acronym
    if (end < text_.size() && may_go_on(text_[end], end - begin, text_[end - 1])) return false;
    Token token;
    token.begin = begin;
    token.end = end;
    token.has_letter = letters > 0;
    token.has_digit = digits > 0;
    token.initial_capital = is_ascii_upper(text_[begin]);
    next_ = end;
    if (capitals == 0) {
      push(token, rest.substr(0, bytes));
      return true;
    }
    lowered_.resize(bytes);
    std::transform(rest.begin(), stop, lowered_.begin(),
                   [](char c) { return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
    push(token, lowered_);
    return true;
  }

  /// Whether a word of `bytes` bytes, whose last is `last`, may go on with the byte behind it.
  static bool may_go_on(char behind, std::uint32_t bytes, char last) {
    const bool is_point = behind == '.' && bytes == 1;  // of an acronym
    const bool in_number =
        (behind == '.' || behind == ',') && ascii_class(last) == CharClass::digit;
    return !is_ascii(behind) || behind == '\'' || behind == '&' || is_point || in_number;
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
  }

  static void describe(Token& token, std::string_view surface) {
    int letters = 0;
    bool lower = false;
    bool first = true;
    for (std::size_t i = 0; i < surface.size();) {
      const CodePoint point = decode(surface, i);
      const auto c = static_cast<UChar32>(point.code);
      i = point.end;
      if (u_isalpha(c) != 0) {
        ++letters;
        if (first) token.initial_capital = is_upper(c);
        lower = lower || u_islower(c) != 0;
      } else if (u_isdigit(c) != 0) {
        token.has_digit = true;
      }
      first = false;
    }
    token.has_letter = letters > 0;
    token.all_capitals = letters > 1 && !lower && token.initial_capital;
  }

  void fold_acronym(const Token& token, std::string& folded) const {
    if (!token.acronym && !token.all_capitals) return;
    const auto row = std::find_if(kAcronyms.begin(), kAcronyms.end(),
                                  [&](const Acronym& a) { return a.word == folded; });
    if (row == kAcronyms.end()) return;
    if (!token.acronym && capital_line_ && !row->in_capital_lines) return;
    folded = row->dotted;
  }

  [[nodiscard]] bool begins_sentence(const Token& token, std::string_view folded) const {
    if (ends_sentence_) return true;
    if (list_.tokens.empty() || !list_.tokens.back().acronym || !token.initial_capital)
      return false;
    return text_[list_.tokens.back().end - 1] == '.' && contains(kStarters, folded);
  }

  void push(Token& token, std::string_view folded) {
    token.sentence_start = begins_sentence(token, folded);
    ends_sentence_ = false;
    token.paragraph = paragraph_;
    if (!list_.tokens.empty()) {
      const Token& last = list_.tokens.back();
      token.position = token.pair ? last.position : last.position + 1;
      token.hyphen_before = !token.ngram && is_hyphen(last.end, token.begin);
    }
    token.folded_begin = static_cast<std::uint32_t>(list_.folded_bytes.size());
    list_.folded_bytes += folded;
    token.folded_end = static_cast<std::uint32_t>(list_.folded_bytes.size());
    list_.tokens.push_back(token);
  }

  /// Whether a hyphen, and nothing else, stands from `begin` to `end`.
  [[nodiscard]] bool is_hyphen(std::uint32_t begin, std::uint32_t end) const {
    static constexpr std::uint32_t kMostBytes = 3;
    if (begin >= end || end - begin > kMostBytes) return false;
    const Char c = at(begin);
    return c.type == CharClass::hyphen && c.end == end;
  }

  std::string_view text_;
  TokenList list_;
  std::string lowered_;  ///< the word at hand
  std::uint32_t next_ = 0;
  std::uint32_t paragraph_ = static_cast<std::uint32_t>(-1);
  bool ends_sentence_ = true;
  bool capital_line_ = false;
};

}  // namespace

bool is_stemmed(const TokenList& list, const Token& token) {
  if (!token.has_letter || token.ngram) return false;
  const bool may_have_points = token.acronym || token.all_capitals || token.has_digit;
  return !may_have_points || list.folded(token).find('.') == std::string_view::npos;
}

TokenList tokenize(std::string_view text) { return Cutter(text).cut(); }

bool has_acronym_reading(std::string_view folded) {
  return std::any_of(kAcronyms.begin(), kAcronyms.end(),
                     [&](const Acronym& a) { return a.word == folded; });
}

}  // namespace newsdex::text
