#include "indexer/extract/furniture_phrases.h"

#include <algorithm>
#include <array>
#include <utility>

namespace newsdex {
namespace {

using Place = PhrasePlace;

constexpr auto kPhrases = std::to_array<FurniturePhrase>({
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

// Endings are one group, the others are in that of their first two bytes.
constexpr int kEndings = 0x10000;

constexpr int group_of(std::string_view words) {
  return static_cast<unsigned char>(words[0]) << 8 | static_cast<unsigned char>(words[1]);
}

constexpr int group_of(const FurniturePhrase* phrase) {
  return phrase->place == Place::ending ? kEndings : group_of(phrase->words);
}

constexpr auto kByGroup = [] {
  std::array<const FurniturePhrase*, kPhrases.size()> phrases{};
  std::transform(kPhrases.begin(), kPhrases.end(), phrases.begin(),
                 [](const FurniturePhrase& phrase) { return &phrase; });
  std::sort(phrases.begin(), phrases.end(), [](const auto* a, const auto* b) {
    return std::pair(group_of(a), a) < std::pair(group_of(b), b);
  });
  return phrases;
}();

std::span<const FurniturePhrase* const> phrases_of(int group) {
  const auto is_before = [](const FurniturePhrase* phrase, int other) {
    return group_of(phrase) < other;
  };
  const auto* const end = std::lower_bound(kByGroup.begin(), kByGroup.end(), group + 1, is_before);
  return {std::lower_bound(kByGroup.begin(), end, group, is_before), end};
}

}  // namespace

std::span<const FurniturePhrase* const> phrases_that_begin(std::string_view words) {
  if (words.size() < 2) return {};  // no phrase is shorter
  return phrases_of(group_of(words));
}

std::span<const FurniturePhrase* const> ending_phrases() { return phrases_of(kEndings); }

}  // namespace newsdex
