#include "indexer/extract/furniture.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>
#include <string>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace newsdex {

namespace {

// Longer paragraphs are story without a look, whatever they begin with; so the work is linear.
constexpr std::size_t kMaxBytes = 1000;
constexpr std::size_t kMaxEndingBytes = 300;   // for phrases at the end
constexpr std::size_t kMaxOpeningBytes = 100;  // more than the longest phrase
constexpr std::size_t kMaxCreditBytes = 120;

/// Where in a paragraph a phrase has to stand.
enum class Place : std::uint8_t {
  whole,    ///< it is the paragraph, but for punctuation at the ends
  label,    ///< at the beginning, with a colon, dash or bar after it, or as the whole
  opening,  ///< at the beginning
  ending,   ///< at the end, but for punctuation
};

struct Phrase {
  std::string_view words;  ///< folded: small letters, no accents, no apostrophes
  Place place;
  Zone zone;
};

constexpr auto kPhrases = std::to_array<Phrase>({
    // Links to other articles
    {"read more", Place::label, Zone::boilerplate},
    {"read also", Place::label, Zone::boilerplate},
    {"also read", Place::label, Zone::boilerplate},
    {"read next", Place::label, Zone::boilerplate},
    {"see also", Place::label, Zone::boilerplate},
    {"more", Place::label, Zone::boilerplate},
    {"more on this", Place::whole, Zone::boilerplate},
    {"more from", Place::label, Zone::boilerplate},
    {"related", Place::label, Zone::boilerplate},
    {"related articles", Place::label, Zone::boilerplate},
    {"related stories", Place::label, Zone::boilerplate},
    {"related coverage", Place::label, Zone::boilerplate},
    {"recommended", Place::label, Zone::boilerplate},
    {"watch", Place::label, Zone::boilerplate},
    {"now watch", Place::label, Zone::boilerplate},
    {"photos", Place::label, Zone::boilerplate},
    {"pictures", Place::label, Zone::boilerplate},
    {"slideshow", Place::label, Zone::boilerplate},
    {"just watched", Place::opening, Zone::boilerplate},
    {"click here to", Place::opening, Zone::boilerplate},
    {"click here for", Place::opening, Zone::boilerplate},
    {"click for more", Place::opening, Zone::boilerplate},
    {"lea tambien", Place::label, Zone::boilerplate},
    {"lee tambien", Place::label, Zone::boilerplate},
    {"leer tambien", Place::label, Zone::boilerplate},
    {"leer mas", Place::label, Zone::boilerplate},
    {"le puede interesar", Place::label, Zone::boilerplate},
    {"te puede interesar", Place::label, Zone::boilerplate},
    {"mas informacion", Place::label, Zone::boilerplate},
    {"noticias relacionadas", Place::label, Zone::boilerplate},
    {"a lire aussi", Place::label, Zone::boilerplate},
    {"lire aussi", Place::label, Zone::boilerplate},
    {"a lire egalement", Place::label, Zone::boilerplate},
    {"lire la suite", Place::label, Zone::boilerplate},
    {"a voir aussi", Place::label, Zone::boilerplate},
    {"sur le meme sujet", Place::label, Zone::boilerplate},
    {"lesen sie auch", Place::label, Zone::boilerplate},
    {"lesen sie mehr", Place::label, Zone::boilerplate},
    {"lesen sie hier", Place::label, Zone::boilerplate},
    {"mehr zum thema", Place::label, Zone::boilerplate},
    {"siehe auch", Place::label, Zone::boilerplate},
    {"weiterlesen", Place::label, Zone::boilerplate},
    // Advertising and page controls
    {"advertisement", Place::label, Zone::boilerplate},
    {"advertisement continue reading the main story", Place::whole, Zone::boilerplate},
    {"continue reading the main story", Place::opening, Zone::boilerplate},
    {"continue reading below", Place::whole, Zone::boilerplate},
    {"ad", Place::whole, Zone::boilerplate},
    {"advertising", Place::whole, Zone::boilerplate},
    {"photo", Place::whole, Zone::boilerplate},
    {"image", Place::whole, Zone::boilerplate},
    {"video", Place::whole, Zone::boilerplate},
    {"loading", Place::whole, Zone::boilerplate},
    {"this article is more than", Place::opening, Zone::boilerplate},
    {"sponsored", Place::whole, Zone::boilerplate},
    {"sponsored content", Place::label, Zone::boilerplate},
    {"story continued below", Place::whole, Zone::boilerplate},
    {"story continues below", Place::opening, Zone::boilerplate},
    {"article continues below", Place::opening, Zone::boilerplate},
    {"article continues after", Place::opening, Zone::boilerplate},
    {"publicidad", Place::whole, Zone::boilerplate},
    {"publicite", Place::whole, Zone::boilerplate},
    {"anzeige", Place::whole, Zone::boilerplate},
    {"werbung", Place::whole, Zone::boilerplate},
    {"pullquote", Place::whole, Zone::boilerplate},
    {"analysis/opinion", Place::whole, Zone::boilerplate},
    {"close", Place::whole, Zone::boilerplate},
    {"print", Place::whole, Zone::boilerplate},
    {"comments", Place::whole, Zone::boilerplate},
    {"leave a comment", Place::whole, Zone::boilerplate},
    {"share", Place::whole, Zone::boilerplate},
    {"share this", Place::label, Zone::boilerplate},
    {"share this article", Place::opening, Zone::boilerplate},
    {"share this story", Place::opening, Zone::boilerplate},
    {"share on facebook", Place::opening, Zone::boilerplate},
    {"share on twitter", Place::opening, Zone::boilerplate},
    {"listen to article", Place::opening, Zone::boilerplate},
    {"read or share this story", Place::opening, Zone::boilerplate},
    {"compartir", Place::whole, Zone::boilerplate},
    {"comparte este articulo", Place::opening, Zone::boilerplate},
    {"partagez cet article", Place::opening, Zone::boilerplate},
    {"artikel teilen", Place::opening, Zone::boilerplate},
    {"partager", Place::whole, Zone::boilerplate},
    {"teilen", Place::whole, Zone::boilerplate},
    {"media playback is", Place::opening, Zone::boilerplate},
    {"your browser doesnt support", Place::opening, Zone::boilerplate},
    {"your browser does not support", Place::opening, Zone::boilerplate},
    {"please enable javascript", Place::opening, Zone::boilerplate},
    {"javascript is disabled", Place::opening, Zone::boilerplate},
    // Subscriptions, cookies
    {"newsletter sign-up", Place::whole, Zone::boilerplate},
    {"sign up for our", Place::opening, Zone::boilerplate},
    {"sign up for the newsletter", Place::opening, Zone::boilerplate},
    {"sign up for daily", Place::opening, Zone::boilerplate},
    {"sign up here", Place::opening, Zone::boilerplate},
    {"sign up to our", Place::opening, Zone::boilerplate},
    {"get our free", Place::opening, Zone::boilerplate},
    {"get our daily newsletter", Place::opening, Zone::boilerplate},
    {"get the latest news delivered", Place::opening, Zone::boilerplate},
    {"subscribe", Place::whole, Zone::boilerplate},
    {"subscribe now", Place::opening, Zone::boilerplate},
    {"subscribe to our", Place::opening, Zone::boilerplate},
    {"subscribe to the newsletter", Place::opening, Zone::boilerplate},
    {"already a subscriber", Place::opening, Zone::boilerplate},
    {"support our journalism", Place::opening, Zone::boilerplate},
    {"suscribete", Place::opening, Zone::boilerplate},
    {"suscribase", Place::opening, Zone::boilerplate},
    {"abonnez-vous", Place::opening, Zone::boilerplate},
    {"inscrivez-vous a", Place::opening, Zone::boilerplate},
    {"abonnieren sie", Place::opening, Zone::boilerplate},
    {"newsletter abonnieren", Place::opening, Zone::boilerplate},
    {"follow us on", Place::opening, Zone::boilerplate},
    {"follow us at", Place::opening, Zone::boilerplate},
    {"like us on facebook", Place::opening, Zone::boilerplate},
    {"join us on facebook", Place::opening, Zone::boilerplate},
    {"join us on twitter", Place::opening, Zone::boilerplate},
    {"siguenos en", Place::opening, Zone::boilerplate},
    {"suivez-nous sur", Place::opening, Zone::boilerplate},
    {"folgen sie uns", Place::opening, Zone::boilerplate},
    {"this website uses cookies", Place::opening, Zone::boilerplate},
    {"this site uses cookies", Place::opening, Zone::boilerplate},
    {"we use cookies", Place::opening, Zone::boilerplate},
    {"by continuing to use this", Place::opening, Zone::boilerplate},
    {"este sitio utiliza cookies", Place::opening, Zone::boilerplate},
    {"ce site utilise des cookies", Place::opening, Zone::boilerplate},
    {"diese website verwendet cookies", Place::opening, Zone::boilerplate},
    // Rights and disclaimers
    {"copyright ©", Place::opening, Zone::boilerplate},
    {"copyright (c)", Place::opening, Zone::boilerplate},
    {"copyright 1", Place::opening, Zone::boilerplate},
    {"copyright 2", Place::opening, Zone::boilerplate},
    {"© 1", Place::opening, Zone::boilerplate},
    {"© 2", Place::opening, Zone::boilerplate},
    {"all rights reserved", Place::ending, Zone::boilerplate},
    {"todos los derechos reservados", Place::ending, Zone::boilerplate},
    {"tous droits reserves", Place::ending, Zone::boilerplate},
    {"alle rechte vorbehalten", Place::ending, Zone::boilerplate},
    {"this material may not be published", Place::opening, Zone::boilerplate},
    {"the opinions expressed by columnists", Place::opening, Zone::boilerplate},
    {"the opinions expressed in this commentary", Place::opening, Zone::boilerplate},
    {"the views expressed in this article", Place::opening, Zone::boilerplate},
    {"this is a rush transcript", Place::opening, Zone::boilerplate},
    {"reuter", Place::whole, Zone::boilerplate},
    {"reuters", Place::whole, Zone::boilerplate},
    // Corrections
    {"correction", Place::label, Zone::correction},
    {"correction,", Place::opening, Zone::correction},
    {"corrections", Place::label, Zone::correction},
    {"corrections & clarifications", Place::label, Zone::correction},
    {"corrected", Place::label, Zone::correction},
    {"clarification", Place::label, Zone::correction},
    {"editors note", Place::label, Zone::correction},
    {"this story corrects", Place::opening, Zone::correction},
    {"this story has been corrected", Place::opening, Zone::correction},
    {"this article has been corrected", Place::opening, Zone::correction},
    {"this article was amended", Place::opening, Zone::correction},
    {"an earlier version of this", Place::opening, Zone::correction},
    {"a previous version of this", Place::opening, Zone::correction},
    {"fe de errores", Place::label, Zone::correction},
    {"fe de erratas", Place::label, Zone::correction},
    {"correccion", Place::label, Zone::correction},
    {"nota del editor", Place::label, Zone::correction},
    {"nota de la redaccion", Place::label, Zone::correction},
    {"rectificatif", Place::label, Zone::correction},
    {"erratum", Place::label, Zone::correction},
    {"note de la redaction", Place::label, Zone::correction},
    {"korrektur", Place::label, Zone::correction},
    {"berichtigung", Place::label, Zone::correction},
    {"anmerkung der redaktion", Place::label, Zone::correction},
    // Who made it
    {"reporting by", Place::opening, Zone::credit},
    {"additional reporting by", Place::opening, Zone::credit},
    {"writing by", Place::opening, Zone::credit},
    {"editing by", Place::opening, Zone::credit},
    {"with assistance from", Place::opening, Zone::credit},
    {"with assistance by", Place::opening, Zone::credit},
    {"contributed to this report", Place::ending, Zone::credit},
    {"contributed to this article", Place::ending, Zone::credit},
    {"contributed to this story", Place::ending, Zone::credit},
    {"contributed reporting", Place::ending, Zone::credit},
    {"enlarge this image", Place::opening, Zone::credit},
    {"getty images", Place::whole, Zone::credit},
    {"ap photo", Place::whole, Zone::credit},
    // Captions
    {"image caption", Place::opening, Zone::caption},
    {"media caption", Place::opening, Zone::caption},
    {"file photo", Place::label, Zone::caption},
    {"caption", Place::label, Zone::caption},
});

// What opens a credit inside a caption, as it is printed. Followed by a name.
constexpr auto kCreditLabels = std::to_array<std::string_view>({
    "Photo: ",
    "PHOTO: ",
    "Photo by ",
    "Photo credit: ",
    "Photo Credit: ",
    "Photo courtesy of ",
    "Photograph: ",
    "Photograph by ",
    "Photographs by ",
    "Photo/",
    "AP Photo/",
    "Reuters photo: ",
    "Image: ",
    "Image by ",
    "Image credit: ",
    "Image copyright ",
    "Image courtesy of ",
    "Picture: ",
    "Picture by ",
    "Credit: ",
    "Illustration by ",
    "Illustration: ",
    "Video by ",
    "REUTERS/",
    "Reuters/",
    "Getty Images/",
    "Foto: ",
    "FOTO: ",
    "Foto de ",
    "Foto von ",
    "Fotos: ",
    "Bild: ",
    "Cr\u00e9dit photo: ",
    "Cr\u00e9dit photo : ",
    "Cr\u00e9dit: ",
    "Cr\u00e9dit : ",
    "Photo : ",
    "Cr\u00e9dito: ",
    "Imagen: ",
    "Quelle: ",
});

constexpr auto kAgencies = std::to_array<std::string_view>({
    "AP",       "AP Photo",  "AFP",          "AFP via Getty Images",
    "Anadolu",  "ANSA",      "Belga",        "Bloomberg",
    "CNN",      "dpa",       "DPA",          "EFE",
    "EPA",      "EPA-EFE",   "Getty",        "Getty Images",
    "Keystone", "NPR",       "PA",           "Pool",
    "REUTERS",  "Reuters",   "Shutterstock", "TASS",
    "UPI",      "USA TODAY", "Xinhua",       "Zuma",
});

std::string_view trim_ends(std::string_view text, std::string_view characters) {
  const std::size_t begin = text.find_first_not_of(characters);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(characters) - begin + 1);
}

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<signed char>(c) < 0;
}

