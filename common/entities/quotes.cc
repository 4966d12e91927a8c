#include "common/entities/quotes.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "common/entities/quote_signs.h"
#include "common/entities/speakers.h"
#include "common/entities/subject.h"

namespace newsdex::entities {
namespace {

/// Fewer words than these are speech only where a verb stands right beside them.
constexpr std::size_t kFewestWords = 5;

/// How far from a quotation its verb is looked for, in words.
constexpr std::size_t kReachBehind = 22;
constexpr std::size_t kReachBefore = 40;

/// Words that speak for a quotation.
struct Attribution {
  std::optional<Speaker> speaker;  ///< absent where the words leave it open who is meant
  QuoteHow how = QuoteHow::explicit_verb;
  Phrase subject;
  bool beside = true;  ///< the verb stands right beside the quotation
};

std::size_t word_count(const QuotedText& quote) { return quote.last - quote.first + 1; }

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return text.ends_with(ending); });
}

class Attributor {
 public:
  Attributor(const Speech& speech, const std::vector<QuotedText>& quoted, const Labels& labels)
      : speech_(speech),
        words_(speech.words()),
        quoted_(quoted),
        speakers_(speech, quoted, labels) {}

  std::vector<AttributedQuote> read() {
    std::vector<AttributedQuote> quotes;
    for (std::size_t i = 0; i < quoted_.size(); ++i) {
      const Attribution found = attribute(i);
      if (!is_speech(quoted_[i], found)) continue;
      quotes.push_back(to_quote(quoted_[i], found));
      last_quote_ = i;
      last_speaker_ = found.speaker;
      last_subject_ = found.subject;
    }
    return quotes;
  }

 private:
  /// Without the blanks that some texts have before the closing mark.
  [[nodiscard]] std::string_view speech_of(const QuotedText& quote) const {
    const std::string_view speech = words_.text.substr(quote.begin, quote.close - quote.begin);
    return speech.substr(0, speech.find_last_not_of(' ') + 1);
  }

  Attribution attribute(std::size_t i) {
    const bool is_whole = ends_with_any(speech_of(quoted_[i]), {".", "?", "!"});
    auto earlier = before(i);
    if (earlier && earlier->beside && is_whole) return *earlier;
    if (auto found = behind(i)) return *found;
    if (earlier) return *earlier;
    if (auto found = signed_by(i)) return *found;
    if (auto found = carried(i)) return *found;
    return {std::nullopt, QuoteHow::unknown, {}, false};
  }

  /// Whether marks hold speech, given what was found of a speaker.
  [[nodiscard]] bool is_speech(const QuotedText& quote, const Attribution& found) const {
    const std::string_view text = speech_of(quote);
    const bool is_sentence = ends_with_any(text, {".", "!", "?", ",", "…", "—", ".’", "!’", "?’"});
    const bool is_known = found.how != QuoteHow::unknown;
    const bool is_name = !is_sentence && speakers_.is_org({quote.first, quote.last});
    if (is_name && !speech_.is_english()) return false;  // "sagte Merkel der „Zeit“"
    if (is_known && found.beside) return true;
    if (word_count(quote) < kFewestWords) return found.how == QuoteHow::carried && is_sentence;
    return (is_known || is_sentence) && !is_title(words_, {quote.first, quote.last});
  }

  [[nodiscard]] AttributedQuote to_quote(const QuotedText& quoted, const Attribution& found) const {
    AttributedQuote out;
    out.quote.begin = quoted.begin;
    out.quote.end = quoted.end;
    if (found.how != QuoteHow::unknown) {
      out.speaker_begin = words_[found.subject.first].token.begin;
      out.speaker_end = words_[found.subject.last].token.end;
    }
    if (!found.speaker) return out;
    out.quote.how = found.how;
    out.quote.speaker = found.speaker->label;
    out.quote.speaker_value = found.speaker->value;
    return out;
  }

  // ---- who spoke before

  /// Who spoke last, in this paragraph or the one before.
  [[nodiscard]] std::optional<Speaker> last_speaker(std::size_t word) const {
    if (!last_quote_) return std::nullopt;
    const std::size_t last = quoted_[*last_quote_].last;
    const bool near = words_[last].token.paragraph == words_[word].token.paragraph ||
                      speech_.next_paragraph(last, word);
    return near ? last_speaker_ : std::nullopt;
  }

  [[nodiscard]] std::optional<Attribution> carried(std::size_t i) const {
    if (!last_quote_ || !last_speaker_) return std::nullopt;
    const QuotedText& quote = quoted_[i];
    const QuotedText& last = quoted_[*last_quote_];
    const bool same = words_[last.last].token.paragraph == words_[quote.first].token.paragraph;
    if (!same && !takes_up(last, quote)) return std::nullopt;
    if (!speech_.is_english() &&
        (names_another(quote) || gives_to_unnamed(speech_, quote.last + 1))) {
      return std::nullopt;
    }
    return Attribution{last_speaker_, QuoteHow::carried, last_subject_, false};
  }

