#include "indexer/extract/byline.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "common/text/utf8.h"
#include "indexer/extract/clean.h"
#include "indexer/extract/credit_line.h"

namespace newsdex {

namespace {

// Before names; in other lines they are prepositions.
constexpr auto kWords = std::to_array<std::string_view>({
    "By ",
    "BY ",
    "by ",  // en
    "Por ",
    "POR ",
    "por ",  // es pt
    "Von ",
    "VON ",
    "von ",  // de
    "Par ",
    "PAR ",
    "par ",  // fr
    "di ",
    "door ",  // it nl
    "Dal nostro inviato ",
    "dal nostro inviato ",
    "Van onze verslaggever ",
    "Van onze verslaggeefster ",
    "Van onze correspondent ",
});

// The same, but begin names, too: "Di Stefano".
constexpr auto kNameWords = std::to_array<std::string_view>({
    "Di ", "DI ",                // it
    "Door ", "DOOR ",            // nl
    "Av ", "AV ", "Af ", "AF ",  // sv no da
    "Oleh ", "OLEH ",            // id ms
});

// Before a colon, whatever follows.
constexpr auto kLabels = std::to_array<std::string_view>({
    "By",         "Author",    "Autor",     "Autora",  "Autorka", "Auteur", "Autore",
    "Författare", "Forfatter", "Teksti",    "Tekst",   "Írta",    "Szerző", "Yazan",
    "Yazar",      "Haber",     "Penulis",   "Tác giả", "Автор",   "Авторы", "Авторка",
    "Автори",     "Текст",     "Συντάκτης", "Γράφει",  "كتب",     "كتبت",   "نویسنده",
    "מאת",        "लेखक",       "作者",      "撰文",    "文",      "記者",   "记者",
});

// Where a format says that it is a byline; elsewhere they begin sentences, too.
constexpr auto kFieldWords = std::to_array<std::string_view>(
    {"Του ", "Της ", "โดย ", "文・", "記者 ", "记者 ", "Text: ", "Reporter: "});

constexpr auto kColons = std::to_array<std::string_view>({":", " :", "\uff1a"});

// How many bytes the words that open a byline take; `is_label` tells that they end in a colon.
std::size_t opening_bytes(std::string_view line, bool& is_label) {
  is_label = false;
  for (const std::string_view word : kWords) {
    if (line.starts_with(word)) return word.size();
  }
  for (const std::string_view word : kNameWords) {
    if (!line.starts_with(word)) continue;
    const std::string_view name = line.substr(word.size());
    return name.substr(0, name.find(',')).find(' ') == std::string_view::npos ? 0 : word.size();
  }
  for (const std::string_view label : kLabels) {
    if (!line.starts_with(label)) continue;
    for (const std::string_view colon : kColons) {
      if (!line.substr(label.size()).starts_with(colon)) continue;
      is_label = true;
      return label.size() + colon.size();
    }
  }
  return 0;
}

// "홍길동 기자" and nothing else.
constexpr std::string_view kKoreanReporter = " 기자";

bool is_korean_byline(std::string_view line) {
  constexpr std::size_t kMostBytes = std::size_t{4} * 3;  // of a name: four syllables
  if (!line.ends_with(kKoreanReporter)) return false;
  line.remove_suffix(kKoreanReporter.size());
  return !line.empty() && line.size() <= kMostBytes && line.find(' ') == std::string_view::npos &&
         !text::is_ascii(line);
}

bool begins_name(std::string_view word) {
  return !word.empty() && u_isalpha(static_cast<UChar32>(text::decode(word, 0).code)) != 0 &&
         u_islower(static_cast<UChar32>(text::decode(word, 0).code)) == 0;
}

}  // namespace

bool are_names(std::string_view text, std::size_t most) {
  constexpr auto kJoiners = std::to_array<std::string_view>(
      {"&",  "al",  "and", "bin", "da",  "dan", "das", "de", "del", "della", "den", "der",
       "di", "do",  "dos", "e",   "el",  "en",  "et",  "i",  "ja",  "la",    "och", "og",
       "te", "ten", "ter", "und", "van", "ve",  "von", "y",  "és",  "και",   "и",   "та"});
  std::size_t words = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find_first_of(" ,"));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty() || std::find(kJoiners.begin(), kJoiners.end(), word) != kJoiners.end())
      continue;
    if (!begins_name(word)) return false;
    ++words;
  }
  return words >= 1 && words <= most;
}

bool is_byline(std::string_view line) {
  constexpr std::size_t kMostWords = 14;
  if (line.size() > kMaxCreditBytes || line.ends_with('.')) return false;
  if (is_korean_byline(line)) return true;
  bool is_label = false;
  const std::size_t opening = opening_bytes(line, is_label);
  if (opening == 0) return false;
  const std::string_view names = trim_ends(line.substr(opening), " ");
  const bool is_full_name = names.find(' ') != std::string_view::npos;
  return (is_label || is_full_name) && are_names(names, kMostWords);
}

std::string_view without_byline_words(std::string_view byline) {
  if (is_korean_byline(byline)) byline.remove_suffix(kKoreanReporter.size());
  bool is_label = false;
  std::size_t opening = opening_bytes(byline, is_label);
  for (const std::string_view word : kFieldWords) {
    if (opening == 0 && byline.starts_with(word)) opening = word.size();
  }
  return trim_ends(byline.substr(opening), " \t");
}

}  // namespace newsdex
