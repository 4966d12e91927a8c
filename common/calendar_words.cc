#include "common/calendar_words.h"

#include <algorithm>
#include <array>

namespace newsdex {
namespace {

struct Name {
  std::string_view word;
  unsigned number;             // months: 1 to 12, weekdays: 0 for Sunday
  std::string_view languages;  // two letters each
};

constexpr auto kMonths = std::to_array<Name>({
    {"january", 1, "en"},       {"jan", 1, "en de"},
    {"enero", 1, "es"},         {"ene", 1, "es"},
    {"janvier", 1, "fr"},       {"janv", 1, "fr"},
    {"januar", 1, "de"},        {"janner", 1, "de"},
    {"gennaio", 1, "it"},       {"janeiro", 1, "pt"},
    {"januari", 1, "nl"},       {"february", 2, "en"},
    {"feb", 2, "en es de"},     {"febrero", 2, "es"},
    {"fevrier", 2, "fr"},       {"fevr", 2, "fr"},
    {"fev", 2, "fr"},           {"februar", 2, "de"},
    {"febbraio", 2, "it"},      {"fevereiro", 2, "pt"},
    {"februari", 2, "nl"},      {"march", 3, "en"},
    {"mar", 3, "en es de"},     {"marzo", 3, "es it"},
    {"mars", 3, "fr"},          {"marz", 3, "de"},
    {"mrz", 3, "de"},           {"marco", 3, "pt"},
    {"maart", 3, "nl"},         {"april", 4, "en de nl"},
    {"apr", 4, "en de"},        {"abril", 4, "es pt"},
    {"abr", 4, "es"},           {"avril", 4, "fr"},
    {"avr", 4, "fr"},           {"aprile", 4, "it"},
    {"may", 5, "en es"},        {"mayo", 5, "es"},
    {"mai", 5, "fr de"},        {"maggio", 5, "it"},
    {"maio", 5, "pt"},          {"mei", 5, "nl"},
    {"june", 6, "en"},          {"jun", 6, "en es de"},
    {"junio", 6, "es"},         {"juin", 6, "fr"},
    {"juni", 6, "de nl"},       {"giugno", 6, "it"},
    {"junho", 6, "pt"},         {"july", 7, "en"},
    {"jul", 7, "en es de"},     {"julio", 7, "es"},
    {"juillet", 7, "fr"},       {"juil", 7, "fr"},
    {"juli", 7, "de nl"},       {"luglio", 7, "it"},
    {"julho", 7, "pt"},         {"august", 8, "en de"},
    {"aug", 8, "en de"},        {"agosto", 8, "es it pt"},
    {"ago", 8, "es"},           {"aout", 8, "fr"},
    {"augustus", 8, "nl"},      {"september", 9, "en de nl"},
    {"sep", 9, "en es de"},     {"sept", 9, "en es fr de"},
    {"septiembre", 9, "es"},    {"setiembre", 9, "es"},
    {"septembre", 9, "fr"},     {"settembre", 9, "it"},
    {"setembro", 9, "pt"},      {"october", 10, "en"},
    {"oct", 10, "en es fr"},    {"octubre", 10, "es"},
    {"octobre", 10, "fr"},      {"oktober", 10, "de nl"},
    {"okt", 10, "de"},          {"ottobre", 10, "it"},
    {"outubro", 10, "pt"},      {"november", 11, "en de nl"},
    {"nov", 11, "en es fr de"}, {"noviembre", 11, "es"},
    {"novembre", 11, "fr it"},  {"novembro", 11, "pt"},
    {"december", 12, "en nl"},  {"dec", 12, "en fr"},
    {"diciembre", 12, "es"},    {"dic", 12, "es"},
    {"decembre", 12, "fr"},     {"dezember", 12, "de"},
    {"dez", 12, "de"},          {"dicembre", 12, "it"},
    {"dezembro", 12, "pt"},
});

constexpr auto kWeekdays = std::to_array<Name>({
    {"sunday", 0, "en"},        {"monday", 1, "en"},      {"tuesday", 2, "en"},
    {"wednesday", 3, "en"},     {"thursday", 4, "en"},    {"friday", 5, "en"},
    {"saturday", 6, "en"},      {"domingo", 0, "es pt"},  {"lunes", 1, "es"},
    {"martes", 2, "es"},        {"miercoles", 3, "es"},   {"jueves", 4, "es"},
    {"viernes", 5, "es"},       {"sabado", 6, "es pt"},   {"dimanche", 0, "fr"},
    {"lundi", 1, "fr"},         {"mardi", 2, "fr"},       {"mercredi", 3, "fr"},
    {"jeudi", 4, "fr"},         {"vendredi", 5, "fr"},    {"samedi", 6, "fr"},
    {"sonntag", 0, "de"},       {"montag", 1, "de"},      {"dienstag", 2, "de"},
    {"mittwoch", 3, "de"},      {"donnerstag", 4, "de"},  {"freitag", 5, "de"},
    {"samstag", 6, "de"},       {"sonnabend", 6, "de"},   {"domenica", 0, "it"},
    {"lunedi", 1, "it"},        {"martedi", 2, "it"},     {"mercoledi", 3, "it"},
    {"giovedi", 4, "it"},       {"venerdi", 5, "it"},     {"sabato", 6, "it"},
    {"segunda-feira", 1, "pt"}, {"terca-feira", 2, "pt"}, {"quarta-feira", 3, "pt"},
    {"quinta-feira", 4, "pt"},  {"sexta-feira", 5, "pt"}, {"zondag", 0, "nl"},
    {"maandag", 1, "nl"},       {"dinsdag", 2, "nl"},     {"woensdag", 3, "nl"},
    {"donderdag", 4, "nl"},     {"vrijdag", 5, "nl"},     {"zaterdag", 6, "nl"},
});

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

std::string_view calendar_language(std::string_view language) {
  static constexpr auto kKnown =
      std::to_array<std::string_view>({"de", "es", "fr", "it", "nl", "pt"});
  const bool known = std::find(kKnown.begin(), kKnown.end(), language) != kKnown.end();
  return known ? language : "en";
}

std::optional<unsigned> month_number(std::string_view folded) {
  return number_of(kMonths, folded, {});
}

std::optional<unsigned> month_number(std::string_view folded, std::string_view language) {
  return number_of(kMonths, folded, calendar_language(language));
}

std::optional<std::chrono::weekday> weekday_named(std::string_view folded,
                                                  std::string_view language) {
  const auto number = number_of(kWeekdays, folded, calendar_language(language));
  return number ? std::optional(std::chrono::weekday{*number}) : std::nullopt;
}

}  // namespace newsdex
