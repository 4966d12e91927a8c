#include "common/entities/org_naming.h"

#include <algorithm>
#include <array>

#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

/// "The" belongs to the mention where the outlet's label has it and the text writes it.
std::size_t with_article(const Words& words, std::size_t first, const Thing& thing) {
  const bool article = first > 0 && thing.label.starts_with("The ") && words.joined(first - 1) &&
                       words[first - 1].folded == "the" && words[first - 1].capital();
  return article ? first - 1 : first;
}

/// The last word of a company's name without its legal form: "Borrel Systems Inc".
std::size_t without_legal_form(const Words& words, std::size_t first, std::size_t last) {
  const std::size_t whole = last;
  static constexpr auto kForms = std::to_array<std::string_view>(
      {"inc", "corp", "corporation", "ltd", "limited", "llc", "llp", "plc", "co", "company", "ag",
       "gmbh", "sa", "nv", "spa", "se", "ab", "kg", "oyj"});
  const auto is_form = [&](std::size_t i) {
    return std::find(kForms.begin(), kForms.end(), words[i].folded) != kForms.end();
  };
  while (last > first && is_form(last)) --last;
  // "News" alone would be no name.
  const bool tells = last > first || !words[first].is(kOrgHeads | place_head | generic_word);
  return tells ? last : whole;
}

}  // namespace

OrgSpan known_org(const Words& words, const Match& match, const Entry& entry,
                  const Tables& tables) {
  const Thing& thing = tables.things[entry.row];
  const bool is_outlet = entry.kind == EntryKind::outlet;
  return {.first = with_article(words, match.first, thing),
          .last = match.last,
          .value = thing.value,
          .label = thing.label,
          .how = entry.how,
          .country = is_outlet ? std::string() : thing.country,
          .is_outlet = is_outlet,
          .is_agency = thing.is_agency,
          .hides_countries = true,
          .finder = Finder::dictionary};
}

OrgSpan unknown_org(const Words& words, WordRange range, const Tables& tables) {
  const auto [first, last] = range;
  OrgSpan org{.first = first, .last = last, .how = MentionKind::name};
  std::uint32_t heads = 0;
  for (std::size_t i = first; i <= last; ++i) heads |= words[i].classes;
  const bool company = words[last].is(company_head);
  const std::size_t end = company ? without_legal_form(words, first, last) : last;
  const std::size_t begin = first < end && words[first].folded == "the" ? first + 1 : first;
  org.label = std::string(words.surface(begin, end));
  org.value = text::slug(org.label);
  org.is_outlet = words[last].is(outlet_head);
  org.hides_countries = (heads & (company_head | school_head | outlet_head)) != 0;
  const auto known = tables.orgs.find(org.value);
  if (known == tables.orgs.end()) return org;
  const Thing& thing = tables.things[known->second];
  org.label = thing.label;
  org.country = thing.country;
  return org;
}

}  // namespace newsdex::entities
