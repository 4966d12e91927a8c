#include "common/entities/speakers.h"

#include <algorithm>

#include "common/entities/word_set.h"
#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

/// How far back, in words, a description is taken up again.
constexpr std::size_t kDescriptionReach = 400;

}  // namespace

Speakers::Speakers(const Speech& speech, const std::vector<QuotedText>& quoted,
                   const Labels& labels)
    : speech_(speech), mention_at_(speech.size(), 0) {
  add(labels.persons, Kind::person);
  add(labels.orgs, Kind::org);
  add(labels.ambiguous, Kind::ambiguous);
  add(labels.countries, Kind::country);
  index(quoted);
  for (const Mention& mention : mentions_) {
    if (mention.kind == Kind::person) learn_gender(mention);
  }
}

void Speakers::add(const std::vector<Label>& labels, Kind kind) {
  for (const Label& label : labels) {
    for (const Evidence& evidence : label.evidence) {
      const bool is_body = evidence.kind != MentionKind::demonym &&
                           evidence.kind != MentionKind::place &&
                           evidence.kind != MentionKind::org_implied;
      if (kind == Kind::country && !is_body) continue;
      const auto words = words_in(speech_.words(), evidence.begin, evidence.end);
      const bool is_seat = kind == Kind::country && evidence.kind == MentionKind::metonym;
      if (words) mentions_.push_back({*words, &label, is_seat ? Kind::seat : kind, false});
    }
  }
}

void Speakers::index(const std::vector<QuotedText>& quoted) {
  // Where two kinds claim a word, the one added first has it.
  std::stable_sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
    return a.words.first < b.words.first;
  });
  auto quote = quoted.begin();
  for (std::size_t m = 0; m < mentions_.size(); ++m) {
    Mention& mention = mentions_[m];
    while (quote != quoted.end() && quote->last < mention.words.first) ++quote;
    mention.quoted = quote != quoted.end() && quote->first <= mention.words.first;
    for (std::size_t i = mention.words.first; i <= mention.words.last; ++i) {
      if (mention_at_[i] == 0) mention_at_[i] = static_cast<std::uint32_t>(m + 1);
    }
  }
}

void Speakers::learn_gender(const Mention& mention) {
  const Phrase& words = mention.words;
  std::uint32_t& known = pronouns_[mention.label->value];
  for (std::size_t i = words.first; i <= words.last; ++i) {
    if (speech_.is(i, title_he)) known = pronoun_he;
    if (speech_.is(i, title_she)) known = pronoun_she;
  }
  if (known != 0) return;
  const std::string_view label = mention.label->label;
  const std::uint32_t classes =
      speech_classes(text::fold(label.substr(0, label.find(' '))), speech_.words().language);
  if ((classes & given_he) != 0) known |= pronoun_he;
  if ((classes & given_she) != 0) known |= pronoun_she;
}

/// Which nouns words before `until` give to whom.
void Speakers::learn_roles(std::size_t until) {
  for (; learned_ < until; ++learned_) {
    const Mention* found = mention(learned_);
    if (found == nullptr) {
      if (speech_.is(learned_, source_noun)) learn_description(learned_);
    } else if (found->kind == Kind::person && found->words.last == learned_) {
      learn_role(*found);
    }
  }
}

/// "Senator Ruiz", "spokesman Steven Cheung", "Ruiz, a senator from Ohio".
void Speakers::learn_role(const Mention& mention) {
  static constexpr std::size_t kReach = 6;  // words of an apposition looked at
  const Phrase& words = mention.words;
  const auto learn = [&](std::size_t i) {
    if (speech_.is(i, source_noun)) roles_[speech_.folded(i)] = speaker(mention);
  };
  for (std::size_t i = words.first; i <= words.last; ++i) learn(i);
  if (speech_.break_before(words.first) == Break::none) learn(words.first - 1);
  const std::size_t next = words.last + 1;
  if (next >= speech_.size() || speech_.break_before(next) != Break::comma) return;
  for (std::size_t i = next; i < std::min(next + kReach, speech_.size()); ++i) {
    if (i > next && speech_.break_before(i) != Break::none) break;
    learn(i);
  }
}

/// "An Arab official", wherever it stands.
void Speakers::learn_description(std::size_t noun) {
  static constexpr std::size_t kReach = 6;  // words from the article to the noun
  for (std::size_t i = noun; i > 0 && noun - i < kReach; --i) {
    if (speech_.break_before(i) != Break::none) return;
    if (speech_.is(i - 1, join_word | behind_noun | speech_verb)) return;
    if (!speech_.is(i - 1, determiner)) continue;
    if (speech_.is(i - 1, definite_word)) return;
    roles_[speech_.folded(noun)] =
        Speaker{std::string(speech_.words().surface(i - 1, noun)), {}, {i - 1, noun}};
    return;
  }
}