// Whether what follows a label's phrase makes it one.
bool is_label_end(std::string_view rest) {
  constexpr auto kMarks = std::to_array<std::string_view>(
      {":", "|", "\u2013", "\u2014", "- ", "-- ", ">", "\u00bb", "\u203a"});
  const bool blank = rest.starts_with(' ');
  rest = trim_ends(rest, " ");
  if (rest.find_first_not_of(".!)]") == std::string_view::npos) return true;
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return rest.starts_with(mark) && (blank || mark.front() != '-');
  });
}

// A paragraph's words, folded, with and without punctuation at their ends.
struct Words {
  std::string_view all;
  std::string_view trimmed;
};

bool stands(const Words& words, const Phrase& phrase) {
  const std::string_view wanted = phrase.words;
  switch (phrase.place) {
    case Place::whole:
      return words.trimmed == wanted;
    case Place::label:
      return words.all.starts_with(wanted) && is_label_end(words.all.substr(wanted.size()));
    case Place::opening:
      return words.all.starts_with(wanted) &&
             (words.all.size() == wanted.size() || !is_word_byte(wanted.back()) ||
              std::isdigit(static_cast<unsigned char>(wanted.back())) != 0 ||
              !is_word_byte(words.all[wanted.size()]));
    case Place::ending:
      return words.trimmed.ends_with(wanted);
  }
  return false;
}

