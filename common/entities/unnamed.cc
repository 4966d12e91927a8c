#include "common/entities/unnamed.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/entities/label_set.h"
#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

constexpr std::size_t kLongestDescription = 8;  // words up to the noun
constexpr std::size_t kLongestRemark = 15;      // words behind the noun: "familiar with the matter"

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

/// Verbs whose object is a person: what follows them is told, and does not tell.
bool takes_audience(std::string_view folded) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"tell", "tells", "told", "telling", "ask", "asks", "asked", "asking", "urge", "urges",
       "urged", "warn", "warns", "warned", "begged", "advised", "answered", "answers"});
  return contains(kWords, folded);
}

/// Words that begin what is said of a noun, beside prepositions and "who".
bool begins_remark(std::string_view folded) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"familiar", "close", "briefed", "speaking", "aware", "involved", "knowledgeable", "working",
       "cercana", "cercanas", "proche", "proches", "proxima", "proximas", "vicina", "vicine",
       "vicini", "dicht"});
  return contains(kWords, folded);
}

bool is_plural(std::string_view noun) {
  static constexpr auto kWithoutS = std::to_array<std::string_view>({"people",
                                                                     "fonti",
                                                                     "funzionari",
                                                                     "diplomatici",
                                                                     "testimoni",
                                                                     "esperti",
                                                                     "bronnen",
                                                                     "ambtenaren",
                                                                     "diplomaten",
                                                                     "getuigen",
                                                                     "ingewijden",
                                                                     "deskundigen",
                                                                     "experten",
                                                                     "zeugen",
                                                                     "kreise",
                                                                     "kreisen",
                                                                     "regierungskreise",
                                                                     "regierungskreisen",
                                                                     "sicherheitskreise",
                                                                     "sicherheitskreisen",
                                                                     "parteikreise",
                                                                     "parteikreisen"});
  return noun.ends_with('s') || contains(kWithoutS, noun);
}

/// A description that speaks: words of the whole attribution, of the description, and its noun.
struct Telling {
  Phrase attribution;
  Phrase description;
  std::size_t noun = 0;
};

class Finder {
 public:
  Finder(const Speech& speech, const std::vector<QuotedText>& quoted, const Labels& labels)
      : speech_(speech), words_(speech.words()), skipped_(speech.size(), false) {
    for (const QuotedText& quote : quoted) {
      for (std::size_t i = quote.first; i <= quote.last; ++i) skipped_[i] = true;
    }
    person_.assign(speech.size(), false);
    for (const Label& person : labels.persons) mark(person.evidence, person_);
    for (const Label& source : labels.cited) {
      for (const Evidence& e : source.evidence) cited_.push_back({&e, &source});
    }
    std::sort(cited_.begin(), cited_.end(), [](const Citation& a, const Citation& b) {
      return a.evidence->begin < b.evidence->begin;
    });
  }

  std::vector<Label> find() {
    for (std::size_t i = 0; i < speech_.size(); ++i) {
      if (!speech_.is(i, pronoun_they | source_noun) || skipped_[i]) continue;
      if (speech_.is(i, pronoun_they)) take_up_plural(i);
      const bool may_tell = speech_.is(i, source_noun) && !speech_.is(i, audience_noun);
      if (!may_tell || person_[i] || words_[i].shouted) continue;
      if (const auto telling = telling_of(i)) add(*telling);
    }
    return std::move(found_).finish();
  }

 private:
  struct Citation {
    const Evidence* evidence;
    const Label* label;
  };

  void mark(const std::vector<Evidence>& evidence, std::vector<bool>& at) const {
    for (const Evidence& e : evidence) {
      const auto words = words_in(words_, e.begin, e.end);
      if (!words) continue;
      for (std::size_t i = words->first; i <= words->last; ++i) at[i] = true;
    }
  }

  [[nodiscard]] bool joined(std::size_t i) const {
    return i < speech_.size() && speech_.break_before(i) == Break::none && !skipped_[i];
  }

  /// "President Putin", "Putin, the president": the noun of somebody with a name.
  [[nodiscard]] bool has_name(std::size_t first, std::size_t noun) const {
    const std::size_t next = noun + 1;
    if (next < speech_.size()) {
      const Break sign = speech_.break_before(next);
      if (sign == Break::none && words_[next].capital() && !speech_.is(next, determiner)) {
        return true;
      }
      if (sign == Break::comma && person_[next]) return true;
    }
    return first > 0 && person_[first - 1] &&
           (speech_.break_before(first) == Break::comma || words_[first - 1].token.possessive);
  }

