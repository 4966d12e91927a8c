#include "common/entities/namesakes.h"

#include <algorithm>

namespace newsdex::entities {
namespace {

bool is_country(const Entry* entry) { return entry->kind == EntryKind::country; }

bool names_country(const Entry& entry) {
  return entry.kind == EntryKind::country || entry.kind == EntryKind::capital ||
         entry.kind == EntryKind::seat || is_place(entry);
}

bool is_and(std::string_view word) {
  return word == "and" || word == "y" || word == "et" || word == "und" || word == "e" ||
         word == "en";
}

}  // namespace

bool is_place(const Entry& entry) {
  return entry.kind == EntryKind::place || entry.kind == EntryKind::state;
}

std::vector<std::string_view> codes_of(const Match& match, const Tables& tables) {
  std::vector<std::string_view> codes;
  for (const Entry* entry : match.entries) {
    if (!names_country(*entry)) continue;
    const std::string_view code = tables.things[entry->row].country;
    if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end()) {
      codes.push_back(code);
    }
  }
  return codes;
}

void Namesakes::note(const Match& match) {
  const std::vector<std::string_view> meant = codes_of(match, tables_);
  if (meant.empty()) return;
  if (meant.size() == 1) {
    const bool place = std::all_of(match.entries.begin(), match.entries.end(),
                                   [](const Entry* entry) { return is_place(*entry); });
    (place ? placed_ : named_).insert(std::string(meant.front()));
    return;
  }
  if (is_beside_a_country(match) &&
      std::count_if(match.entries.begin(), match.entries.end(), is_country) == 1) {
    named_.insert(tables_.things[match.find(EntryKind::country)->row].value);
    return;
  }
  const std::string_view code = by_clues(match, meant);
  if (code.empty()) return;
  const bool country =
      std::any_of(match.entries.begin(), match.entries.end(), [&](const Entry* entry) {
        return is_country(entry) && tables_.things[entry->row].country == code;
      });
  (country ? named_ : placed_).insert(std::string(code));
}

/// Whether the match stands in a pair with a country that is no other's namesake: "Turkey and
/// Georgia", "Georgia and Armenia".
bool Namesakes::is_beside_a_country(const Match& match) const {
  const auto is_certain = [&](std::size_t i) {
    const Match* other = names_.find(i);
    return other != nullptr && other->find(EntryKind::country) != nullptr &&
           codes_of(*other, tables_).size() == 1;
  };
  const std::size_t behind = match.last + 2;
  return (match.first >= 2 && words_.joined(match.first - 1) && words_.joined(match.first - 2) &&
          is_and(words_[match.first - 1].folded) && is_certain(match.first - 2)) ||
         (behind < words_.size() && words_.joined(match.last) && words_.joined(match.last + 1) &&
          is_and(words_[match.last + 1].folded) && is_certain(behind));
}

bool Namesakes::is_supported(const Match& match, std::string_view code) const {
  const std::string key(code);
  if (placed_.contains(key)) return true;
  const bool beside_country = std::any_of(match.entries.begin(), match.entries.end(), is_country);
  const bool as_country =
      std::any_of(match.entries.begin(), match.entries.end(), [&](const Entry* entry) {
        return !is_place(*entry) && tables_.things[entry->row].country == code;
      });
  return (as_country || !beside_country) && named_.contains(key);
}

/// The one code that words near the match speak for.
std::string_view Namesakes::by_clues(const Match& match,
                                     const std::vector<std::string_view>& meant) const {
  static constexpr std::size_t kReach = 12;
  std::string_view code;
  bool several = false;
  const auto hear = [&](const Word& word) {
    const auto clues = tables_.clues.find(word.folded);
    if (clues == tables_.clues.end()) return;
    for (const std::string_view clue : clues->second) {
      if (std::find(meant.begin(), meant.end(), clue) == meant.end()) continue;
      several = several || (!code.empty() && code != clue);
      code = clue;
    }
  };
  for (std::size_t i = match.first; match.first - i < kReach && words_.same_paragraph(i);) {
    hear(words_[--i]);
  }
  for (std::size_t i = match.last + 1; i - match.last <= kReach && words_.same_paragraph(i); ++i) {
    hear(words_[i]);
  }
  return several ? std::string_view() : code;
}

std::string_view Namesakes::resolve(const Match& match,
                                    const std::vector<std::string_view>& meant) const {
  std::vector<std::string_view> supported;
  std::copy_if(meant.begin(), meant.end(), std::back_inserter(supported),
               [&](std::string_view code) { return is_supported(match, code); });
  if (supported.size() == 1) return supported.front();
  if (supported.empty()) return by_clues(match, meant);
  // Both Dominicas are named: "Dominican" stays open, whatever stands near it. But a country comes
  // before a place of that name elsewhere.
  if (std::count_if(match.entries.begin(), match.entries.end(), is_country) != 1) return {};
  const std::string_view code = by_clues(match, supported);
  if (!code.empty()) return code;
  const auto country = std::find_if(match.entries.begin(), match.entries.end(), is_country);
  return tables_.things[(*country)->row].country;
}

}  // namespace newsdex::entities
