#include "common/calendar_words.h"

#include <array>

namespace newsdex {
namespace {

struct Name {
  std::string_view word;
  unsigned number;             // months: 1 to 12, weekdays: 0 for Sunday
  std::string_view languages;  // two letters each
};

constexpr auto kMonths = std::to_array<Name>({
    {"january", 1, "en"},       {"jan", 1, "en de"},       {"enero", 1, "es"},
    {"ene", 1, "es"},           {"janvier", 1, "fr"},      {"janv", 1, "fr"},
    {"januar", 1, "de"},        {"janner", 1, "de"},       {"february", 2, "en"},
    {"feb", 2, "en es de"},     {"febrero", 2, "es"},      {"fevrier", 2, "fr"},
    {"fevr", 2, "fr"},          {"fev", 2, "fr"},          {"februar", 2, "de"},
    {"march", 3, "en"},         {"mar", 3, "en es de"},    {"marzo", 3, "es"},
    {"mars", 3, "fr"},          {"marz", 3, "de"},         {"mrz", 3, "de"},
    {"april", 4, "en de"},      {"apr", 4, "en de"},       {"abril", 4, "es"},
    {"abr", 4, "es"},           {"avril", 4, "fr"},        {"avr", 4, "fr"},
    {"may", 5, "en es"},        {"mayo", 5, "es"},         {"mai", 5, "fr de"},
    {"june", 6, "en"},          {"jun", 6, "en es de"},    {"junio", 6, "es"},
    {"juin", 6, "fr"},          {"juni", 6, "de"},         {"july", 7, "en"},
    {"jul", 7, "en es de"},     {"julio", 7, "es"},        {"juillet", 7, "fr"},
    {"juil", 7, "fr"},          {"juli", 7, "de"},         {"august", 8, "en de"},
    {"aug", 8, "en de"},        {"agosto", 8, "es"},       {"ago", 8, "es"},
    {"aout", 8, "fr"},          {"september", 9, "en de"}, {"sep", 9, "en es de"},
    {"sept", 9, "en es fr de"}, {"septiembre", 9, "es"},   {"setiembre", 9, "es"},
    {"septembre", 9, "fr"},     {"october", 10, "en"},     {"oct", 10, "en es fr"},
    {"octubre", 10, "es"},      {"octobre", 10, "fr"},     {"oktober", 10, "de"},
    {"okt", 10, "de"},          {"november", 11, "en de"}, {"nov", 11, "en es fr de"},
    {"noviembre", 11, "es"},    {"novembre", 11, "fr"},    {"december", 12, "en"},
    {"dec", 12, "en fr"},       {"diciembre", 12, "es"},   {"dic", 12, "es"},
    {"decembre", 12, "fr"},     {"dezember", 12, "de"},    {"dez", 12, "de"},
});

constexpr auto kWeekdays = std::to_array<Name>({
    {"sunday", 0, "en"},    {"monday", 1, "en"},     {"tuesday", 2, "en"},   {"wednesday", 3, "en"},
    {"thursday", 4, "en"},  {"friday", 5, "en"},     {"saturday", 6, "en"},  {"domingo", 0, "es"},
    {"lunes", 1, "es"},     {"martes", 2, "es"},     {"miercoles", 3, "es"}, {"jueves", 4, "es"},
    {"viernes", 5, "es"},   {"sabado", 6, "es"},     {"dimanche", 0, "fr"},  {"lundi", 1, "fr"},
    {"mardi", 2, "fr"},     {"mercredi", 3, "fr"},   {"jeudi", 4, "fr"},     {"vendredi", 5, "fr"},
    {"samedi", 6, "fr"},    {"sonntag", 0, "de"},    {"montag", 1, "de"},    {"dienstag", 2, "de"},
    {"mittwoch", 3, "de"},  {"donnerstag", 4, "de"}, {"freitag", 5, "de"},   {"samstag", 6, "de"},
    {"sonnabend", 6, "de"},
});

std::string_view known_language(std::string_view language) {
  const bool known = language == "es" || language == "fr" || language == "de";
  return known ? language : "en";
}

template <typename Table>
std::optional<unsigned> number_of(const Table& table, std::string_view folded,
                                  std::string_view language) {
  for (const Name& row : table) {
    if (row.word != folded) continue;
    if (row.languages.find(language) != std::string_view::npos) return row.number;
  }
  return std::nullopt;
}

}  // namespace

std::optional<unsigned> month_number(std::string_view folded) {
  return number_of(kMonths, folded, {});
}

std::optional<unsigned> month_number(std::string_view folded, std::string_view language) {
  return number_of(kMonths, folded, known_language(language));
}

std::optional<std::chrono::weekday> weekday_named(std::string_view folded,
                                                  std::string_view language) {
  const auto number = number_of(kWeekdays, folded, known_language(language));
  return number ? std::optional(std::chrono::weekday{*number}) : std::nullopt;
}

}  // namespace newsdex
