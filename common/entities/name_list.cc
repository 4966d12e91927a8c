#include "common/entities/name_list.h"

#include "common/entities/word_set.h"

namespace newsdex::entities {
namespace {

constexpr std::size_t kReach = 30;  // words of a list before the name
constexpr std::size_t kNearby = 8;  // words between a name and a town of its list

/// "brands", and "Hurricanes" too, but not the "Municipalities" of an office.
bool is_noun_of_things(const Word& word) {
  static const WordSet kNouns(
      {"airlines",      "airports",       "banks",      "brands",    "brokerages", "cities",
       "companies",     "districts",      "firms",      "labels",    "makers",     "municipalities",
       "neighborhoods", "neighbourhoods", "newspapers", "provinces", "regions",    "restaurants",
       "retailers",     "ships",          "songs",      "stations",  "stores",     "suburbs",
       "towns",         "vessels",        "villages"});
  static const WordSet kStorms({"cyclones", "hurricanes", "storms", "typhoons"});
  return kStorms.contains(word) || (!word.capital() && kNouns.contains(word));
}

/// Whether words `i - 1` and `i` are a name, or names with a comma between them.
bool is_listed(const Words& words, std::size_t i) {
  static const WordSet kConnectors({"al", "and", "da", "de", "del", "di", "du", "la", "or"});
  if (!words.same_paragraph(i)) return false;
  const bool joins = words[i].gap != Gap::apart || words.behind(i - 1).starts_with(", ");
  return joins && (words[i - 1].capital() || kConnectors.contains(words[i - 1]));
}

/// Whether the word before is another part of what the name belongs to: "Governor Yorro".
bool goes_before(const Words& words, std::size_t first) {
  return first > 0 && words[first].gap == Gap::tight && words[first - 1].capital() &&
         !is_noun_of_things(words[first - 1]);
}

bool is_known_town(const Names& names, std::size_t i) {
  const Match* match = names.find(i);
  return match != nullptr &&
         (match->find(EntryKind::place) != nullptr || match->find(EntryKind::capital) != nullptr);
}

}  // namespace

bool is_in_list_of_things(const Words& words, std::size_t first) {
  if (goes_before(words, first)) return false;
  std::size_t i = first;
  while (first - i < kReach && is_listed(words, i) && !is_noun_of_things(words[i - 1])) --i;
  if (i == 0 || words[i].gap != Gap::tight) return false;
  if (words[i - 1].folded == "like") --i;
  if (words[i - 1].folded == "as" && i > 1 && words[i - 2].folded == "such") i -= 2;
  return i > 0 && words[i].gap == Gap::tight && is_noun_of_things(words[i - 1]);
}

bool is_in_list_of_towns(const Words& words, const Names& names, std::size_t first,
                         std::size_t last) {
  for (std::size_t i = first; first - i < kNearby && is_listed(words, i); --i) {
    if (is_known_town(names, i - 1)) return true;
  }
  for (std::size_t i = last + 1; i - last <= kNearby && i < words.size(); ++i) {
    const bool joins = is_listed(words, i) && (words[i].capital() || words[i].folded == "and");
    if (!joins) return false;
    const bool begins = words[i].gap == Gap::apart || !words[i - 1].capital();
    if (begins && is_known_town(names, i)) return true;
  }
  return false;
}

}  // namespace newsdex::entities
