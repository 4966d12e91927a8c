#include "common/entities/subject.h"

#include <string>
#include <string_view>

namespace newsdex::entities {
namespace {

constexpr std::size_t kLongestPhrase = 14;      // words
constexpr std::size_t kLongestApposition = 25;  // words

/// "reportedly", but not "Kelly".
bool is_adverb(const Speech& speech, std::size_t i) {
  const std::string_view folded = speech.folded(i);
  return folded.size() > 4 && folded.ends_with("ly") && !speech.words()[i].capital();
}

/// Back over "also", "on Monday", "reportedly": the word behind the subject's last.
std::size_t skip_auxiliaries(const Speech& speech, std::size_t verb, std::size_t floor) {
  static constexpr std::size_t kMost = 5;
  std::size_t i = verb;
  for (std::size_t steps = 0; i > floor && steps < kMost; ++steps) {
    const bool joined = speech.break_before(i) == Break::none;
    const bool passes = joined && (speech.is(i - 1, auxiliary) || is_adverb(speech, i - 1));
    if (!passes) break;
    --i;
  }
  const bool dated =
      i > floor && speech.break_before(i) == Break::none && speech.is(i - 1, time_word);
  if (!dated) return i;
  --i;
  return i > floor && speech.folded(i - 1) == "on" ? i - 1 : i;
}

/// Back over "(R-Tex.)": the word behind what stands before the parenthesis, `end` without one.
std::size_t skip_parenthesis(const Speech& speech, std::size_t end, std::size_t floor) {
  static constexpr std::size_t kLongest = 6;  // words
  if (speech.gap_before(end).find(')') == std::string_view::npos) return end;
  for (std::size_t i = end - 1; i > floor && end - i <= kLongest; --i) {
    if (speech.gap_before(i).find('(') != std::string_view::npos) return i;
  }
  return end;
}

/// The phrase that ends with word `last`; none where that word begins something else.
std::optional<Phrase> phrase_ending(const Speech& speech, std::size_t last, std::size_t floor) {
  if (speech.is(last, join_word | determiner) || speech.is_verb(last)) return std::nullopt;
  std::size_t first = last;
  while (first > floor && last - first < kLongestPhrase &&
         speech.break_before(first) == Break::none && !speech.is(first - 1, join_word) &&
         !speech.is_verb(first - 1)) {
    --first;
  }
  return Phrase{first, last};
}

/// The comma before word `end` that opens an apposition: the first word behind it.
std::optional<std::size_t> apposition_begin(const Speech& speech, std::size_t end,
                                            std::size_t floor) {
  for (std::size_t i = end - 1; i > floor && end - i <= kLongestApposition; --i) {
    const Break sign = speech.break_before(i);
    if (sign == Break::comma) return i;
    if (sign == Break::stop) break;
  }
  return std::nullopt;
}

/// "Cheung, who said": back to the noun before the comma.
std::optional<Phrase> behind_relative(const Speech& speech, const Phrase& phrase,
                                      std::size_t floor) {
  static constexpr std::string_view kRelatives = " who qui quien der die ";
  const std::string word = ' ' + std::string(speech.folded(phrase.first)) + ' ';
  const bool is_relative = phrase.first == phrase.last && phrase.first > floor &&
                           kRelatives.find(word) != std::string_view::npos;
  return is_relative ? phrase_ending(speech, phrase.first - 1, floor) : phrase;
}

/// "Reuters un" of "a Reuters un diplomático": the article behind a name or noun, which begins the
/// subject.
std::optional<std::size_t> next_article(const Speech& speech, std::size_t adjunct,
                                        std::size_t end) {
  static constexpr std::size_t kLongestAdjunct = 7;  // words
  for (std::size_t i = adjunct + 2; i < end && i - adjunct < kLongestAdjunct; ++i) {
    if (speech.break_before(i) != Break::none) break;
    const bool governed = speech.is(i - 1, determiner | behind_noun | adjunct_word);
    if (speech.is(i, determiner) && !speech.is_adjunct(i) && !governed) return i;
  }
  return std::nullopt;
}

/// Past "ayer", "el lunes", "su Facebook", "a la agencia EFE" behind a verb: where a subject may
/// stand.
std::optional<std::size_t> skip_adjuncts(const Speech& speech, std::size_t i, std::size_t end) {
  while (i < end && speech.break_before(i) == Break::none) {
    const bool dated = speech.is(i, determiner | adjunct_word) && i + 1 < end &&
                       speech.is(i + 1, time_word) && speech.break_before(i + 1) == Break::none;
    const bool posted = speech.is_adjunct(i) && i + 1 < end && speech.is(i + 1, medium_noun);
    if (dated || posted) {
      i += 2;
    } else if (speech.is(i, time_word) && !speech.words()[i].capital()) {
      ++i;
    } else if (!speech.is_adjunct(i)) {
      return i;
    } else if (speech.is(i, time_word | auxiliary)) {
      ++i;
    } else {
      return next_article(speech, i, end);
    }
  }
  return std::nullopt;
}

/// "von der Leyen", "de Guindos": a name begins with small words.
bool begins_with_particle(const Speech& speech, std::size_t first, std::size_t end) {
  static constexpr std::size_t kMostParticles = 2;
  const Words& words = speech.words();
  std::size_t i = first;
  while (i < end && i - first < kMostParticles && words[i].is(particle)) ++i;
  return i > first && i < end && words[i].capital() && words.joined(i - 1);
}

}  // namespace

std::optional<Subject> subject_before(const Speech& speech, std::size_t verb, std::size_t floor) {
  const std::size_t close = skip_auxiliaries(speech, verb, floor);
  if (close <= floor) return std::nullopt;
  const std::size_t end = skip_parenthesis(speech, close, floor);
  const Break sign = speech.break_before(end);
  if (sign == Break::none || end < close) {
    auto phrase = phrase_ending(speech, end - 1, floor);
    if (phrase) phrase = behind_relative(speech, *phrase, floor);
    return phrase ? std::optional(Subject{*phrase, std::nullopt}) : std::nullopt;
  }
  if (sign != Break::comma) return std::nullopt;
  const auto begin = apposition_begin(speech, end, floor);
  if (!begin) return std::nullopt;
  const auto phrase = phrase_ending(speech, *begin - 1, floor);
  if (!phrase) return std::nullopt;
  return Subject{*phrase, Phrase{*begin, end - 1}};
}

std::optional<Subject> whole_subject(const Speech& speech, std::size_t verb, std::size_t begin) {
  const auto subject = subject_before(speech, verb, begin);
  if (!subject || !subject->apposition) return subject;
  for (std::size_t i = begin + 1; i <= subject->phrase.last; ++i) {
    if (speech.break_before(i) == Break::comma) {
      return Subject{{begin, i - 1}, Phrase{i, subject->apposition->last}};
    }
  }
  return subject;
}

std::optional<Subject> subject_behind(const Speech& speech, std::size_t first, std::size_t end) {
  const bool is_english = speech.is_english();
  if (first >= end || speech.break_before(first) != Break::none) return std::nullopt;
  if (!is_english) {
    const auto begin = skip_adjuncts(speech, first, end);
    if (!begin) return std::nullopt;
    first = *begin;
  }
  const bool is_none = speech.is(first, join_word | behind_noun | time_word);
  if (is_none && !begins_with_particle(speech, first, end)) return std::nullopt;
  if (!is_english && speech.is(first, kPronouns)) return Subject{{first, first}, std::nullopt};
  std::size_t last = first;
  while (last + 1 < end && last - first < kLongestPhrase &&
         speech.break_before(last + 1) == Break::none &&
         !speech.is(last + 1, join_word | time_word) && !speech.is(last + 1, speech_participle) &&
         !speech.is_adjunct(last + 1)) {
    ++last;
  }
  // "la diputada el" of "el lunes", "die Ministerin der" of "der „Zeit“"
  while (!is_english && last > first && speech.is(last, determiner)) --last;
  Subject subject{{first, last}, std::nullopt};
  if (last + 1 >= end || speech.break_before(last + 1) != Break::comma) return subject;
  std::size_t close = last + 1;
  while (close + 1 < end && close - last < kLongestApposition &&
         speech.break_before(close + 1) == Break::none) {
    ++close;
  }
  subject.apposition = Phrase{last + 1, close};
  return subject;
}

bool opens_clause(const Speech& speech, std::size_t verb, std::size_t begin) {
  while (verb > begin && speech.is(verb - 1, auxiliary | join_word)) --verb;
  return verb == begin;
}

std::optional<std::size_t> behind_small_word(const Speech& speech, std::size_t i, std::size_t end) {
  static constexpr std::uint32_t kAnyButReport = ~std::uint32_t{report_verb};
  const Word& word = speech.words()[i];
  if (word.capital() || word.token.has_digit || speech.is(i, kAnyButReport)) return std::nullopt;
  std::size_t next = i + 1;
  if (next < end && (speech.folded(next) == "sich" || speech.folded(next) == "zich")) ++next;
  return next < end && speech.break_before(next) == Break::none ? std::optional(next)
                                                                : std::nullopt;
}

bool gives_to_unnamed(const Speech& speech, std::size_t word) {
  const Words& words = speech.words();
  if (word + 1 >= words.size() || !words.same_paragraph(word)) return false;
  const bool behind_comma = speech.gap_before(word).find(',') != std::string_view::npos;
  const auto subject = behind_small_word(speech, word, words.size());
  return behind_comma && subject && speech.is(*subject, determiner);
}

}  // namespace newsdex::entities
