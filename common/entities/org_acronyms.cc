#include "common/entities/org_acronyms.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace newsdex::entities {
namespace {

/// The acronym in brackets behind an organisation, if its letters are those of the name.
std::optional<std::size_t> explained_acronym(const Words& words, const OrgSpan& org) {
  const std::size_t next = org.last + 1;
  if (next >= words.size() || !words.behind(org.last).starts_with(" (")) return std::nullopt;
  const Word& acronym = words[next];
  if (!acronym.token.all_capitals || !words.behind(next).starts_with(")")) return std::nullopt;
  std::string initials;
  for (std::size_t i = org.first; i <= org.last; ++i) {
    if (words[i].capital()) initials += words[i].folded[0];
  }
  std::string letters(acronym.folded);
  std::erase(letters, '.');
  return initials == letters ? std::optional(next) : std::nullopt;
}

/// Whether the tables know what a word means. What they exclude, an article may still explain:
/// "Public Accounts Committee (PAC)".
bool is_known(const Names& names, std::size_t i) {
  const Match* match = names.find(i);
  return match != nullptr && match->find(EntryKind::excluded) == nullptr;
}

}  // namespace

void add_acronyms(const Words& words, const Names& names, std::vector<OrgSpan>& orgs) {
  const bool explains = std::any_of(orgs.begin(), orgs.end(), [&](const OrgSpan& org) {
    return explained_acronym(words, org).has_value();
  });
  if (!explains) return;
  std::unordered_map<std::string_view, OrgSpan> acronyms;  // folded
  std::vector<OrgSpan> found;
  const auto read = [&](std::size_t i) {
    const auto known =
        words[i].token.all_capitals ? acronyms.find(words[i].folded) : acronyms.end();
    if (known == acronyms.end() || is_known(names, i)) return false;
    found.push_back(known->second);
    found.back().first = found.back().last = i;
    found.back().how = MentionKind::alias;
    return true;
  };
  std::size_t i = 0;
  for (const OrgSpan& org : orgs) {
    for (; i < org.first; ++i) read(i);
    i = org.last + 1;
    const bool guessed = org.finder == Finder::model && org.first == org.last;
    if (guessed && read(org.first)) continue;
    if (const auto acronym = explained_acronym(words, org)) {
      acronyms.emplace(words[*acronym].folded, org);
    }
    found.push_back(org);
  }
  for (; i < words.size(); ++i) read(i);
  orgs = std::move(found);
}

}  // namespace newsdex::entities
