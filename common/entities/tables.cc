#include "common/entities/tables.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/ascii.h"
#include "common/entities/table.h"
#include "common/text/fold.h"
#include "common/text/tokenizer.h"

// Made from data/*.tsv by embed() of cmake/embed.cmake.
extern "C" {
extern const char newsdex_ambiguous_tsv[], newsdex_ambiguous_tsv_end[];
extern const char newsdex_cities_tsv[], newsdex_cities_tsv_end[];
extern const char newsdex_city_translations_tsv[], newsdex_city_translations_tsv_end[];
extern const char newsdex_countries_tsv[], newsdex_countries_tsv_end[];
extern const char newsdex_country_translations_tsv[], newsdex_country_translations_tsv_end[];
extern const char newsdex_exclusions_tsv[], newsdex_exclusions_tsv_end[];
extern const char newsdex_first_names_tsv[], newsdex_first_names_tsv_end[];
extern const char newsdex_leaders_tsv[], newsdex_leaders_tsv_end[];
extern const char newsdex_nicknames_tsv[], newsdex_nicknames_tsv_end[];
extern const char newsdex_organisation_translations_tsv[],
    newsdex_organisation_translations_tsv_end[];
extern const char newsdex_organisations_tsv[], newsdex_organisations_tsv_end[];
extern const char newsdex_outlets_tsv[], newsdex_outlets_tsv_end[];
extern const char newsdex_person_scripts_tsv[], newsdex_person_scripts_tsv_end[];
extern const char newsdex_persons_tsv[], newsdex_persons_tsv_end[];
extern const char newsdex_places_tsv[], newsdex_places_tsv_end[];
extern const char newsdex_regions_tsv[], newsdex_regions_tsv_end[];
extern const char newsdex_seats_tsv[], newsdex_seats_tsv_end[];
extern const char newsdex_states_tsv[], newsdex_states_tsv_end[];
extern const char newsdex_surnames_tsv[], newsdex_surnames_tsv_end[];
extern const char newsdex_titles_tsv[], newsdex_titles_tsv_end[];
extern const char newsdex_words_tsv[], newsdex_words_tsv_end[];
}

namespace newsdex::entities {
namespace {

/// The folded words of a name, joined by blanks.
std::string folded_words(std::string_view name) {
  const text::TokenList tokens = text::tokenize(name);
  std::string joined;
  for (const text::Token& token : tokens.tokens) {
    if (!joined.empty()) joined += ' ';
    joined += tokens.folded(token);
  }
  return joined;
}

class Loader {
 public:
  Tables load() {
    load_words();
    load_countries();
    load_places();
    load_regions();
    load_organisations();
    load_persons();
    load_titles();
    load_clues();
    load_exclusions();
    return std::move(tables_);
  }

  Tables load(NameGroup group) {
    switch (group) {
      case NameGroup::countries:
        load_countries();
        break;
      case NameGroup::places:
        load_countries();
        load_places();
        break;
      case NameGroup::regions:
        load_regions();
        break;
      case NameGroup::organisations:
        load_organisations();
        break;
      case NameGroup::persons:
        load_persons();
        break;
    }
    return std::move(tables_);
  }

 private:
  static std::vector<Row> rows(const char* begin, const char* end, std::size_t columns) {
    return parse_table(std::string_view(begin, static_cast<std::size_t>(end - begin)), columns);
  }

  std::uint32_t add_thing(Thing thing) {
    tables_.things.push_back(std::move(thing));
    return static_cast<std::uint32_t>(tables_.things.size() - 1);
  }

  /// Adds a name, whose last character may say how it is used: see the tables' headers.
  void add_name(std::string_view name, Entry entry,
                Gazetteer::Case letter_case = Gazetteer::Case::as_written) {
    const char mark = name.back();
    if (mark == '?' || mark == '!' || mark == '~') name.remove_suffix(1);
    if (mark == '?') entry.usage = Usage::as_place;
    if (mark == '!') entry.usage = Usage::behind_comma;
    if (mark == '~') entry.usage = Usage::with_full_name;
    tables_.names.add(name, entry, letter_case, tables_.lexicon);
  }

  void add_names(std::string_view names, const Entry& entry,
                 Gazetteer::Case letter_case = Gazetteer::Case::as_written) {
    for (const std::string_view name : split(names, '|')) add_name(name, entry, letter_case);
  }