// The paragraph without bullets, rules and brackets at its beginning.
std::string_view without_ornaments(std::string_view text) {
  constexpr auto kOrnaments =
      std::to_array<std::string_view>({" ", "*", "-", "_", "=", "#", "~", ">", "(", "[", "\u2022",
                                       "\u00b7", "\u2013", "\u2014", "\u00bb", "\u25a0", "\u25cf"});
  const auto ornament = [&] {
    return std::find_if(kOrnaments.begin(), kOrnaments.end(),
                        [&](std::string_view mark) { return text.starts_with(mark); });
  };
  for (auto found = ornament(); found != kOrnaments.end(); found = ornament()) {
    text.remove_prefix(found->size());
  }
  return text;
}

std::optional<Zone> phrase_zone(std::string_view paragraph) {
  const std::string_view content = without_ornaments(paragraph);
  const bool is_short = content.size() <= kMaxEndingBytes;
  const std::string folded =
      text::fold(text::truncate(content, is_short ? content.size() : kMaxOpeningBytes));
  if (folded.empty()) return Zone::boilerplate;  // a rule: "* * *", "___"
  const Words words{folded, trim_ends(folded, " .,:;!?()[]*-\u2026")};
  for (const Phrase& phrase : kPhrases) {
    const bool seen = is_short || phrase.place == Place::label || phrase.place == Place::opening;
    if (seen && stands(words, phrase)) return phrase.zone;
  }
  return std::nullopt;
}

