// An article as the rules see it: the words of its story zones, with what the lexicon knows of
// them and how each is joined to the one before.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/entities/lexicon.h"
#include "common/text/tokenizer.h"

namespace newsdex::entities {

/// What stands between a word and the one before it.
enum class Gap : std::uint8_t {
  apart,  ///< another sentence, paragraph or zone, or punctuation
  loose,  ///< an ampersand, a slash, a dot without a blank
  tight,  ///< a blank, a hyphen, an apostrophe, the dot of an abbreviation
};

struct Word {
  text::Token token;
  Gap gap = Gap::apart;
  bool shouted = false;  ///< stands in a paragraph that is mostly capitals
  std::string_view folded;
  std::uint64_t hash = 0;     ///< of the folded form, see hash_of_word
  std::uint32_t id = 0;       ///< of the lexicon, 0 where unknown
  std::uint32_t classes = 0;  ///< WordClass bits

  [[nodiscard]] bool is(std::uint32_t any_of) const { return (classes & any_of) != 0; }
  [[nodiscard]] bool capital() const { return token.initial_capital; }

  /// A word of three letters and more in capitals where those around it are not.
  [[nodiscard]] bool stands_out() const {
    return token.all_capitals && !shouted && !token.acronym && folded.size() >= 3;
  }
};

// Many rules go over all words: each is one line of the processor's cache.
static_assert(sizeof(Word) == 64);

/// Words by index; all positions of the rules are indices of this list.
struct Words {
  std::string_view text;      ///< of the article; must outlive this
  std::string_view language;  ///< ISO 639-1, may be empty
  std::vector<Word> list;

  [[nodiscard]] std::size_t size() const { return list.size(); }
  [[nodiscard]] const Word& operator[](std::size_t i) const { return list[i]; }

  /// Bytes of the text that are a word.
  [[nodiscard]] std::string_view surface(const Word& word) const {
    return text.substr(word.token.begin, word.token.end - word.token.begin);
  }

  /// Bytes of the text from the first word to the end of the last.
  [[nodiscard]] std::string_view surface(std::size_t first, std::size_t last) const;

  /// The text behind a word, from after its possessive on.
  [[nodiscard]] std::string_view behind(std::size_t i) const;

  /// The text between word `i - 1` and word `i`.
  [[nodiscard]] std::string_view before(std::size_t i) const;

  /// Whether words `i` and `i + 1` are joined tightly, both there.
  [[nodiscard]] bool joined(std::size_t i) const {
    return i + 1 < list.size() && list[i + 1].gap == Gap::tight;
  }

  /// Whether a name may go on from word `i - 1` to word `i`: "Yorro Systems", "Yorro & Sons".
  [[nodiscard]] bool goes_on(std::size_t i) const {
    return list[i].gap == Gap::tight ||
           (list[i].gap == Gap::loose && behind(i - 1).starts_with(" &"));
  }

  /// Whether word `i` stands right behind the possessive of the word before: "People’s Daily".
  [[nodiscard]] bool is_owned(std::size_t i) const;

  /// Whether words `i - 1` and `i` stand in one paragraph and zone, whatever is between them.
  [[nodiscard]] bool same_paragraph(std::size_t i) const {
    return i > 0 && i < list.size() && list[i - 1].token.paragraph == list[i].token.paragraph &&
           list[i - 1].token.zone == list[i].token.zone;
  }
};

/// The words of title, lead, body and caption. Everything must outlive the result.
[[nodiscard]] Words read_words(const Article& article, const text::TokenList& tokens,
                               const Lexicon& lexicon);

/// Whether a text is a share as exchanges write it: "XORL.N", "XORLa.N", "7201.T".
[[nodiscard]] bool is_ticker(std::string_view surface);

/// Whether a share begins with word `i`, which is cut at its dot.
[[nodiscard]] bool is_share_code(const Words& words, std::size_t i);

}  // namespace newsdex::entities
