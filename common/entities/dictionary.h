// The tables as a dictionary: which values a name may mean, and how a value is shown.
//
// Used by searching (`country:iranian` is IR) and by indexing (the publisher of a copy). Loads
// nothing but those of the tables compiled in that a field needs, on first use.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"

namespace newsdex::entities {

/// The values that a name, alias, demonym or code means in a field (country, about, region,
/// person, org, cited, source), compared after folding; empty where the tables know none. More
/// than one where it is ambiguous ("Congolese": CD, CG). ISO codes are taken in any letter case,
/// and a person by the surname that names him alone, however it is spelled ("Gadhafi", "Путин").
[[nodiscard]] std::vector<std::string> values_of(FieldId field, std::string_view name);

/// The name to show for a value, empty where the tables do not know it.
[[nodiscard]] std::string label_of(FieldId field, std::string_view value);

/// A news outlet or agency.
struct Outlet {
  std::string value;    ///< `wall_street_journal`
  std::string label;    ///< "The Wall Street Journal"
  std::string country;  ///< ISO code of where it sits
  std::string domain;   ///< the main one of its hosts, may be empty
};

/// The outlet of that name or alias ("WSJ"); nullopt where the tables do not know it.
[[nodiscard]] std::optional<Outlet> find_outlet(std::string_view name);

/// The outlet of a web host: that of the longest of its parent domains that the tables know, the
/// host among them ("www.wsj.com" by `wsj.com`, never "notwsj.com").
[[nodiscard]] std::optional<Outlet> find_outlet_by_host(std::string_view host);

}  // namespace newsdex::entities
