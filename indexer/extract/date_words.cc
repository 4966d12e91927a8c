#include "indexer/extract/date_words.h"

#include <algorithm>
#include <array>

namespace newsdex {

namespace {

constexpr auto kFillers = std::to_array<std::string_view>({
    "monday",   "mon",      "tuesday",   "tue",        "tues",     "wednesday", "wed",
    "thursday", "thu",      "thur",      "thurs",      "friday",   "fri",       "saturday",
    "sat",      "sunday",   "sun",                                                           // en
    "lunes",    "martes",   "miercoles", "jueves",     "viernes",  "sabado",    "domingo",   // es
    "lundi",    "mardi",    "mercredi",  "jeudi",      "vendredi", "samedi",    "dimanche",  // fr
    "montag",   "dienstag", "mittwoch",  "donnerstag", "freitag",  "samstag",   "sonnabend",
    "sonntag",  "mo",       "di",        "mi",         "do",       "fr",        "sa",
    "so",  // de
    "st",       "nd",       "rd",        "th",         "er",       "de",        "del",
    "el",       "a",        "las",       "le",         "of",       "the",       "at",
    "on",       "den",      "dem",       "der",        "am",       "um",        "uhr",
    "h",
});

struct ZoneName {
  std::string_view word;
  int hours;
};

constexpr auto kZones = std::to_array<ZoneName>({
    {"ut", 0},
    {"utc", 0},
    {"gmt", 0},
    {"z", 0},
    {"est", -5},
    {"edt", -4},
    {"cst", -6},
    {"cdt", -5},
    {"mst", -7},
    {"mdt", -6},
    {"pst", -8},
    {"pdt", -7},
});

// Names of more than one zone, or of summer and winter time alike.
constexpr auto kFloatingZones = std::to_array<std::string_view>(
    {"et",   "ct",   "mt",   "pt",   "bst",  "ist", "wet", "west", "cet", "cest", "mez",
     "mesz", "eet",  "eest", "msk",  "trt",  "gst", "pkt", "sgt",  "hkt", "jst",  "kst",
     "aest", "aedt", "nzst", "nzdt", "sast", "eat", "wat", "brt",  "art"});

}  // namespace

bool is_date_filler(std::string_view folded) {
  return std::find(kFillers.begin(), kFillers.end(), folded) != kFillers.end();
}

bool is_floating_zone(std::string_view folded) {
  return std::find(kFloatingZones.begin(), kFloatingZones.end(), folded) != kFloatingZones.end();
}

std::optional<std::chrono::minutes> zone_offset(std::string_view folded) {
  for (const auto& [word, hours] : kZones) {
    if (word == folded) return std::chrono::hours{hours};
  }
  return std::nullopt;
}

}  // namespace newsdex
