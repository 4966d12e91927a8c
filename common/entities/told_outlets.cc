#include "common/entities/told_outlets.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "common/entities/citation_words.h"
#include "common/entities/speech.h"
#include "common/entities/word_set.h"

namespace newsdex::entities {
namespace {

/// Blanks that may stand between a mark and what it encloses.
constexpr auto kBlanks = std::to_array<std::string_view>({" ", "\u00A0", "\u202F"});

bool is_english(const Words& words) { return words.language.empty() || words.language == "en"; }

bool ends_with_opening_mark(std::string_view text) {
  static constexpr auto kOpening =
      std::to_array<std::string_view>({"\"", "„", "“", "”", "«", "»", "‹", "‘", "‚", "'"});
  for (const std::string_view blank : kBlanks) {
    if (text.ends_with(blank)) text.remove_suffix(blank.size());
  }
  return std::any_of(kOpening.begin(), kOpening.end(),
                     [&](std::string_view mark) { return text.ends_with(mark); });
}

bool begins_with_closing_mark(std::string_view text) {
  static constexpr auto kClosing =
      std::to_array<std::string_view>({"\"", "“", "”", "»", "«", "›", "’", "‘", "'"});
  for (const std::string_view blank : kBlanks) {
    if (text.starts_with(blank)) text.remove_prefix(blank.size());
  }
  return std::any_of(kClosing.begin(), kClosing.end(),
                     [&](std::string_view mark) { return text.starts_with(mark); });
}

bool is_article(const Word& word) {
  static const WordSet kArticles({"der", "die", "das", "dem", "den", "el", "la", "los", "le", "les",
                                  "l", "il", "lo", "o", "a", "de", "het"});
  return kArticles.contains(word);
}

/// Before those who are told, and before a medium that somebody speaks in.
bool is_preposition(const Word& word) {
  static const WordSet kPrepositions({"a",   "al",   "en",    "au",  "aux", "dans",     "sur",
                                      "all", "alla", "allo",  "ai",  "su",  "ao",       "na",
                                      "no",  "im",   "in",    "dem", "den", "sulla",    "aan",
                                      "bij", "op",   "tegen", "as",  "aos", "gegenuber"});
  return kPrepositions.contains(word);
}

/// Whether a person's name ends with word `last`.
bool ends_name(const std::vector<NameSpan>& names, std::size_t last) {
  const auto next = std::partition_point(names.begin(), names.end(),
                                         [&](const NameSpan& name) { return name.first <= last; });
  return next != names.begin() && std::prev(next)->last == last;
}

bool is_telling_verb(const Words& words, const Word& word) {
  return (speech_classes(word.folded, words.language) & speech_verb) != 0 && !word.capital();
}

/// "Wie Güler dem „Spiegel“ sagte", "zoals Rutte tegen de NOS zei".
bool is_told_at_end(const Words& words, const OrgSpan& outlet) {
  if (words.language != "de" && words.language != "nl") return false;
  const std::size_t verb = outlet.last + 1;
  const bool joins = verb < words.size() && words.same_paragraph(verb) &&
                     (words[verb].gap == Gap::tight || quoted_from(words, outlet));
  return joins && is_telling_verb(words, words[verb]);
}

/// The preposition before an outlet, over "la agencia", "Nachrichtenagentur" and an opening mark.
std::optional<std::size_t> preposition_before(const Words& words,
                                              const std::vector<NameSpan>& names,
                                              const OrgSpan& outlet) {
  static constexpr std::size_t kMostIntroductions = 3;
  const auto mark = quoted_from(words, outlet);
  std::size_t i = outlet.first;
  for (std::size_t steps = 0; i > 0 && steps <= kMostIntroductions; ++steps, --i) {
    if (words[i].gap != Gap::tight && mark != i) return std::nullopt;
    const Word& before = words[i - 1];
    if (is_preposition(before)) return i - 1;
    // "sagte Merkel der Zeitung": behind a noun it would be of the noun.
    const bool is_dative = before.folded == "der" && i > 1 && before.gap == Gap::tight;
    if (is_dative && ends_name(names, i - 2)) return i - 1;
    if (!introduces_outlet(before)) return std::nullopt;
  }
  return std::nullopt;
}

/// "le monde" for "Monde" of "au Monde": words [first, last] behind an article of the language.
const Entry* outlet_with_article(const Words& words, std::size_t first, std::size_t last,
                                 const Tables& tables) {
  struct Article {
    std::string_view language;
    std::string_view word;
  };
  static constexpr auto kArticles = std::to_array<Article>({{"fr", "le "},
                                                            {"fr", "la "},
                                                            {"fr", "les "},
                                                            {"it", "la "},
                                                            {"it", "il "},
                                                            {"it", "lo "},
                                                            {"es", "el "},
                                                            {"es", "la "},
                                                            {"de", "die "},
                                                            {"de", "der "},
                                                            {"pt", "o "},
                                                            {"pt", "a "}});
  for (const Article& article : kArticles) {
    if (article.language != words.language) continue;
    const std::string name = std::string(article.word) + std::string(words.surface(first, last));
    for (const Entry& entry : tables.names.meanings(name, tables.lexicon)) {
      if (entry.kind == EntryKind::outlet) return &entry;
    }
  }
  return nullptr;
}

/// Whether a word holds the article of the name behind it, or stands before one without it.
bool may_hold_article(const Word& word) {
  static const WordSet kContractions(
      {"au", "aux", "al", "alla", "allo", "dal", "dalla", "sulla", "ao", "pelo", "pela", "a"});
  return kContractions.contains(word);
}

}  // namespace

OrgSpan outlet_span(const Phrase& words, const Entry& entry, const Tables& tables) {
  const Thing& thing = tables.things[entry.row];
  return {.first = words.first,
          .last = words.last,
          .value = thing.value,
          .label = thing.label,
          .how = entry.how,
          .is_outlet = true,
          .is_agency = thing.is_agency};
}

std::optional<std::size_t> quoted_from(const Words& words, const OrgSpan& outlet) {
  if (is_english(words) || !begins_with_closing_mark(words.behind(outlet.last))) {
    return std::nullopt;
  }
  std::size_t first = outlet.first;
  const auto opens = [&] {
    return ends_with_opening_mark(words.text.substr(0, words[first].token.begin));
  };
  if (opens()) return first;
  const bool has_article =
      first > 0 && words[first].gap == Gap::tight && is_article(words[first - 1]);
  if (!has_article) return std::nullopt;
  --first;  // „Der Spiegel“
  return opens() ? std::optional(first) : std::nullopt;
}

std::optional<Phrase> telling_of(const Words& words, const std::vector<NameSpan>& names,
                                 const OrgSpan& outlet) {
  static constexpr std::size_t kLongestSubject = 6;  // words
  if (is_english(words)) return std::nullopt;
  const auto preposition = preposition_before(words, names, outlet);
  if (!preposition) return std::nullopt;
  if (is_told_at_end(words, outlet)) return Phrase{*preposition, outlet.last + 1};
  bool may_be_subject = true;  // "dit adieu au Monde" has none
  for (std::size_t i = *preposition; i > 0 && *preposition - i <= kLongestSubject; --i) {
    if (words[i].gap != Gap::tight) return std::nullopt;
    const Word& word = words[i - 1];
    if (is_telling_verb(words, word)) {
      return may_be_subject ? std::optional(Phrase{i - 1, outlet.last}) : std::nullopt;
    }
    const std::uint32_t classes = speech_classes(word.folded, words.language);
    if ((classes & join_word) != 0) return std::nullopt;
    may_be_subject =
        word.capital() || word.folded == "t" ||  // "déclare-t-il"
        (classes & (determiner | kPronouns | time_word | auxiliary | adjunct_word)) != 0;
  }
  return std::nullopt;
}

std::vector<OrgSpan> contracted_outlets(const Words& words, const std::vector<OrgSpan>& orgs,
                                        const Tables& tables) {
  static constexpr std::size_t kLongestName = 3;  // words behind the article
  std::vector<OrgSpan> found;
  if (is_english(words)) return found;
  auto org = orgs.begin();
  for (std::size_t i = 1; i < words.size(); ++i) {
    while (org != orgs.end() && org->last < i) ++org;
    if (org != orgs.end() && org->first <= i) continue;
    if (!words[i].capital() || !words.same_paragraph(i)) continue;
    const bool is_quoted = ends_with_opening_mark(words.before(i));
    if (!is_quoted && !may_hold_article(words[i - 1])) continue;
    std::size_t last = i;
    while (last - i + 1 < kLongestName && words.joined(last) && words[last + 1].capital()) ++last;
    const Entry* entry = outlet_with_article(words, i, last, tables);
    while (entry == nullptr && last > i) entry = outlet_with_article(words, i, --last, tables);
    if (entry == nullptr) continue;
    found.push_back(outlet_span({i, last}, *entry, tables));
  }
  return found;
}

}  // namespace newsdex::entities
