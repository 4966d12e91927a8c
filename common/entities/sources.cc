#include "common/entities/sources.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "common/entities/agency_mark.h"
#include "common/entities/label_set.h"

namespace newsdex::entities {
namespace {

constexpr std::string_view kReport = "report";
constexpr std::string_view kInterview = "interview";
constexpr std::string_view kWire = "wire";
constexpr std::string_view kTranslation = "translation";

/// Words [first, last] that attribute something to an outlet.
struct Attribution {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string_view kind;
  std::uint32_t end = 0;  ///< byte where it ends, if behind the last word; else 0
};

/// Folded words before the outlet, the last one nearest, blank-separated. Between them and the
/// outlet may stand words that introduce it: see is_introduction.
struct Pattern {
  std::string_view words;
  std::string_view kind;
};

constexpr auto kBefore = std::to_array<Pattern>({
    {"according to", kReport},
    {"according to a report in", kReport},
    {"according to a report by", kReport},
    {"according to a report from", kReport},
    {"according to reports in", kReport},
    {"told", kInterview},
    {"telling", kInterview},
    {"tells", kInterview},
    {"an interview with", kInterview},
    {"interview with", kInterview},
    {"interviewed by", kInterview},
    {"speaking to", kInterview},
    {"spoke to", kInterview},
    {"in remarks to", kInterview},
    {"in comments to", kInterview},
    {"reported by", kReport},
    {"reported in", kReport},
    {"reports by", kReport},
    {"report by", kReport},
    {"report in", kReport},
    {"report from", kReport},
    {"reported to", kReport},
    {"published by", kReport},
    {"published in", kReport},
    {"quoted by", kReport},
    {"cited by", kReport},
    {"carried by", kReport},
    {"obtained by", kReport},
    {"seen by", kReport},
    {"reviewed by", kReport},
    {"revealed by", kReport},
    {"as saying by", kReport},
    {"article in", kReport},
    {"story in", kReport},
    {"interview in", kInterview},
    {"op-ed in", kReport},
    {"polled by", kReport},
    {"surveyed by", kReport},
    {"translated from", kTranslation},
    {"translated by", kTranslation},
    {"segun", kReport},
    {"segun informo", kReport},
    {"segun informa", kReport},
    {"informo", kReport},
    {"de acuerdo con", kReport},
    {"dijo a", kInterview},
    {"declaro a", kInterview},
    {"explico a", kInterview},
    {"aseguro a", kInterview},
    {"conto a", kInterview},
    {"confirmo a", kInterview},
    {"entrevista con", kInterview},
    {"entrevista a", kInterview},
    {"entrevista en", kInterview},
    {"publicado por", kReport},
    {"publicada por", kReport},
    {"publico", kReport},
    {"citado por", kReport},
    {"selon", kReport},
    {"d apres", kReport},
    {"declare a", kInterview},
    {"confie a", kInterview},
    {"explique a", kInterview},
    {"affirme a", kInterview},
    {"dit a", kInterview},
    {"rapporte a", kReport},
    {"rapporte par", kReport},
    {"publie par", kReport},
    {"cite par", kReport},
    {"entretien a", kInterview},
    {"entretien avec", kInterview},
    {"interview a", kInterview},
    {"au micro de", kInterview},
    {"laut", kReport},
    {"nach angaben von", kReport},
    {"nach angaben der", kReport},
    {"nach angaben des", kReport},
    {"nach informationen von", kReport},
    {"nach informationen der", kReport},
    {"nach informationen des", kReport},
    {"berichtete", kReport},
    {"berichtet", kReport},
    {"berichteten", kReport},
    {"meldete", kReport},
    {"meldet", kReport},
    {"schrieb", kReport},
    {"schreibt", kReport},
    {"sagte", kInterview},
    {"sagte er", kInterview},
    {"sagte sie", kInterview},
    {"gegenuber", kInterview},
    {"im gesprach mit", kInterview},
    {"interview mit", kInterview},
    {"unter berufung auf", kReport},
    {"gegenuber der", kInterview},
    {"citant", kReport},
    {"cite par", kReport},
    {"rapportee par", kReport},
    {"a annonce a", kReport},
    {"citando a", kReport},
    {"citada por", kReport},
    {"recogido por", kReport},
    {"secondo quanto riporta", kReport},
    {"secondo quanto riferisce", kReport},
    {"secondo", kReport},
    {"riportato da", kReport},
    {"riferisce", kReport},
    {"citato da", kReport},
    {"intervista a", kInterview},
    {"intervista con", kInterview},
    {"ha detto a", kInterview},
    {"ha detto al", kInterview},
    {"ha dichiarato a", kInterview},
    {"de acordo com", kReport},
    {"segundo", kReport},
    {"conforme", kReport},
    {"citado pela", kReport},
    {"disse a", kInterview},
    {"disse ao", kInterview},
    {"entrevista ao", kInterview},
    {"volgens", kReport},
    {"meldt", kReport},
    {"meldde", kReport},
    {"bericht", kReport},
    {"zei tegen", kInterview},
    {"vertelde aan", kInterview},
    {"gesprek met", kInterview},
});

/// Verbs behind the outlet that make it the speaker.
constexpr auto kReportVerbs = std::to_array<std::string_view>(
    {"reported",   "reports",  "report",   "quoted",     "cited",     "quotes",      "cites",
     "wrote",      "writes",   "revealed", "reveals",    "published", "noted",       "notes",
     "disclosed",  "informo",  "informa",  "publico",    "publica",   "revelo",      "rapporte",
     "rapportait", "ecrit",    "revele",   "berichtete", "berichtet", "berichteten", "meldete",
     "meldet",     "schrieb",  "schreibt", "citing",     "citando",   "citant",      "quoting",
     "projected",  "learned",  "zufolge",  "riporta",    "riferisce", "scrive",      "informou",
     "noticiou",   "publicou", "meldde",   "meldt",      "schreef"});

constexpr auto kAdverbs = std::to_array<std::string_view>(
    {"first",     "also",     "has",    "had",      "have",   "previously", "earlier",
     "recently",  "later",    "a",      "ha",       "on",     "monday",     "tuesday",
     "wednesday", "thursday", "friday", "saturday", "sunday", "then"});

/// Words that stand for the outlet cited before: "the newspaper said".
constexpr auto kOutletNouns = std::to_array<std::string_view>(
    {"newspaper", "paper",       "daily",   "journal",   "magazine", "journalists",
     "agency",    "broadcaster", "outlet",  "network",   "channel",  "publication",
     "tabloid",   "weekly",      "diario",  "periodico", "agencia",  "quotidien",
     "zeitung",   "blatt",       "agentur", "agence",    "agenzia",  "quotidiano",
     "giornale",  "jornal",      "krant",   "persbureau"});

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

/// Introduces an outlet: "the", "German newspaper", "state news agency", "broadcaster".
bool is_introduction(const Word& word) {
  static constexpr auto kArticles =
      std::to_array<std::string_view>({"the",          "a",
                                       "el",           "la",
                                       "le",           "les",
                                       "der",          "die",
                                       "das",          "dem",
                                       "den",          "al",
                                       "au",           "l",
                                       "news",         "state",
                                       "local",        "website",
                                       "television",   "tv",
                                       "radio",        "station",
                                       "public",       "private",
                                       "media",        "site",
                                       "cable",        "nachrichtenagentur",
                                       "sender",       "tageszeitung",
                                       "run",          "owned",
                                       "channel",      "de",
                                       "cadena",       "chaine",
                                       "influential",  "respected",
                                       "semi",         "official",
                                       "with",         "reporter",
                                       "agence",       "presse",
                                       "hebdomadaire", "il",
                                       "lo",           "o",
                                       "os",           "het",
                                       "noticias",     "wire",
                                       "service",      "via"});
  return contains(kArticles, word.folded) || contains(kOutletNouns, word.folded);
}

class Citer {
 public:
  Citer(const Words& words, const std::vector<OrgSpan>& orgs, const std::vector<NameSpan>& names)
      : words_(words), orgs_(orgs), names_(names) {}

