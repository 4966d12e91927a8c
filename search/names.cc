#include "search/names.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "common/entities/dictionary.h"
#include "common/text/fold.h"
#include "search/acronyms.h"
#include "search/edits.h"

namespace newsdex {
namespace {

/// Of a label field, all values of all parts with their best label; the count is of live articles.
using Values = std::map<std::string, Meaning, std::less<>>;

std::uint64_t live_articles(const Part& part, FieldId id, std::string_view value) {
  std::uint64_t count = 0;
  glass::PostingList list = part.postings(value_term(field(id), value));
  while (list.next_chunk()) {
    for (const glass::DocidWdf& posting : list.postings()) {
      if (!part.deleted.contains(posting.docid)) ++count;
    }
  }
  return count;
}

void add_value(Values& found, const Part& part, FieldId id, std::string_view value,
               std::string_view label) {
  const std::uint64_t articles = live_articles(part, id, value);
  if (articles == 0) return;
  Meaning& meaning = found.try_emplace(std::string(value)).first->second;
  meaning.label =
      meaning.value.empty() ? std::string(label) : std::string(better_label(meaning.label, label));
  meaning.value = value;
  meaning.articles += articles;
}

/// The values for which `wanted(value, label)` holds.
Values select(const Archive& archive, FieldId id, const Deadline& deadline,
              const std::function<bool(std::string_view, std::string_view)>& wanted) {
  PacedDeadline pace(deadline);
  Values found;
  for (const Part& part : archive.parts()) {
    const LabelColumn& column = part.columns.labels(id);
    for (std::uint32_t ordinal = 0; ordinal < column.values(); ++ordinal) {
      pace.step();
      const std::string_view value = column.value(ordinal);
      const std::string_view label = column.label(ordinal);
      if (wanted(value, label)) add_value(found, part, id, value, label);
    }
  }
  return found;
}

/// The one value of that spelling, which is lower case but for the codes of countries.
Values values_spelled(const Archive& archive, FieldId id, const std::string& folded) {
  std::string capitals = folded;
  for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  Values found;
  for (const Part& part : archive.parts()) {
    const LabelColumn& column = part.columns.labels(id);
    for (const std::string& value : {folded, capitals}) {
      if (const auto ordinal = column.find(value)) {
        add_value(found, part, id, value, column.label(*ordinal));
      }
    }
  }
  return found;
}

std::vector<Meaning> by_articles(const Values& values) {
  std::vector<Meaning> out;
  for (const auto& [value, meaning] : values) out.push_back(meaning);
  std::sort(out.begin(), out.end(), [](const Meaning& a, const Meaning& b) {
    return std::tuple(b.articles, a.value) < std::tuple(a.articles, b.value);
  });
  return out;
}

/// The parts of a name: its words without hyphens, folded.
std::vector<std::string_view> name_parts(std::string_view value) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    if (i < value.size() && value[i] != '_' && value[i] != '-') continue;
    if (i > begin) parts.push_back(value.substr(begin, i - begin));
    begin = i + 1;
  }
  return parts;
}

bool has_parts(std::string_view name, const std::vector<std::string_view>& wanted) {
  const auto parts = name_parts(name);
  return std::all_of(wanted.begin(), wanted.end(), [&](std::string_view part) {
    return std::find(parts.begin(), parts.end(), part) != parts.end();
  });
}

bool part_begins_with(std::string_view name, std::string_view prefix) {
  if (name.starts_with(prefix)) return true;
  const auto parts = name_parts(name);
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return part.starts_with(prefix); });
}

/// The values of which a name with as many edits in each part may be a misspelling.
Values misspelled(const Archive& archive, FieldId id, std::string_view slug, std::size_t most,
                  const Deadline& deadline) {
  std::vector<std::u32string> wanted;
  for (const std::string_view part : name_parts(slug)) wanted.push_back(letters_of(part));
  const auto is_near = [&](std::string_view name) {
    const auto parts = name_parts(name);
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::u32string& part) {
      const std::size_t likely = std::min(most, likely_edits(part));
      return std::any_of(parts.begin(), parts.end(), [&](std::string_view other) {
        return edits(other, part, likely) <= likely;
      });
    });
  };
  return select(archive, id, deadline, [&](std::string_view value, std::string_view label) {
    return is_near(value) || is_near(text::slug(label));
  });
}

