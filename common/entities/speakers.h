// From the words of a subject to who that is: a person or body of the article, or a description.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/entities/quote_marks.h"
#include "common/entities/speech.h"
#include "common/entities/subject.h"
#include "common/label.h"

namespace newsdex::entities {

/// Who speaks. `value` is that of the article's label, the folded name where it has none ("Clinton"
/// in an article with two of them; "white_house"), and empty for a description.
struct Speaker {
  std::string label;
  std::string value;
  Phrase words;  ///< that name or describe the speaker here

  friend bool operator==(const Speaker&, const Speaker&) = default;
};

/// Which descriptions count as speakers: any noun behind an article ("the mother of two"), where
/// the words around leave no doubt that somebody speaks, or only nouns for those who tell things.
enum class Described : std::uint8_t { anybody, sources };

/// Remembers what it resolved: ask in text order.
class Speakers {
 public:
  /// All must outlive this; `labels` needs persons, organisations, countries and ambiguous names.
  Speakers(const Speech& speech, const std::vector<QuotedText>& quoted, const Labels& labels);

  /// Who a subject is. A definite description ("the official") is whoever was described so before.
  /// None for pronouns and for what is nobody ("the statement").
  [[nodiscard]] std::optional<Speaker> resolve(const Subject& subject, Described described);

  /// The last word of the phrase's noun: "spokesman" in "a spokesman for the party", "official" in
  /// "An Arab official", "Cheung" in "Trump spokesman Steven Cheung" and in "Bank of Xorl's Steven
  /// Cheung": names are not cut. But for English, an article behind the noun begins another
  /// one: "Sprecher der Partei", "Merkel der Zeitung".
  [[nodiscard]] std::size_t head_of(const Phrase& phrase) const;

  /// The person or body whose name begins at word `i`.
  [[nodiscard]] std::optional<Speaker> named_at(std::size_t i) const;

  /// The same of persons alone.
  [[nodiscard]] std::optional<Speaker> person_at(std::size_t i) const;

  /// "Salvini chiede fondi, ma il ministro Giorgetti frena:": of words [begin, end) of a sentence,
  /// who stands before the last one, whatever verb it is, in a clause of his own. Never in English.
  [[nodiscard]] std::optional<Speaker> of_last_clause(std::size_t begin, std::size_t end) const;

  /// Whether a name of another than `speaker` begins within the words.
  [[nodiscard]] bool names_another(const Phrase& words, const Speaker& speaker) const;

  /// Whom the pronoun at word `i` means: the one person of its gender whom the paragraph has named
  /// so far outside quotations, else `last`, who spoke last, else the one with whom the latest
  /// sentence began; then likewise in the paragraph before. None where nothing tells. "They" is
  /// `last` if that is a description.
  [[nodiscard]] std::optional<Speaker> resolve_pronoun(std::size_t i,
                                                       const std::optional<Speaker>& last) const;

  /// Likewise whom the verb at word `i` means where its language leaves pronouns out: `last`, who
  /// spoke last, else as "he or she".
  [[nodiscard]] std::optional<Speaker> resolve_dropped(std::size_t i,
                                                       const std::optional<Speaker>& last) const;

  /// Whether words [first, last] are an organisation's whole name.
  [[nodiscard]] bool is_org(const Phrase& words) const;

  /// The first name, pronoun or source in words [begin, end) that can be a subject.
  [[nodiscard]] std::optional<Subject> main_subject(std::size_t begin, std::size_t end) const;

 private:
  /// The person whose name ends right before a word.
  [[nodiscard]] std::optional<Speaker> person_before(std::size_t word) const;
  /// A seat stands for its country's government, and speaks under its own name: "the White House".
  enum class Kind : std::uint8_t { person, org, country, seat, ambiguous };
  struct Mention {
    Phrase words;
    const Label* label = nullptr;
    Kind kind = Kind::person;
    bool quoted = false;
  };

  static bool is_of_country(const Mention& mention) {
    return mention.kind == Kind::country || mention.kind == Kind::seat;
  }

  void add(const std::vector<Label>& labels, Kind kind);
  void index(const std::vector<QuotedText>& quoted);
  void learn_gender(const Mention& mention);
  void learn_roles(std::size_t until);
  void learn_role(const Mention& mention);
  void learn_description(std::size_t noun);
  [[nodiscard]] const Mention* mention(std::size_t i) const;
  [[nodiscard]] Speaker speaker(const Mention& mention) const;
  [[nodiscard]] std::optional<Speaker> named(const Phrase& phrase) const;
  [[nodiscard]] std::optional<Speaker> apposed(const Phrase& phrase) const;
  [[nodiscard]] std::optional<Speaker> unlabelled(const Phrase& phrase, std::size_t head) const;
  [[nodiscard]] std::optional<Speaker> describe(Phrase phrase, std::size_t head,
                                                Described described);
  [[nodiscard]] std::optional<Speaker> described_before(std::string_view head,
                                                        const Phrase& phrase) const;
  [[nodiscard]] bool opens_sentence(const Mention& mention) const;
  [[nodiscard]] std::optional<Speaker> referent(std::size_t i, std::uint32_t genders,
                                                const std::optional<Speaker>& last) const;
  [[nodiscard]] bool fits(std::uint32_t genders, const std::string& value) const;

  const Speech& speech_;
  std::vector<Mention> mentions_;          // in text order
  std::vector<std::uint32_t> mention_at_;  // by word: 1 + index of the mention that holds it
  std::unordered_map<std::string, std::uint32_t> pronouns_;  // by value of a person
  std::size_t learned_ = 0;                                  // mentions whose roles are known
  std::unordered_map<std::string_view, Speaker> roles_;      // by noun, the latest bearer
};

}  // namespace newsdex::entities