  /// Long lists are folded in the file: they are not worth the time at every start.
  void load_folded_words(const std::vector<Row>& lists) {
    for (const Row& row : lists) {
      for (const std::string_view word : split(row[1], ' ')) {
        tables_.lexicon.add(word, parse_word_class(row[0]));
      }
    }
  }

  void load_words() {
    for (const Row& row : rows(newsdex_words_tsv, newsdex_words_tsv_end, 2)) {
      for (const std::string_view word : split(row[1], ' ')) {
        tables_.lexicon.add(text::fold(word), parse_word_class(row[0]));
      }
    }
    load_folded_words(rows(newsdex_first_names_tsv, newsdex_first_names_tsv_end, 2));
    load_folded_words(rows(newsdex_surnames_tsv, newsdex_surnames_tsv_end, 2));
    for (const Row& row : rows(newsdex_nicknames_tsv, newsdex_nicknames_tsv_end, 2)) {
      for (const std::string_view nickname : split(row[1], '|')) {
        tables_.nicknames[text::fold(nickname)].push_back(text::fold(row[0]));
      }
    }
  }

  void load_countries() {
    load_names_of_countries();
    load_translations();
    load_seats();
  }

  void load_names_of_countries() {
    for (const Row& row : rows(newsdex_countries_tsv, newsdex_countries_tsv_end, 7)) {
      const std::uint32_t country = add_thing({.value = std::string(row[0]),
                                               .label = std::string(row[1]),
                                               .country = std::string(row[0])});
      tables_.countries.emplace(row[0], country);
      const auto entry = [&](EntryKind kind, MentionKind how) {
        return Entry{.kind = kind, .how = how, .row = country};
      };
      add_names(row[2], entry(EntryKind::country, MentionKind::name));
      add_names(row[3], entry(EntryKind::country, MentionKind::alias));
      add_names(row[4], entry(EntryKind::country, MentionKind::abbrev));
      add_names(row[5], entry(EntryKind::country, MentionKind::demonym));
      for (const std::string_view name : split(row[6], '|')) {
        const std::string_view city = add_capital(name, {}, row[0], {});
        capitals_.try_emplace(country, city);
      }
    }
  }

  /// A capital is a thing of its own: a place, whose government is found through its country.
  /// "Kiev=Kyiv" is another name of a city, which without it is called `city`, or by the name
  /// itself where that is empty.
  std::string_view add_capital(std::string_view name, std::string_view city, std::string_view code,
                               std::string_view language) {
    const std::size_t equals = name.find('=');
    if (equals != std::string_view::npos) {
      city = name.substr(equals + 1);
      name = name.substr(0, equals);
    } else if (city.empty()) {
      city = name.substr(0, name.find('?'));
    }
    add_name(name, {.kind = EntryKind::capital,
                    .how = MentionKind::place,
                    .row = add_place(city, code),
                    .language = language});
    return city;
  }

  std::uint32_t add_place(std::string_view label, std::string_view code) {
    std::string value = place_value(label, code);
    const auto known = tables_.places.find(value);
    if (known != tables_.places.end()) return known->second;
    const std::uint32_t place =
        add_thing({.value = value, .label = std::string(label), .country = std::string(code)});
    tables_.places.emplace(std::move(value), place);
    return place;
  }

  void load_translations() {
    for (const Row& row :
         rows(newsdex_country_translations_tsv, newsdex_country_translations_tsv_end, 5)) {
      const auto country = tables_.countries.find(std::string(row[0]));
      if (country == tables_.countries.end()) continue;
      Entry entry{.kind = EntryKind::country, .row = country->second, .language = row[1]};
      add_names(row[2], entry);
      entry.how = MentionKind::demonym;
      // Dutch writes adjectives of nations with a capital, the others do not.
      add_names(row[3], entry, row[1] == "nl" ? Gazetteer::Case::as_written : Gazetteer::Case::any);
      for (const std::string_view name : split(row[4], '|')) {
        add_capital(name, capitals_[country->second], row[0], row[1]);
      }
    }
  }

  void load_seats() {
    for (const Row& row : rows(newsdex_seats_tsv, newsdex_seats_tsv_end, 2)) {
      const auto country = tables_.countries.find(std::string(row[0]));
      if (country == tables_.countries.end()) continue;  // the EU: see load_regions
      add_names(row[1],
                {.kind = EntryKind::seat, .how = MentionKind::metonym, .row = country->second});
    }
  }