  /// The first word of the description whose noun is word `noun`.
  [[nodiscard]] std::size_t description_begin(std::size_t noun) const {
    std::size_t first = noun;
    while (first > 0 && noun - first < kLongestDescription && joined(first)) {
      const std::size_t before = first - 1;
      const bool both = speech_.folded(before) == "and" && before > 0 && words_[first].capital() &&
                        words_[before - 1].capital() && joined(before);
      const bool passes = both || !speech_.is(before, join_word | behind_noun | auxiliary |
                                                          speech_participle | kPronouns);
      if (skipped_[before] || speech_.is_verb(before)) break;
      if (!passes && !speech_.is(before, determiner)) break;
      if (speech_.is(before, attribute_word)) break;
      if (words_[before].folded == "citing" || words_[before].folded == "quoting") break;
      --first;
      if (speech_.is(first, determiner)) break;
    }
    return first;
  }

  /// "fuentes diplomáticas", "sources judiciaires": whether word `i` may be an adjective of the
  /// noun before it, by the letter that both end with.
  [[nodiscard]] bool agrees(std::size_t i) const {
    const std::string_view language = words_.language;
    const bool stands_behind = language == "es" || language == "fr" || language == "pt";
    if (!stands_behind || !joined(i) || words_[i].capital()) return false;
    static constexpr std::uint32_t kAny = ~0U;
    return !speech_.is(i, kAny) && speech_.folded(i).back() == speech_.folded(i - 1).back();
  }

  /// "zei een woordvoerder van het ministerie woensdag", "des sources proches du dossier ont".
  [[nodiscard]] bool ends_remark(std::size_t i) const {
    return !speech_.is_english() && speech_.is(i, time_word | auxiliary);
  }

  /// The last word of what is said of the noun, before the verb or the sentence's next break.
  [[nodiscard]] std::size_t remark_end(std::size_t noun) const {
    if (agrees(noun + 1)) ++noun;
    const std::size_t next = noun + 1;
    const bool remarks =
        joined(next) && (speech_.is(next, behind_noun) || begins_remark(speech_.folded(next)));
    if (!remarks) return noun;
    std::size_t last = next;
    while (last - noun < kLongestRemark && joined(last + 1) && !speech_.is_verb(last + 1) &&
           !ends_remark(last + 1)) {
      ++last;
    }
    if (last == next && speech_.is_adjunct(last)) return noun;  // "teilte eine Sprecherin mit"
    return last;
  }

  /// The verb of speech behind word `last`, over adverbs and ", who asked not to be named,".
  [[nodiscard]] std::optional<std::size_t> verb_behind(std::size_t last) const {
    static constexpr std::size_t kMostAuxiliaries = 3;
    std::size_t i = last + 1;
    if (i < speech_.size() && speech_.break_before(i) == Break::comma) {
      while (i < speech_.size() && i - last < kLongestRemark && joined(i + 1)) ++i;
      ++i;
      if (i >= speech_.size() || speech_.break_before(i) != Break::comma) return std::nullopt;
    } else if (!joined(i)) {
      return std::nullopt;
    }
    bool passive = false;
    for (std::size_t steps = 0; steps < kMostAuxiliaries && i < speech_.size(); ++steps, ++i) {
      if (!speech_.is(i, auxiliary)) break;
      const std::string_view word = speech_.folded(i);
      passive = passive || word == "was" || word == "were" || word == "been";
    }
    if (i >= speech_.size() || skipped_[i] || !speech_.is_verb(i)) return std::nullopt;
    return passive && takes_audience(speech_.folded(i)) ? std::nullopt : std::optional(i);
  }

  /// Where "citing", "according to" or an inverted "said" before the description begins.
  [[nodiscard]] std::optional<std::size_t> governor(std::size_t first) const {
    if (first == 0 || !joined(first)) return std::nullopt;
    const std::string_view before = speech_.folded(first - 1);
    if (before == "citing" || before == "quoting") return first - 1;
    if (speech_.is(first - 1, attribute_word)) return first - 1;
    if (before == "to" && first > 1 && speech_.is(first - 2, attribute_word)) return first - 2;
    const bool inverted = speech_.is_verb(first - 1) && !takes_audience(before) && first > 1 &&
                          speech_.break_before(first - 1) >= Break::comma;
    return inverted ? std::optional(first - 1) : std::nullopt;
  }