/// Fields whose values are mostly persons, so that a part of a name is enough.
bool names_persons(FieldId id) {
  return id == FieldId::person || id == FieldId::person_certain || id == FieldId::said;
}

/// Fields whose values the tables know under the name of another.
FieldId table_field(FieldId id) {
  if (names_persons(id)) return FieldId::person;
  if (id == FieldId::about || id == FieldId::pubcountry) return FieldId::country;
  return id;
}

}  // namespace

std::vector<Meaning> resolve(const Archive& archive, FieldId field, const TypedName& name,
                             const Deadline& deadline) {
  const std::string slug = text::slug(name.text);
  if (slug.empty()) return {};
  if (name.prefix_match) {
    return by_articles(
        select(archive, field, deadline, [&](std::string_view value, std::string_view label) {
          return part_begins_with(text::slug(value), slug) ||
                 part_begins_with(text::slug(label), slug);
        }));
  }

  const bool by_parts =
      names_persons(field) && !name.quoted && name.text.find('_') == std::string_view::npos;
  const Values exact = values_spelled(archive, field, text::fold(name.text));
  const auto acronym = field == FieldId::org && !name.quoted ? acronym_of(name.text) : std::nullopt;
  std::vector<std::string> known = entities::values_of(table_field(field), name.text);
  const bool may_be_acronym = acronym && known.empty();
  if (!exact.empty() && !by_parts && !may_be_acronym) return by_articles(exact);
  if (may_be_acronym) known = values_called(archive, field, *acronym, deadline);
  std::set<std::string, std::less<>> by_table(known.begin(), known.end());
  bool is_speaking_org = false;  // "the Fed", and nobody of that name
  if (field == FieldId::said) {
    for (std::string& value : entities::values_of(FieldId::org, name.text)) {
      is_speaking_org = true;
      by_table.insert(std::move(value));
    }
  }
  const auto wanted = name_parts(slug);
  const auto has_wanted = [&](std::string_view value, std::string_view label) {
    return has_parts(value, wanted) || has_parts(text::slug(label), wanted);
  };
  const auto named =
      select(archive, field, deadline, [&](std::string_view value, std::string_view label) {
        return exact.contains(value) || by_table.contains(value) || text::slug(label) == slug ||
               value == slug || (by_parts && !is_speaking_org && has_wanted(value, label));
      });
  if (!named.empty() || !by_parts) return by_articles(named);
  return by_articles(select(archive, field, deadline, has_wanted));
}

std::vector<std::string> nearest_labels(const Archive& archive, FieldId field,
                                        std::string_view name, const Deadline& deadline) {
  static constexpr std::size_t kMost = 3;
  static constexpr std::size_t kSharedBytes = 3;
  const std::string slug = text::slug(name);
  if (slug.size() < kSharedBytes) return {};
  // The same beginning of any part, which catches endings and second spellings.
  Values found = select(archive, field, deadline,
                        [&, beginning = slug.substr(0, slug.size() - slug.size() / 3)](
                            std::string_view value, std::string_view label) {
                          return part_begins_with(value, beginning) ||
                                 part_begins_with(text::slug(label), beginning);
                        });
  for (std::size_t most = 1; found.empty() && most <= 2; ++most)
    found = misspelled(archive, field, slug, most, deadline);
  std::vector<std::string> out;
  for (const Meaning& meaning : by_articles(found)) {
    if (out.size() == kMost) break;
    out.push_back(meaning.label);
  }
  return out;
}

std::string display_label(const Archive& archive, FieldId field, std::string_view value) {
  if (std::string label = entities::label_of(table_field(field), value); !label.empty())
    return label;
  std::string best;
  for (const Part& part : archive.parts()) {
    const LabelColumn& column = part.columns.labels(field);
    if (const auto ordinal = column.find(value)) {
      best = best.empty() ? std::string(column.label(*ordinal))
                          : std::string(better_label(best, column.label(*ordinal)));
    }
  }
  return best.empty() ? std::string(value) : best;
}

}  // namespace newsdex