  void load_places() {
    load_places(rows(newsdex_states_tsv, newsdex_states_tsv_end, 3), EntryKind::state);
    load_places(rows(newsdex_places_tsv, newsdex_places_tsv_end, 3), EntryKind::place);
    load_cities();
    load_translations_of_cities();
  }

  void load_places(const std::vector<Row>& places, EntryKind kind) {
    for (const Row& row : places) {
      add_names(row[2],
                {.kind = kind, .how = MentionKind::place, .row = add_place(row[1], row[0])});
    }
  }

  void load_cities() {
    for (const Row& row : rows(newsdex_cities_tsv, newsdex_cities_tsv_end, 2)) {
      for (const std::string_view name : split(row[1], '|')) {
        const std::string_view label = name.substr(0, name.find('?'));
        add_name(
            name,
            {.kind = EntryKind::place, .how = MentionKind::place, .row = add_place(label, row[0])});
      }
    }
  }

  void load_translations_of_cities() {
    static constexpr std::size_t kFirst = 2;  // column
    static constexpr auto kLanguages =
        std::to_array<std::string_view>({"es", "fr", "de", "it", "pt", "nl"});
    const std::size_t columns = kFirst + kLanguages.size();
    for (const Row& row :
         rows(newsdex_city_translations_tsv, newsdex_city_translations_tsv_end, columns)) {
      const std::uint32_t city = add_place(row[1], row[0]);
      for (std::size_t i = 0; i < kLanguages.size(); ++i) {
        add_names(row[kFirst + i], {.kind = EntryKind::place,
                                    .how = MentionKind::place,
                                    .row = city,
                                    .language = kLanguages[i]});
      }
    }
  }

  void load_regions() {
    for (const Row& row : rows(newsdex_regions_tsv, newsdex_regions_tsv_end, 3)) {
      const std::uint32_t region =
          add_thing({.value = std::string(row[0]), .label = std::string(row[1])});
      tables_.regions.emplace(row[0], region);
      add_names(row[2], {.kind = EntryKind::region, .row = region});
    }
    for (const Row& row : rows(newsdex_seats_tsv, newsdex_seats_tsv_end, 2)) {
      const auto region = tables_.regions.find(lower_case(row[0]));
      if (region == tables_.regions.end()) continue;
      add_names(
          row[1],
          {.kind = EntryKind::acting_seat, .how = MentionKind::metonym, .row = region->second});
    }
  }

  std::uint32_t add_org(Thing thing) {
    thing.value = text::slug(without_article(thing.label));
    const std::string value = thing.value;
    const std::uint32_t org = add_thing(std::move(thing));
    tables_.orgs.emplace(value, org);
    return org;
  }

  void load_organisations() {
    load_bodies_and_companies();
    load_translations_of_organisations();
    load_outlets();
  }

  void load_bodies_and_companies() {
    for (const Row& row : rows(newsdex_organisations_tsv, newsdex_organisations_tsv_end, 3)) {
      const std::uint32_t org =
          add_org({.label = std::string(row[0]), .country = std::string(row[2])});
      add_org_names(row[0], row[1], {.kind = EntryKind::organisation, .row = org});
    }
  }

  /// Names that count in one language only; of organisations that no other table has, too.
  void load_translations_of_organisations() {
    for (const Row& row : rows(newsdex_organisation_translations_tsv,
                               newsdex_organisation_translations_tsv_end, 4)) {
      const auto known = tables_.orgs.find(text::slug(row[0]));
      const std::uint32_t org =
          known != tables_.orgs.end()
              ? known->second
              : add_org({.label = std::string(row[0]), .country = std::string(row[1])});
      add_names(row[3], {.kind = EntryKind::organisation,
                         .how = MentionKind::alias,
                         .row = org,
                         .language = row[2]});
    }
  }

  /// A name with ? among the aliases, and "The" with one word, are ordinary words.
  void add_org_names(std::string_view label, std::string_view aliases, Entry entry) {
    const auto add_doubtful = [&](std::string_view name) {
      tables_.doubtful.add(name, entry, Gazetteer::Case::as_written, tables_.lexicon);
    };
    const std::string_view bare = without_article(label);
    bool doubtful = bare.size() < label.size() && bare.find(' ') == std::string_view::npos;
    if (doubtful) add_doubtful("the " + std::string(bare));
    const Entry label_entry = entry;
    entry.how = MentionKind::alias;
    for (const std::string_view alias : split(aliases, '|')) {
      if (!alias.ends_with('?')) {
        add_name(alias, entry);
        continue;
      }
      const std::string_view name = alias.substr(0, alias.size() - 1);
      doubtful = doubtful || name == label;
      add_doubtful(name);
    }
    if (!doubtful) add_name(bare, label_entry);
  }

