#include <gtest/gtest.h>

#include "tests/unit/entities_article.h"

namespace newsdex {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* persons;  // values, `-` for none
  const char* ambiguous = "-";
  const char* language = "en";
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << '"' << c.text << '"'; }

constexpr auto kCases = std::to_array<Case>({
    // Evidence for a full name.
    {"GluedToTheNextWord",
     "President Xorl Yorro left. They met John YorroPresident Zell and Mary YorroMORE there.",
     "xorl_yorro"},
    {"CapitalInside", "They met John McYorro and Mary DeZell there, and Zell.",
     "john_mcyorro mary_dezell"},
    {"FirstName", "A woman named Rachel Scott asked.", "rachel_scott"},
    {"TableOfPersons", "They met Vladimir Putin again.", "vladimir_putin"},
    {"KnownNameBehindAGivenName", "They met Carlos Diego Maradona again.", "carlos_diego_maradona"},
    {"KnownNameBeforeASurname", "They met Victor Hugo Yorro again.", "victor_hugo_yorro"},
    {"KnownNameBeforeAYear", "They met Gabriel Boric Yorro (1990) there.", "gabriel_boric_yorro"},
    {"KnownNameOfAThing", "They left from Indira Gandhi International Airport.", "-"},
    {"KnownNameOnAPageThatSaysItTwice", "They met Rand Paul Randal (Rand) there.", "rand_paul"},
    {"SurnameSpelledAsTheFullName", "They met Philipp Roesler. Then Roesler left.",
     "philipp_rosler"},
    {"FirstNameThatIsATitle", "They met Sen. Dean Yorro. Then Yorro left.", "dean_yorro"},
    {"FirstNameThatIsAnActOfParliament", "It was founded by Bill Yorro. Then Yorro left.",
     "bill_yorro"},
    {"Title", "The visit of Prime Minister Xorl Yorro ended.", "xorl_yorro"},
    {"TitleBeforeAnUnknownWord", "Then General Yorrom left.", "yorrom"},
    {"TitleBeforeAWordOfTheArticle", "Then the General Election came. No election is like it.",
     "-"},
    {"TitleBeforeASurnameThatIsAWord", "Then Mr. Baker left. The baker was closed.", "baker"},
    {"TitleBeforeAVerbOfHeadlines", "Deputy Calls them crazy. They left.", "-"},
    {"Role", "A spokesman Xorl Yorro denied it.", "xorl_yorro"},
    {"SpeaksBefore", "It is over, said Xorl Yorro.", "xorl_yorro"},
    {"SpeaksBehind", "In the end Xorl Yorro told them.", "xorl_yorro"},
    {"Age", "The driver, Xorl Yorro, 34, survived.", "xorl_yorro"},
    {"ElsewhereInTheArticle", "In the end Xorl Yorro told them. They saw Xorl Yorro.",
     "xorl_yorro"},
    {"WithoutEvidence", "They saw the Xorl Yorro again.", "-"},
    {"AgeInBrackets", "The driver Xorl Yorro (34) survived.", "xorl_yorro"},
    {"OfficeBehind", "Xorl Yorro, the mayor of the town, left.", "xorl_yorro"},
    {"OfficeOfANationBehind", "Xorl Yorro, Kosovo’s transport minister, left.", "xorl_yorro"},
    {"OfficeBeforeComma", "The owner of the shop, Xorl Yorro, left.", "xorl_yorro"},
    {"OfficeBehindPlace", "In Xorl Yorro, the mayor left.", "-"},
    {"Relative", "They saw Xorl Yorro, who left.", "xorl_yorro"},
    {"OfACountry", "Another, Xorl Yorro of Fiji, left.", "xorl_yorro"},
    // Evidence in the form of the name.
    {"SurnameTail", "They saw Xorl Yorrenko there.", "xorl_yorrenko"},
    {"SurnameTailBehindOrdinaryWord", "They saw President Street Yorrenko.", "-"},
    {"SurnameFirst", "They saw Dzu Ler-nan there.", "dzu_ler-nan"},
    {"SurnameLast", "They saw Ler-nan Chang there.", "ler-nan_chang"},
    {"TwoSyllablesButOrdinary", "They saw Sesame Street-vibe there.", "-"},
    // Where a name ends.
    {"SchoolOfThatName", "They left the Rachel Scott high school.", "-"},
    {"Younger", "A man named John Yorro, Jr., left.", "john_yorro_jr"},
    {"YoungerOfAKnownName", "They met Donald Trump, Jr. there.", "donald_trump_jr"},
    {"YoungerByWhomAllMeanHim", "They met Martin Luther King, Jr. there.", "martin_luther_king_jr"},
    {"Slash", "Anna Yorro and John Zell left. The Yorro/Zell talks, said Yorro/Zell, end.",
     "anna_yorro john_zell"},
    {"KnownSurnameOfTwoWords", "The killing of Bin Laden was told by Bin Laden himself.",
     "osama_bin_laden"},
    // A surname that comes back alone.
    {"ComesBackWithInitials", "They met George H.W. Bush there. H.W. Bush left.", "george_hw_bush"},
    {"ComesBackSpeaking", "They saw Xorl Yorro. Yorro said no.", "xorl_yorro"},
    {"ComesBackAsOwner", "They saw Xorl Yorro. It was Yorro’s cat.", "xorl_yorro"},
    {"ComesBackWithAge", "They saw Xorl Yorro. Then Yorro, 34, left.", "xorl_yorro"},
    {"OrdinaryWordBeforeSurname", "Anna Carter left. Unlikely Carter, said Carter.", "anna_carter"},
    {"InitialBeforeName", "They saw R. Rachel Yorro there.", "r_rachel_yorro"},
    {"PartyBeforeName", "They saw Republican Rachel Yorro there.", "rachel_yorro"},
    {"StateBeforeParty", "They saw a Kentucky Republican, who left.", "-"},
    {"GenericWord", "They saw International Yorrenko, who left.", "-"},
    {"CountryThatIsAFirstName", "They saw Jordan Yorro. Yorro said no.", "jordan_yorro"},
    // Parts of names.
    {"Particles", "They met Oscar van der Berg there.", "oscar_van_der_berg"},
    {"Initials", "They met Anna B. Carter and J.D. Salinger there.", "anna_b_carter jd_salinger"},
    {"Hyphens", "They met Jean-Luc Martel-Dupont there.", "jean-luc_martel-dupont"},
    {"Nickname", "They met Rachel “Ray” Yorro there.", "rachel_yorro"},
    {"NicknameOfTwoWords", "They met Rachel \"The Cat\" Yorro there.", "rachel_yorro"},
    {"QuotedTitleBehindName", "Anna Carter’s “Blue” sold well, Anna Carter said.", "anna_carter"},
    {"KoreanName", "They met Ahn Min-seok, 51, there.", "ahn_min-seok"},
    {"TradeIsNoName", "He left Xorl Analytics. Private Equity said no. Xorl Analytics said no.",
     "-"},
    {"BankIsNoName", "Shares of Morgan Stanley and Goldman Sachs fell, Merrill Lynch said.", "-"},
    {"IndexIsNoName", "Shares fell, the Dow Jones said. Economists polled by Dow Jones left.", "-"},
    {"LawIsNoName", "They read Dodd-Frank again, and Dodd-Frank said no.", "-"},
    {"TwoNationsAreNoName", "The Franco-German plan failed. Franco-German talks go on.", "-"},
    {"FirmOfTwoIsNoName", "They bought engines of Xorl & Yorro. Xorl & Yorro said no.", "-"},
    {"PairOfSurnamesIsNoName", "The Xorl-Yorro bill failed. Xorl-Yorro had said no.", "-"},
    {"CrossheadBeforeASurname", "STORE OPENINGS Yorrenko said no. They saw Xan Yorrenko.",
     "xan_yorrenko"},
    {"OwnerOfAnother", "Michael Dell’s Xorl left.", "michael_dell"},
    {"ContractionIsNoName", "We’ve won, said Anna Carter. They’ll see.", "anna_carter"},
    {"OfficeOfAnother", "Chief Growth Officer Xorl Yorro left.", "xorl_yorro"},
    {"OfficeOfTwoWords", "Chief Wholesale Banking Officer Xorl Yorro left.", "xorl_yorro"},
    {"CalledSo", "They left a firm called Xorl Yorro there.", "-"},
    {"NamedSo", "They saw a man named Xorl Yorro.", "xorl_yorro"},
    {"OfficerBeforeName", "Chief Operating Officer Xorl Yorro left.", "xorl_yorro"},
    {"CompoundIsNoName", "They met John Kerry-led teams.", "john_kerry"},
    {"PossessiveEndsAName", "They met Anna Carter’s Team.", "anna_carter"},
    // Surnames.
    {"SurnameOfFullName", "Anna Carter spoke. Carter left.", "anna_carter"},
    {"SurnameBeforeFullName", "Carter left. Then Anna Carter spoke.", "anna_carter"},
    {"SurnameOfNobody", "Then Carter left.", "-"},
    {"ParticleBehindAnOffice", "Then Finance Minister Barend du Yorro spoke.", "barend_du_yorro"},
    {"WordOfAnOrganisation", "Merrill Lynch & Co rose. Merrill said it was pleased.", "-"},
    {"OpeningWord", "Remember Bianca Jagger? They saw Bianca Jagger, who left.", "bianca_jagger"},
    {"TitleOfElders", "They saw Aunty Pat Anderson there.", "pat_anderson"},
    {"IslandInSpanish", "They sailed to Cayo Carter.", "-"},
    {"WordBehindHyphen", "They saw Anna Maria Carter-the mayor.", "anna_maria_carter"},
    {"InnerSurname", "Xana Martinez Yorro spoke. Martinez left.", "xana_martinez_yorro"},
    {"InnerSurnameOfTwo", "Xana Martinez Yorro met Xan Martinez Zell, 34, there. Martinez left.",
     "xan_martinez_zell xana_martinez_yorro"},
    {"InnerSurnameBesideItsBearer", "Rachel Martinez Yorro met Anna Martinez. Martinez left.",
     "anna_martinez rachel_martinez_yorro"},
    {"LongerNameOfThePersonOfATable",
     "They met Mohammed bin Zayed Al Nahyan. Later Mohamed bin Zayed left.", "mohammed_bin_zayed"},
    {"MiddleNameThatTheTableLacks", "Vladimir Yorro Putin, 34, spoke. Vladimir Putin left.",
     "vladimir_putin"},
    {"OtherGivenNameThanTheTables", "William Yorro Clinton, 34, spoke. Bill Clinton left.",
     "bill_clinton william_yorro_clinton"},
    {"SurnameOfTwo", "Anna Carter met Paul Carter. Carter left.", "anna_carter paul_carter",
     "carter"},
    {"SurnameByDictionary", "Then Netanyahu left.", "benjamin_netanyahu"},
    {"SharedSurnameStaysUnknown", "Then Brown met Bush.", "-"},
    {"SurnameOfRelative", "Ivanka Trump spoke. Trump left.", "ivanka_trump", "trump"},
    {"OfficeTellsWhich", "Ivanka Trump spoke. President Trump left.", "donald_trump ivanka_trump"},
    {"Administrator", "Then Administrator Varga spoke. Varga left.", "varga"},
    {"TitleAlone", "Then Captain Varga spoke. Varga left.", "varga"},
    {"ParticleBehindATitle", "Then Dr Al-Yorro spoke, and Sen. Al Zell. Mr De Varga left.",
     "al-yorro al_zell de_varga"},
    {"SaintIsNoTitle", "They left St. Zell. Then Judge Amy St. Yorro spoke.", "amy_st_yorro"},
    {"ParticleBehindARole", "They saw a bar called El Yorro.", "-"},
    {"TitleJoinsFullName", "Mr. Okafor came. Chidi Okafor, 40, spoke.", "chidi_okafor"},
    {"SurnameInCapitalsBehindOwner", "TREASURY'S BAKER SAYS RATES TO FALL", "baker"},
    {"SurnameInCapitalsWithPronoun", "LAWSON SAYS HE IS CONTENT WITH RATES", "lawson"},
    {"WordInCapitals", "TREASURY SAYS RATES TO FALL AGAIN", "-"},
    {"GivenNameAlone", "Rachel Yorro came to town. Later Rachel said she left.", "rachel_yorro"},
    {"NeverBySubstring", "Hannah Bergman spoke. Berg left.", "hannah_bergman"},
    {"MiddleInitialJoins", "Anna B. Carter spoke. Anna Carter left.", "anna_b_carter"},
    {"ClashingMiddleNames", "Anna B. Carter met Anna C. Carter.", "anna_b_carter anna_c_carter"},
    {"ShortFormOfTwo", "Anna B. Carter met Anna C. Carter. Then Anna Carter left.",
     "anna_b_carter anna_c_carter", "anna_carter"},
    {"DoubleSurnameAlone", "Ana Loureiro Pinto habló. Dijo Marta Ruiz que Ana Loureiro cantó.",
     "ana_loureiro_pinto marta_ruiz", "-", "es"},
    {"TurnedName", "They met Rachel Yorro. Later Yorro Rachel, 34, left.", "rachel_yorro"},
    {"OtherSpellingOfTheSurname", "Rachel Khornamei spoke. Rachel Khorneimei left.",
     "rachel_khornamei"},
    {"OtherSpellingOfTheSurnameAlone", "Rachel Khornamei spoke. Then Khorneimei said no.",
     "rachel_khornamei"},
    {"OtherFirstNameIsAnother", "Rachel Khornamei met Paul Khorneimei.",
     "paul_khorneimei rachel_khornamei"},
    {"ArabicParticle", "They met Rachel al-Yorro. Then Rachel Yorro left.", "rachel_al-yorro"},
    {"Cyrillic", "Встретились Владимир Путин и Дональд Трамп.", "donald_trump vladimir_putin", "-",
     "ru"},
    {"Chinese", "习近平会见特朗普。", "donald_trump xi_jinping", "-", "zh"},
    {"ChineseOfALongerTable", "蓬佩奥会见王毅。", "mike_pompeo wang_yi", "-", "zh"},
    {"RussianCases", "Он говорил о Кадырове и Мишустина видел.", "mikhail_mishustin", "-", "ru"},
    {"Arabic", "التقى دونالد ترامب مع فلاديمير بوتين", "donald_trump vladimir_putin", "-", "ar"},
    {"Greek", "Ο Βλαντιμίρ Πούτιν μίλησε.", "vladimir_putin", "-", "el"},
    {"NicknameJoins", "William Harper spoke. Bill Harper left.", "william_harper"},
    {"OtherSpelling", "They met Volodymyr Zelenskyy there.", "volodymyr_zelensky"},
    {"SpanishSurnames", "Pedro Ruiz Gallego habló. Ruiz se fue.", "pedro_ruiz_gallego", "-", "es"},
    {"French", "Le ministre Xorl Yorro a parlé.", "xorl_yorro", "-", "fr"},
    {"German", "Das sagte Ministerin Xana Yorro am Montag.", "xana_yorro", "-", "de"},
    {"SpanishSpeaks", "Hace frío, bromeó Xorl Yorro.", "xorl_yorro", "-", "es"},
    {"SpanishAttribution", "Hace frío, según Xorl Yorro.", "xorl_yorro", "-", "es"},
    {"SpanishNation", "Ganó la ucraniana Xorl Yorro.", "xorl_yorro", "-", "es"},
    {"SpanishOfficeOfNation", "Habló la ministra turca Xorl Yorro.", "xorl_yorro", "-", "es"},
    {"SpanishApposition", "El ministro turco del Agua, Xorl Yorro, habló.", "xorl_yorro", "-",
     "es"},
    {"SpanishWithArticle", "Habló el Xorl Yorro.", "-", "-", "es"},
    {"FrenchPerfect", "Xorl Yorro a déclaré la guerre.", "xorl_yorro", "-", "fr"},
    {"FrenchAdjective", "C’est l’inspectrice principale Xorl Yorro.", "xorl_yorro", "-", "fr"},
    {"FrenchApposition", "On voit Xorl Yorro, porte-parole du port.", "xorl_yorro", "-", "fr"},
    {"FrenchAge", "On voit Xorl Yorro, 34 ans.", "xorl_yorro", "-", "fr"},
    {"FrenchNounBefore", "La ministre de la Culture Rachel Yorro a ri.", "rachel_yorro", "-", "fr"},
    {"GermanCompound", "Dort sprach Hafenministerin Xorl Yorro.", "xorl_yorro", "-", "de"},
    {"GermanCompoundBehindAcronym", "Die EU-Sonderbeauftragte Xorl Yorro kam.", "xorl_yorro", "-",
     "de"},
    {"GermanApposition", "Die Hafenministerin des Kosovo, Xorl Yorro, kam.", "xorl_yorro", "-",
     "de"},
    {"GermanNation", "Es gewann die Ukrainerin Xorl Yorro.", "xorl_yorro", "-", "de"},
    {"GermanGenitive", "Dort wartete Merkels Regierung auf Putins Antwort.",
     "angela_merkel vladimir_putin", "-", "de"},
    {"GermanSo", "Es sei kalt, so Xorl Yorro.", "xorl_yorro", "-", "de"},
    {"GermanMeasure", "Das kostet 14 Millionen Yorro, sagte er.", "-", "-", "de"},
    {"GermanMaterial", "Dort lagen Meter Stahl herum.", "-", "-", "de"},
    {"GermanNouns", "Dort stand das Alte Hafenhaus. Hafenhaus bleibt.", "-", "-", "de"},
    {"GermanNounWithAttribute", "Dort sah man Große Hafenbecken und Kräne.", "-", "-", "de"},
    // Not persons.
    {"Weapon", "Israel’s Iron Dome and Operation Rising Lion.", "-"},
    {"Streets", "They met on Martin Street in Wall Street.", "-"},
    {"Outlet", "He reads the Washington Post.", "-"},
    {"CompanyOfAPerson", "He sued the Trump Organization.", "-"},
    {"Universities", "She left George Washington University.", "-"},
    {"Weekdays", "They met on Monday, June 2.", "-"},
    // Rules alone: the article's language is not known, so that the model is not asked.
    {"OfficeOfTheNextName", "They saw Xorl Yorro, Mayor Anna Carter and a dog.", "anna_carter", "-",
     ""},
    {"CompanyNamedAfter", "They saw Xorl Yorro, named after a river.", "-", "-", ""},
    {"ComesBackBehindArticle", "They saw Xorl Yorro. The Yorro said no.", "-", "-", ""},
    {"ComesBackSmall", "They saw Xorl Yorro. Yorro said a yorro is a cat.", "-", "-", ""},
    {"ComesBackWithoutRole", "They saw Xorl Yorro. They left Yorro.", "-", "-", ""},
    {"TwoSurnames", "It was a Xorl-Yorro, who left. Yorro said no.", "-", "-", ""},
    {"OpensSentence", "But Trump left. When Israel struck, Iran fell.", "donald_trump"},
});

