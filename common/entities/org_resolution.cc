#include "common/entities/org_resolution.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/entities/namesakes.h"
#include "common/entities/org_heads.h"
#include "common/entities/word_set.h"

namespace newsdex::entities {
namespace {

/// The words of a name without "The".
std::size_t begin_of(const Words& words, const OrgSpan& org) {
  return org.first < org.last && words[org.first].folded == "the" ? org.first + 1 : org.first;
}

bool is_guess(const OrgSpan& org, const Tables& tables) {
  return org.finder == Finder::model && !tables.orgs.contains(org.value);
}

bool is_any(const Word& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word.folded) != words.end();
}

void rename(OrgSpan& org, std::string_view value, std::string_view label,
            std::string_view country) {
  org.value = value;
  org.label = label;
  org.country = country;
  org.how = MentionKind::alias;
}

/// Organisations, each with a copy of the one after which it is called.
using Renames = std::vector<std::pair<OrgSpan*, OrgSpan>>;

/// After all have been found: names are looked up as they were before any was renamed.
void rename(const Renames& renames) {
  for (const auto& [org, longer] : renames) {
    rename(*org, longer.value, longer.label, longer.country);
  }
}

std::string name_of(const Words& words, std::size_t first, std::size_t last) {
  std::string name;
  for (std::size_t i = first; i <= last; ++i) {
    name += words[i].folded;
    name += ' ';
  }
  return name;
}

/// The organisations of an article by shorter forms of their names.
class ShortForms {
 public:
  explicit ShortForms(const Words& words) : words_(words) {}

  void add(std::size_t first, std::size_t last, const OrgSpan& org) {
    const auto [known, is_new] = longer_.emplace(name_of(words_, first, last), &org);
    if (!is_new && known->second != nullptr && known->second->value != org.value) {
      known->second = nullptr;  // several
    }
  }

  /// The one organisation that a name shortens; nullptr where there is none or more than one.
  [[nodiscard]] const OrgSpan* meant_by(const OrgSpan& org) const {
    const auto found = longer_.find(name_of(words_, begin_of(words_, org), org.last));
    return found == longer_.end() ? nullptr : found->second;
  }

