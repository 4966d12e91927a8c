#include "common/text/stemmer.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <xapian.h>

#include "common/text/fold.h"

namespace newsdex::text {
namespace {

// Snowball's languages in Xapian 1.4, by ISO 639-1. "Norwegian" is three codes.
constexpr auto kStemmedLanguages = std::to_array<std::string_view>(
    {"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id",
     "it", "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"});

/// Words remembered before the memory is emptied: a bound, not a tuned figure.
constexpr std::size_t kMemoryLimit = 1U << 18;

std::string snowball_name(std::string_view language) {
  if (!Stemmer::knows(language)) return "none";
  return std::string(language == "no" ? "nb" : language);
}

}  // namespace

struct Stemmer::Impl {
  Xapian::Stem stem;
  bool active;
  std::unordered_map<std::string, std::vector<std::string>> memory;

  explicit Impl(std::string_view language)
      : stem(snowball_name(language)), active(Stemmer::knows(language)) {}
};

Stemmer::Stemmer(std::string_view language) : impl_(std::make_unique<Impl>(language)) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

bool Stemmer::knows(std::string_view language) {
  return std::find(kStemmedLanguages.begin(), kStemmedLanguages.end(), language) !=
         kStemmedLanguages.end();
}

const std::vector<std::string>& Stemmer::stems(std::string_view surface, std::string_view folded) {
  const bool ascii = std::all_of(surface.begin(), surface.end(),
                                 [](char c) { return static_cast<signed char>(c) >= 0; });
  std::string key = ascii ? std::string(folded) : lower(surface);
  if (impl_->memory.size() >= kMemoryLimit) impl_->memory.clear();
  const auto [entry, is_new] = impl_->memory.try_emplace(std::move(key));
  std::vector<std::string>& stems = entry->second;
  if (!is_new) return stems;

  std::string plain = impl_->active ? impl_->stem(std::string(folded)) : std::string(folded);
  if (impl_->active && entry->first != folded) {
    std::string accented = fold(impl_->stem(entry->first));
    if (!accented.empty() && accented != plain) stems.push_back(std::move(accented));
  }
  stems.push_back(std::move(plain));
  return stems;
}

}  // namespace newsdex::text
