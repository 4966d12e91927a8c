#include "indexer/extract/credit_line.h"

#include <algorithm>
#include <array>

#include "indexer/extract/byline.h"
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

// "Susan Walsh/AP", "Gerald Herbert/AP, FILE".
bool is_agency_credit(std::string_view text) {
  if (text.size() > kMaxCreditBytes) return false;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || !are_names(text.substr(0, slash), 6)) return false;
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

}  // namespace newsdex
