#include "common/text/pointed_words.h"

#include <algorithm>
#include <array>

namespace newsdex::text {
namespace {

constexpr auto kAcronyms = std::to_array<Acronym>({
    {"aids", "a.i.d.s.", false},
    {"am", "a.m.", false},
    {"ice", "i.c.e.", false},
    {"in", "i.n.", false},
    {"is", "i.s.", false},
    {"it", "i.t.", false},
    {"or", "o.r.", false},
    {"un", "u.n.", false},
    {"us", "u.s.", true},
    {"who", "w.h.o.", false},
});

// In byte order.
constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"adm",  "apr",  "aug", "av",  "brig", "bros", "capt", "cmdr",   "co",  "col", "corp",
     "dec",  "dr",   "etc", "feb", "fr",   "gen",  "gov",  "herr",   "hon", "inc", "jan",
     "jr",   "jul",  "jun", "lt",  "ltd",  "maj",  "mar",  "messrs", "mme", "mr",  "mrs",
     "ms",   "mt",   "no",  "nov", "oct",  "op",   "pres", "prof",   "rep", "rev", "sen",
     "sens", "sept", "sgt", "sr",  "sra",  "st",   "ste",  "vs"});

constexpr auto kStarters = std::to_array<std::string_view>(
    {"a",    "after", "an",   "and",  "as",   "at",    "but",   "for",   "he",
     "her",  "his",   "i",    "if",   "in",   "it",    "its",   "no",    "on",
     "she",  "since", "some", "that", "the",  "their", "there", "these", "they",
     "this", "those", "we",   "what", "when", "while", "who",   "you"});

static_assert(std::is_sorted(kAbbreviations.begin(), kAbbreviations.end()));
static_assert(std::is_sorted(kStarters.begin(), kStarters.end()));

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::binary_search(table.begin(), table.end(), word);
}

}  // namespace

const Acronym* find_acronym(std::string_view folded) {
  const auto found = std::find_if(kAcronyms.begin(), kAcronyms.end(),
                                  [&](const Acronym& acronym) { return acronym.word == folded; });
  return found == kAcronyms.end() ? nullptr : found;
}

bool is_abbreviation(std::string_view folded) {
  static constexpr std::size_t kMostBytes = 6;
  static_assert(std::all_of(kAbbreviations.begin(), kAbbreviations.end(),
                            [](std::string_view word) { return word.size() <= kMostBytes; }));
  return folded.size() <= kMostBytes && contains(kAbbreviations, folded);
}

bool is_starter(std::string_view folded) { return contains(kStarters, folded); }

}  // namespace newsdex::text