bool is_capital(std::string_view word) {
  const char c = word.empty() ? 'a' : word.front();
  return (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
}

// Whether every word begins with a capital or joins names, and there are one to `most` words.
bool is_names(std::string_view text, std::size_t most) {
  constexpr auto kJoiners =
      std::to_array<std::string_view>({"and", "y", "et", "und", "de", "del", "la", "der", "den",
                                       "van", "von", "bin", "al", "&", "da", "dos"});
  std::size_t words = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find_first_of(" ,"));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty() || std::find(kJoiners.begin(), kJoiners.end(), word) != kJoiners.end())
      continue;
    if (!is_capital(word)) return false;
    ++words;
  }
  return words >= 1 && words <= most;
}

// "Susan Walsh/AP", "Gerald Herbert/AP, FILE".
bool is_agency_credit(std::string_view text) {
  if (text.size() > kMaxCreditBytes) return false;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || !is_names(text.substr(0, slash), 6)) return false;
  std::string_view agency = trim_ends(text.substr(slash + 1), " ");
  for (const std::string_view file : {", FILE", ", File", " file", " Photo"}) {
    if (agency.ends_with(file)) agency.remove_suffix(file.size());
  }
  return std::any_of(kAgencies.begin(), kAgencies.end(), [&](std::string_view name) {
    return agency == name ||
           (agency.starts_with(name) && agency.substr(name.size()).starts_with('/'));
  });
}

