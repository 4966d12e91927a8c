#include "common/entities/name_veto.h"

#include <algorithm>

namespace newsdex::entities {
namespace {

using tagger::SpanKind;
using tagger::TaggedSpan;

/// "Dodd-Frank" by the tables.
bool is_excluded(const Names& names, const TaggedSpan& span) {
  const Match* match = names.find(span.first);
  return match != nullptr && match->find(EntryKind::excluded) != nullptr &&
         match->first <= span.first && span.last <= match->last;
}

/// "Franco-German".
bool ends_in_nation(const Words& words, const Names& names, const TaggedSpan& span) {
  const Match* last = names.find(span.last);
  const Entry* country = last == nullptr ? nullptr : last->find(EntryKind::country);
  return words[span.last].token.hyphen_before && country != nullptr &&
         country->how == MentionKind::demonym;
}

/// "Xorl Holdings".
bool ends_in_company(const Words& words, const TaggedSpan& span) {
  return span.last > span.first && words[span.last].is(company_head) &&
         !words[span.last].is(surname | family_name);
}

/// "Street Yorrenko".
bool begins_with_head(const Words& words, const TaggedSpan& span) {
  return span.last > span.first && words[span.first].is(place_head | kOrgHeads) &&
         !words[span.first].is(first_name | first_weak | surname | family_name);
}

/// "We've", "They’ll".
bool is_contraction(std::string_view surface) {
  const std::size_t ascii = surface.rfind('\'');
  const std::size_t curly = surface.rfind("’");
  std::string_view tail;
  if (ascii != std::string_view::npos) tail = surface.substr(ascii + 1);
  if (curly != std::string_view::npos) tail = surface.substr(curly + std::string_view("’").size());
  return tail == "ve" || tail == "re" || tail == "ll" || tail == "d" || tail == "m" || tail == "t";
}

bool may_be_person(const Words& words, const Names& names, const TaggedSpan& span) {
  const std::string_view surface = words.surface(span.first, span.last);
  return surface.find('&') == std::string_view::npos && !is_ticker(surface) &&
         !is_contraction(surface) && !is_excluded(names, span) &&
         !ends_in_nation(words, names, span) && !ends_in_company(words, span) &&
         !begins_with_head(words, span);
}

/// The part before a possessive where that is a name of several words, else what is behind it.
TaggedSpan without_owner(const Words& words, TaggedSpan span) {
  for (std::size_t i = span.first; i < span.last; ++i) {
    if (!words[i].token.possessive) continue;
    if (i > span.first) {
      span.last = i;
      return span;
    }
    span.first = i + 1;
  }
  return span;
}

}  // namespace

std::vector<TaggedSpan> plausible_names(const Words& words, const Names& names,
                                        const std::vector<OrgSpan>& orgs,
                                        const std::vector<TaggedSpan>& model) {
  std::vector<TaggedSpan> out;
  auto org = orgs.begin();
  for (const TaggedSpan& span : model) {
    while (org != orgs.end() && org->last < span.first) ++org;
    if (org != orgs.end() && org->first <= span.last) continue;
    if (span.kind != SpanKind::person) {
      out.push_back(span);
    } else if (may_be_person(words, names, span)) {
      out.push_back(without_owner(words, span));
    }
  }
  return out;
}

}  // namespace newsdex::entities