  /// How information is attributed to an outlet, if it is.
  [[nodiscard]] std::optional<Attribution> attribution(const OrgSpan& outlet) const {
    if (auto found = title_prefix(outlet)) return found;
    if (const auto end = agency_mark_end(words_, outlet)) {
      return Attribution{outlet.first, outlet.last, kWire, *end};
    }
    if (auto found = asked_by(outlet)) return found;
    if (auto found = before(outlet)) return found;
    return behind(outlet);
  }

  /// "the journalists noted": the word range, if it stands at word `i`.
  [[nodiscard]] std::optional<Attribution> anaphor(std::size_t i) const {
    static constexpr auto kThe =
        std::to_array<std::string_view>({"the", "el", "la", "le", "die", "das"});
    static constexpr std::size_t kLongestThe = 3;
    if (i == 0 || words_[i - 1].folded.size() > kLongestThe) return std::nullopt;
    if (!contains(kThe, words_[i - 1].folded)) return std::nullopt;
    if (!contains(kOutletNouns, words_[i].folded)) return std::nullopt;
    if (!words_.joined(i - 1) || !words_.joined(i)) return std::nullopt;
    const Word& verb = words_[i + 1];
    if (!verb.is(say_verb) && !contains(kReportVerbs, verb.folded)) return std::nullopt;
    return Attribution{i - 1, i + 1, kReport};
  }