  /// "Merz fand das „unerhört“": whether the sentence names somebody else before the quotation.
  [[nodiscard]] bool names_another(const QuotedText& quote) const {
    if (words_[quote.first].token.sentence_start) return false;
    const std::size_t floor = quote.first > kReachBefore ? quote.first - kReachBefore : 0;
    const std::size_t begin = speech_.sentence_begin(quote.first, floor);
    return begin < quote.first && speakers_.names_another({begin, quote.first - 1}, *last_speaker_);
  }

  /// Speech that fills its paragraph, behind one that begins with speech.
  [[nodiscard]] bool takes_up(const QuotedText& last, const QuotedText& quote) const {
    const bool begins = speech_.paragraph_begin(quote.first) == quote.first;
    const bool ends = quote.last + 1 >= words_.size() || !words_.same_paragraph(quote.last + 1);
    if (!begins || !ends || !speech_.next_paragraph(last.last, quote.first)) return false;
    const std::size_t opening = speech_.paragraph_begin(last.last);
    const auto first =
        std::partition_point(quoted_.begin(), quoted_.end(),
                             [&](const QuotedText& other) { return other.last < opening; });
    return first->first <= opening;
  }

  // ---- behind the quotation

  /// Whether the sentence goes on behind the quotation.
  [[nodiscard]] bool goes_on(const QuotedText& quote, std::size_t next) const {
    if (ends_with_any(speech_of(quote), {",", "?", "!", "…", "—", "-", "–"})) return true;
    if (words_.text.substr(quote.end).starts_with(',')) return true;
    const bool speaks = speech_.is(next, speech_verb | auxiliary | kPronouns | attribute_word);
    return speaks && !words_[next].capital();
  }

  std::optional<Attribution> behind(std::size_t i) {
    const QuotedText& quote = quoted_[i];
    const std::size_t begin = quote.last + 1;
    if (begin >= words_.size() || !words_.same_paragraph(begin)) return std::nullopt;
    std::size_t limit = std::min(words_.size(), begin + kReachBehind);
    if (i + 1 < quoted_.size()) limit = std::min(limit, quoted_[i + 1].first);
    if (limit <= begin) return std::nullopt;
    const std::size_t end = speech_.sentence_end(begin, limit);
    if (!goes_on(quote, begin) || speech_.is(begin, join_word)) return closing(begin, end);
    if (auto found = inverted(begin, end)) return found;
    for (std::size_t verb = begin + 1; verb < end; ++verb) {
      if (!speech_.is_verb(verb)) continue;
      const auto subject = whole_subject(speech_, verb, begin);
      auto found = subject ? spoken_by(*subject, Described::anybody) : std::nullopt;
      if (found) return found;
    }
    return std::nullopt;
  }

  /// An attribution between a comma and the end of the sentence that the quotation is part of:
  /// "…” in the primaries, said Paul Beck."
  std::optional<Attribution> closing(std::size_t begin, std::size_t end) {
    if (words_[begin].token.sentence_start) return std::nullopt;
    for (std::size_t verb = begin + 1; verb < end; ++verb) {
      if (!speech_.is_verb(verb)) continue;
      std::optional<Subject> subject;
      if (speech_.break_before(verb) == Break::comma) {
        subject = subject_behind(speech_, verb + 1, end);
      } else {
        subject = subject_before(speech_, verb, begin + 1);
        const bool apart = subject && speech_.break_before(subject->phrase.first) == Break::comma;
        if (!apart) continue;
      }
      auto found = subject ? spoken_by(*subject, Described::sources) : std::nullopt;
      if (found) {
        found->beside = false;
        return found;
      }
    }
    return std::nullopt;
  }

  /// "“…” — Donald Trump", the name behind the quotation or in a paragraph of its own.
  std::optional<Attribution> signed_by(std::size_t i) {
    const QuotedText& quote = quoted_[i];
    const std::size_t name = quote.last + 1;
    if (name >= words_.size()) return std::nullopt;
    std::string_view gap = words_.text.substr(quote.end, words_[name].token.begin - quote.end);
    const std::size_t sign = gap.find_first_not_of(" \n");
    if (sign == std::string_view::npos) return std::nullopt;
    gap.remove_prefix(sign);
    if (gap != "-" && gap != "- " && gap != "—" && gap != "— " && gap != "–" && gap != "– ") {
      return std::nullopt;
    }
    return said_by(speakers_.named_at(name), QuoteHow::explicit_verb);
  }

