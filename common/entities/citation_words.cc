#include "common/entities/citation_words.h"

#include <array>

#include "common/entities/hash_table.h"
#include "common/entities/word_set.h"

namespace newsdex::entities {
namespace {

constexpr auto kPatterns = std::to_array<CitationPattern>({
    {"according to", kReport},
    {"according to a report in", kReport},
    {"according to a report by", kReport},
    {"according to a report from", kReport},
    {"according to reports in", kReport},
    {"told", kInterview},
    {"telling", kInterview},
    {"tells", kInterview},
    {"an interview with", kInterview},
    {"interview with", kInterview},
    {"interviewed by", kInterview},
    {"speaking to", kInterview},
    {"spoke to", kInterview},
    {"said on", kInterview},
    {"interview on", kInterview},
    {"interviewed on", kInterview},
    {"appearance on", kInterview},
    {"appearing on", kInterview},
    {"statement to", kInterview},
    {"email to", kInterview},
    {"in remarks to", kInterview},
    {"in comments to", kInterview},
    {"reported by", kReport},
    {"reported in", kReport},
    {"reports by", kReport},
    {"report by", kReport},
    {"report in", kReport},
    {"report from", kReport},
    {"reported to", kReport},
    {"published by", kReport},
    {"published in", kReport},
    {"quoted by", kReport},
    {"cited by", kReport},
    {"carried by", kReport},
    {"obtained by", kReport},
    {"seen by", kReport},
    {"reviewed by", kReport},
    {"revealed by", kReport},
    {"as saying by", kReport},
    {"article in", kReport},
    {"story in", kReport},
    {"interview in", kInterview},
    {"op-ed in", kReport},
    {"column in", kReport},
    {"editorial in", kReport},
    {"wrote in", kReport},
    {"writes in", kReport},
    {"writing in", kReport},
    {"polled by", kReport},
    {"surveyed by", kReport},
    {"translated from", kTranslation},
    {"translated by", kTranslation},
    {"segun", kReport},
    {"segun informo", kReport},
    {"segun informa", kReport},
    {"informo", kReport},
    {"de acuerdo con", kReport},
    {"dijo a", kInterview},
    {"declaro a", kInterview},
    {"explico a", kInterview},
    {"aseguro a", kInterview},
    {"conto a", kInterview},
    {"confirmo a", kInterview},
    {"entrevista con", kInterview},
    {"entrevista a", kInterview},
    {"entrevista en", kInterview},
    {"publicado por", kReport},
    {"publicada por", kReport},
    {"publico", kReport},
    {"citado por", kReport},
    {"selon", kReport},
    {"d apres", kReport},
    {"declare a", kInterview},
    {"confie a", kInterview},
    {"explique a", kInterview},
    {"affirme a", kInterview},
    {"dit a", kInterview},
    {"rapporte a", kReport},
    {"rapporte par", kReport},
    {"publie par", kReport},
    {"cite par", kReport},
    {"entretien a", kInterview},
    {"entretien avec", kInterview},
    {"interview a", kInterview},
    {"au micro de", kInterview},
    {"laut", kReport},
    {"nach angaben von", kReport},
    {"nach angaben der", kReport},
    {"nach angaben des", kReport},
    {"nach informationen von", kReport},
    {"nach informationen der", kReport},
    {"nach informationen des", kReport},
    {"berichtete", kReport},
    {"berichtet", kReport},
    {"berichteten", kReport},
    {"meldete", kReport},
    {"meldet", kReport},
    {"schrieb", kReport},
    {"schreibt", kReport},
    {"sagte", kInterview},
    {"sagte er", kInterview},
    {"sagte sie", kInterview},
    {"gegenuber", kInterview},
    {"im gesprach mit", kInterview},
    {"interview mit", kInterview},
    {"unter berufung auf", kReport},
    {"gegenuber der", kInterview},
    {"citant", kReport},
    {"rapportee par", kReport},
    {"a annonce a", kReport},
    {"citando a", kReport},
    {"citada por", kReport},
    {"recogido por", kReport},
    {"secondo quanto riporta", kReport},
    {"secondo quanto riferisce", kReport},
    {"secondo", kReport},
    {"riportato da", kReport},
    {"riferisce", kReport},
    {"citato da", kReport},
    {"intervista a", kInterview},
    {"intervista con", kInterview},
    {"ha detto a", kInterview},
    {"ha detto al", kInterview},
    {"ha dichiarato a", kInterview},
    {"de acordo com", kReport},
    {"segundo", kReport},
    {"conforme", kReport},
    {"citado pela", kReport},
    {"disse a", kInterview},
    {"disse ao", kInterview},
    {"entrevista ao", kInterview},
    {"volgens", kReport},
    {"meldt", kReport},
    {"meldde", kReport},
    {"bericht", kReport},
    {"zei tegen", kInterview},
    {"vertelde aan", kInterview},
    {"gesprek met", kInterview},
    {"declaraciones a", kInterview},
    {"entrevista concedida a", kInterview},
    {"segun publica", kReport},
    {"segun publico", kReport},
    {"adelanto", kReport},
    {"rapporte", kReport},
    {"revele", kReport},
    {"interroge par", kInterview},
    {"interview accordee a", kInterview},
    {"entretien accorde a", kInterview},
    {"entretien au", kInterview},
    {"interview au", kInterview},
    {"riporta", kReport},
    {"scrive", kReport},
    {"intervista al", kInterview},
    {"intervista alla", kInterview},
    {"intervistato da", kInterview},
    {"intervistato dal", kInterview},
    {"noticiou", kReport},
    {"noticia", kReport},
    {"avancou", kReport},
    {"citado pelo", kReport},
    {"declaracoes a", kInterview},
    {"declaracoes ao", kInterview},
    {"schrijft", kReport},
    {"schreef", kReport},
    {"aldus", kReport},
    {"interview met", kInterview},
    {"revelado por", kReport},
    {"revelada por", kReport},
    {"difundido por", kReport},
    {"revele par", kReport},
    {"revelee par", kReport},
    {"rivelato da", kReport},
    {"revelado pelo", kReport},
    {"revelado pela", kReport},
    {"divulgado pelo", kReport},
    {"divulgado pela", kReport},
    {"publicado pelo", kReport},
    {"publicado pela", kReport},
    {"onthuld door", kReport},
    {"gemeld door", kReport},
});

/// By the hash of their last word, in the order of the table.
using PatternTable = HashTable<std::vector<const CitationPattern*>>;

PatternTable by_last_word() {
  PatternTable table;
  for (const CitationPattern& pattern : kPatterns) {
    const std::string_view last = pattern.words.substr(pattern.words.rfind(' ') + 1);
    table.at(hash_of_word(last)).push_back(&pattern);
  }
  return table;
}

}  // namespace

const std::vector<const CitationPattern*>& citation_patterns(const Word& last) {
  static const PatternTable kTable = by_last_word();
  static const std::vector<const CitationPattern*> kNone;
  const auto* found = kTable.find(last.hash);
  return found == nullptr ? kNone : *found;
}

bool is_report_verb(const Word& word) {
  static const WordSet kVerbs(
      {"reported",   "reports",  "report",   "quoted",     "cited",     "quotes",      "cites",
       "wrote",      "writes",   "revealed", "reveals",    "published", "noted",       "notes",
       "disclosed",  "informo",  "informa",  "publico",    "publica",   "revelo",      "rapporte",
       "rapportait", "ecrit",    "revele",   "berichtete", "berichtet", "berichteten", "meldete",
       "meldet",     "schrieb",  "schreibt", "citing",     "citando",   "citant",      "quoting",
       "projected",  "learned",  "zufolge",  "riporta",    "riferisce", "scrive",      "informou",
       "noticiou",   "publicou", "meldde",   "meldt",      "schreef",   "schrijft",    "escribe",
       "escribio",   "avancou",  "noticia"});
  return kVerbs.contains(word);
}

bool is_own_business(const Word& word) {
  static const WordSet kBusiness(
      {"profit",  "profits",   "revenue",     "revenues",    "earnings",    "losses",
       "net",     "quarterly", "higher",      "lower",       "advertising", "sales",
       "results", "ad",        "circulation", "subscribers", "newsroom",    "staff",
       "jobs",    "layoffs",   "paywall",     "dividend",    "readers",     "journalists"});
  return kBusiness.contains(word);
}

bool is_before_report_verb(const Word& word) {
  static const WordSet kAdverbs({"first",      "also",    "has",      "had",     "have",
                                 "previously", "earlier", "recently", "later",   "a",
                                 "ha",         "on",      "monday",   "tuesday", "wednesday",
                                 "thursday",   "friday",  "saturday", "sunday",  "then"});
  return kAdverbs.contains(word);
}

bool is_outlet_noun(const Word& word) {
  static const WordSet kNouns(
      {"newspaper", "paper",       "daily",   "journal",   "magazine", "journalists",
       "agency",    "broadcaster", "outlet",  "network",   "channel",  "publication",
       "tabloid",   "weekly",      "diario",  "periodico", "agencia",  "quotidien",
       "zeitung",   "blatt",       "agentur", "agence",    "agenzia",  "quotidiano",
       "giornale",  "jornal",      "krant",   "persbureau"});
  return kNouns.contains(word);
}

bool introduces_outlet(const Word& word) {
  static const WordSet kIntroductions({"the",          "a",
                                       "el",           "la",
                                       "le",           "les",
                                       "der",          "die",
                                       "das",          "dem",
                                       "den",          "al",
                                       "au",           "l",
                                       "news",         "state",
                                       "local",        "website",
                                       "television",   "tv",
                                       "radio",        "station",
                                       "public",       "private",
                                       "media",        "site",
                                       "cable",        "nachrichtenagentur",
                                       "sender",       "tageszeitung",
                                       "run",          "owned",
                                       "channel",      "de",
                                       "cadena",       "chaine",
                                       "influential",  "respected",
                                       "semi",         "official",
                                       "with",         "reporter",
                                       "agence",       "presse",
                                       "hebdomadaire", "il",
                                       "lo",           "o",
                                       "os",           "het",
                                       "noticias",     "wire",
                                       "service",      "via"});
  return kIntroductions.contains(word) || is_outlet_noun(word);
}

}  // namespace newsdex::entities
