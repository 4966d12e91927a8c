#include "common/entities/country.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "common/entities/label_set.h"
#include "common/entities/last_names.h"
#include "common/entities/namesakes.h"
#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

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

/// "Jordan Henderson", "Chad Bown said": a country's name that is also a first name, before one
/// capital that is no title, office or other ordinary word. Headlines, where every word may have a
/// capital, want a surname of the tables.
bool is_first_of_name(const Words& words, const Names& names, const Match& match) {
  static constexpr std::uint32_t kNoSurname =
      place_head | kOrgHeads | function_word | calendar | begins_title | generic_word | compound;
  if (!match.single() || !words[match.first].is(first_name | first_weak)) return false;
  const std::size_t last = match.last + 1;
  if (!words.joined(match.last) || names.find(last) != nullptr) return false;
  const Word& next = words[last];
  if (!next.capital() || next.shouted || next.is(kNoSurname)) return false;
  if (next.is(surname)) return true;
  const bool headline = next.token.zone == Zone::title || next.token.all_capitals;
  return !headline && !(words.joined(last) && words[last + 1].capital());
}

/// "Polish the silver", which only the first word of a sentence can be.
bool is_verb(const Words& words, const Match& match) {
  static constexpr auto kObjects =
      std::to_array<std::string_view>({"the", "your", "it", "up", "off", "his", "her", "their"});
  const Word& word = words[match.first];
  return word.folded == "polish" && word.token.sentence_start && words.joined(match.last) &&
         std::find(kObjects.begin(), kObjects.end(), words[match.last + 1].folded) !=
             kObjects.end();
}

/// "AS Monaco", "FC Granada": a club.
bool is_club(const Words& words, const Match& match) {
  static constexpr auto kClubs =
      std::to_array<std::string_view>({"as", "ac", "afc", "fc", "rc", "sc", "cf", "ssc", "rcd"});
  const auto is_mark = [&](std::size_t i) {
    return words[i].token.all_capitals && !words[i].shouted &&
           std::find(kClubs.begin(), kClubs.end(), words[i].folded) != kClubs.end();
  };
  return (match.first > 0 && words.joined(match.first - 1) && is_mark(match.first - 1)) ||
         (words.joined(match.last) && is_mark(match.last + 1));
}

/// "US" in a text of capitals, where it may be the pronoun; "US-LED" and the first word are not.
bool may_be_pronoun(const Words& words, const Match& match) {
  const Word& word = words[match.first];
  if (!word.shouted || words.surface(match.first, match.last) != "US") return false;
  const bool hyphen = words.joined(match.last) && words[match.last + 1].token.hyphen_before;
  return words.same_paragraph(match.first) && !hyphen;
}

/// Words that a mention must not touch.
std::vector<bool> hidden_words(const Words& words, const Names& names,
                               const std::vector<OrgSpan>& orgs, const std::vector<bool>& is_person,
                               const LongerPlaces& longer) {
  std::vector<bool> hidden = is_person;
  hidden.resize(words.size());
  std::transform(hidden.begin(), hidden.end(), longer.is_elsewhere.begin(), hidden.begin(),
                 std::logical_or());
  for (const OrgSpan& org : orgs) {
    if (!org.hides_countries) continue;
    for (std::size_t i = org.first; i <= org.last; ++i) {
      // A name that is both an organisation and a region ("EU") stays both.
      const Match* match = names.find(i);
      hidden[i] =
          hidden[i] || match == nullptr || match->first != org.first || match->last != org.last;
    }
  }
  return hidden;
}

class Finder {
 public:
  Finder(const Words& words, const Names& names, const LongerPlaces& longer, const Tables& tables,
         std::vector<bool> hidden)
      : words_(words),
        names_(names),
        longer_(longer),
        tables_(tables),
        hidden_(std::move(hidden)),
        namesakes_(words, names, tables) {}

