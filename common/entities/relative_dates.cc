#include "common/entities/relative_dates.h"

#include <array>

#include "common/entities/lexicon.h"

namespace newsdex::entities {
namespace {

constexpr auto kRelative = std::to_array<RelativeDate>({
    {"en", "today", Span::day, 0},
    {"en", "tonight", Span::day, 0},
    {"en", "yesterday", Span::day, -1},
    {"en", "tomorrow", Span::day, 1},
    {"en", "the weekend", Span::weekend, 0},
    {"en", "last weekend", Span::weekend, 0},
    {"en", "last week", Span::week, -1},
    {"en", "this week", Span::week, 0},
    {"en", "next week", Span::week, 1},
    {"en", "last month", Span::month, -1},
    {"en", "this month", Span::month, 0},
    {"en", "next month", Span::month, 1},
    {"en", "last year", Span::year, -1},
    {"en", "this year", Span::year, 0},
    {"en", "next year", Span::year, 1},
    {"es", "hoy", Span::day, 0},
    {"es", "ayer", Span::day, -1},
    {"es", "el fin de semana", Span::weekend, 0},
    {"es", "la semana pasada", Span::week, -1},
    {"es", "esta semana", Span::week, 0},
    {"es", "el mes pasado", Span::month, -1},
    {"es", "este mes", Span::month, 0},
    {"es", "el ano pasado", Span::year, -1},
    {"es", "este ano", Span::year, 0},
    {"fr", "aujourdhui", Span::day, 0},
    {"fr", "hier", Span::day, -1},
    {"fr", "demain", Span::day, 1},
    {"fr", "le week end", Span::weekend, 0},
    {"fr", "la semaine derniere", Span::week, -1},
    {"fr", "cette semaine", Span::week, 0},
    {"fr", "le mois dernier", Span::month, -1},
    {"fr", "ce mois ci", Span::month, 0},
    {"fr", "l an dernier", Span::year, -1},
    {"fr", "cette annee", Span::year, 0},
    {"de", "heute", Span::day, 0},
    {"de", "gestern", Span::day, -1},
    {"de", "am wochenende", Span::weekend, 0},
    {"de", "vergangene woche", Span::week, -1},
    {"de", "diese woche", Span::week, 0},
    {"de", "nachste woche", Span::week, 1},
    {"de", "vergangenen monat", Span::month, -1},
    {"de", "diesen monat", Span::month, 0},
    {"de", "vergangenes jahr", Span::year, -1},
    {"de", "dieses jahr", Span::year, 0},
    {"it", "oggi", Span::day, 0},
    {"it", "ieri", Span::day, -1},
    {"it", "domani", Span::day, 1},
    {"it", "fine settimana", Span::weekend, 0},
    {"it", "settimana scorsa", Span::week, -1},
    {"it", "scorsa settimana", Span::week, -1},
    {"it", "questa settimana", Span::week, 0},
    {"it", "prossima settimana", Span::week, 1},
    {"it", "mese scorso", Span::month, -1},
    {"it", "scorso mese", Span::month, -1},
    {"it", "questo mese", Span::month, 0},
    {"it", "anno scorso", Span::year, -1},
    {"it", "scorso anno", Span::year, -1},
    {"it", "quest anno", Span::year, 0},
    {"it", "prossimo anno", Span::year, 1},
    {"pt", "hoje", Span::day, 0},
    {"pt", "ontem", Span::day, -1},
    {"pt", "amanha", Span::day, 1},
    {"pt", "fim de semana", Span::weekend, 0},
    {"pt", "semana passada", Span::week, -1},
    {"pt", "esta semana", Span::week, 0},
    {"pt", "nesta semana", Span::week, 0},
    {"pt", "proxima semana", Span::week, 1},
    {"pt", "mes passado", Span::month, -1},
    {"pt", "este mes", Span::month, 0},
    {"pt", "neste mes", Span::month, 0},
    {"pt", "ano passado", Span::year, -1},
    {"pt", "este ano", Span::year, 0},
    {"pt", "neste ano", Span::year, 0},
    {"pt", "proximo ano", Span::year, 1},
    {"nl", "vandaag", Span::day, 0},
    {"nl", "gisteren", Span::day, -1},
    {"nl", "het weekend", Span::weekend, 0},
    {"nl", "afgelopen weekend", Span::weekend, 0},
    {"nl", "vorige week", Span::week, -1},
    {"nl", "afgelopen week", Span::week, -1},
    {"nl", "deze week", Span::week, 0},
    {"nl", "volgende week", Span::week, 1},
    {"nl", "vorige maand", Span::month, -1},
    {"nl", "afgelopen maand", Span::month, -1},
    {"nl", "deze maand", Span::month, 0},
    {"nl", "vorig jaar", Span::year, -1},
    {"nl", "afgelopen jaar", Span::year, -1},
    {"nl", "dit jaar", Span::year, 0},
    {"nl", "volgend jaar", Span::year, 1},
});

}  // namespace

RelativeDates::RelativeDates() {
  for (const RelativeDate& row : kRelative) {
    const std::uint64_t hash = hash_of_word(row.words.substr(0, row.words.find(' ')));
    rows_.at(hash).push_back(&row);
    filter_.set(hash % kFilter);
  }
}

const RelativeDates& relative_dates() {
  static const RelativeDates kDates;
  return kDates;
}

}  // namespace newsdex::entities
