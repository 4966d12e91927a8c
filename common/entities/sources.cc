#include "common/entities/sources.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "common/entities/agency_mark.h"
#include "common/entities/citation_words.h"
#include "common/entities/label_set.h"
#include "common/entities/told_outlets.h"

namespace newsdex::entities {
namespace {

/// Words [first, last] that attribute something to an outlet.
struct Attribution {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string_view kind;
  std::uint32_t end = 0;  ///< byte where it ends, if behind the last word; else 0
};

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
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
    if (const auto told = telling_of(words_, names_, outlet)) {
      return Attribution{told->first, told->last, kInterview};
    }
    return behind(outlet);
  }

  /// "the journalists noted": the word range, if it stands at word `i`.
  [[nodiscard]] std::optional<Attribution> anaphor(std::size_t i) const {
    static constexpr auto kThe =
        std::to_array<std::string_view>({"the", "el", "la", "le", "die", "das"});
    if (i == 0 || !is_outlet_noun(words_[i])) return std::nullopt;
    if (!contains(kThe, words_[i - 1].folded)) return std::nullopt;
    if (!words_.joined(i - 1) || !words_.joined(i)) return std::nullopt;
    const Word& verb = words_[i + 1];
    if (!verb.is(say_verb) && !is_report_verb(verb)) return std::nullopt;
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
           introduces_outlet(words_[by - 1])) {
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
    const auto mark = quoted_from(words_, outlet);
    std::size_t first = outlet.first;
    for (std::size_t steps = 0;; ++steps) {
      const bool joins = words_[first].gap == Gap::tight || mark == first;
      if (first == 0 || !joins) return std::nullopt;
      for (const CitationPattern* pattern : citation_patterns(words_[first - 1])) {
        if (const auto begin = ends_with(first, pattern->words)) {
          return Attribution{with_subject(*begin), outlet.last, pattern->kind};
        }
      }
      const Word& introduction = words_[first - 1];
      const bool passes = introduces_outlet(introduction) || introduction.capital();
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

  /// "Reuters reported", "Reuters news agency reported", "The Times, citing".
  [[nodiscard]] std::optional<Attribution> behind(const OrgSpan& outlet) const {
    static constexpr std::size_t kReach = 3;
    std::size_t i = outlet.last + 1;
    if (i >= words_.size() || !words_.same_paragraph(i)) return std::nullopt;
    if (words_.behind(outlet.last).starts_with(", ") &&
        (words_[i].folded == "citing" || words_[i].folded == "quoting" ||
         words_[i].folded == "citant" || words_[i].folded == "citando")) {
      return Attribution{outlet.first, i, kReport};
    }
    const bool is_quoted = quoted_from(words_, outlet).has_value();
    for (std::size_t steps = 0; steps < kReach && i < words_.size(); ++steps, ++i) {
      const bool joins = words_[i].gap == Gap::tight || (steps == 0 && is_quoted);
      if (!joins) return std::nullopt;
      if (is_report_verb(words_[i]) && !reports_on_itself(i)) {
        return Attribution{outlet.first, i, kReport};
      }
      if (words_[i].folded == "said" && says_of_others(outlet, i)) {
        return Attribution{outlet.first, i, kReport};
      }
      const bool is_of_name = words_[i].folded == "news" || is_outlet_noun(words_[i]);
      if (!is_of_name && !is_before_report_verb(words_[i])) return std::nullopt;
    }
    return std::nullopt;
  }

  /// "reported a profit", "reported its": the outlet's own business. "on its website" is not.
  [[nodiscard]] bool reports_on_itself(std::size_t verb) const {
    static constexpr std::size_t kReach = 2;
    const std::size_t end = std::min(verb + 1 + kReach, words_.size());
    for (std::size_t i = verb + 1; i < end; ++i) {
      if (is_own_business(words_[i])) return true;
    }
    return verb + 1 < words_.size() && words_[verb + 1].folded == "its";
  }

  /// "Xinhua said": an agency speaks of others. So does a paper, unless it is the story or its name
  /// is an ordinary one: "Kan said".
  [[nodiscard]] bool says_of_others(const OrgSpan& outlet, std::size_t verb) const {
    static constexpr auto kItself =
        std::to_array<std::string_view>({"it", "its", "they", "their", "we", "our"});
    static constexpr std::size_t kReach = 8;
    if (outlet.is_agency) {
      if (verb + 1 >= words_.size() || words_[verb + 1].gap != Gap::tight) return true;
      const std::string_view next = words_[verb + 1].folded;
      return next != "it" && next != "its" && next != "in";
    }
    if (!is_named_plainly(outlet) || begins_title(outlet.value)) return false;
    const std::size_t end = std::min(verb + 1 + kReach, words_.size());
    for (std::size_t i = verb + 1; i < end && !words_[i].token.sentence_start; ++i) {
      if (is_own_business(words_[i]) || contains(kItself, words_[i].folded)) return false;
    }
    return true;
  }

  /// Whether an outlet is an organisation of the article without any attribution.
  [[nodiscard]] bool is_named_plainly(const OrgSpan& outlet) const {
    const auto org =
        std::lower_bound(orgs_.begin(), orgs_.end(), outlet.first,
                         [](const OrgSpan& span, std::size_t first) { return span.first < first; });
    return org != orgs_.end() && org->first == outlet.first;
  }

  /// "New York Times cuts jobs", but not "New York Times: Iran signals".
  [[nodiscard]] bool begins_title(const std::string& outlet) const {
    return std::any_of(orgs_.begin(), orgs_.end(), [&](const OrgSpan& org) {
      return org.value == outlet && words_[org.first].token.zone == Zone::title &&
             !words_.same_paragraph(org.first) && !words_.behind(org.last).starts_with(':');
    });
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
    if (!tables.doubtful.may_begin(words[i])) continue;
    const Match match = tables.doubtful.match(words, i);
    if (match.entries.empty()) continue;
    const bool goes_on = words.joined(match.last) && words[match.last + 1].capital();
    if (goes_on) continue;  // "the National Weather Service"
    outlets.push_back(outlet_span({match.first, match.last}, *match.entries.front(), tables));
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
  std::vector<OrgSpan> doubtful = doubtful_outlets(words, orgs, tables);
  for (OrgSpan& outlet : contracted_outlets(words, orgs, tables)) {
    doubtful.push_back(std::move(outlet));
  }
  for (const OrgSpan& outlet : doubtful) {
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
    for (; i < end && latest != nullptr && !several; ++i) {
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
