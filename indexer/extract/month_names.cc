#include "indexer/extract/month_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "common/calendar_words.h"
#include "common/text/fold.h"

namespace newsdex {

namespace {

constexpr std::size_t kMonths = 12;
constexpr int kThaiYears = 543;

/// From January to December; a month's names have a blank between them. What calendar_words.h knows
/// is left out of its seven languages.
struct Language {
  std::array<std::string_view, kMonths> months;
  int years_ahead = 0;
};

constexpr auto kLanguages = std::to_array<Language>({
    // Romance
    {{"gen", "", "", "", "mag", "giu", "lug", "", "set", "ott out", "", ""}},
    {{"ianuarie ian", "februarie", "martie", "aprilie", "mai", "iunie iun", "iulie iul", "august",
      "septembrie", "octombrie", "noiembrie noi", "decembrie"}},
    // Germanic
    {{"", "", "mrt", "", "", "", "", "", "", "", "", ""}},
    {{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
      "oktober", "november", "december"}},
    {{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
      "oktober", "november", "december"}},
    {{"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
      "november", "desember des"}},
    // Slavic
    {{"stycznia styczeń sty", "lutego luty", "marca marzec", "kwietnia kwiecień kwi", "maja maj",
      "czerwca czerwiec cze", "lipca lipiec lip", "sierpnia sierpień sie", "września wrzesień wrz",
      "października październik paź", "listopada", "grudnia grudzień gru"}},
    {{"ledna leden", "února únor", "března březen", "dubna duben", "května květen", "června červen",
      "července červenec", "srpna srpen", "září", "října říjen", "listopadu", "prosince prosinec"}},
    {{"января январь янв", "февраля февраль фев", "марта март мар", "апреля апрель апр", "мая май",
      "июня июнь июн", "июля июль июл", "августа август авг", "сентября сентябрь сен сент",
      "октября октябрь окт", "ноября ноябрь ноя", "декабря декабрь дек"}},
    {{"січня січень", "лютого лютий", "березня березень", "квітня квітень", "травня травень",
      "червня червень", "липня липень", "серпня серпень", "вересня вересень", "жовтня жовтень",
      "листопада листопад", "грудня грудень"}},
    // Others of Europe
    {{"Ιανουαρίου Ιανουάριος Ιαν", "Φεβρουαρίου Φεβρουάριος Φεβ", "Μαρτίου Μάρτιος Μαρ",
      "Απριλίου Απρίλιος Απρ", "Μαΐου Μάιος Μαΐ", "Ιουνίου Ιούνιος Ιουν", "Ιουλίου Ιούλιος Ιουλ",
      "Αυγούστου Αύγουστος Αυγ", "Σεπτεμβρίου Σεπτέμβριος Σεπ", "Οκτωβρίου Οκτώβριος Οκτ",
      "Νοεμβρίου Νοέμβριος Νοε", "Δεκεμβρίου Δεκέμβριος Δεκ"}},
    {{"ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim",
      "kasım", "aralık"}},
    {{"tammikuuta tammikuu", "helmikuuta helmikuu", "maaliskuuta maaliskuu", "huhtikuuta huhtikuu",
      "toukokuuta toukokuu", "kesäkuuta kesäkuu", "heinäkuuta heinäkuu", "elokuuta elokuu",
      "syyskuuta syyskuu", "lokakuuta lokakuu", "marraskuuta marraskuu", "joulukuuta joulukuu"}},
    {{"január", "február", "március márc", "április ápr", "május máj", "június jún", "július júl",
      "augusztus", "szeptember szept", "október", "november", "december"}},
    // Asia
    {{"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
      "oktober", "november", "desember"}},
    {{"يناير جانفي", "فبراير فيفري شباط", "مارس آذار", "أبريل إبريل أفريل نيسان", "مايو ماي أيار",
      "يونيو يونيه جوان حزيران", "يوليو يوليه جويلية تموز", "أغسطس أوت آب", "سبتمبر أيلول",
      "أكتوبر", "نوفمبر", "ديسمبر"}},
    {{"ינואר בינואר", "פברואר בפברואר", "מרץ במרץ מרס במרס", "אפריל באפריל", "מאי במאי",
      "יוני ביוני", "יולי ביולי", "אוגוסט באוגוסט", "ספטמבר בספטמבר", "אוקטובר באוקטובר",
      "נובמבר בנובמבר", "דצמבר בדצמבר"}},
    {{"जनवरी", "फरवरी फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर सितम्बर",
      "अक्टूबर अक्तूबर", "नवंबर नवम्बर", "दिसंबर दिसम्बर"}},
    {{"มกราคม ม.ค", "กุมภาพันธ์ ก.พ", "มีนาคม มี.ค", "เมษายน เม.ย", "พฤษภาคม พ.ค", "มิถุนายน มิ.ย",
      "กรกฎาคม ก.ค", "สิงหาคม ส.ค", "กันยายน ก.ย", "ตุลาคม ต.ค", "พฤศจิกายน พ.ย", "ธันวาคม ธ.ค"},
     kThaiYears},
});

std::unordered_map<std::string, MonthName> fold_names() {
  std::unordered_map<std::string, MonthName> names;
  for (const Language& language : kLanguages) {
    for (unsigned month = 0; month < kMonths; ++month) {
      std::string_view rest = language.months.at(month);
      while (!rest.empty()) {
        const std::string_view name = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
        names.emplace(text::fold(name), MonthName{month + 1, language.years_ahead});
      }
    }
  }
  return names;
}

}  // namespace

std::optional<MonthName> find_month_name(std::string_view folded) {
  if (const auto number = month_number(folded)) return MonthName{*number, 0};
  static const auto names = fold_names();
  const auto found = names.find(std::string(folded));
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace newsdex