const Speakers::Mention* Speakers::mention(std::size_t i) const {
  return mention_at_[i] == 0 ? nullptr : &mentions_[mention_at_[i] - 1];
}

Speaker Speakers::speaker(const Mention& mention) const {
  if (mention.kind == Kind::seat) {
    const Words& words = speech_.words();
    const auto [first, last] = mention.words;
    const bool article = first > 0 && speech_.folded(first - 1) == "the" && words.joined(first - 1);
    return {std::string(words.surface(article ? first - 1 : first, last)),
            text::slug(words.surface(first, last)), mention.words};
  }
  return {mention.label->label, mention.label->value, mention.words};
}

std::optional<Speaker> Speakers::resolve(const Subject& subject, Described described) {
  const std::size_t head = head_of(subject.phrase);
  learn_roles(subject.phrase.first);
  if (speech_.is(head, kPronouns)) return std::nullopt;
  if (auto found = named(subject.phrase)) return found;
  if (subject.apposition) {
    const Mention* other = mention(head_of(*subject.apposition));
    if (other != nullptr && other->kind == Kind::person) return speaker(*other);
  }
  if (auto found = apposed(subject.phrase)) return found;
  if (auto found = unlabelled(subject.phrase, head)) return found;
  return describe(subject.phrase, head, described);
}

std::size_t Speakers::head_of(const Phrase& phrase) const {
  if (speech_.is(phrase.first, behind_noun)) return phrase.last;  // "In Ohio Trump"
  for (std::size_t i = phrase.first + 1; i <= phrase.last; ++i) {
    const bool begins_noun = !speech_.is_english() && speech_.is(i, determiner) &&
                             !speech_.is(i - 1, determiner | behind_noun);
    if (!begins_noun && !speech_.is(i, behind_noun)) continue;
    const Mention* name = mention(i);
    const bool inside = name != nullptr && name->words.first < i && i < name->words.last;
    if (!inside) return i - 1;
  }
  return phrase.last;
}

std::optional<Speaker> Speakers::named_at(std::size_t i) const {
  const Mention* found = mention(i);
  if (found == nullptr || found->words.first != i || is_of_country(*found)) return std::nullopt;
  return speaker(*found);
}

std::optional<Speaker> Speakers::person_at(std::size_t i) const {
  const Mention* found = mention(i);
  return found != nullptr && found->kind == Kind::person ? named_at(i) : std::nullopt;
}

