// Places, organisations and persons of articles that are not in English.

#include <gtest/gtest.h>

#include "tests/unit/entities_article.h"

namespace newsdex {
namespace {

struct Case {
  const char* test;
  const char* language;
  const char* text;
  const char* places;
  const char* orgs;
  const char* persons;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << '"' << c.text << '"'; }

const std::vector<Case> kCases = {
    {"CapitalInGerman", "de", "Er fuhr nach Moskau und Rom.", "moscow_ru rome_it", "-", "-"},
    {"CapitalInSpanish", "es", "Viajó a Moscú y a Londres.", "london_gb moscow_ru", "-", "-"},
    {"CapitalInDutch", "nl", "Hij woont in Den Haag.", "the_hague_nl", "-", "-"},
    {"OldNameOfACapital", "en", "He lives in Kiev.", "kyiv_ua", "-", "-"},
    {"CityInFrench", "fr", "Il habite à Barcelone.", "barcelona_es", "-", "-"},
    {"CityInItalian", "it", "Vive a Ginevra.", "geneva_ch", "-", "-"},
    {"CityInPortuguese", "pt", "Mora em Nova Iorque.", "new_york_us", "-", "-"},
    {"RegionInFrench", "fr", "Il habite en Flandre.", "flanders_be", "-", "-"},
    {"RegionInPortuguese", "pt", "Mora no Rio Grande do Sul.", "rio_grande_do_sul_br", "-", "-"},
    {"CityWhoseMayorSpeaks", "es", "El alcalde de Badajoz habla.", "badajoz_es", "-", "-"},
    {"CityOfAnotherLanguage", "en", "The Colonia was sold.", "colonia", "-", "-"},

    {"DeclinedInGerman", "de", "Der Kurs der Deutschen Bank fiel.", "-", "deutsche_bank", "-"},
    {"WorldBodyInDutch", "nl", "De Verenigde Naties zwijgen.", "-", "united_nations", "-"},
    {"WorldBodyInItalian", "it", "Lo ha detto l'Onu.", "-", "united_nations", "-"},
    {"NationalBodyInPortuguese", "pt", "O STF decidiu.", "-", "supremo_tribunal_federal", "-"},
    {"AcronymOfOneLanguage", "fr", "La CFTC appelle à la grève.", "-",
     "confederation_francaise_des_travailleurs_chretiens", "-"},
    {"AcronymElsewhere", "en", "The CFTC fined a broker.", "-",
     "commodity_futures_trading_commission", "-"},
    {"AcronymOfAnotherLanguage", "en", "The PT was long.", "-", "-", "-"},
    {"HeadFirstInSpanish", "es", "Lo dijo la Agencia Portuaria ayer.", "-", "agencia_portuaria",
     "-"},
    {"HeadFirstBeforeAPerson", "es", "Habló la presidenta del Tribunal Portuario Ana Varga.", "-",
     "tribunal_portuario", "ana_varga"},
    {"HeadWithComplementInPortuguese", "pt", "Estudou na Universidade do Porto.", "-",
     "universidade_do_porto", "-"},
    {"HeadWithComplementInDutch", "nl", "Zij leidt de Universiteit van Yorro.", "-",
     "universiteit_van_yorro", "-"},
    {"HeadBeforeATownInGerman", "de", "Das entschied das Landgericht Hamburg.", "hamburg_de",
     "landgericht_hamburg", "-"},
    {"HeadBeforeANounInGerman", "de", "Dort stand Polizei Haus an Haus.", "-", "-", "-"},

    {"MinisterOfWhatInDutch", "nl", "Minister Xana Yorro van Defensie zei niets.", "-", "-",
     "xana_yorro"},
    {"OfAPartyInGerman", "de", "Das sagte Anna Yorro von den Grünen.", "-", "bundnis_90/die_grunen",
     "anna_yorro"},
    {"ParticleBehindGivenNames", "de", "Das sagte Anna Maria von Yorro.", "-", "-",
     "anna_maria_von_yorro"},
    {"ParticleBehindATitle", "de", "Das sagte Anton Graf von Yorro.", "-", "-",
     "anton_graf_von_yorro"},
    {"InitialBeforeAParticle", "nl", "Zij zag Anna R. de Yorro.", "-", "-", "anna_r_de_yorro"},
    {"ParticleBehindANoun", "nl", "Havenjournalist Anna de Yorro lachte.", "-", "-",
     "anna_de_yorro"},
    {"SurnameLikeAPeople", "it", "Ha parlato il sindaco Stefano Lo Russo.", "-", "-",
     "stefano_lo_russo"},
    {"VerbBehindADateline", "it", "ROMA - È scontro. Così va.", "rome_it", "-", "-"},
    {"GivenNameLikeAMonth", "nl", "De politie zocht Jan van den Yorro (34).", "-", "-",
     "jan_van_den_yorro"},
    {"MonthLikeAGivenName", "nl", "Dat was in Jan 2020 zo.", "-", "-", "-"},
};

class LabelsInLanguage : public testing::TestWithParam<Case> {};

TEST_P(LabelsInLanguage, AreThese) {
  const Labels labels = labels_of(body_only(GetParam().text, GetParam().language));
  EXPECT_EQ(values(labels.places), GetParam().places);
  EXPECT_EQ(values(labels.orgs), GetParam().orgs);
  EXPECT_EQ(values(labels.persons), GetParam().persons);
}

INSTANTIATE_TEST_SUITE_P(Languages, LabelsInLanguage, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.test); });

}  // namespace
}  // namespace newsdex