  /// "said Trump", "a déclaré Macron", "according to Trump", "so Merkel"; "dijo" of whom spoke
  /// last.
  std::optional<Attribution> inverted(std::size_t begin, std::size_t end) {
    static constexpr std::size_t kMostAuxiliaries = 2;
    std::size_t verb = begin;
    while (verb + 1 < end && verb - begin < kMostAuxiliaries && speech_.is(verb, auxiliary)) ++verb;
    const bool attributes = speech_.is(begin, attribute_word);
    if (attributes) verb = begin + 1 < end && speech_.folded(begin + 1) == "to" ? begin + 1 : begin;
    if (!attributes && !speech_.is_verb(verb)) {
      return speech_.is_english() ? std::nullopt : named_behind_word(begin, verb, end);
    }
    if (verb + 1 < end) {
      const auto subject = subject_behind(speech_, verb + 1, end);
      if (subject) return spoken_by(*subject, Described::anybody);
    }
    return attributes || !speech_.drops_pronouns() ? std::nullopt : without_subject(verb);
  }

  /// "«…», calculó García", "„…“, freut sich Merz": a person behind one small word, whatever it
  /// says.
  [[nodiscard]] std::optional<Attribution> named_behind_word(std::size_t begin, std::size_t word,
                                                             std::size_t end) const {
    const bool comma = speech_.gap_before(begin).find(',') != std::string_view::npos;
    const auto name = comma ? behind_small_word(speech_, word, end) : std::nullopt;
    return said_by(name ? speakers_.person_at(*name) : std::nullopt, QuoteHow::explicit_verb);
  }

  /// "dijo", "y añadió:" of whom a pronoun would mean.
  std::optional<Attribution> without_subject(std::size_t verb) {
    auto dropped = speakers_.resolve_dropped(verb, last_speaker(verb));
    if (!dropped) return std::nullopt;
    return Attribution{std::move(dropped), QuoteHow::pronoun, {verb, verb}, true};
  }

  // ---- before the quotation

  std::optional<Attribution> before(std::size_t i) {
    const QuotedText& quote = quoted_[i];
    if (quote.first == 0) return std::nullopt;
    const bool colon = stands_behind_colon(words_.text, quote.begin);
    const bool same_sentence =
        words_.same_paragraph(quote.first) && !words_[quote.first].token.sentence_start;
    if (!colon && !same_sentence) return std::nullopt;
    std::size_t floor = quote.first > kReachBefore ? quote.first - kReachBefore : 0;
    if (i > 0) floor = std::max(floor, quoted_[i - 1].last + 1);
    if (floor >= quote.first) return std::nullopt;
    const std::size_t begin = speech_.sentence_begin(quote.first - 1, floor);
    const auto signature = colon ? signature_before(words_, quote.first, floor) : std::nullopt;
    auto found = signature ? signed_with(*signature) : std::nullopt;
    if (!found && colon) {
      found = said_by(speakers_.of_last_clause(begin, quote.first), QuoteHow::lead_in);
    }
    if (!found) found = governed(begin, quote.first, colon);
    if (!found && colon && !signature) found = labelled(begin, quote.first);
    if (!found && colon && !speech_.is_english()) {  // "Lindner wies das zurück: „…“"
      found = said_by(speakers_.named_at(begin), QuoteHow::lead_in);
    }
    if (found && colon && found->how == QuoteHow::explicit_verb) found->how = QuoteHow::lead_in;
    return found;
  }

  /// "Pour Macron, « … »", "Per il leader, Carlo Calenda, «…»": of whom words from `first` on name.
  std::optional<Attribution> opinion_of(std::size_t first, std::size_t end) {
    const auto subject = subject_behind(speech_, first, end);
    auto found = subject ? spoken_by(*subject, Described::sources) : std::nullopt;
    const bool is_named = found && found->speaker && !found->speaker->value.empty();
    return is_named ? found : std::nullopt;
  }

  /// By the nearest verb in words [begin, end) whose subject is somebody.
  std::optional<Attribution> governed(std::size_t begin, std::size_t end, bool colon) {
    for (std::size_t verb = end; verb-- > begin;) {
      const bool is_verb = speech_.is_verb(verb);
      if (verb == begin && speech_.is(verb, opinion_word)) return opinion_of(verb + 1, end);
      const bool governs = speech_.is(verb, report_verb | speech_participle | attribute_word) &&
                           (!words_[verb].token.initial_capital || begins_foreign(verb));
      if (!is_verb && !governs) continue;
      const bool beside = is_verb && (colon || end - verb <= 2);
      auto found = subject_of(verb, begin, end, beside ? Described::anybody : Described::sources);
      if (!found) continue;
      found->beside = beside;
      return found;
    }
    return std::nullopt;
  }