std::optional<Speaker> Speakers::person_before(std::size_t word) const {
  static constexpr std::size_t kLongestName = 5;  // words
  for (std::size_t i = word; i > 0 && word - i < kLongestName; --i) {
    auto person = person_at(i - 1);
    if (person) return person->words.last + 1 == word ? std::move(person) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Speaker> Speakers::of_last_clause(std::size_t begin, std::size_t end) const {
  static constexpr std::size_t kLongestTitle = 6;  // words
  const Word& verb = speech_.words()[end - 1];
  if (speech_.is_english() || verb.capital() || verb.gap != Gap::tight) return std::nullopt;
  auto person = person_before(end - 1);
  if (!person) return std::nullopt;
  const std::size_t first = person->words.first;
  for (std::size_t i = first; i > begin && first - i < kLongestTitle; --i) {
    if (speech_.break_before(i) != Break::none) return std::nullopt;
    if (speech_.is(i - 1, join_word)) return person;
  }
  return std::nullopt;
}

bool Speakers::names_another(const Phrase& words, const Speaker& speaker) const {
  for (std::size_t i = words.first; i <= words.last; ++i) {
    const auto named = named_at(i);
    if (named && named->value != speaker.value) return true;
  }
  return false;
}

std::optional<Speaker> Speakers::named(const Phrase& phrase) const {
  const std::size_t head = head_of(phrase);
  const Mention* found = mention(head);
  if (found == nullptr || found->words.last != head) return std::nullopt;
  if (speech_.words()[head].token.possessive) return std::nullopt;
  return speaker(*found);
}

/// "Sen. Xan Yorro, a Texas Democrat said": whose apposition a phrase is, though no comma ends it.
std::optional<Speaker> Speakers::apposed(const Phrase& phrase) const {
  const std::string_view article = speech_.folded(phrase.first);
  if (phrase.first == 0 || (article != "a" && article != "an")) return std::nullopt;
  if (speech_.break_before(phrase.first) != Break::comma) return std::nullopt;
  const Mention* name = mention(phrase.first - 1);
  const bool begins_clause = name != nullptr && name->kind == Kind::person &&
                             name->words.last + 1 == phrase.first &&
                             speech_.break_before(name->words.first) != Break::none;
  return begins_clause ? std::optional(speaker(*name)) : std::nullopt;
}

/// A name that is nobody's label: capitals up to the head.
std::optional<Speaker> Speakers::unlabelled(const Phrase& phrase, std::size_t head) const {
  static constexpr std::size_t kLongestName = 4;  // words
  const Words& words = speech_.words();
  // "a New York Democrat"
  static const WordSet kPartyMembers({"democrat", "republican"});
  if (kPartyMembers.contains(words[head])) return std::nullopt;
  const auto is_name = [&](std::size_t i) {
    return words[i].capital() && !words[i].is(function_word | calendar) &&
           !speech_.is(i, source_noun | medium_noun | determiner | behind_noun);
  };
  if (!is_name(head) || words[head].shouted || words[head].token.possessive) return std::nullopt;
  std::size_t first = head;
  while (first > phrase.first && speech_.break_before(first) == Break::none && is_name(first - 1)) {
    --first;
  }
  if (head - first >= kLongestName) return std::nullopt;  // what a page has glued together
  // "Demonstranten riepen": its capital tells nothing.
  const bool opens = first == head && words[head].token.sentence_start;
  if (opens && !speech_.is_english()) return std::nullopt;
  // "King", "CEO", "Comments": nobody's name where it is no more than that.
  if (first == head && words[head].is(begins_title | generic_word | kOrgHeads | place_head)) {
    return std::nullopt;
  }
  const std::string name(words.surface(first, head));
  // "the Israelis", "The White House": a people or a body without a label.
  const bool described = first > phrase.first && speech_.is(first - 1, determiner);
  const std::string value = described ? std::string() : text::slug(name);
  if (!described && value.empty()) return std::nullopt;
  return Speaker{
      std::string(words.surface(described ? phrase.first : first, head)), value, {first, head}};
}

std::optional<Speaker> Speakers::describe(Phrase phrase, std::size_t head, Described described) {
  const Words& words = speech_.words();
  if (speech_.is(head, medium_noun | time_word | speech_verb | report_verb | speech_participle)) {
    return std::nullopt;
  }
  if (speech_.is(phrase.first, behind_noun)) {  // "In a statement the official"
    std::size_t first = head;
    while (first > phrase.first && !speech_.is(first, determiner)) --first;
    phrase.first = first;
  }
  if (!speech_.is_english() && !speech_.is(head, source_noun)) {  // "une source diplomatique"
    std::size_t noun = phrase.first;
    while (noun < head && !speech_.is(noun, source_noun)) ++noun;
    head = noun;
  }
  const bool is_anybody = described == Described::anybody && head > phrase.first &&
                          speech_.is(phrase.first, determiner) && !words[head].token.has_digit;
  if (!is_anybody && !speech_.is(head, source_noun)) return std::nullopt;
  if (speech_.is(phrase.first, definite_word)) {
    if (auto before = described_before(speech_.folded(head), phrase)) return before;
  }
  const Speaker found{std::string(words.surface(phrase.first, phrase.last)), {}, phrase};
  roles_[speech_.folded(head)] = found;
  return found;
}

std::optional<Speaker> Speakers::described_before(std::string_view head,
                                                  const Phrase& phrase) const {
  const auto found = roles_.find(head);
  if (found == roles_.end()) return std::nullopt;
  if (found->second.words.first + kDescriptionReach < phrase.first) return std::nullopt;
  Speaker speaker = found->second;
  speaker.words = phrase;
  return speaker;
}

bool Speakers::is_org(const Phrase& words) const {
  const Mention* found = mention(words.first);
  return found != nullptr && found->kind == Kind::org && found->words == words;
}

bool Speakers::fits(std::uint32_t genders, const std::string& value) const {
  const auto known = pronouns_.find(value);
  if (known == pronouns_.end()) return false;  // no person
  return known->second == 0 || (genders & known->second) != 0;
}

bool Speakers::opens_sentence(const Mention& mention) const {
  static constexpr std::size_t kLongestRole = 3;  // words: "Die frühere Anwältin Xana Yorro"
  const std::size_t first = mention.words.first;
  if (speech_.words()[mention.words.last].token.possessive) return false;
  const bool opens = speech_.break_before(first) == Break::stop;
  if (opens || speech_.is_english()) return opens;
  const auto begin = speech_.sentence_begin(first, first - std::min(first, kLongestRole));
  return speech_.break_before(begin) == Break::stop && speech_.is(begin, determiner);
}

std::optional<Speaker> Speakers::resolve_pronoun(std::size_t i,
                                                 const std::optional<Speaker>& last) const {
  if (speech_.is(i, pronoun_they) && !speech_.is(i, pronoun_she)) {
    return last && last->value.empty() ? last : std::nullopt;
  }
  const std::uint32_t genders = (speech_.is(i, pronoun_he) ? pronoun_he : 0U) |
                                (speech_.is(i, pronoun_she) ? pronoun_she : 0U);
  return referent(i, genders, last);
}

std::optional<Speaker> Speakers::resolve_dropped(std::size_t i,
                                                 const std::optional<Speaker>& last) const {
  return last ? last : referent(i, pronoun_he | pronoun_she, last);
}

std::optional<Speaker> Speakers::referent(std::size_t i, std::uint32_t genders,
                                          const std::optional<Speaker>& last) const {
  // Mentions before word `i`, latest first; in this paragraph, then in the one before.
  auto mention = std::partition_point(mentions_.begin(), mentions_.end(),
                                      [&](const Mention& m) { return m.words.first < i; });
  static constexpr std::size_t kMostLookedAt = 64;
  const Words& words = speech_.words();
  const std::uint32_t here = words[i].token.paragraph;
  const bool last_fits = last && fits(genders, last->value);
  for (std::uint32_t steps = 0; steps < 2; ++steps) {
    const Mention* only = nullptr;
    const Mention* opening = nullptr;
    bool several = false;
    std::optional<std::uint32_t> paragraph;
    if (steps == 0) paragraph = here;
    for (std::size_t looked = 0; mention != mentions_.begin() && looked < kMostLookedAt; ++looked) {
      const Mention& candidate = *std::prev(mention);
      const std::uint32_t at = words[candidate.words.first].token.paragraph;
      if (!paragraph) paragraph = at;
      if (at != *paragraph) break;
      --mention;
      if (candidate.quoted || candidate.kind != Kind::person) continue;
      if (!fits(genders, candidate.label->value)) continue;
      several = several || (only != nullptr && only->label != candidate.label);
      if (only == nullptr) only = &candidate;
      if (opening == nullptr && opens_sentence(candidate)) opening = &candidate;
    }
    if (several && last_fits) return last;
    if (several) return opening == nullptr ? std::nullopt : std::optional(speaker(*opening));
    if (only != nullptr) return speaker(*only);
    if (last_fits) return last;
  }
  return std::nullopt;
}

std::optional<Subject> Speakers::main_subject(std::size_t begin, std::size_t end) const {
  static constexpr std::size_t kReach = 16;         // words to the subject
  static constexpr std::size_t kIntroduction = 25;  // words of "In a speech on Monday, "
  if (begin >= end) return std::nullopt;
  if (speech_.is(begin, behind_noun | speech_participle)) {
    for (std::size_t i = begin + 1; i < std::min(end, begin + kIntroduction); ++i) {
      if (speech_.break_before(i) != Break::comma) continue;
      begin = i;
      break;
    }
  }
  for (std::size_t i = begin; i < std::min(end, begin + kReach); ++i) {
    const bool governed = i > begin && speech_.is(i - 1, behind_noun);
    if (governed) continue;
    if (speech_.is(i, kPronouns)) return Subject{{i, i}, std::nullopt};
    const Mention* found = mention(i);
    const bool inside = found != nullptr && found->words.first < i;
    if (inside && !speech_.is_english()) continue;  // "por Kylian Mbappé"
    if (found != nullptr && !is_of_country(*found) &&
        !speech_.words()[found->words.last].token.possessive) {
      const bool heads_on = found->words.last + 1 < end &&
                            speech_.break_before(found->words.last + 1) == Break::none &&
                            speech_.is(found->words.last + 1, source_noun);
      if (!heads_on) return Subject{found->words, std::nullopt};
    }
    if (speech_.is(i, source_noun) && (found == nullptr || found->words.last < i)) {
      const bool names = i + 1 < end && mention(i + 1) != nullptr;
      std::size_t first = i;  // "requires staffers" is no subject: the clause has to begin with it
      while (first > begin && speech_.break_before(first) == Break::none &&
             !speech_.is(first - 1, join_word | behind_noun)) {
        --first;
      }
      const bool begins = first == begin || speech_.is(first, determiner) ||
                          speech_.break_before(first) != Break::none;
      if (!names && begins) return Subject{{first, i}, std::nullopt};
    }
  }
  return std::nullopt;
}

}  // namespace newsdex::entities
