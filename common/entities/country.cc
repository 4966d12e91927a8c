#include "common/entities/country.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "common/entities/aboutness.h"
#include "common/entities/label_set.h"
#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

bool is_place(const Entry& entry) {
  return entry.kind == EntryKind::place || entry.kind == EntryKind::state;
}

bool names_country(const Entry& entry) {
  return entry.kind == EntryKind::country || entry.kind == EntryKind::capital ||
         entry.kind == EntryKind::seat || is_place(entry);
}

/// Whether a capital stands for its government here: it acts ("Tehran has told"), or something
/// is done to it that is done to governments ("told Tehran", "a victory for Tehran to").
bool acts(const Words& words, const Match& match) {
  const std::size_t first = match.first;
  const bool after_word = first > 0 && words[first].gap == Gap::tight;
  const Word* before = after_word ? &words[first - 1] : nullptr;
  const bool follows = words.joined(match.last);
  if (before != nullptr && before->folded == "for") {
    return follows && words[match.last + 1].folded == "to";
  }
  if (before != nullptr && before->is(govern_before)) return true;
  if (is_place_after(words, first)) return false;
  if (!follows) return false;
  const Word& next = words[match.last + 1];
  return next.is(act_verb | say_verb) && !next.capital();
}

/// "He speaks Turkish and Dutch", "translated into French".
bool is_language(const Words& words, const Match& match) {
  if (!match.single() || !words[match.first].is(language_name)) return false;
  const bool next_joined = words.joined(match.last);
  if (next_joined &&
      (words[match.last + 1].folded == "language" || words[match.last + 1].is(language_before))) {
    return true;
  }
  static constexpr std::size_t kReach = 5;
  for (std::size_t i = match.first, steps = 0; i > 0 && steps < kReach; --i, ++steps) {
    if (!words.same_paragraph(i) || words[i].token.sentence_start) return false;
    const Word& before = words[i - 1];
    if (before.is(language_before)) return true;
    if (!before.is(language_name | function_word)) return false;
  }
  return false;
}

/// Words that a mention must not touch.
std::vector<bool> hidden_words(const Words& words, const Names& names,
                               const std::vector<OrgSpan>& orgs,
                               const std::vector<bool>& is_person) {
  std::vector<bool> hidden = is_person;
  for (const OrgSpan& org : orgs) {
    if (!org.hides_countries) continue;
    for (std::size_t i = org.first; i <= org.last; ++i) {
      // A name that is both an organisation and a region ("EU") stays both.
      const Match* match = names.find(i);
      hidden[i] =
          hidden[i] || match == nullptr || match->first != org.first || match->last != org.last;
    }
  }
  hidden.resize(words.size());
  return hidden;
}

class Finder {
 public:
  Finder(const Words& words, const Names& names, const Tables& tables, std::vector<bool> hidden)
      : words_(words), names_(names), tables_(tables), hidden_(std::move(hidden)) {}

  void run() {
    for (const Match& match : names_.matches) {
      if (usable(match)) note(match);
    }
    for (const Match& match : names_.matches) {
      if (usable(match)) read(match);
    }
  }

  Countries finish(const std::vector<OrgSpan>& orgs) {
    for (const OrgSpan& org : orgs) {
      const auto country = tables_.countries.find(org.country);
      if (country == tables_.countries.end()) continue;
      const Thing& thing = tables_.things[country->second];
      Evidence evidence = evidence_of(words_, org.first, org.last, MentionKind::org_implied);
      implied_.emplace_back(thing.value, evidence);
      read_nation_of(org, thing);
    }
    Countries found;
    for (const auto& [value, evidence] : implied_) {
      if (named_.contains(value)) countries_.at(value, {}).evidence.push_back(evidence);
    }
    found.countries = std::move(countries_).finish();
    judge_aboutness(found.countries);
    found.places = std::move(places_).finish();
    found.regions = std::move(regions_).finish();
    found.ambiguous = std::move(ambiguous_).finish();
    for (Label& label : found.ambiguous) label.kind = "country";
    return found;
  }

