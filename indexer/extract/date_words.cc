#include "indexer/extract/date_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "common/text/fold.h"

namespace newsdex {

namespace {

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

// Of further languages, as they are written, with blanks between them.
constexpr auto kForeignFillers = std::to_array<std::string_view>({
    "lunedì martedì mercoledì giovedì venerdì sabato domenica il dello ore alle",          // it
    "segunda terça quarta quinta sexta feira sábado às em dia",                            // pt
    "luni marți miercuri joi vineri sâmbătă duminică ora",                                 // ro
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag op om uur",                // nl
    "måndag tisdag onsdag torsdag fredag lördag söndag kl klockan",                        // sv
    "mandag tirsdag lørdag søndag",                                                        // da no
    "poniedziałek wtorek środa czwartek piątek sobota niedziela dnia roku r godz o",       // pl
    "pondělí úterý středa čtvrtek pátek neděle v",                                         // cs
    "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс",  // ru
    "года г в",                                                                            // ru
    "понеділок вівторок середа четвер п’ятниця субота неділя року р о",                    // uk
    "Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή στις ώρα",                     // el
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar saat",                          // tr
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai klo kello",        // fi
    "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina",    // fi
    "hétfő kedd szerda csütörtök péntek szombat vasárnap án én",                           // hu
    "Senin Selasa Rabu Kamis Jumat Sabtu Minggu pukul",                                    // id
    "Thứ Hai Ba Tư Năm Sáu Bảy Chủ Nhật ngày lúc",                                         // vi
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد يوم في الساعة",                   // ar
    "יום ראשון שני שלישי רביעי חמישי שישי שבת ב בשעה",                                     // he
    "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",                                      // hi
    "วันที่ ที่ วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ เวลา น พ.ศ",                  // th
    "星期 星期一 星期二 星期三 星期四 星期五 星期六 星期天 周 周一 周二 周三 周四 周五 周六",  // zh
    "週 週一 週二 週三 週四 週五 週六 一 二 三 四 五 六",                                      // zh
    "曜 火 水 木 金 土 火曜 水曜 木曜 金曜 土曜",                                              // ja
    "년 월 일 월요일 화요일 수요일 목요일 금요일 토요일 일요일 화 수 목 금 토",                // ko
});

std::unordered_set<std::string> fold_fillers() {
  std::unordered_set<std::string> words;
  for (const std::string_view word : kFillers) words.emplace(word);
  for (std::string_view rest : kForeignFillers) {
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      words.insert(text::fold(word));
    }
  }
  return words;
}

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
     "aest", "aedt", "nzst", "nzdt", "sast", "eat", "wat", "brt",  "art", "wib",  "мск"});

}  // namespace

bool is_date_filler(std::string_view folded) {
  static const auto words = fold_fillers();
  return words.contains(std::string(folded));
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
