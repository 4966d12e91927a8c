#include "indexer/extract/furniture.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "indexer/extract/byline.h"

namespace newsdex {
namespace {

std::string describe(std::string_view paragraph) {
  std::string all;
  for (const ZoneSpan& span : furniture(paragraph)) {
    if (!all.empty()) all += " | ";
    all += std::string(to_string(span.zone)) + ": ";
    all += paragraph.substr(span.begin, span.end - span.begin);
  }
  return all;
}

struct Row {
  const char* name;
  const char* paragraph;
  const char* zones;  // "" is story; a zone alone is the whole paragraph
};

constexpr auto kRows = std::to_array<Row>({
    {"ReadMore", "READ MORE \u2013 Harbour chief resigns", "boilerplate"},
    {"ReadMoreCapitals", "READ MORE Harbour chief resigns", "boilerplate"},
    {"ReadMoreLast", "Harbour chief resigns over tolls Read more", "boilerplate"},
    {"Related", "RELATED: Harbour chief resigns", "boilerplate"},
    {"RelatedInBrackets", "( PHOTOS: The harbour)", "boilerplate"},
    {"AlsoRead", "Also read | Harbour chief resigns", "boilerplate"},
    {"Spanish", "LEA TAMBI\u00c9N: El puerto cierra", "boilerplate"},
    {"French", "\u00c0 LIRE AUSSI : Le port ferme", "boilerplate"},
    {"German", "LESEN SIE AUCH: Der Hafen schlie\u00dft", "boilerplate"},
    {"Italian", "Leggi anche: Chiude il porto", "boilerplate"},
    {"Portuguese", "LEIA TAMBÉM: O porto fecha", "boilerplate"},
    {"Dutch", "Lees ook: De haven sluit", "boilerplate"},
    {"Polish", "Czytaj także: Port zamknięty", "boilerplate"},
    {"Swedish", "Läs också: Hamnen stängs", "boilerplate"},
    {"Danish", "Læs også: Havnen lukker", "boilerplate"},
    {"Finnish", "Lue myös: Satama suljetaan", "boilerplate"},
    {"Hungarian", "Olvassa el ezt is: Bezár a kikötő", "boilerplate"},
    {"Russian", "Читайте также: Порт закрывают", "boilerplate"},
    {"Ukrainian", "ЧИТАЙТЕ ТАКОЖ: Порт зачиняють", "boilerplate"},
    {"Greek", "Διαβάστε επίσης: Κλείνει το λιμάνι", "boilerplate"},
    {"Turkish", "AYRICA OKUYUN: Liman kapanıyor", "boilerplate"},
    {"Arabic", "اقرأ أيضًا: إغلاق الميناء", "boilerplate"},
    {"Persian", "بیشتر بخوانید: بسته شدن بندر", "boilerplate"},
    {"Hebrew", "קראו גם: הנמל נסגר", "boilerplate"},
    {"Hindi", "यह भी पढ़ें: बंदरगाह बंद", "boilerplate"},
    {"Thai", "อ่านเพิ่มเติม: ท่าเรือปิด", "boilerplate"},
    {"Chinese", "延伸阅读：港口关闭", "boilerplate"},
    {"ChineseTraditional", "延伸閱讀：港口關閉", "boilerplate"},
    {"Japanese", "関連記事：港が閉鎖", "boilerplate"},
    {"Korean", "관련기사: 항구 폐쇄", "boilerplate"},
    {"Vietnamese", "Xem thêm: Cảng đóng cửa", "boilerplate"},
    {"Indonesian", "Baca juga: Pelabuhan ditutup", "boilerplate"},
    {"RussianAdvertisement", "Реклама", "boilerplate"},
    {"ItalianRights", "© La Gazzetta. Riproduzione riservata", "boilerplate"},
    {"KoreanRights", "저작권자(c) 항구일보, 무단 전재 및 재배포 금지", "boilerplate"},
    {"SwedishCorrection", "Rättelse: Avgiften var lägre.", "correction"},
    {"Newsletter", "Sign up for our newsletter to get the news first.", "boilerplate"},
    {"Subscribe", "Subscribe", "boilerplate"},
    {"Advertisement", "ADVERTISEMENT", "boilerplate"},
    {"Share", "Share this article", "boilerplate"},
    {"Click", "CLICK HERE TO GET THE APP", "boilerplate"},
    {"Follow", "Follow us on Twitter @harbour", "boilerplate"},
    {"Copyright", "Copyright \u00a9 2019 The Harbour Post, LLC.", "boilerplate"},
    {"CopyrightYear", "Copyright 2019 The Harbour Post", "boilerplate"},
    {"SignUp", "Sign Up You agree to receive alerts from us. You can unsubscribe at any time.",
     "boilerplate"},
    {"CaptionOfARadioPage", "toggle caption Xana Yorro/KXYZ", "credit"},
    {"Rights", "\u00a9 2019 Harbour Post. All rights reserved.", "boilerplate"},
    {"Cookies", "This website uses cookies to improve your experience.", "boilerplate"},
    {"Rule", "* * *", "boilerplate"},
    {"Underscores", "___", "boilerplate"},
    {"Correction", "Correction: An earlier version misstated the toll.", "correction"},
    {"CorrectionDated", "*Correction, Dec. 10, 2018: The toll was lower.", "correction"},
    {"EditorsNote", "Editor\u2019s note: This article was updated.", "correction"},
    {"WireCorrection", "(This story corrects the toll in paragraph 3)", "correction"},
    {"SpanishCorrection", "Fe de errores: la cifra era menor.", "correction"},
    {"Reporting", "(Reporting by Ana Duarte; Editing by Jo Smith)", "credit"},
    {"Contributed", "The Associated Press contributed to this report.", "credit"},
    {"PhotoOnly", "(Photo: Ana Duarte/EPA)", "credit"},
    {"PhotoBy", "Photo by Ana Duarte", "credit"},
    {"NameAgency", "Ana B. Duarte/AP, FILE", "credit"},
    {"ReutersName", "REUTERS/Ana Duarte", "credit"},
    {"CaptionBracket", "Ships off the port (Photo: Ana Duarte/EPA)",
     "caption: Ships off the port | credit: (Photo: Ana Duarte/EPA)"},
    {"CaptionApPhoto", "FILE - Ships wait off the port. (AP Photo/Ana Duarte, File)",
     "caption: FILE - Ships wait off the port. | credit: (AP Photo/Ana Duarte, File)"},
    {"CaptionInline", "Ships wait off the port. Photograph: Ana Duarte/AP",
     "caption: Ships wait off the port. | credit: Photograph: Ana Duarte/AP"},
    {"CaptionFilePhoto", "FILE PHOTO: Ships wait off the port, May 3. REUTERS/Ana Duarte",
     "caption: FILE PHOTO: Ships wait off the port, May 3. | credit: REUTERS/Ana Duarte"},
    {"CaptionBbc", "Image copyright PA Image caption Ships wait off the port",
     "credit: Image copyright PA | caption: Image caption Ships wait off the port"},
    {"CaptionSpanish", "Barcos frente al puerto (Foto: Ana Duarte/EFE)",
     "caption: Barcos frente al puerto | credit: (Foto: Ana Duarte/EFE)"},
    {"CaptionFrench", "Des navires au large (Cr\u00e9dit photo : Ana Duarte)",
     "caption: Des navires au large | credit: (Cr\u00e9dit photo : Ana Duarte)"},
    // Sentences of stories that use the same words
    {"StoryAdvertisement", "Advertisement sales fell by a third, the company said.", ""},
    {"StoryItalian", "Leggi anche severe non bastano, ha detto il ministro.", ""},
    {"StoryRussian", "Реклама пива запрещена с понедельника, сообщил министр.", ""},
    {"StoryChinese", "广告收入下降三分之一，公司说。", ""},
    {"StoryRelated", "Related companies will be taxed as one.", ""},
    {"StoryReadMore", "Read more books, the minister told the children.", ""},
    {"StoryWantReadMore", "I wish that people would read more.", ""},
    {"StorySubscribe", "Subscribers left the network in large numbers.", ""},
    {"StoryPhoto", "Photographs of the harbour were shown to the jury.", ""},
    {"StoryPhotoSaid", "The photo: a man on a bridge, alone.", ""},
    {"StoryShare", "Share prices fell on Monday in thin trade.", ""},
    {"StoryShares", "Share this burden, the bishop asked of the rich countries.", ""},
    {"StoryFollow", "Follow the money, the prosecutor said.", ""},
    {"StoryCorrection", "Correction officers walked out on Monday.", ""},
    {"StoryCopyright", "Copyright law has not kept up with machines.", ""},
    {"StoryMore", "More than 300 people were hurt.", ""},
    {"StoryWatch", "Watch makers in Geneva fear the tariffs.", ""},
    {"StoryCredit", "Credit is scarce, and so are jobs.", ""},
    {"StoryCookies", "We sell cookies, she said.", ""},
    {"StoryReporting", "The reporting by three newspapers led to the inquiry.", ""},
    {"StoryBracket", "The union (UAW/Ford) rejected it.", ""},
    {"StorySlash", "He works for the Tallinn/Riga ferry line.", ""},
    {"StoryImage", "Image is everything in this trade, he said.", ""},
    {"StoryClick", "Click, and the money is gone.", ""},
    {"StoryClose", "Close allies of the president were arrested.", ""},
    {"StoryQuote", "\u201cThat is all,\u201d he said.", ""},
    {"StoryShort", "OK.", ""},
    {"StoryReuters", "Reuters said the deal was near.", ""},
    {"StoryEditors", "Editors noted the change.", ""},
});

class Furniture : public testing::TestWithParam<Row> {};

TEST_P(Furniture, IsToldFromStory) {
  const std::string paragraph = GetParam().paragraph;
  const std::string zones = GetParam().zones;
  const bool whole = !zones.empty() && zones.find(':') == std::string::npos;
  EXPECT_EQ(describe(paragraph), whole ? zones + ": " + paragraph : zones);
}

INSTANTIATE_TEST_SUITE_P(Table, Furniture, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string{row.param.name}; });

TEST(Byline, IsALineOfNames) {
  EXPECT_TRUE(is_byline("By Ana Duarte"));
  EXPECT_TRUE(is_byline("By Ana Duarte and Jo B. Smith, Harbour Post"));
  EXPECT_TRUE(is_byline("Por Ana Duarte"));
  EXPECT_TRUE(is_byline("Von Ana von Duarte"));
  EXPECT_TRUE(is_byline("Di Niccolò Bianchi"));
  EXPECT_TRUE(is_byline("Door Annemieke van der Berg"));
  EXPECT_TRUE(is_byline("di Niccolò Bianchi"));
  EXPECT_TRUE(is_byline("par Julie Duval et Jean Mercier"));
  EXPECT_TRUE(is_byline("Van onze verslaggever Piet Jansen"));
  EXPECT_TRUE(is_byline("dal nostro inviato Carlo Bianchi"));
  EXPECT_TRUE(is_byline("Av Åsa Öberg och Jo Smith"));
  EXPECT_TRUE(is_byline("Oleh Siti Rahmawati"));
  EXPECT_TRUE(is_byline("Autor: Łukasz Żółkiewski"));
  EXPECT_TRUE(is_byline("Автор: Алексей Королёв"));
  EXPECT_TRUE(is_byline("كتب: أحمد عبد الله"));
  EXPECT_TRUE(is_byline("作者：王小明"));
  EXPECT_TRUE(is_byline("홍길동 기자"));
  EXPECT_FALSE(is_byline("홍길동 전 기자가 시장이 됐다"));
  EXPECT_FALSE(is_byline("Von überall kamen Menschen"));
  EXPECT_FALSE(is_byline("Di nuovo chiuso il porto"));
  EXPECT_FALSE(is_byline("di Bianchi"));
  EXPECT_FALSE(is_byline("por Lisboa passam barcos"));
  EXPECT_FALSE(is_byline("Door storm gesloten"));
  EXPECT_FALSE(is_byline("Автор: в порту закрыли всё"));
  EXPECT_FALSE(is_byline("By Monday the harbour was open."));
  EXPECT_FALSE(is_byline("By all accounts it rained"));
  EXPECT_FALSE(is_byline("By Friday"));
}

}  // namespace
}  // namespace newsdex