 private:
  /// "WSJ: Iran signals".
  [[nodiscard]] std::optional<Attribution> title_prefix(const OrgSpan& outlet) const {
    const bool starts =
        words_[outlet.first].token.zone == Zone::title && !words_.same_paragraph(outlet.first);
    if (!starts || !words_.behind(outlet.last).starts_with(':')) return std::nullopt;
    return Attribution{outlet.first, outlet.last, kReport, words_[outlet.last].token.end + 1};
  }

  /// "asked Sunday by ABC News’ Rachel Scott".
  [[nodiscard]] std::optional<Attribution> asked_by(const OrgSpan& outlet) const {
    static constexpr std::size_t kReach = 4;  // words between "asked" and "by"
    std::size_t by = outlet.first;
    while (by > 0 && outlet.first - by < 2 && words_[by].gap == Gap::tight &&
           is_introduction(words_[by - 1])) {
      --by;
    }
    if (by == 0 || words_[by].gap != Gap::tight || words_[by - 1].folded != "by") {
      return std::nullopt;
    }
    for (std::size_t i = by - 1, steps = 0; i > 0 && steps <= kReach; --i, ++steps) {
      if (words_[i].gap != Gap::tight) break;
      const std::string_view verb = words_[i - 1].folded;
      if (verb != "asked" && verb != "pressed" && verb != "questioned") continue;
      return Attribution{i - 1, with_reporter(outlet), kInterview};
    }
    return std::nullopt;
  }

  /// Past the outlet's reporter: "ABC News’ Rachel Scott".
  [[nodiscard]] std::size_t with_reporter(const OrgSpan& outlet) const {
    const auto name = std::lower_bound(
        names_.begin(), names_.end(), outlet.last + 1,
        [](const NameSpan& span, std::size_t first) { return span.first < first; });
    const bool follows = name != names_.end() && name->first == outlet.last + 1 &&
                         name->kind != NameKind::bare &&
                         words_[name->first].token.begin <= words_[outlet.last].token.end + 5;
    return follows ? name->last : outlet.last;
  }

  [[nodiscard]] std::optional<Attribution> before(const OrgSpan& outlet) const {
    static constexpr std::size_t kMostIntroductions = 5;
    std::size_t first = outlet.first;
    for (std::size_t steps = 0;; ++steps) {
      if (first == 0 || words_[first].gap != Gap::tight) return std::nullopt;
      for (const Pattern& pattern : kBefore) {
        if (const auto begin = ends_with(first, pattern.words)) {
          return Attribution{with_subject(*begin), outlet.last, pattern.kind};
        }
      }
      const Word& introduction = words_[first - 1];
      const bool passes = is_introduction(introduction) || introduction.capital();
      if (steps == kMostIntroductions || !passes) return std::nullopt;
      --first;
    }
  }

  /// Where the pattern begins if its words are the last ones before word `end`.
  [[nodiscard]] std::optional<std::size_t> ends_with(std::size_t end,
                                                     std::string_view pattern) const {
    std::size_t i = end;
    while (!pattern.empty()) {
      const std::size_t blank = pattern.rfind(' ');
      const std::size_t start = blank == std::string_view::npos ? 0 : blank + 1;
      if (i == 0 || words_[i - 1].folded != pattern.substr(start)) return std::nullopt;
      if (i < end && words_[i].gap != Gap::tight) return std::nullopt;
      pattern = pattern.substr(0, start == 0 ? 0 : start - 1);
      --i;
    }
    return i;
  }

  /// "This was reported by": back over what is reported where it is a pronoun.
  [[nodiscard]] std::size_t with_subject(std::size_t first) const {
    static constexpr auto kAuxiliaries =
        std::to_array<std::string_view>({"was", "were", "is", "has", "been", "first"});
    static constexpr auto kPronouns = std::to_array<std::string_view>({"this", "that", "it"});
    std::size_t i = first;
    while (i > 0 && words_[i].gap == Gap::tight && contains(kAuxiliaries, words_[i - 1].folded)) {
      --i;
    }
    if (i < first && i > 0 && words_[i].gap == Gap::tight &&
        contains(kPronouns, words_[i - 1].folded)) {
      return i - 1;
    }
    return first;
  }

  /// "Reuters reported", "The Times, citing".
  [[nodiscard]] std::optional<Attribution> behind(const OrgSpan& outlet) const {
    static constexpr std::size_t kReach = 3;
    std::size_t i = outlet.last + 1;
    if (i >= words_.size() || !words_.same_paragraph(i)) return std::nullopt;
    if (words_.behind(outlet.last).starts_with(", ") &&
        (words_[i].folded == "citing" || words_[i].folded == "quoting" ||
         words_[i].folded == "citant" || words_[i].folded == "citando")) {
      return Attribution{outlet.first, i, kReport};
    }
    for (std::size_t steps = 0; steps < kReach && i < words_.size(); ++steps, ++i) {
      if (words_[i].gap != Gap::tight) return std::nullopt;
      if (contains(kReportVerbs, words_[i].folded) && !reports_on_itself(i)) {
        return Attribution{outlet.first, i, kReport};
      }
      if (words_[i].folded == "said" && says_of_others(outlet, i)) {
        return Attribution{outlet.first, i, kReport};
      }
      if (!contains(kAdverbs, words_[i].folded)) return std::nullopt;
    }
    return std::nullopt;
  }

