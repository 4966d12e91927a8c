#include "common/text/stemmer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>
#include <xxhash.h>

#include "common/text/fold.h"

namespace newsdex::text {
namespace {

// Snowball's languages in Xapian 1.4, by ISO 639-1. "Norwegian" is three codes.
constexpr auto kStemmedLanguages = std::to_array<std::string_view>(
    {"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id",
     "it", "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"});

// Those that stem at the beginning of words, or whose letters fold by what follows them.
constexpr auto kPrefixingLanguages =
    std::to_array<std::string_view>({"ar", "ga", "hy", "id", "ne", "ta"});

std::string snowball_name(std::string_view language) {
  if (!Stemmer::knows(language)) return "none";
  return std::string(language == "no" ? "nb" : language);
}

/// Words and their stems, side by side in one run of bytes: two looks into memory find a word.
class Memory {
 public:
  struct Entry {
    std::uint32_t tag = 0;    ///< a part of the word's hash
    std::uint32_t begin = 0;  ///< of the word, which its stems follow
    std::uint16_t word = 0;   ///< bytes; 0: nothing is here
    std::array<std::uint16_t, 2> stems{};
  };

  /// Words longer than this are stemmed each time.
  static constexpr std::size_t kLongestWord = 255;

  Memory() { clear(); }

  /// Where the word is, or where it would be.
  Entry& find(std::string_view word) {
    const std::uint64_t hash = XXH3_64bits_withSeed(word.data(), word.size(), seed_);
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    const std::size_t mask = entries_.size() - 1;
    std::size_t at = hash & mask;
    for (; entries_[at].word != 0; at = (at + 1) & mask) {
      if (entries_[at].tag == tag && text(entries_[at].begin, entries_[at].word) == word) break;
    }
    entries_[at].tag = tag;
    return entries_[at];
  }

  /// Fills what `find` gave for a word that is new; the entry moves.
  void add(Entry& entry, std::string_view word, const std::array<std::string, 2>& stems) {
    entry.begin = static_cast<std::uint32_t>(bytes_.size());
    entry.word = static_cast<std::uint16_t>(word.size());
    bytes_ += word;
    for (std::size_t i = 0; i < stems.size(); ++i) {
      entry.stems.at(i) = static_cast<std::uint16_t>(stems.at(i).size());
      bytes_ += stems.at(i);
    }
    ++words_;
  }

  [[nodiscard]] std::string_view text(std::uint32_t begin, std::size_t bytes) const {
    return std::string_view(bytes_).substr(begin, bytes);
  }

  /// Makes room for one more word: by a larger table, or once it is full by forgetting all.
  void make_room() {
    if (2 * (words_ + 1) <= entries_.size()) return;
    if (words_ >= kMostWords) return clear();
    std::vector<Entry> old(2 * entries_.size());
    old.swap(entries_);
    for (const Entry& entry : old) {
      if (entry.word != 0) find(text(entry.begin, entry.word)) = entry;
    }
  }

 private:
  /// A bound, not a tuned figure.
  static constexpr std::size_t kMostWords = 1U << 18;
  static constexpr std::size_t kFewestEntries = 1U << 10;

  void clear() {
    entries_.assign(kFewestEntries, {});
    bytes_.clear();
    words_ = 0;
  }

  std::uint64_t seed_ = std::random_device()();  // nobody can prepare words that fall together
  std::vector<Entry> entries_;
  std::string bytes_;
  std::size_t words_ = 0;
};

}  // namespace

struct Stemmer::Impl {
  Xapian::Stem stem;
  bool active;
  bool keeps_first_byte;
  Memory memory;
  std::array<std::string, 2> computed;
  std::array<std::string_view, 2> found;

  explicit Impl(std::string_view language)
      : stem(snowball_name(language)),
        active(Stemmer::knows(language)),
        keeps_first_byte(std::find(kPrefixingLanguages.begin(), kPrefixingLanguages.end(),
                                   language) == kPrefixingLanguages.end()) {}

  /// `computed` from a word as Snowball wants it; the second is empty where there is but one.
  void compute(const std::string& written, std::string_view folded) {
    const std::string plain(folded);
    computed = {active ? stem(plain) : plain, ""};
    if (!active || written == folded) return;
    std::string accented = fold(stem(written));
    if (accented.empty() || accented == computed[0]) return;
    computed[1] = std::move(computed[0]);
    computed[0] = std::move(accented);
  }

  std::span<const std::string_view> all(std::string_view first, std::string_view second) {
    found = {first, second};
    return std::span(found).first(second.empty() ? 1 : 2);
  }
};

Stemmer::Stemmer(std::string_view language) : impl_(std::make_unique<Impl>(language)) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

bool Stemmer::knows(std::string_view language) {
  return std::find(kStemmedLanguages.begin(), kStemmedLanguages.end(), language) !=
         kStemmedLanguages.end();
}

bool Stemmer::keeps_first_byte() const { return impl_->keeps_first_byte; }

std::span<const std::string_view> Stemmer::stems(std::string_view surface,
                                                 std::string_view folded) {
  const bool ascii = std::all_of(surface.begin(), surface.end(),
                                 [](char c) { return static_cast<signed char>(c) >= 0; });
  const std::string accented = ascii ? std::string() : lower(surface);
  const std::string_view word = ascii ? folded : accented;
  if (word.empty() || word.size() > Memory::kLongestWord || folded.size() > Memory::kLongestWord) {
    impl_->compute(std::string(word), folded);
    return impl_->all(impl_->computed[0], impl_->computed[1]);
  }
  Memory& memory = impl_->memory;
  memory.make_room();
  Memory::Entry& entry = memory.find(word);
  if (entry.word == 0) {
    impl_->compute(std::string(word), folded);
    memory.add(entry, word, impl_->computed);
  }
  const std::uint32_t begin = entry.begin + entry.word;
  return impl_->all(memory.text(begin, entry.stems[0]),
                    memory.text(begin + entry.stems[0], entry.stems[1]));
}

}  // namespace newsdex::text
