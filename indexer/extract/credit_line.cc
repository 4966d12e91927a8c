#include "indexer/extract/credit_line.h"

#include <algorithm>
#include <array>

#include "indexer/extract/clean.h"

namespace newsdex {
namespace {

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
  return std::any_of(kCreditLabels.begin(), kCreditLabels.end(), [&](std::string_view label) {
    return text.starts_with(label.front()) && text.starts_with(label);
  });
}

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == ')' || c == '"'; }

}  // namespace

bool is_credit(std::string_view text) {
  return text.size() <= kMaxCreditBytes && (opens_credit(text) || is_agency_credit(text));
}

std::size_t credit_begin(std::string_view caption) {
  if (is_credit(caption)) return 0;
  if (caption.ends_with(')')) {
    const std::size_t bracket = caption.rfind('(');
    if (bracket != std::string_view::npos) {
      const std::string_view inner = trim_ends(caption.substr(bracket), "() ");
      if (is_credit(inner)) return bracket;
    }
  }
  const std::size_t tail = caption.size() - std::min(caption.size(), kMaxCreditBytes);
  for (std::size_t i = tail; i + 2 < caption.size(); ++i) {
    const bool boundary = caption[i + 1] == ' ' && ends_sentence(caption[i]);
    if (boundary && is_credit(caption.substr(i + 2))) return i + 2;
  }
  return std::string_view::npos;
}

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