  /// "Volgens", "Selon" at the beginning of a sentence: no names, as "Reading" may be one.
  [[nodiscard]] bool begins_foreign(std::size_t word) const {
    return !speech_.is_english() && speech_.is(word, attribute_word);
  }

  std::optional<Attribution> subject_of(std::size_t verb, std::size_t begin, std::size_t end,
                                        Described described) {
    if (speech_.is(verb, attribute_word)) {
      const bool to = verb + 1 < end && speech_.folded(verb + 1) == "to";
      if (!speech_.is_english() && verb + 1 < end) {  // "Volgens Omtzigt is er"
        if (auto speaker = speakers_.named_at(verb + 1)) {
          return said_by(std::move(speaker), QuoteHow::explicit_verb);
        }
      }
      const auto subject = subject_behind(speech_, verb + (to ? 2 : 1), end);
      return subject ? spoken_by(*subject, described) : std::nullopt;
    }
    const bool infinite = verb > begin && speech_.is(verb - 1, behind_noun);
    const bool finite = !infinite && !speech_.is(verb, speech_participle);
    if (finite && !speech_.is_english()) {
      if (auto found = named_behind(verb, end)) return found;
    }
    if (finite) {
      const auto subject = subject_before(speech_, verb, begin);
      auto found = subject ? spoken_by(*subject, described) : std::nullopt;
      if (found) return found;
    }
    const std::size_t reach = verb > kReachBefore ? verb - kReachBefore : 0;
    const auto subject = speakers_.main_subject(speech_.sentence_begin(verb, reach), verb);
    if (subject) return spoken_by(*subject, described);
    const bool leads =
        finite && speech_.drops_pronouns() && end - verb == 1 && opens_clause(speech_, verb, begin);
    return leads ? without_subject(verb) : std::nullopt;
  }

  /// "Am Montag sagte Merkel:", "Ayer dijo Sánchez:": a name or pronoun right behind the verb.
  std::optional<Attribution> named_behind(std::size_t verb, std::size_t end) {
    const auto subject = subject_behind(speech_, verb + 1, end);
    if (!subject) return std::nullopt;
    const std::size_t first = subject->phrase.first;
    const bool is_somebody = speakers_.named_at(first) || speech_.is(first, kPronouns);
    return is_somebody ? spoken_by(*subject, Described::sources) : std::nullopt;
  }

  /// By whom a signature's first words end with: "FED PRESIDENT ANA DUARTE".
  std::optional<Attribution> signed_with(const Phrase& signature) const {
    for (std::size_t i = signature.first; i <= signature.last; ++i) {
      auto speaker = speakers_.named_at(i);
      if (!speaker || speaker->words.last != signature.last) continue;
      return Attribution{std::move(speaker), QuoteHow::lead_in, signature, true};
    }
    return std::nullopt;
  }

  /// "Trump: “…”", as headlines and transcripts have it.
  std::optional<Attribution> labelled(std::size_t begin, std::size_t end) {
    const Subject subject{{begin, end - 1}, std::nullopt};
    static constexpr std::size_t kLongestName = 6;
    if (end - begin > kLongestName) return std::nullopt;
    auto speaker = speakers_.resolve(subject, Described::sources);
    if (!speaker || speaker->words.first != begin) return std::nullopt;
    return Attribution{std::move(speaker), QuoteHow::lead_in, subject.phrase, true};
  }

  /// To a speaker, if there is one.
  static std::optional<Attribution> said_by(std::optional<Speaker> speaker, QuoteHow how) {
    if (!speaker) return std::nullopt;
    const Phrase words = speaker->words;
    return Attribution{std::move(speaker), how, words, true};
  }

  /// A pronoun that could mean several is an attribution to nobody known; a phrase that means
  /// nobody is none.
  std::optional<Attribution> spoken_by(const Subject& subject, Described described) {
    const std::size_t head = speakers_.head_of(subject.phrase);
    if (speech_.is(head, kPronouns)) {
      auto speaker = speakers_.resolve_pronoun(head, last_speaker(head));
      return Attribution{std::move(speaker), QuoteHow::pronoun, {head, head}, true};
    }
    return said_by(speakers_.resolve(subject, described), QuoteHow::explicit_verb);
  }

  const Speech& speech_;
  const Words& words_;
  const std::vector<QuotedText>& quoted_;
  Speakers speakers_;
  std::optional<std::size_t> last_quote_;  // the latest that is speech
  std::optional<Speaker> last_speaker_;    // of it
  Phrase last_subject_;                    // words that told so
};

}  // namespace

std::vector<AttributedQuote> find_quotes(const Speech& speech,
                                         const std::vector<QuotedText>& quoted,
                                         const Labels& labels) {
  if (quoted.empty()) return {};
  return Attributor(speech, quoted, labels).read();
}

}  // namespace newsdex::entities