 private:
  const Words& words_;
  std::unordered_map<std::string, const OrgSpan*> longer_;
};

/// Nobody shortens a name to more words.
constexpr std::size_t kLongestForm = 8;

/// "Ford" of "Ford Motor".
ShortForms beginnings_of(const Words& words, const std::vector<OrgSpan>& orgs) {
  ShortForms forms(words);
  for (const OrgSpan& org : orgs) {
    if (org.is_outlet || org.value.empty()) continue;
    const std::size_t first = begin_of(words, org);
    const std::size_t end = std::min(org.last, first + kLongestForm);
    for (std::size_t last = first; last < end; ++last) forms.add(first, last, org);
  }
  return forms;
}

/// "Space Agency" and "Agency" of "Wexholm Space Agency"; "Ministry" of "Ministry of Health".
ShortForms endings_of(const Words& words, const std::vector<OrgSpan>& orgs) {
  ShortForms forms(words);
  for (const OrgSpan& org : orgs) {
    if (org.is_outlet || org.value.empty()) continue;
    const std::size_t begin = begin_of(words, org);
    const std::size_t end = org.last - std::min(org.last - begin, kLongestForm);
    for (std::size_t first = org.last; first > end; --first) forms.add(first, org.last, org);
    const bool has_complement = begin < org.last && is_any(words[begin + 1], {"of", "for"});
    if (has_complement) forms.add(begin, begin, org);
  }
  return forms;
}

/// A name of one word that many bodies share.
bool is_common_name(const Words& words, const OrgSpan& org) {
  const std::size_t begin = begin_of(words, org);
  return begin == org.last &&
         words[begin].is(kOrgHeads | place_head | generic_word | function_word);
}

/// Of these, those that a reader takes for a body as they stand.
bool is_called_so(const Word& word) {
  static const WordSet kBodyNames({"army", "assembly", "cabinet", "congress", "government", "house",
                                   "legislature", "navy", "parliament", "presidency", "senate"});
  return kBodyNames.contains(word);
}

void resolve_beginnings(const Words& words, const Tables& tables, std::vector<OrgSpan>& orgs) {
  const ShortForms beginnings = beginnings_of(words, orgs);
  Renames renames;
  for (OrgSpan& org : orgs) {
    if (!is_guess(org, tables) || is_common_name(words, org)) continue;
    const OrgSpan* longer = beginnings.meant_by(org);
    if (longer != nullptr && longer->value != org.value) renames.emplace_back(&org, *longer);
  }
  rename(renames);
}

/// A body of the United States that the news calls by a name that others have too.
struct Body {
  std::string_view common;  ///< value of the bare name
  std::string_view value;   ///< of the tables
};

constexpr auto kBodies = std::to_array<Body>({
    {"congress", "us_congress"},
    {"house", "house_of_representatives"},
    {"senate", "us_senate"},
    {"supreme_court", "us_supreme_court"},
});

/// Whether an article speaks of both parties of the United States.
bool names_both_parties(const Words& words) {
  bool republicans = false;
  bool democrats = false;
  for (const Word& word : words.list) {
    if (!word.capital()) continue;
    republicans = republicans || is_any(word, {"republican", "republicans", "gop"});
    democrats = democrats || is_any(word, {"democrat", "democrats", "democratic"});
  }
  return republicans && democrats;
}

/// Whether an article names the United States or one of their federal bodies.
bool names_united_states(const Names& names, const std::vector<OrgSpan>& orgs,
                         const Tables& tables) {
  static constexpr auto kBodiesOfThem = std::to_array<std::string_view>(
      {"fbi", "house_of_representatives", "justice_department",
       "securities_and_exchange_commission", "state_department", "treasury_department",
       "us_congress", "us_senate", "us_supreme_court"});
  const auto is_theirs = [&](const OrgSpan& org) {
    return std::find(kBodiesOfThem.begin(), kBodiesOfThem.end(), org.value) != kBodiesOfThem.end();
  };
  if (std::any_of(orgs.begin(), orgs.end(), is_theirs)) return true;
  return std::any_of(names.matches.begin(), names.matches.end(), [&](const Match& match) {
    const auto codes = codes_of(match, tables);
    return std::find(codes.begin(), codes.end(), "US") != codes.end();
  });
}

/// Whether an article names a country beside the United States that has a body so called. States of
/// the United States have none that is called Congress.
bool names_another(std::string_view body, const Names& names, const Tables& tables) {
  static constexpr auto kCongresses = std::to_array<std::string_view>(
      {"AR", "BO", "BR", "CL", "CN", "CO", "DO", "EC", "ES", "FM", "GT",
       "HN", "IN", "LR", "MX", "NP", "PE", "PH", "PW", "PY", "VE", "ZA"});
  static constexpr auto kSenates = std::to_array<std::string_view>(
      {"AR", "AU", "BE", "BO", "BR", "CA", "CD", "CL", "CO", "CZ", "DO", "EG", "ES",
       "FR", "HT", "IE", "IT", "JM", "JO", "KE", "KH", "KZ", "LR", "MX", "NG", "NL",
       "PH", "PK", "PL", "PR", "PY", "RO", "RW", "TH", "UY", "UZ", "VE", "ZA", "ZW"});
  const bool congress = body == "congress";
  return std::any_of(names.matches.begin(), names.matches.end(), [&](const Match& match) {
    const auto codes = codes_of(match, tables);
    return std::any_of(codes.begin(), codes.end(), [&](std::string_view code) {
      return congress ? std::find(kCongresses.begin(), kCongresses.end(), code) != kCongresses.end()
                      : std::find(kSenates.begin(), kSenates.end(), code) != kSenates.end();
    });
  });
}

/// "Republican Senate", which is no other one.
bool begins_with_party(const Words& words, const OrgSpan& org) {
  return is_any(words[begin_of(words, org)], {"democratic", "gop", "republican"});
}

void resolve_bodies(const Words& words, const Names& names, const Tables& tables,
                    std::vector<OrgSpan>& orgs) {
  const auto is_named = [&](const Body& body) {
    return std::any_of(orgs.begin(), orgs.end(),
                       [&](const OrgSpan& org) { return org.value == body.common; });
  };
  if (std::none_of(kBodies.begin(), kBodies.end(), is_named)) return;
  const bool both_parties = names_both_parties(words);
  const bool united_states = names_united_states(names, orgs, tables);
  for (const Body& body : kBodies) {
    if (!is_named(body)) continue;
    const std::string tail = '_' + std::string(body.common);
    bool in_full = false;
    bool other = false;
    for (const OrgSpan& org : orgs) {
      in_full = in_full || org.value == body.value;
      other = other || (org.value != body.value && org.value.ends_with(tail) &&
                        !begins_with_party(words, org));
    }
    const auto known = tables.orgs.find(std::string(body.value));
    if (other || known == tables.orgs.end()) continue;
    const bool may_be_told = body.common == "congress" || body.common == "senate";
    const bool only_one =
        may_be_told && united_states && !names_another(body.common, names, tables);
    if (!in_full && !both_parties && !only_one) continue;
    const Thing& thing = tables.things[known->second];
    for (OrgSpan& org : orgs) {
      const bool of_state = org.first > 0 && words[org.first - 1].folded == "state";
      if (org.value != body.common || !is_guess(org, tables) || of_state) continue;
      rename(org, thing.value, thing.label, thing.country);
    }
  }
}

/// "Construction Bank", but not "Canadian | Auto Workers" of the United Auto Workers.
bool is_whole_ending(const Words& words, std::size_t first, std::size_t last) {
  const bool is_cut = first > 0 && words.joined(first - 1) && words[first - 1].capital() &&
                      !words[first - 1].is(function_word);
  return first < last && !is_cut;
}

/// "Agency" is the Jewish Agency of its article, "Ministry of Health" Cuba's where it says once
/// "Cuban Ministry of Health". What only has a head for a name and is nobody's is none.
void resolve_endings(const Words& words, const Names& names, const Tables& tables,
                     std::vector<OrgSpan>& orgs) {
  const ShortForms endings = endings_of(words, orgs);
  const HeadRules heads(words, names);
  const auto is_body = [&](const OrgSpan& org) {
    const auto said = [&](const Body& body) { return org.value == body.common; };
    return std::any_of(kBodies.begin(), kBodies.end(), said);
  };
  Renames renames;
  for (OrgSpan& org : orgs) {
    if (tables.orgs.contains(org.value) || is_body(org)) continue;
    const std::size_t begin = begin_of(words, org);
    const bool is_generic = is_guess(org, tables) && heads.is_generic(begin, org.last);
    if (!is_generic && !is_whole_ending(words, begin, org.last)) continue;
    const OrgSpan* longer = endings.meant_by(org);
    if (longer != nullptr) renames.emplace_back(&org, *longer);
  }
  rename(renames);
  std::erase_if(orgs, [&](const OrgSpan& org) {
    return is_guess(org, tables) && org.how != MentionKind::alias && is_common_name(words, org) &&
           !is_called_so(words[org.last]);
  });
}

}  // namespace

void resolve_short_names(const Words& words, const Names& names, const Tables& tables,
                         std::vector<OrgSpan>& orgs) {
  const auto is_known = [&](const OrgSpan& org) { return tables.orgs.contains(org.value); };
  if (std::all_of(orgs.begin(), orgs.end(), is_known)) return;
  resolve_beginnings(words, tables, orgs);
  resolve_endings(words, names, tables, orgs);
  if (words.language == "en") resolve_bodies(words, names, tables, orgs);
}

}  // namespace newsdex::entities