  void run(const std::vector<bool>& is_person) {
    note_first_names(is_person);
    last_names_ = last_names(words_, is_person);
    std::vector<const Match*> matches;
    matches.reserve(names_.matches.size());
    for (const Match& match : names_.matches) {
      if (usable(match)) matches.push_back(&match);
    }
    for (const Match* match : matches) {
      if (!is_doubtful(*match) && state_behind(*match) == nullptr) namesakes_.note(*match);
    }
    for (const Match* match : matches) read(*match);
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
      if (counted_.contains(value)) countries_.at(value, {}).evidence.push_back(evidence);
    }
    found.countries = std::move(countries_).finish();
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
    return !is_language(words_, match) && !is_first_of_name(words_, names_, match) &&
           !is_verb(words_, match) && !is_club(words_, match) && !is_bearer(match);
  }

  /// Country names that are first names of persons in this article: "Chad Johnson".
  void note_first_names(const std::vector<bool>& is_person) {
    std::size_t i = 0;
    std::size_t length = 0;  // of the name so far
    for (const bool named : is_person) {
      length = named ? length + 1 : 0;
      if (length == 2 && words_[i - 1].is(first_name | first_weak)) {
        first_names_.insert(words_[i - 1].folded);
      }
      ++i;
    }
    for (const Match& match : names_.matches) {
      if (is_first_of_name(words_, names_, match)) first_names_.insert(words_[match.first].folded);
    }
  }

  /// "Bradford" or "over Bradford's death" in an article that names Emantic Bradford, but not "in
  /// Bradford".
  [[nodiscard]] bool is_bearer(const Match& match) const {
    const bool is_town =
        std::all_of(match.entries.begin(), match.entries.end(),
                    [](const Entry* entry) { return entry->kind == EntryKind::place; });
    const Word& name = words_[match.first];
    return is_town && match.single() && last_names_.contains(name.folded) &&
           (name.token.possessive || !stands_as_place(words_, match, tables_.names));
  }

  /// Whether the match counts only where the country is also named otherwise.
  [[nodiscard]] bool is_doubtful(const Match& match) const {
    if (may_be_pronoun(words_, match)) return true;
    return match.single() && first_names_.contains(words_[match.first].folded) &&
           !is_place_after(words_, match.first);
  }

  /// "U.S. Army": the nation that a public body's name begins with is mentioned.
  void read_nation_of(const OrgSpan& org, const Thing& country) {
    if (org.first == org.last || !words_[org.last].is(body_head)) return;
    const Match match = tables_.names.match(words_, org.first, org.last - org.first);
    const Entry* entry = match.find(EntryKind::country);
    if (entry == nullptr || tables_.things[entry->row].country != country.country) return;
    countries_.at(country.value, country.label)
        .evidence.push_back(evidence_of(words_, match.first, match.last, entry->how));
    counted_.insert(country.value);
  }

  /// The state that says where a town is ("Paris, Texas", "Lebanon, Pa.,"), if it is another
  /// country's. A country's name is a town's only where nothing makes it part of a list.
  [[nodiscard]] const Entry* state_behind(const Match& match) const {
    const bool city =
        match.find(EntryKind::capital) != nullptr || match.find(EntryKind::place) != nullptr;
    const Entry* named = match.find(EntryKind::country);
    const bool town = match.single() && named != nullptr && named->how == MentionKind::name;
    if ((!city && !town) || !words_.same_paragraph(match.last + 1)) return nullptr;
    if (!words_.behind(match.last).starts_with(", ")) return nullptr;
    const Match* next = names_.find(match.last + 1);
    const Entry* state = next == nullptr ? nullptr : next->find(EntryKind::state);
    if (state == nullptr) return nullptr;
    const std::vector<std::string_view> meant = codes_of(match, tables_);
    for (const std::string_view code : codes_of(*next, tables_)) {
      if (std::find(meant.begin(), meant.end(), code) != meant.end()) return nullptr;
    }
    return city || ends_address(*next) ? state : nullptr;
  }

  /// "…, Pa., killed", "…, Missouri.": what follows the state is no further member of a list.
  [[nodiscard]] bool ends_address(const Match& state) const {
    if (state.find(EntryKind::country) != nullptr) return false;
    const std::string_view behind = words_.behind(state.last);
    if (!behind.empty() && std::string_view(".,;)\n").find(behind[0]) == std::string_view::npos) {
      return false;
    }
    const std::size_t next = state.last + 1;
    if (!words_.same_paragraph(next)) return true;
    return words_[next].folded != "and" && words_[next].folded != "or" &&
           (names_.find(next) == nullptr || words_[next].token.sentence_start);
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
    const std::vector<std::string_view> meant = codes_of(match, tables_);
    if (meant.size() <= 1) {
      const std::string_view code = meant.empty() ? std::string_view() : meant.front();
      if (!is_doubtful(match) || namesakes_.is_named(code)) read_as(match, code);
      return;
    }
    if (is_doubtful(match)) return;
    const std::string_view code = namesakes_.resolve(match, meant);
    if (!code.empty()) {
      read_as(match, code);
      return;
    }
    const std::string_view surface = words_.surface(match.first, match.last);
    ambiguous_.at(text::slug(surface), std::string(surface))
        .evidence.push_back(
            evidence_of(words_, match.first, match.last, match.entries.front()->how));
  }

  /// Adds the match as a mention of a country, or of a place without one.
  void read_as(const Match& match, std::string_view code) {
    const auto means = [&](const Entry* entry) {
      return tables_.things[entry->row].country == code;
    };
    const auto found = std::find_if(match.entries.begin(), match.entries.end(), means);
    if (found == match.entries.end()) return;
    const Entry& entry = **found;
    const bool place =
        is_place(entry) || (entry.kind == EntryKind::capital && !acts(words_, match));
    const MentionKind how = place                              ? MentionKind::place
                            : entry.kind == EntryKind::capital ? MentionKind::metonym
                                                               : entry.how;
    if (place && !longer_.is_inside[match.first]) {
      add(places_, entry, match, MentionKind::place).country = std::string(code);
    }
    const auto country = tables_.countries.find(std::string(code));
    if (country == tables_.countries.end()) return;
    const Thing& thing = tables_.things[country->second];
    countries_.at(thing.value, thing.label)
        .evidence.push_back(evidence_of(words_, match.first, match.last, how));
    counted_.insert(thing.value);
    read_other_half(match);
  }

  /// "North and South Korea": the half that stands before "and".
  void read_other_half(const Match& match) {
    const std::string_view half = words_[match.first].folded;
    const std::string_view other = half == "south" ? "north" : half == "north" ? "south" : "";
    if (other.empty() || match.single() || match.first < 2) return;
    const std::size_t first = match.first - 2;
    if (words_[first].folded != other || !words_.joined(first) || !words_.joined(first + 1)) return;
    if (words_[first + 1].folded != "and" && words_[first + 1].folded != "or") return;
    std::string name(other);
    name += ' ';
    name += words_.surface(match.first + 1, match.last);
    for (const Entry& entry : tables_.names.meanings(name, tables_.lexicon)) {
      if (entry.kind != EntryKind::country) continue;
      const Thing& thing = tables_.things[entry.row];
      countries_.at(thing.value, thing.label)
          .evidence.push_back(evidence_of(words_, first, first, entry.how));
      counted_.insert(thing.value);
      return;
    }
  }

  Label& add(LabelSet& labels, const Entry& entry, const Match& match, MentionKind how) {
    const Thing& thing = tables_.things[entry.row];
    Label& label = labels.at(thing.value, thing.label);
    label.evidence.push_back(evidence_of(words_, match.first, match.last, how));
    return label;
  }

  const Words& words_;
  const Names& names_;
  const LongerPlaces& longer_;
  const Tables& tables_;
  std::vector<bool> hidden_;
  Namesakes namesakes_;
  std::unordered_set<std::string_view> first_names_;  // folded
  std::unordered_set<std::string_view> last_names_;   // folded
  std::unordered_set<std::string> counted_;           // codes with a mention of their own
  std::vector<std::pair<std::string, Evidence>> implied_;
  LabelSet countries_;
  LabelSet places_;
  LabelSet regions_;
  LabelSet ambiguous_;
};

}  // namespace

Countries find_countries(const Words& words, const Names& names, const std::vector<OrgSpan>& orgs,
                         const std::vector<bool>& is_person, const LongerPlaces& longer,
                         const Tables& tables) {
  Finder finder(words, names, longer, tables, hidden_words(words, names, orgs, is_person, longer));
  finder.run(is_person);
  return finder.finish(orgs);
}

}  // namespace newsdex::entities