bool opens_credit(std::string_view text) {
  return std::any_of(kCreditLabels.begin(), kCreditLabels.end(),
                     [&](std::string_view label) { return text.starts_with(label); });
}

bool is_credit(std::string_view text) {
  return text.size() <= kMaxCreditBytes && (opens_credit(text) || is_agency_credit(text));
}

// Where the credit at the end of a caption begins; npos if there is none.
std::size_t credit_begin(std::string_view paragraph) {
  if (is_credit(paragraph)) return 0;
  if (paragraph.ends_with(')')) {
    const std::size_t bracket = paragraph.rfind('(');
    if (bracket != std::string_view::npos) {
      const std::string_view inner = trim_ends(paragraph.substr(bracket), "() ");
      if (is_credit(inner)) return bracket;
    }
  }
  const std::size_t tail = paragraph.size() - std::min(paragraph.size(), kMaxCreditBytes);
  for (std::size_t i = tail; i + 2 < paragraph.size(); ++i) {
    const bool boundary = paragraph[i + 1] == ' ' &&
                          std::string_view(".!?)\"").find(paragraph[i]) != std::string_view::npos;
    if (boundary && is_credit(paragraph.substr(i + 2))) return i + 2;
  }
  return std::string_view::npos;
}

ZoneSpan span(Zone zone, std::size_t begin, std::size_t end) {
  return {zone, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The BBC's "Image copyright PA Image caption Prince Charles joined …".
Zones credit_then_caption(std::string_view paragraph) {
  const std::size_t caption = paragraph.find(" Image caption ");
  if (!paragraph.starts_with("Image copyright ") || caption == std::string_view::npos) return {};
  return {span(Zone::credit, 0, caption), span(Zone::caption, caption + 1, paragraph.size())};
}

bool is_link(std::string_view paragraph) {
  return paragraph.size() <= kMaxEndingBytes &&
         (paragraph.ends_with(" Read more") || paragraph.ends_with(" Read More") ||
          paragraph.starts_with("READ MORE "));
}

}  // namespace

Zones furniture(std::string_view paragraph) {
  if (paragraph.empty() || paragraph.size() > kMaxBytes) return {};
  if (Zones zones = credit_then_caption(paragraph); !zones.empty()) return zones;
  const std::optional<Zone> zone = is_link(paragraph) ? Zone::boilerplate : phrase_zone(paragraph);
  if (zone && zone != Zone::caption) return {span(*zone, 0, paragraph.size())};

  const std::size_t credit = credit_begin(paragraph);
  if (credit == std::string_view::npos) {
    if (!zone) return {};
    return {span(Zone::caption, 0, paragraph.size())};
  }
  const std::size_t caption_end = paragraph.substr(0, credit).find_last_not_of(' ') + 1;
  Zones zones;
  if (caption_end > 0) zones.push_back(span(Zone::caption, 0, caption_end));
  zones.push_back(span(Zone::credit, credit, paragraph.size()));
  return zones;
}

bool is_furniture(std::string_view paragraph) { return !furniture(paragraph).empty(); }

bool is_byline(std::string_view line) {
  constexpr std::size_t kMostWords = 14;
  if (line.size() > kMaxCreditBytes || line.ends_with('.')) return false;
  for (const std::string_view word :
       {"By ", "BY ", "Por ", "POR ", "Von ", "VON ", "Par ", "PAR "}) {
    if (!line.starts_with(word)) continue;
    const std::string_view names = line.substr(word.size());
    return names.find(' ') != std::string_view::npos && is_names(names, kMostWords);
  }
  return false;
}

}  // namespace newsdex
