// An article as attributions read it: which of its words speak, join, or point at speakers.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/entities/words.h"

namespace newsdex::entities {

/// Parts of a word in attributions; a set of bits. data/speech.tsv says what each means.
enum SpeechClass : std::uint32_t {
  speech_verb = 1U << 0,
  report_verb = 1U << 1,
  speech_participle = 1U << 2,
  attribute_word = 1U << 3,
  auxiliary = 1U << 4,
  determiner = 1U << 5,
  join_word = 1U << 6,
  behind_noun = 1U << 7,
  time_word = 1U << 8,
  pronoun_he = 1U << 9,
  pronoun_she = 1U << 10,
  pronoun_they = 1U << 11,
  source_noun = 1U << 12,
  medium_noun = 1U << 13,
  audience_noun = 1U << 14,
  anonymous_word = 1U << 15,
  given_he = 1U << 16,
  given_she = 1U << 17,
  title_he = 1U << 18,
  title_she = 1U << 19,
  definite_word = 1U << 20,
  adjunct_word = 1U << 21,
  opinion_word = 1U << 22,
};

inline constexpr std::uint32_t kPronouns = pronoun_he | pronoun_she | pronoun_they;

/// The classes of a folded word in an article of that language; 0 for most.
[[nodiscard]] std::uint32_t speech_classes(std::string_view folded, std::string_view language);

/// What stands between a word and the one before it, the strongest sign of all.
enum class Break : std::uint8_t { none, comma, colon, other, stop };

/// Words [first, last].
struct Phrase {
  std::size_t first = 0;
  std::size_t last = 0;

  friend bool operator==(const Phrase&, const Phrase&) = default;
};

/// The words that lie in bytes [begin, end) of the text; none where there are none.
[[nodiscard]] std::optional<Phrase> words_in(const Words& words, std::uint32_t begin,
                                             std::uint32_t end);

class Speech {
 public:
  /// `words` must outlive this.
  explicit Speech(const Words& words);

  [[nodiscard]] const Words& words() const { return words_; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

  /// Whether it is read by the words and the order of English, as are languages without rows.
  [[nodiscard]] bool is_english() const { return is_english_; }
  [[nodiscard]] std::string_view folded(std::size_t i) const { return words_[i].folded; }
  [[nodiscard]] bool is(std::size_t i, std::uint32_t any_of) const {
    return (classes_[i] & any_of) != 0;
  }

  /// Whether word `i` is a verb of speech as sentences have it: "States" in a name is none.
  [[nodiscard]] bool is_verb(std::size_t i) const {
    return is(i, speech_verb) && (!words_[i].capital() || words_[i].shouted);
  }

  /// Whether word `i` begins, behind a verb of speech, what is not its subject: "a Reuters". Not in
  /// names: "Al".
  [[nodiscard]] bool is_adjunct(std::size_t i) const {
    return is(i, adjunct_word) && !words_[i].capital();
  }

  /// Whether a verb may do without its pronoun: "dijo".
  [[nodiscard]] bool drops_pronouns() const {
    return words_.language == "es" || words_.language == "pt" || words_.language == "it";
  }

  /// The text between word `i` and the one before it, without a possessive; cut where it is long.
  [[nodiscard]] std::string_view gap_before(std::size_t i) const;

  /// Before word `i`; a stop before the first word, and between sentences and paragraphs.
  [[nodiscard]] Break break_before(std::size_t i) const;

  /// The first word at or behind `i`, at most `limit`, that begins a sentence or paragraph; `limit`
  /// where there is none. Expects i < limit.
  [[nodiscard]] std::size_t sentence_end(std::size_t i, std::size_t limit) const;

  /// The first word of the paragraph that `i` stands in.
  [[nodiscard]] std::size_t paragraph_begin(std::size_t i) const;

  /// Whether word `b` stands in the paragraph right behind that of word `a`.
  [[nodiscard]] bool next_paragraph(std::size_t a, std::size_t b) const;

  /// The first word of the sentence that `i` stands in, at least `floor`.
  [[nodiscard]] std::size_t sentence_begin(std::size_t i, std::size_t floor) const;

 private:
  const Words& words_;
  bool is_english_ = true;
  std::vector<std::uint32_t> classes_;
};

}  // namespace newsdex::entities