  void load_outlets() {
    for (const Row& row : rows(newsdex_outlets_tsv, newsdex_outlets_tsv_end, 5)) {
      const std::uint32_t outlet =
          add_org({.label = std::string(row[0]),
                   .country = std::string(row[3]),
                   .domain = std::string(row[4].substr(0, row[4].find('|'))),
                   .is_agency = row[2] == "agency"});
      for (const std::string_view domain : split(row[4], '|')) {
        tables_.domains.emplace(domain, outlet);
      }
      add_org_names(row[0], row[1], {.kind = EntryKind::outlet, .row = outlet});
    }
  }

  void load_persons() {
    load_persons(rows(newsdex_persons_tsv, newsdex_persons_tsv_end, 3));
    load_persons(rows(newsdex_leaders_tsv, newsdex_leaders_tsv_end, 3));
    load_persons(rows(newsdex_person_scripts_tsv, newsdex_person_scripts_tsv_end, 3));
  }

  /// A person of an earlier table gets the names of a later one too.
  void load_persons(const std::vector<Row>& persons) {
    for (const Row& row : persons) {
      const auto [known, is_new] = tables_.persons.try_emplace(
          text::slug(row[0]), static_cast<std::uint32_t>(tables_.things.size()));
      if (is_new) add_thing({.value = known->first, .label = std::string(row[0])});
      const std::uint32_t person = known->second;
      const Entry entry{.kind = EntryKind::person, .how = MentionKind::full, .row = person};
      if (is_new) {
        add_name(row[0], entry);
        tables_.lexicon.add(text::fold(row[0].substr(row[0].rfind(' ') + 1)), known_surname);
      }
      add_names(row[2], entry);
      for (const std::string_view surname : split(row[1], '|')) {
        std::string folded = folded_words(surname);
        const std::uint64_t hash = hash_of_word(folded);
        if (tables_.surnames.find(hash) == nullptr) tables_.surnames.at(hash) = person;
        tables_.things[person].surnames.push_back(std::move(folded));
      }
    }
  }

  void load_titles() {
    for (const Row& row : rows(newsdex_titles_tsv, newsdex_titles_tsv_end, 3)) {
      const TitleKind kind = row[0] == "office"      ? TitleKind::office
                             : row[0] == "honorific" ? TitleKind::honorific
                                                     : TitleKind::role;
      const Entry entry{
          .kind = EntryKind::title, .row = static_cast<std::uint32_t>(kind), .language = row[2]};
      for (const std::string_view name : split(row[1], '|')) {
        tables_.titles.add(name, entry, Gazetteer::Case::any, tables_.lexicon);
      }
    }
  }

  void load_clues() {
    for (const Row& row : rows(newsdex_ambiguous_tsv, newsdex_ambiguous_tsv_end, 2)) {
      for (const std::string_view word : split(row[1], ' ')) tables_.clues[word].push_back(row[0]);
    }
  }

  void load_exclusions() {
    for (const Row& row : rows(newsdex_exclusions_tsv, newsdex_exclusions_tsv_end, 1)) {
      add_name(row[0], {.kind = EntryKind::excluded});
    }
  }

  Tables tables_;
  std::unordered_map<std::uint32_t, std::string_view> capitals_;  // the first one of each country
};

// Tables are never destroyed: freeing tens of thousands of names takes a twentieth of a short
// query.

template <NameGroup group>
const Tables& loaded() {
  static const Tables& kNames = *new Tables(Loader().load(group));
  return kNames;
}

}  // namespace

std::string place_value(std::string_view name, std::string_view code) {
  std::string value = text::slug(name);
  if (!code.empty()) value += '_' + lower_case(code);
  return value;
}

const Tables& tables() {
  static const Tables& kTables = *new Tables(Loader().load());
  return kTables;
}

const Tables& names_of(NameGroup group) {
  switch (group) {
    case NameGroup::countries:
      return loaded<NameGroup::countries>();
    case NameGroup::places:
      return loaded<NameGroup::places>();
    case NameGroup::regions:
      return loaded<NameGroup::regions>();
    case NameGroup::organisations:
      return loaded<NameGroup::organisations>();
    case NameGroup::persons:
      break;
  }
  return loaded<NameGroup::persons>();
}

}  // namespace newsdex::entities
