#include "common/entities/dictionary.h"

#include <algorithm>
#include <cctype>

#include "common/ascii.h"
#include "common/entities/label_table.h"
#include "common/entities/tables.h"
#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

/// Whether a name of that table is a name of the field's values.
bool belongs_to(FieldId field, EntryKind kind) {
  switch (field) {
    case FieldId::person:
    case FieldId::person_certain:
      return kind == EntryKind::person;
    case FieldId::country:
    case FieldId::about:
    case FieldId::pubcountry:
      return kind == EntryKind::country;
    case FieldId::place:
      return kind == EntryKind::place || kind == EntryKind::state || kind == EntryKind::capital;
    case FieldId::region:
      return kind == EntryKind::region;
    case FieldId::org:
      return kind == EntryKind::organisation || kind == EntryKind::outlet;
    case FieldId::cited:
    case FieldId::source:
      return kind == EntryKind::outlet;
    default:
      return false;
  }
}

std::string upper_ascii(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return upper;
}

/// The names of a field's values, and the values.
struct FieldNames {
  const Tables& tables;
  const std::unordered_map<std::string, std::uint32_t>& values;
};

/// nullopt where the tables have none of the field.
std::optional<FieldNames> names_of_field(FieldId field) {
  switch (field) {
    case FieldId::person:
    case FieldId::person_certain: {
      const Tables& known = names_of(NameGroup::persons);
      return FieldNames{known, known.persons};
    }
    case FieldId::country:
    case FieldId::about:
    case FieldId::pubcountry: {
      const Tables& known = names_of(NameGroup::countries);
      return FieldNames{known, known.countries};
    }
    case FieldId::place: {
      const Tables& known = names_of(NameGroup::places);
      return FieldNames{known, known.places};
    }
    case FieldId::region: {
      const Tables& known = names_of(NameGroup::regions);
      return FieldNames{known, known.regions};
    }
    case FieldId::org:
    case FieldId::cited:
    case FieldId::source: {
      const Tables& known = names_of(NameGroup::organisations);
      return FieldNames{known, known.orgs};
    }
    default:
      return std::nullopt;
  }
}

Outlet outlet_of(const Thing& thing) {
  return {thing.value, thing.label, thing.country, thing.domain};
}

/// Rows that a name means in a field, best first, each once. Aliases that are ordinary words or
/// need the full name beside them ("the Times") come after those that do not.
std::vector<std::uint32_t> rows_of(const Tables& known, FieldId field, std::string_view name) {
  std::vector<std::uint32_t> rows;
  const auto collect = [&](std::span<const Entry> entries, bool plain) {
    for (const Entry& entry : entries) {
      if (!belongs_to(field, entry.kind)) continue;
      if ((entry.usage != Usage::with_full_name) != plain) continue;
      if (std::find(rows.begin(), rows.end(), entry.row) == rows.end()) rows.push_back(entry.row);
    }
  };
  std::string_view bare = name;
  if (bare.size() > 4 && lower_case(bare.substr(0, 4)) == "the ") bare.remove_prefix(4);
  for (const std::string_view form : {name, bare}) {
    collect(known.names.meanings(form, known.lexicon), true);
    collect(known.doubtful.meanings(form, known.lexicon), true);
    if (!rows.empty()) return rows;
  }
  collect(known.doubtful.meanings("the " + std::string(bare), known.lexicon), true);
  if (rows.empty()) collect(known.names.meanings(bare, known.lexicon), false);
  if (rows.empty() && belongs_to(field, EntryKind::person)) {
    const std::uint32_t* person = known.surnames.find(hash_of_word(text::fold(name)));
    if (person != nullptr) rows.push_back(*person);
  }
  return rows;
}

}  // namespace

std::vector<std::string> values_of(FieldId field, std::string_view name) {
  const auto names = names_of_field(field);
  if (!names) return {};
  const auto& [known, by_value] = *names;
  const bool is_country = &by_value == &known.countries;
  if (is_country && by_value.contains(upper_ascii(name))) return {upper_ascii(name)};
  std::vector<std::string> values;
  for (const std::uint32_t row : rows_of(known, field, name)) {
    values.push_back(known.things[row].value);
  }
  return values;
}

std::string label_of(FieldId field, std::string_view value) {
  if (const LabelTable* labels = label_table(field)) {
    const auto found = labels->find(std::string(value));
    return std::string(found == labels->end() ? std::string_view() : found->second);
  }
  const auto names = names_of_field(field);
  if (!names) return {};
  const auto found = names->values.find(std::string(value));
  return found == names->values.end() ? std::string() : names->tables.things[found->second].label;
}

std::optional<Outlet> find_outlet(std::string_view name) {
  const Tables& known = names_of(NameGroup::organisations);
  const std::vector<std::uint32_t> rows = rows_of(known, FieldId::source, name);
  if (rows.size() != 1) return std::nullopt;
  return outlet_of(known.things[rows.front()]);
}

std::optional<Outlet> find_outlet_by_host(std::string_view host) {
  const Tables& known = names_of(NameGroup::organisations);
  std::string domain = lower_case(host.substr(0, host.find(':')));
  while (domain.ends_with('.')) domain.pop_back();
  while (true) {
    const auto found = known.domains.find(domain);
    if (found != known.domains.end()) return outlet_of(known.things[found->second]);
    const std::size_t dot = domain.find('.');
    if (dot == std::string::npos) return std::nullopt;
    domain.erase(0, dot + 1);
  }
}

}  // namespace newsdex::entities