 private:
  [[nodiscard]] bool usable(const Match& match) const {
    for (std::size_t i = match.first; i <= match.last; ++i) {
      if (hidden_[i]) return false;
    }
    return !is_language(words_, match);
  }

  /// "U.S. Army": the nation that a public body's name begins with is mentioned.
  void read_nation_of(const OrgSpan& org, const Thing& country) {
    if (org.first == org.last || !words_[org.last].is(body_head)) return;
    const Match match = tables_.names.match(words_, org.first, org.last - org.first);
    const Entry* entry = match.find(EntryKind::country);
    if (entry == nullptr || tables_.things[entry->row].country != country.country) return;
    countries_.at(country.value, country.label)
        .evidence.push_back(evidence_of(words_, match.first, match.last, entry->how));
    named_.insert(country.value);
  }

  /// The ISO codes that a match may mean.
  [[nodiscard]] std::vector<std::string_view> codes(const Match& match) const {
    std::vector<std::string_view> codes;
    for (const Entry* entry : match.entries) {
      if (!names_country(*entry)) continue;
      const std::string_view code = tables_.things[entry->row].country;
      if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end()) {
        codes.push_back(code);
      }
    }
    return codes;
  }

  /// The state that says where a city is ("Paris, Texas"), if it is another country's.
  [[nodiscard]] const Entry* state_behind(const Match& match) const {
    const bool city =
        match.find(EntryKind::capital) != nullptr || match.find(EntryKind::place) != nullptr;
    if (!city || !words_.same_paragraph(match.last + 1)) return nullptr;
    if (!words_.behind(match.last).starts_with(", ")) return nullptr;
    const Match* next = names_.find(match.last + 1);
    const Entry* state = next == nullptr ? nullptr : next->find(EntryKind::state);
    if (state == nullptr) return nullptr;
    const std::string& country = tables_.things[state->row].country;
    const std::vector<std::string_view> meant = codes(match);
    return std::find(meant.begin(), meant.end(), country) == meant.end() ? state : nullptr;
  }

  /// A place of that name in another country than the tables have.
  void read_namesake(const Match& match, const std::string& code) {
    const std::string name(words_.surface(match.first, match.last));
    Label& place = places_.at(place_value(name, code), name);
    place.country = code;
    const Evidence evidence = evidence_of(words_, match.first, match.last, MentionKind::place);
    place.evidence.push_back(evidence);
    const Thing& country = tables_.things[tables_.countries.at(code)];
    countries_.at(country.value, country.label).evidence.push_back(evidence);
  }

  void note(const Match& match) {
    if (state_behind(match) != nullptr) return;
    const std::vector<std::string_view> meant = codes(match);
    if (meant.size() == 1) named_.insert(std::string(meant.front()));
    if (meant.size() < 2 || !is_beside_a_country(match)) return;
    const auto is_country = [](const Entry* entry) { return entry->kind == EntryKind::country; };
    if (std::count_if(match.entries.begin(), match.entries.end(), is_country) != 1) return;
    named_.insert(tables_.things[match.find(EntryKind::country)->row].value);
  }

  /// Whether the match stands in a pair with a country that is no other's namesake: "Turkey and
  /// Georgia", "Georgia and Armenia".
  [[nodiscard]] bool is_beside_a_country(const Match& match) const {
    const auto is_country = [&](std::size_t i) {
      const Match* other = names_.find(i);
      return other != nullptr && other->find(EntryKind::country) != nullptr &&
             codes(*other).size() == 1;
    };
    const auto is_and = [&](std::size_t i) {
      return words_[i].folded == "and" || words_[i].folded == "y" || words_[i].folded == "et" ||
             words_[i].folded == "und";
    };
    const std::size_t behind = match.last + 2;
    return (match.first >= 2 && words_.joined(match.first - 1) && words_.joined(match.first - 2) &&
            is_and(match.first - 1) && is_country(match.first - 2)) ||
           (behind < words_.size() && words_.joined(match.last) && words_.joined(match.last + 1) &&
            is_and(match.last + 1) && is_country(behind));
  }

  void read(const Match& match) {
    if (const Entry* region = match.find(EntryKind::region)) {
      add(regions_, *region, match, MentionKind::name);
    }
    if (const Entry* seat = match.find(EntryKind::acting_seat);
        seat != nullptr && acts(words_, match)) {
      add(regions_, *seat, match, MentionKind::metonym);
      return;
    }
    if (const Entry* state = state_behind(match)) {
      read_namesake(match, tables_.things[state->row].country);
      return;
    }
    const std::vector<std::string_view> meant = codes(match);
    if (meant.size() <= 1) {
      read_as(match, meant.empty() ? std::string_view() : meant.front());
      return;
    }
    const std::string_view code = resolve(match, meant);
    if (!code.empty()) {
      read_as(match, code);
      return;
    }
    const std::string_view surface = words_.surface(match.first, match.last);
    ambiguous_.at(text::slug(surface), std::string(surface))
        .evidence.push_back(
            evidence_of(words_, match.first, match.last, match.entries.front()->how));
  }

  /// The one meaning that the rest of the article names; a country comes before a place of that
  /// name elsewhere ("Georgia"). Empty where that does not decide.
  [[nodiscard]] std::string_view resolve(const Match& match,
                                         const std::vector<std::string_view>& meant) const {
    std::vector<std::string_view> named;
    std::copy_if(meant.begin(), meant.end(), std::back_inserter(named),
                 [&](std::string_view code) { return named_.contains(std::string(code)); });
    if (named.size() == 1) return named.front();
    const auto is_country = [](const Entry* entry) { return entry->kind == EntryKind::country; };
    const auto countries = std::count_if(match.entries.begin(), match.entries.end(), is_country);
    if (named.size() < 2 || countries != 1) return {};
    const Entry* country = *std::find_if(match.entries.begin(), match.entries.end(), is_country);
    return tables_.things[country->row].country;
  }

  /// Adds the match as a mention of a country, or of a place without one.
  void read_as(const Match& match, std::string_view code) {
    const auto means = [&](const Entry* entry) {
      return names_country(*entry) && tables_.things[entry->row].country == code;
    };
    const auto found = std::find_if(match.entries.begin(), match.entries.end(), means);
    if (found == match.entries.end()) return;
    const Entry& entry = **found;
    const bool place =
        is_place(entry) || (entry.kind == EntryKind::capital && !acts(words_, match));
    const MentionKind how = place                              ? MentionKind::place
                            : entry.kind == EntryKind::capital ? MentionKind::metonym
                                                               : entry.how;
    if (place) {
      add(places_, entry, match, MentionKind::place).country = std::string(code);
    }
    const auto country = tables_.countries.find(std::string(code));
    if (country == tables_.countries.end()) return;
    const Thing& thing = tables_.things[country->second];
    countries_.at(thing.value, thing.label)
        .evidence.push_back(evidence_of(words_, match.first, match.last, how));
  }

  Label& add(LabelSet& labels, const Entry& entry, const Match& match, MentionKind how) {
    const Thing& thing = tables_.things[entry.row];
    Label& label = labels.at(thing.value, thing.label);
    label.evidence.push_back(evidence_of(words_, match.first, match.last, how));
    return label;
  }

  const Words& words_;
  const Names& names_;
  const Tables& tables_;
  std::vector<bool> hidden_;
  std::unordered_set<std::string> named_;  // codes that an unambiguous name means
  std::vector<std::pair<std::string, Evidence>> implied_;
  LabelSet countries_;
  LabelSet places_;
  LabelSet regions_;
  LabelSet ambiguous_;
};

}  // namespace

Countries find_countries(const Words& words, const Names& names, const std::vector<OrgSpan>& orgs,
                         const std::vector<bool>& is_person, const Tables& tables) {
  Finder finder(words, names, tables, hidden_words(words, names, orgs, is_person));
  finder.run();
  return finder.finish(orgs);
}

}  // namespace newsdex::entities