  [[nodiscard]] std::optional<Telling> telling_of(std::size_t noun) const {
    const std::size_t first = description_begin(noun);
    if (has_name(first, noun)) return std::nullopt;
    const bool bare = !speech_.is(first, determiner | anonymous_word);
    if (bare && !is_plural(speech_.folded(noun))) return std::nullopt;
    if (governor(first)) {
      const std::size_t last = remark_end(noun);
      return Telling{{*governor(first), last}, {first, last}, noun};
    }
    const std::size_t last = remark_end(noun);
    const auto verb = verb_behind(last);
    if (!verb) return std::nullopt;
    return Telling{{first, *verb}, {first, last}, noun};
  }

  void add(const Telling& telling) {
    const std::string_view noun = speech_.folded(telling.noun);
    const std::size_t first = telling.description.first;
    if (speech_.is(first, definite_word)) {
      const auto known = latest_.find(noun);
      if (known == latest_.end()) return;
      add_evidence(found_.at(known->second, {}), telling.attribution);
      return;
    }
    const bool article = speech_.is(first, determiner) && telling.noun > first;
    const std::string value =
        text::slug(words_.surface(article ? first + 1 : first, telling.description.last));
    if (value.empty()) return;
    const std::string description(words_.surface(first, telling.description.last));
    Label& label = found_.at(value, description);
    add_evidence(label, telling.attribution);
    if (label.kind.empty()) label.kind = outlet_in_sentence(telling.noun);
    latest_[noun] = value;
    if (is_plural(noun)) latest_plural_ = {value, words_[telling.noun].token.paragraph};
  }

  /// Words of the attribution, and the outlet that was told: "told the WSJ".
  void add_evidence(Label& label, const Phrase& words) const {
    Evidence evidence = evidence_of(words_, words.first, words.last, MentionKind::attribution);
    if (const Citation* citation = citation_at(evidence.end)) {
      evidence.end = std::max(evidence.end, citation->evidence->end);
    }
    label.evidence.push_back(evidence);
  }

  /// The citation that byte `at` ends or stands in.
  [[nodiscard]] const Citation* citation_at(std::uint32_t at) const {
    auto next = std::partition_point(cited_.begin(), cited_.end(),
                                     [&](const Citation& c) { return c.evidence->begin < at; });
    if (next == cited_.begin()) return nullptr;
    --next;
    return next->evidence->end >= at ? &*next : nullptr;
  }

  [[nodiscard]] std::string outlet_in_sentence(std::size_t i) const {
    static constexpr std::size_t kReach = 60;  // words to either side
    const std::size_t begin = speech_.sentence_begin(i, i > kReach ? i - kReach : 0);
    const std::size_t end = speech_.sentence_end(i, std::min(speech_.size(), i + kReach));
    const std::uint32_t from = words_[begin].token.begin;
    const auto first = std::partition_point(
        cited_.begin(), cited_.end(), [&](const Citation& c) { return c.evidence->begin < from; });
    const bool inside = first != cited_.end() && first->evidence->begin < words_[end - 1].token.end;
    return inside ? first->label->label : std::string();
  }

  /// "They said": the plural source of this paragraph or the one before.
  void take_up_plural(std::size_t i) {
    if (latest_plural_.first.empty() || speech_.break_before(i) != Break::stop) return;
    const std::size_t begin = speech_.paragraph_begin(i);
    const bool near = latest_plural_.second == words_[i].token.paragraph ||
                      (begin > 0 && latest_plural_.second == words_[begin - 1].token.paragraph);
    const auto verb = near ? verb_behind(i) : std::nullopt;
    if (verb) add_evidence(found_.at(latest_plural_.first, {}), {i, *verb});
  }

  const Speech& speech_;
  const Words& words_;
  std::vector<bool> skipped_;  // by word: inside a quotation
  std::vector<bool> person_;   // by word: part of a person's mention
  std::vector<Citation> cited_;
  LabelSet found_;
  std::unordered_map<std::string_view, std::string> latest_;  // by noun: the value described last
  std::pair<std::string, std::uint32_t> latest_plural_;       // value and paragraph
};

}  // namespace

std::vector<Label> find_unnamed(const Speech& speech, const std::vector<QuotedText>& quoted,
                                const Labels& labels) {
  return Finder(speech, quoted, labels).find();
}

}  // namespace newsdex::entities
