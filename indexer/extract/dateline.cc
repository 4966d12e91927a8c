#include "indexer/extract/dateline.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "common/ascii.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/extract/clean.h"
#include "indexer/extract/month_names.h"
#include "indexer/extract/sentences.h"

namespace newsdex {

namespace {

constexpr std::size_t kMaxDatelineBytes = 100;

std::string_view without_dashes(std::string_view text) {
  constexpr std::string_view kPlain = " \t-:";
  text = trim_ends(text, kPlain);
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view dash : {"\u2013", "\u2014"}) {
      found = found || text.starts_with(dash) || text.ends_with(dash);
      if (text.starts_with(dash)) text = trim_ends(text.substr(dash.size()), kPlain);
      if (text.ends_with(dash)) text = trim_ends(text.substr(0, text.size() - dash.size()), kPlain);
    }
  }
  return text;
}

// Whether a word has two capitals or more, and no small letter.
bool is_in_capitals(std::string_view word) {
  int capitals = 0;
  for (std::size_t i = 0; i < word.size();) {
    const auto [code, end] = text::decode(word, i);
    if (u_islower(static_cast<UChar32>(code)) != 0) return false;
    if (u_isupper(static_cast<UChar32>(code)) != 0) ++capitals;
    i = end;
  }
  return capitals >= 2;
}

// "(dpa)", "(Reuters/dpa)", "(dpa/lno)": who sends what follows, so that a place may stand before
// it as it is written elsewhere.
bool ends_with_agency(std::string_view head) {
  constexpr auto kAgencies = std::to_array<std::string_view>(
      {"aa",      "afp",    "anp", "ansa", "antara", "ap",    "apa", "belga",
       "dpa",     "efe",    "epd", "kna",  "lusa",   "mti",   "ntb", "pap",
       "reuters", "ritzau", "sda", "stt",  "tt",     "xinhua"});
  const std::size_t bracket = head.rfind('(');
  if (!head.ends_with(')') || bracket == std::string_view::npos) return false;
  const std::string agency = lower_case(head.substr(bracket + 1));
  const std::string_view first = std::string_view(agency).substr(0, agency.find_first_of("/,-)"));
  return std::find(kAgencies.begin(), kAgencies.end(), first) != kAgencies.end();
}

// Whether what stands before a dash can be a dateline: a place in capitals, then names, a date,
// an agency in brackets.
bool is_dateline(std::string_view head) {
  constexpr auto kNotPlaces = std::to_array<std::string_view>(
      {"ANALYSIS", "BREAKING", "CORRECTED", "CORRECTION", "EXCLUSIVE", "EXPLAINER", "FACTBOX",
       "FILE", "INTERVIEW", "LIVE", "OPINION", "PHOTOS", "REFILE", "TIMELINE", "UPDATE", "UPDATED",
       "VIDEO", "WATCH", "WRAPUP"});
  const std::string_view first = head.substr(0, head.find_first_of(" ,/("));
  if (first == "By") return false;  // a byline that was glued to it
  if (!is_in_capitals(first)) {
    const auto is_month = [&] { return find_month_name(text::fold(first)).has_value(); };
    if (!ends_with_agency(head) || is_month()) return false;  // "Nov 16 (Reuters) - "
  }
  if (std::find(kNotPlaces.begin(), kNotPlaces.end(), first) != kNotPlaces.end()) return false;
  while (!head.empty()) {
    const std::string_view word = head.substr(0, head.find(' '));
    head.remove_prefix(std::min(word.size() + 1, head.size()));
    constexpr auto kSmallWords = std::to_array<std::string_view>(
        {"", "am", "an", "de", "del", "der", "la", "of", "the", "and", "y", "near"});
    const bool small = std::find(kSmallWords.begin(), kSmallWords.end(), word) != kSmallWords.end();
    if (!small && starts_small(word)) return false;
    if (!small && std::string_view("\"'!?;").find(word.back()) != std::string_view::npos)
      return false;
  }
  return true;
}

}  // namespace

std::string dateline_place(std::string_view dateline) {
  std::string_view place = without_dashes(dateline);
  if (place.ends_with(')')) place = without_dashes(place.substr(0, place.rfind('(')));
  return std::string(place);
}

std::string find_dateline(std::string_view paragraph) {
  // A hyphen also follows labels and headlines: only a date or an agency makes it a dateline's.
  struct Dash {
    std::string_view mark;
    bool decides;
  };
  constexpr auto kDashes = std::to_array<Dash>({{" - ", false},
                                                {".- ", false},
                                                {" -- ", true},
                                                {" \u2013 ", true},
                                                {" \u2014 ", true},
                                                {"\u2014", true}});
  std::string_view head = text::truncate(paragraph, kMaxDatelineBytes);
  const std::size_t seen = head.size();
  bool decided = false;
  for (const auto& [mark, decides] : kDashes) {
    const std::size_t end = head.find(mark);
    if (end == std::string_view::npos) continue;
    head = head.substr(0, end);
    decided = decides;
  }
  if (head.size() == seen || !is_dateline(head)) return {};
  if (!decided && head.find_first_of("(,") == std::string_view::npos) return {};
  return dateline_place(head);
}

}  // namespace newsdex
