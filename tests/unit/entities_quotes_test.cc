// Quotations: where speech begins and ends, and who speaks.

#include <chrono>

#include <gtest/gtest.h>

#include "tests/unit/cpu_clock.h"
#include "tests/unit/entities_article.h"

namespace newsdex {
namespace {

/// "begin of the quotation… = speaker (how)", one a line.
std::string spoken(const Article& article) {
  static constexpr std::size_t kShown = 60;
  std::string lines;
  for (const Quote& quote : labels_of(article).quotes) {
    std::string text = article.text.substr(quote.begin, quote.end - quote.begin);
    if (text.size() > kShown) text = text.substr(0, kShown) + "...";
    const std::string who = quote.speaker_value.empty() ? quote.speaker : quote.speaker_value;
    lines +=
        text + " = " + (who.empty() ? "?" : who) + " (" + std::string(to_string(quote.how)) + ")\n";
  }
  return lines;
}

struct Row {
  const char* name;
  const char* text;
  const char* expected;
  const char* language = "en";
};

class Speech : public testing::TestWithParam<Row> {};

TEST_P(Speech, HasTheSpeakerWhomTheTextNames) {
  EXPECT_EQ(spoken(body_only(GetParam().text, GetParam().language)), GetParam().expected);
}

constexpr Row kOrders[] = {
    {"SpeakerVerbBehind", "\"We will win this,\" Angela Merkel said on Monday.",
     "\"We will win this,\" = angela_merkel (explicit)\n"},
    {"VerbSpeakerBehind", "“We will win this,” said Angela Merkel, who was in Berlin.",
     "“We will win this,” = angela_merkel (explicit)\n"},
    {"SpeakerVerbBefore", "Angela Merkel said, “We will win this.”",
     "“We will win this.” = angela_merkel (explicit)\n"},
    {"PartOfASentence",
     "Angela Merkel said that the talks would go on “for as long as it takes” in Berlin.",
     "“for as long as it takes” = angela_merkel (explicit)\n"},
    {"LeadIn", "Angela Merkel told reporters:\n“We will win.”",
     "“We will win.” = angela_merkel (lead-in)\n"},
    {"Headline", "Angela Merkel: “We will win this”",
     "“We will win this” = angela_merkel (lead-in)\n"},
    {"Signature",
     "Shares fell on Monday in Porto.\nANNA CARTER, CHIEF ECONOMIST, XORL BANK,\nBERLIN: “We will "
     "win "
     "this.”",
     "“We will win this.” = anna_carter (lead-in)\n"},
    {"SignatureBehindAnOffice",
     "Shares fell on Monday in Porto.\nFED GOVERNOR ANNA CARTER, NOV 7: “We will win this.”",
     "“We will win this.” = anna_carter (lead-in)\n"},
    {"DateIsNoSignature",
     "Angela Merkel said on May 5, 2016: “We will win this in the end, as ever.”",
     "“We will win this in the end, as ever.” = angela_merkel (lead-in)\n"},
    {"SignatureOfNobodyKnown",
     "Shares fell.\nCHIEF ECONOMIST, XORL BANK, BERLIN: “We will win this in the end, as ever.”",
     "“We will win this in the end, as ever.” = ? (unknown)\n"},
    {"According", "“It was a terrible night for us,” according to Angela Merkel.",
     "“It was a terrible night for us,” = angela_merkel (explicit)\n"},
    {"Apposition", "“It is over,” Steven Miller, a spokesman for Angela Merkel, said.",
     "“It is over,” = steven_miller (explicit)\n"},
    {"AppositionWithoutItsEnd", "“It is over,” Sen. Steven Miller, a New York Democrat said.",
     "“It is over,” = steven_miller (explicit)\n"},
    {"IndefiniteBehindAnotherName", "After a talk with Angela Merkel, a senior aide said, “No.”",
     "“No.” = a senior aide (explicit)\n"},
    {"PartyMember", "“It is over,” said one top Republican.",
     "“It is over,” = one top Republican (explicit)\n"},
    {"NameThatEndsAsAdverbs", "“It is over,” Chief Executive Gary Kelly said.",
     "“It is over,” = gary_kelly (explicit)\n"},
    {"ApposedName", "“It is over,” the chancellor, Angela Merkel, said.",
     "“It is over,” = angela_merkel (explicit)\n"},
    {"SpokesmanOfSomebody", "“It is over,” said a spokesman for Angela Merkel.",
     "“It is over,” = a spokesman for Angela Merkel (explicit)\n"},
    {"HeadOfABody", "“It is over,” Bank of England Governor Mervyn King said.",
     "“It is over,” = mervyn_king (explicit)\n"},
    {"BodyWithOf", "“It is over,” Bank of America said.",
     "“It is over,” = bank_of_america (explicit)\n"},
    {"BodyWithOfBehind", "“It is over,” said Bank of America spokesman Steven Miller.",
     "“It is over,” = steven_miller (explicit)\n"},
    {"BlanksInsideTheMarks", "\" It is over for us, \" Angela Merkel said. \" We go home. \"",
     "\" It is over for us, \" = angela_merkel (explicit)\n"
     "\" We go home. \" = angela_merkel (carried)\n"},
    {"BlanksInsideTheMarksBehindAVerb", "Angela Merkel said: \" It is over for us. \"",
     "\" It is over for us. \" = angela_merkel (lead-in)\n"},
    {"Participle", "Angela Merkel left early, adding: “It is over for us now.”",
     "“It is over for us now.” = angela_merkel (lead-in)\n"},
};

constexpr Row kCarried[] = {
    {"SameParagraph", "“It is over,” Angela Merkel said. “We are going home.”",
     "“It is over,” = angela_merkel (explicit)\n“We are going home.” = angela_merkel (carried)\n"},
    {"UnclosedAcrossParagraphs", "“It is over.\n“We are going home,” Angela Merkel said.",
     "“It is over.\n“We are going home,” = angela_merkel (explicit)\n"},
    {"NextParagraphOfSpeechOnly", "“It is over,” Angela Merkel said.\n“We are all going home now.”",
     "“It is over,” = angela_merkel (explicit)\n“We are all going home now.” = angela_merkel "
     "(carried)\n"},
    {"NotOverAParagraphOfOthers",
     "“It is over,” Angela Merkel said.\nThe rain went on.\n“We are all going home now.”",
     "“It is over,” = angela_merkel (explicit)\n“We are all going home now.” = ? (unknown)\n"},
};

constexpr Row kPronouns[] = {
    {"LastSpeaker", "“It is over,” Angela Merkel said.\n“We will go on,” she said.",
     "“It is over,” = angela_merkel (explicit)\n“We will go on,” = angela_merkel (pronoun)\n"},
    {"OnlyPerson", "Angela Merkel went home. “It is over,” she said.",
     "“It is over,” = angela_merkel (pronoun)\n"},
    {"OfHerGender", "Angela Merkel met Donald Trump. “It is over,” she said.",
     "“It is over,” = angela_merkel (pronoun)\n"},
    {"TwoOfOneGender", "In Paris, Barack Obama met Donald Trump. “It is over,” he said.",
     "“It is over,” = ? (unknown)\n"},
    {"Nobody", "“It is over,” he said.", "“It is over,” = ? (unknown)\n"},
};

constexpr Row kDescriptions[] = {
    {"Indefinite", "“It is over,” an Arab official said.",
     "“It is over,” = an Arab official (explicit)\n"},
    {"TakenUp",
     "An Arab official told the WSJ that talks were near.\n“It is over,” the official said.",
     "“It is over,” = An Arab official (explicit)\n"},
    {"OfAPersonNamedBefore", "Senator Elizabeth Warren voted no.\n“It is over,” the senator said.",
     "“It is over,” = elizabeth_warren (explicit)\n"},
    {"SeatSpeaksUnderItsOwnName", "“It is over for all of us,” the White House said.",
     "“It is over for all of us,” = white_house (explicit)\n"},
    {"CountrySpeaksAsItself", "“It is over for all of us,” Iran said.",
     "“It is over for all of us,” = IR (explicit)\n"},
    {"TitleIsNoName", "“It is over for all of us,” King said.",
     "“It is over for all of us,” = ? (unknown)\n"},
    {"NameThatIsNoLabel", "“It is over for all of us,” Zorrel said.",
     "“It is over for all of us,” = zorrel (explicit)\n"},
    {"WordsGluedTogether", "“It is over for all of us,” Zorrel Grun Borrel Zorrel Grun Xell said.",
     "“It is over for all of us,” = ? (unknown)\n"},
    {"WhatIsWrittenIsNobody", "“It is over for all of us,” the statement said.",
     "“It is over for all of us,” = ? (unknown)\n"},
};

constexpr Row kNoSpeech[] = {
    {"ScareQuotes", "The army launched a “preemptive strike” against Iran.", ""},
    {"NameInQuotes", "Israel launched Operation \"Rising Lion\" in June.", ""},
    {"WordOfHis", "Angela Merkel said she was “very happy” with it.", ""},
    {"Title", "She read “The Long Road to the Other Side of Town” in a day.", ""},
    {"Inches", "The 6' 5\" player and the 19\" screen were both there.", ""},
    {"Apostrophes", "The workers' union and the '90s rock 'n' roll of the 1970s' bands.", ""},
    {"ShortButSpoken", "“No,” Angela Merkel said.", "“No,” = angela_merkel (explicit)\n"},
};

constexpr Row kMarks[] = {
    {"German", "„Wir schaffen das“, sagte Angela Merkel in Berlin.",
     "„Wir schaffen das“ = angela_merkel (explicit)\n", "de"},
    {"GermanGuillemets", "»Wir schaffen das«, sagte Angela Merkel.",
     "»Wir schaffen das« = angela_merkel (explicit)\n", "de"},
    {"French", "« Nous allons gagner », a déclaré Emmanuel Macron.",
     "« Nous allons gagner » = emmanuel_macron (explicit)\n", "fr"},
    {"FrenchInverted", "Emmanuel Macron est là. « Nous allons gagner », a-t-il déclaré.",
     "« Nous allons gagner » = emmanuel_macron (pronoun)\n", "fr"},
    {"Spanish", "«Vamos a ganar», dijo Pedro Sánchez en Madrid.",
     "«Vamos a ganar» = pedro_sanchez (explicit)\n", "es"},
    {"SpanishWithoutPronoun", "«Vamos a ganar», dijo Pedro Sánchez. «Es posible», añadió.",
     "«Vamos a ganar» = pedro_sanchez (explicit)\n«Es posible» = pedro_sanchez (pronoun)\n", "es"},
    {"Single", "‘We can’t lose this,’ said Angela Merkel.",
     "‘We can’t lose this,’ = angela_merkel (explicit)\n"},
    {"StraightSingle", "'We can't lose this,' said Angela Merkel.",
     "'We can't lose this,' = angela_merkel (explicit)\n"},
    {"Nested", "“I said ‘we will win’ and we did,” Angela Merkel said.",
     "“I said ‘we will win’ and we did,” = angela_merkel (explicit)\n"},
    {"Unclosed", "“I said we will win, Angela Merkel said.", ""},
};

/// Who speaks is not whom he speaks to, nor where.
constexpr Row kTold[] = {
    {"GermanDative", "Serap Güler kam. „Das ist zu wenig“, sagte Güler dem Deutschlandfunk.",
     "„Das ist zu wenig“ = serap_guler (explicit)\n", "de"},
    {"GermanFeminineDative", "Serap Güler kam. „Das ist zu wenig“, sagte Güler der „Zeit“.",
     "„Das ist zu wenig“ = serap_guler (explicit)\n", "de"},
    {"GermanMedium", "Serap Güler kam. „Das ist zu wenig“, sagte Güler am Montag im ZDF.",
     "„Das ist zu wenig“ = serap_guler (explicit)\n", "de"},
    {"GermanVerbSecond", "Auf die Frage antwortete Angela Merkel: „Das ist zu wenig.“",
     "„Das ist zu wenig.“ = angela_merkel (lead-in)\n", "de"},
    {"GermanVerbNotKnown",
     "„Das ist wenig“, sagte Serap Güler. Boris Pistorius wies das zurück: „Es reicht.“",
     "„Das ist wenig“ = serap_guler (explicit)\n„Es reicht.“ = boris_pistorius (lead-in)\n", "de"},
    {"GermanOtherBeforeAPart",
     "„Das ist wenig“, sagte Serap Güler. Boris Pistorius hält das für „ganz und gar falsch und "
     "ungerecht.“",
     "„Das ist wenig“ = serap_guler (explicit)\n„ganz und gar falsch und ungerecht.“ = ? "
     "(unknown)\n",
     "de"},
    {"GermanCalled",
     "„Das ist wenig“, sagte Serap Güler. Boris Pistorius nannte das „eine glatte Lüge ohne jeden "
     "Beleg“.",
     "„Das ist wenig“ = serap_guler (explicit)\n„eine glatte Lüge ohne jeden Beleg“ = "
     "boris_pistorius (explicit)\n",
     "de"},
    {"GermanVerbNotKnownBehind", "„Das ist wenig“, freut sich Serap Güler.",
     "„Das ist wenig“ = serap_guler (explicit)\n", "de"},
    {"GermanNameOfAThing", "Das Boot heißt „Später“ und fährt am Montag.", "", "de"},
    {"SpanishVerbNotKnownBehind", "«No hay nada», refunfuñó Gustavo Petro.",
     "«No hay nada» = gustavo_petro (explicit)\n", "es"},
    {"SpanishWorkOfSomebody", "La obra «El beso», de Gustavo Petro, se estrena hoy.", "", "es"},
    {"GermanPrefixBehind", "„Das ist zu wenig“, teilte eine Sprecherin mit.",
     "„Das ist zu wenig“ = eine Sprecherin (explicit)\n", "de"},
    {"GermanPronoun", "Angela Merkel kam. „Das ist wenig“, fügte sie hinzu.",
     "„Das ist wenig“ = angela_merkel (pronoun)\n", "de"},
    {"GermanNameWithParticles", "„Das ist wenig“, sagte von der Leyen zu Ursula von der Leyen.",
     "„Das ist wenig“ = ursula_von_der_leyen (explicit)\n", "de"},
    {"SpanishTo", "José Manuel Albares vino. \"No hay nada\", dijo Albares a El País.",
     "\"No hay nada\" = jose_manuel_albares (explicit)\n", "es"},
    {"SpanishToBefore", "\"No hay nada\", explicó a Reuters un diplomático europeo.",
     "\"No hay nada\" = un diplomático europeo (explicit)\n", "es"},
    {"SpanishDayBefore", "\"No hay nada\", dijo el lunes José Manuel Albares.",
     "\"No hay nada\" = jose_manuel_albares (explicit)\n", "es"},
    {"SpanishClitic", "Gustavo Petro vino. \"No hay nada\", le dijo Petro a Donald Trump.",
     "\"No hay nada\" = gustavo_petro (explicit)\n", "es"},
    {"SpanishNobodyNamed", "José Manuel Albares vino. \"No hay nada\", dijo a El País.",
     "\"No hay nada\" = jose_manuel_albares (pronoun)\n", "es"},
    {"SpanishEitherOfTwo", "Con Gustavo Petro vino Donald Trump. \"No hay nada\", dijo a El País.",
     "", "es"},
    {"SpanishPlace", "\"No hay nada\", afirmó una portavoz del partido en Sevilla.",
     "\"No hay nada\" = una portavoz del partido (explicit)\n", "es"},
    {"SpanishVerbFirst", "\"No hay nada\", dijo Gustavo Petro. Y añadió: \"Nunca hubo nada\".",
     "\"No hay nada\" = gustavo_petro (explicit)\n\"Nunca hubo nada\" = gustavo_petro (pronoun)\n",
     "es"},
    {"GermanPronounOfARole",
     "Staatsanwalt Dominik Varga forderte Geld. Die Anwältin Ulrike Yorro sprach. „Er bereut es "
     "sehr“, sagte sie.",
     "„Er bereut es sehr“ = ulrike_yorro (pronoun)\n", "de"},
    {"SpanishAskedByAnother",
     "«No hay nada», dijo Gustavo Petro. Preguntado por Donald Trump, añadió: «No sé nada más.»",
     "«No hay nada» = gustavo_petro (explicit)\n", "es"},
    {"SpanishPlaceThatDeclares",
     "«No hay nada», dijo Gustavo Petro. Moscú, según dicen, se declaró «espectador atento».",
     "«No hay nada» = gustavo_petro (explicit)\n", "es"},
    {"FrenchDayAndMediumBefore",
     "« Il n’y a rien », a martelé mercredi soir sur TF1 le ministre, Bruno Retailleau.",
     "« Il n’y a rien » = bruno_retailleau (explicit)\n", "fr"},
    {"FrenchDescriptionWithAdjective",
     "Selon une source diplomatique, « rien n’est encore signé à ce stade ».",
     "« rien n’est encore signé à ce stade » = une source diplomatique (explicit)\n", "fr"},
    {"FrenchOpinion", "Pour Emmanuel Macron, « il faut choisir entre deux chemins ».",
     "« il faut choisir entre deux chemins » = emmanuel_macron (explicit)\n", "fr"},
    {"FrenchPurposeIsNoOpinion", "Pour la route, « il faut choisir entre deux chemins », dit-on.",
     "", "fr"},
    {"FrenchTo", "« Il n’y a rien », a confié Emmanuel Macron à l’AFP.",
     "« Il n’y a rien » = emmanuel_macron (explicit)\n", "fr"},
    {"FrenchToBefore", "« Il n’y a rien », a raconté à l’AFP un habitant du quartier.",
     "« Il n’y a rien » = un habitant du quartier (explicit)\n", "fr"},
    {"FrenchPerson", "« Il n’y a rien », a répondu Emmanuel Macron à Donald Trump.",
     "« Il n’y a rien » = emmanuel_macron (explicit)\n", "fr"},
    {"OutletInMarksIsNoSpeech", "Serap Güler sagte „Bild“, sie komme.", "", "de"},
};

constexpr Row kItalian[] = {
    {"Inverted", "Giorgia Meloni è a Tunisi. «Abbiamo parlato di energia», ha detto Meloni.",
     "«Abbiamo parlato di energia» = giorgia_meloni (explicit)\n", "it"},
    {"Apposition", "\"È una vergogna\", ha dichiarato Giuseppe Conte, leader del partito.",
     "\"È una vergogna\" = giuseppe_conte (explicit)\n", "it"},
    {"Dropped", "\"È finita\", ha detto Giuseppe Conte. \"Votiamo contro\", ha aggiunto.",
     "\"È finita\" = giuseppe_conte (explicit)\n\"Votiamo contro\" = giuseppe_conte (pronoun)\n",
     "it"},
    {"Before", "Mario Draghi ha detto: «L’Europa deve cambiare».",
     "«L’Europa deve cambiare» = mario_draghi (lead-in)\n", "it"},
    {"To", "Elly Schlein è qui. «È ingiusta», ha spiegato Schlein alla Stampa.",
     "«È ingiusta» = elly_schlein (explicit)\n", "it"},
    {"UnknownVerbBeforeAColon",
     "Matteo Salvini chiede fondi, ma il ministro Giancarlo Giorgetti frena: «Non ci sono "
     "risorse».",
     "«Non ci sono risorse» = giancarlo_giorgetti (lead-in)\n", "it"},
    {"UnknownVerbOfAnother",
     "\"È finita\", ha detto Giuseppe Conte. \"I danni sono enormi\", stima la Confindustria.",
     "\"È finita\" = giuseppe_conte (explicit)\n", "it"},
    {"Posted", "“Non ci fermeremo”, ha scritto su Facebook Matteo Salvini.",
     "“Non ci fermeremo” = matteo_salvini (explicit)\n", "it"},
    {"According", "«La memoria è un dovere», secondo Sergio Mattarella.",
     "«La memoria è un dovere» = sergio_mattarella (explicit)\n", "it"},
    {"Description", "«Siamo disperati», racconta un operaio della fabbrica.",
     "«Siamo disperati» = un operaio della fabbrica (explicit)\n", "it"},
    {"AndIsNoVerb", "Il libro «Storia di una vita e di una lunga guerra» e il film.", "", "it"},
};

constexpr Row kPortuguese[] = {
    {"Inverted", "Lula da Silva viajou. \"Vamos retomar tudo\", disse Lula da Silva.",
     "\"Vamos retomar tudo\" = luiz_inacio_lula_da_silva (explicit)\n", "pt"},
    {"Guillemets", "«Portugal está bem», afirmou António Costa em Lisboa.",
     "«Portugal está bem» = antonio_costa (explicit)\n", "pt"},
    {"To", "Fernando Haddad negou. \"Não haverá aumento\", disse Haddad à Folha de S.Paulo.",
     "\"Não haverá aumento\" = fernando_haddad (explicit)\n", "pt"},
    {"ArticleIsNoPreposition",
     "A ministra Marina Silva veio. \"É um retrocesso\", declarou a ministra.",
     "\"É um retrocesso\" = marina_silva (explicit)\n", "pt"},
    {"Dropped", "\"Sou eu\", disse António Costa. \"Vamos lutar\", acrescentou.",
     "\"Sou eu\" = antonio_costa (explicit)\n\"Vamos lutar\" = antonio_costa (pronoun)\n", "pt"},
    {"Dashes", "Chove.\n— Não vi nada — contou Joana Carter, moradora. — Estava em casa.",
     "Não vi nada = joana_carter (explicit)\nEstava em casa. = joana_carter (carried)\n", "pt"},
    {"SpanishDashes", "—Se oyó un golpe —contó Marta Carter—. Salimos corriendo.",
     "Se oyó un golpe = marta_carter (explicit)\nSalimos corriendo. = marta_carter (carried)\n",
     "es"},
    {"ListWithDashes", "— Rio de Janeiro — sete casos novos — Bahia\n— Joana Carter disse tudo.",
     "", "pt"},
    {"DashesAreNoSpeechInEnglish", "— I saw nothing at all — said Anna Carter.", ""},
    {"Before", "António Costa disse: \"A conta precisa fechar\".",
     "\"A conta precisa fechar\" = antonio_costa (lead-in)\n", "pt"},
};

constexpr Row kDutch[] = {
    {"Inverted", "Mark Rutte kwam. \"Nederland blijft steunen\", zei Rutte na afloop.",
     "\"Nederland blijft steunen\" = mark_rutte (explicit)\n", "nl"},
    {"Attribute", "\"Dit is nodig\", aldus Laurens Dassen.",
     "\"Dit is nodig\" = laurens_dassen (explicit)\n", "nl"},
    {"SingleMarks", "Geert Wilders is boos. ‘Dit pikken we niet’, zei Wilders tegen De Telegraaf.",
     "‘Dit pikken we niet’ = geert_wilders (explicit)\n", "nl"},
    {"LowMarks", "„We moeten nu handelen”, benadrukte Frans Timmermans.",
     "„We moeten nu handelen” = frans_timmermans (explicit)\n", "nl"},
    {"CommonNounIsNoName", "Demonstranten riepen: \"Wij willen nu eindelijk actie.\"",
     "\"Wij willen nu eindelijk actie.\" = ? (unknown)\n", "nl"},
    {"ParticleBehind", "Geert Wilders is boos. ‘Dit is fout’, voegde hij eraan toe.",
     "‘Dit is fout’ = geert_wilders (pronoun)\n", "nl"},
    {"InfinitiveBehind", "\"Iedereen is veilig\", laat burgemeester Femke Halsema weten.",
     "\"Iedereen is veilig\" = femke_halsema (explicit)\n", "nl"},
    {"PerfectAround", "\"Dat is onzin\", heeft Mark Rutte gezegd.",
     "\"Dat is onzin\" = mark_rutte (explicit)\n", "nl"},
    {"AccordingBefore", "Volgens Mark Rutte is er \"geen enkele reden om te wachten\".",
     "\"geen enkele reden om te wachten\" = mark_rutte (explicit)\n", "nl"},
};

const auto kName = [](const auto& row) { return std::string(row.param.name); };
INSTANTIATE_TEST_SUITE_P(Order, Speech, testing::ValuesIn(kOrders), kName);
INSTANTIATE_TEST_SUITE_P(Carried, Speech, testing::ValuesIn(kCarried), kName);
INSTANTIATE_TEST_SUITE_P(Pronoun, Speech, testing::ValuesIn(kPronouns), kName);
INSTANTIATE_TEST_SUITE_P(Description, Speech, testing::ValuesIn(kDescriptions), kName);
INSTANTIATE_TEST_SUITE_P(None, Speech, testing::ValuesIn(kNoSpeech), kName);
INSTANTIATE_TEST_SUITE_P(Mark, Speech, testing::ValuesIn(kMarks), kName);
INSTANTIATE_TEST_SUITE_P(Told, Speech, testing::ValuesIn(kTold), kName);
INSTANTIATE_TEST_SUITE_P(Italian, Speech, testing::ValuesIn(kItalian), kName);
INSTANTIATE_TEST_SUITE_P(Portuguese, Speech, testing::ValuesIn(kPortuguese), kName);
INSTANTIATE_TEST_SUITE_P(Dutch, Speech, testing::ValuesIn(kDutch), kName);

/// Text made of one piece many times takes time that grows as its length does.
TEST(Quotes, TakeTimeLinearInAnyText) {
  static constexpr std::size_t kTimes = 100'000;
  static constexpr const char* kPieces[] = {"\"",
                                            "“",
                                            "“a ",
                                            "”",
                                            "' ",
                                            "'a ",
                                            "« ",
                                            "»",
                                            "“a” ",
                                            "“\n",
                                            "„a b c d e“ ",
                                            "he said “a b c d e,” ",
                                            "“a b c d e,” he said. ",
                                            "Trump said, “I” ",
                                            "— a — dijo ",
                                            "— a — dijo\n",
                                            "dijo a la a la ",
                                            "«a», dijo a ",
                                            "a «Monde» "};
  for (const char* language : {"en", "es"}) {
    for (const char* piece : kPieces) {
      std::string text;
      for (std::size_t i = 0; i < kTimes; ++i) text += piece;
      const Article article = body_only(text, language);
      const auto begin = CpuClock::now();
      const Labels labels = labels_of(article);
      const std::chrono::duration<double> taken = CpuClock::now() - begin;
      EXPECT_LT(taken.count(), 10.0) << piece;
      std::uint32_t end = 0;
      for (const Quote& quote : labels.quotes) {
        ASSERT_LE(end, quote.begin) << piece;
        ASSERT_LT(quote.begin, quote.end) << piece;
        end = quote.end;
      }
      ASSERT_LE(end, text.size()) << piece;
    }
  }
}

}  // namespace
}  // namespace newsdex
