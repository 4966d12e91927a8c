#include "indexer/extract/date_words.h"

#include <algorithm>
#include <array>

namespace newsdex {

namespace {

struct Month {
  std::string_view word;
  unsigned number;
};

constexpr auto kMonths = std::to_array<Month>({
    {"january", 1},    {"jan", 1},       {"enero", 1},     {"ene", 1},       {"janvier", 1},
    {"janv", 1},       {"januar", 1},    {"janner", 1},    {"february", 2},  {"feb", 2},
    {"febrero", 2},    {"fevrier", 2},   {"fevr", 2},      {"fev", 2},       {"februar", 2},
    {"march", 3},      {"mar", 3},       {"marzo", 3},     {"mars", 3},      {"marz", 3},
    {"mrz", 3},        {"april", 4},     {"apr", 4},       {"abril", 4},     {"abr", 4},
    {"avril", 4},      {"avr", 4},       {"may", 5},       {"mayo", 5},      {"mai", 5},
    {"june", 6},       {"jun", 6},       {"junio", 6},     {"juin", 6},      {"juni", 6},
    {"july", 7},       {"jul", 7},       {"julio", 7},     {"juillet", 7},   {"juil", 7},
    {"juli", 7},       {"august", 8},    {"aug", 8},       {"agosto", 8},    {"ago", 8},
    {"aout", 8},       {"september", 9}, {"sep", 9},       {"sept", 9},      {"septiembre", 9},
    {"setiembre", 9},  {"septembre", 9}, {"october", 10},  {"oct", 10},      {"octubre", 10},
    {"octobre", 10},   {"oktober", 10},  {"okt", 10},      {"november", 11}, {"nov", 11},
    {"noviembre", 11}, {"novembre", 11}, {"december", 12}, {"dec", 12},      {"diciembre", 12},
    {"dic", 12},       {"decembre", 12}, {"dezember", 12}, {"dez", 12},
});

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

std::optional<unsigned> month_number(std::string_view folded) {
  for (const auto& [word, number] : kMonths) {
    if (word == folded) return number;
  }
  return std::nullopt;
}

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
