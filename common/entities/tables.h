// The tables compiled in (data/*.tsv), parsed once, on first use.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/entities/gazetteer.h"
#include "common/entities/hash_table.h"
#include "common/entities/lexicon.h"

namespace newsdex::entities {

/// What a name of the gazetteer stands for; `Entry::row` is an index of Tables::things.
struct Thing {
  std::string value = {};    ///< of the label: `IR`, `donald_trump`, `geneva_ch`
  std::string label = {};    ///< the name to show
  std::string country = {};  ///< ISO code: of a country itself, a place, an outlet, an organisation
  std::string domain = {};   ///< outlets: the main one
  bool is_agency = false;    ///< outlets
  std::vector<std::string> surnames = {};  ///< persons: folded words that name this one alone
};

struct Tables {
  Lexicon lexicon;
  std::vector<Thing> things;
  Gazetteer names{begins_name};
  Gazetteer titles{begins_title};

  /// Outlets whose names are ordinary words ("Time", "the Nation"): they count only where
  /// something is attributed to them.
  Gazetteer doubtful{begins_name};

  /// By the hash of a folded surname, its words joined by blanks: the one person whom it names
  /// alone.
  HashTable<std::uint32_t> surnames;

  /// Folded short form of a first name to the long forms that it may stand for.
  std::unordered_map<std::string, std::vector<std::string>> nicknames;

  /// Folded word to the ISO codes that it speaks for where a name is ambiguous.
  std::unordered_map<std::string_view, std::vector<std::string_view>> clues;

  std::unordered_map<std::string, std::uint32_t> countries;  ///< by ISO code
  std::unordered_map<std::string, std::uint32_t> domains;    ///< of outlets
  std::unordered_map<std::string, std::uint32_t> persons;    ///< by value
  std::unordered_map<std::string, std::uint32_t> regions;    ///< by value
  std::unordered_map<std::string, std::uint32_t> places;     ///< by value
  std::unordered_map<std::string, std::uint32_t> orgs;       ///< by value, outlets among them
};

/// Rows of titles have no Thing; their `Entry::row` is one of these.
enum class TitleKind : std::uint32_t {
  office,     ///< President: before a full name or a surname
  honorific,  ///< Mr: likewise
  role,       ///< spokesman: evidence for a full name, no part of the mention
};

/// The value of a place's label: "Geneva" in "CH" is `geneva_ch`. The code may be empty.
[[nodiscard]] std::string place_value(std::string_view name, std::string_view code);

/// The tables. Thread-safe; takes some 40 ms the first time.
[[nodiscard]] const Tables& tables();

/// Names that can be had without the rest of the tables.
enum class NameGroup : std::uint8_t { countries, places, regions, organisations, persons };

/// Those of one group, under the same values as in `tables()`; places have the countries with them.
/// Neither word lists nor titles. Thread-safe; takes 1 to 15 ms the first time.
[[nodiscard]] const Tables& names_of(NameGroup group);

}  // namespace newsdex::entities