class PersonText : public testing::TestWithParam<Case> {};

TEST_P(PersonText, NamesThesePersons) {
  const Labels labels = labels_of(body_only(GetParam().text, GetParam().language));
  EXPECT_EQ(values(labels.persons), GetParam().persons);
  EXPECT_EQ(values(labels.ambiguous), GetParam().ambiguous);
}

INSTANTIATE_TEST_SUITE_P(Rules, PersonText, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Person, KnownOnesMayHaveANicknameInQuotes) {
  const Labels labels = labels_of(body_only("They met José “Pepe” Mujica. Mujica left."));
  ASSERT_EQ(values(labels.persons), "jose_mujica");
  EXPECT_EQ(labels.persons.front().mentions, 2U);
  EXPECT_TRUE(labels.ambiguous.empty());
}

TEST(Person, HeadlinesInCapitalsNameOnlyWhomTheStoryKnows) {
  const Labels labels = labels_of(titled("CARTER AND MERKEL LEAVE", "Anna Carter left Rome."));
  EXPECT_EQ(values(labels.persons), "angela_merkel anna_carter");
  EXPECT_EQ(labels.persons[0].label, "Anna Carter");
}

TEST(Person, OfficesInHeadlinesInCapitalsTellSurnames) {
  EXPECT_EQ(values(labels_of(titled("PRESIDENT CARTER URGES PASSAGE OF A BILL", "")).persons),
            "carter");
  EXPECT_EQ(values(labels_of(titled("TREASURY'S CARTER FULLY EXPECTS A DEAL", "")).persons),
            "carter");
  EXPECT_EQ(values(labels_of(titled("CARTER URGES PASSAGE OF A BILL", "")).persons), "-");
}