  /// "reported a profit": the outlet's own business.
  [[nodiscard]] bool reports_on_itself(std::size_t verb) const {
    static constexpr auto kBusiness =
        std::to_array<std::string_view>({"its", "profit", "profits", "revenue", "earnings",
                                         "losses", "net", "quarterly", "higher", "lower"});
    for (std::size_t i = verb + 1; i <= verb + 2 && i < words_.size(); ++i) {
      if (contains(kBusiness, words_[i].folded)) return true;
    }
    return false;
  }

  /// "Xinhua said": an agency speaks of others; a paper that says something may be the story.
  [[nodiscard]] bool says_of_others(const OrgSpan& outlet, std::size_t verb) const {
    if (!outlet.is_agency) return false;
    if (verb + 1 >= words_.size() || words_[verb + 1].gap != Gap::tight) return true;
    const std::string_view next = words_[verb + 1].folded;
    return next != "it" && next != "its" && next != "in";
  }

  const Words& words_;
  const std::vector<OrgSpan>& orgs_;
  const std::vector<NameSpan>& names_;
};

/// Outlets whose names are ordinary words.
std::vector<OrgSpan> doubtful_outlets(const Words& words, const std::vector<OrgSpan>& orgs,
                                      const Tables& tables) {
  std::vector<OrgSpan> outlets;
  auto org = orgs.begin();
  for (std::size_t i = 0; i < words.size(); ++i) {
    while (org != orgs.end() && org->last < i) ++org;
    if (org != orgs.end() && org->first <= i) continue;
    const Match match = tables.doubtful.match(words, i);
    if (match.entries.empty()) continue;
    const bool goes_on = words.joined(match.last) && words[match.last + 1].capital();
    if (goes_on) continue;  // "the National Weather Service"
    const Thing& thing = tables.things[match.entries.front()->row];
    outlets.push_back({.first = match.first,
                       .last = match.last,
                       .value = thing.value,
                       .label = thing.label,
                       .how = match.entries.front()->how,
                       .is_outlet = true,
                       .is_agency = thing.is_agency});
    i = match.last;
  }
  return outlets;
}

void add(LabelSet& cited, const Words& words, const std::string& value, const std::string& name,
         const Attribution& attribution) {
  Label& label = cited.at(value, name);
  if (label.kind.empty()) label.kind = attribution.kind;
  Evidence evidence =
      evidence_of(words, attribution.first, attribution.last, MentionKind::attribution);
  if (attribution.end != 0) evidence.end = attribution.end;
  label.evidence.push_back(evidence);
}

}  // namespace

Sources find_sources(const Words& words, const std::vector<OrgSpan>& orgs,
                     const std::vector<NameSpan>& names, const Tables& tables) {
  Sources sources;
  LabelSet cited;
  const Citer citer(words, orgs, names);
  std::vector<OrgSpan> outlets;
  std::copy_if(orgs.begin(), orgs.end(), std::back_inserter(outlets),
               [](const OrgSpan& org) { return org.is_outlet; });
  for (const OrgSpan& outlet : doubtful_outlets(words, orgs, tables)) {
    if (!citer.attribution(outlet)) continue;
    outlets.push_back(outlet);
    sources.outlets.push_back(outlet);
  }
  std::sort(outlets.begin(), outlets.end(),
            [](const OrgSpan& a, const OrgSpan& b) { return a.first < b.first; });

  std::size_t i = 0;
  const OrgSpan* latest = nullptr;  // the only outlet cited so far
  bool several = false;
  const auto read_anaphors = [&](std::size_t end) {
    for (; i < end; ++i) {
      if (latest == nullptr || several) continue;
      if (const auto found = citer.anaphor(i)) {
        add(cited, words, latest->value, latest->label, *found);
      }
    }
  };
  for (const OrgSpan& outlet : outlets) {
    read_anaphors(outlet.first);
    i = std::max(i, outlet.last + 1);
    const auto found = citer.attribution(outlet);
    if (!found) continue;
    add(cited, words, outlet.value, outlet.label, *found);
    several = several || (latest != nullptr && latest->value != outlet.value);
    latest = &outlet;
  }
  read_anaphors(words.size());
  sources.cited = std::move(cited).finish();
  return sources;
}

}  // namespace newsdex::entities