TEST(Person, MentionCoversTitleAndNationButNoPossessive) {
  const Article article = body_only("Then Russian President Vladimir Putin’s plane left.");
  const Labels labels = labels_of(article);
  ASSERT_EQ(labels.persons.size(), 1U);
  const Evidence& e = labels.persons[0].evidence.at(0);
  EXPECT_EQ(article.text.substr(e.begin, e.end - e.begin), "Russian President Vladimir Putin");
  EXPECT_EQ(labels.persons[0].label, "Vladimir Putin");
}

TEST(Person, OnlyStoryZonesAreLookedAt) {
  Article article = body_only("Anna Carter left.");
  article.zones[0].zone = Zone::credit;
  EXPECT_EQ(labels_of(article), Labels{});
}

TEST(Person, ManyNamesakesAndLongRunsTakeLinearTime) {
  std::string text;
  for (unsigned i = 0; i < 20000; ++i)
    text += "Anna X" + std::string(i % 40, 'a') + "rin Carter spoke. ";
  for (int i = 0; i < 50000; ++i) text += "President ";
  for (int i = 0; i < 50000; ++i) text += "von ";
  for (int i = 0; i < 50000; ++i) text += "Anna-";
  const Labels labels = labels_of(body_only(text));  // ends soon, or ctest stops it
  EXPECT_FALSE(labels.persons.empty());
}

}  // namespace
}  // namespace newsdex
