#include "indexer/lexicon.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <span>

#include "common/schema.h"
#include "common/text/capitals.h"

namespace newsdex {
namespace {

constexpr std::size_t kBits = 64;  // of a word of `ranks_`

// By StemZone.
constexpr std::array kStemZonePrefixes{kTitleStemPrefix, kLeadStemPrefix, kCaptionStemPrefix,
                                       kOutsideLeadAndBodyStemPrefix,
                                       kOutsideTitleAndLeadStemPrefix};

std::uint64_t next_numbering() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

}  // namespace

Lexicon::Lexicon(std::string_view language) : stemmer_(language), numbering_(next_numbering()) {}

std::uint32_t Lexicon::prefixed_word(const WordForm& form) {
  scratch_.assign(form.prefix).append(form.surface);
  const std::uint32_t number = words_.number_of(scratch_, told_apart(form, term_hash(scratch_)));
  if (words_[number].term == kNone) describe(number, form);
  return number;
}

void Lexicon::describe(std::uint32_t number, WordForm form) {
  Word word;
  scratch_.assign(form.prefix).append(form.folded);
  word.term = term(scratch_);
  word.stems = stems(form);
  word.spelling = spelling(form);
  words_[number] = word;
}

std::array<std::uint32_t, 2> Lexicon::stems(const WordForm& form) {
  std::array<std::uint32_t, 2> found{kNone, kNone};
  if (!form.is_stemmed) return found;
  std::size_t count = 0;
  for (const std::string_view stem : stemmer_.stems(form.surface, form.folded)) {
    scratch_.assign(kStemPrefix).append(form.prefix).append(stem);
    found.at(count++) = term(scratch_);
  }
  return found;
}

std::uint32_t Lexicon::spelling(const WordForm& form) {
  if (!form.keeps_spelling) return kNone;
  switch (text::capitals_of(form.surface, form.folded)) {
    case text::Capitals::none:
      return kNone;
    case text::Capitals::initial:
      scratch_.assign(form.prefix).append(kInitialCapitalTerm);
      break;
    case text::Capitals::all:
      scratch_.assign(form.prefix).append(kAllCapitalsTerm);
      break;
    case text::Capitals::other:
      scratch_ = spellings_prefix(form.prefix, form.folded).append(form.surface);
      break;
  }
  return scratch_.size() <= kMaxTermBytes ? term(scratch_) : kNone;
}

// Titles and leads have most of them, and mostly the same.
std::uint32_t Lexicon::zone_stem(std::uint32_t stem, StemZone zone) {
  const auto index = static_cast<std::size_t>(zone);
  const bool is_kept = index < terms_[stem].zone_stems.size();
  if (is_kept && terms_[stem].zone_stems.at(index) != kNone)
    return terms_[stem].zone_stems.at(index);
  // A stem of the story begins with kStemPrefix, which its zone's prefix follows.
  scratch_.assign(kStemPrefix).append(kStemZonePrefixes.at(index));
  scratch_ += terms_.name(stem).substr(kStemPrefix.size());
  const std::uint32_t found = term(scratch_);
  if (is_kept) terms_[stem].zone_stems.at(index) = found;
  return found;
}

std::vector<std::uint32_t> Lexicon::terms(std::span<const std::string> names) {
  std::vector<std::uint64_t> hashes(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    hashes[i] = term_hash(names[i]);
    terms_.prefetch_slot(hashes[i]);
  }
  for (const std::uint64_t hash : hashes) terms_.prefetch_entry(hash);
  for (const std::uint64_t hash : hashes) terms_.prefetch_name(hash);
  std::vector<std::uint32_t> numbers(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) numbers[i] = terms_.number_of(names[i], hashes[i]);
  return numbers;
}

void Lexicon::prefetch(const std::uint64_t* hashes, std::size_t words) const {
  static constexpr std::size_t kSlotsAhead = 12;
  static constexpr std::size_t kWordsAhead = 6;
  if (words > kSlotsAhead) words_.prefetch_slot(hashes[kSlotsAhead]);
  if (words > kWordsAhead) words_.prefetch_entry(hashes[kWordsAhead]);
}

void Lexicon::prefetch_terms(std::uint32_t word) const {
  const Word& known = words_[word];
  terms_.prefetch(known.term);
  if (known.stems[0] != kNone) terms_.prefetch(known.stems[0]);
}

// Terms that were ranked before fall into place as bits of a long number; those that came since
// are few and are merged in.
void Lexicon::sort(std::vector<std::uint32_t>& terms) {
  ranks_.resize((ranked_.size() + kBits - 1) / kBits);
  unranked_.clear();
  unranked_.reserve(terms.size());  // no memory is missed once bits are set
  const std::span<std::uint64_t> bits(ranks_);
  for (const std::uint32_t number : terms) {
    Term& term = terms_[number];
    if (term.rank == kNone) {
      term.first = first_bytes(terms_.name(number));
      unranked_.push_back(number);
    } else {
      bits[term.rank / kBits] |= std::uint64_t{1} << (term.rank % kBits);
    }
  }
  const auto before = [this](std::uint32_t a, std::uint32_t b) { return is_before(a, b); };
  std::sort(unranked_.begin(), unranked_.end(), before);
  std::uint32_t* out = terms.data();
  auto next = unranked_.cbegin();
  const std::uint32_t* ranked = ranked_.data();
  for (std::uint64_t& word : bits) {
    for (; word != 0; word &= word - 1) {
      const std::uint32_t term = ranked[std::countr_zero(word)];
      while (next != unranked_.cend() && is_before(*next, term)) *out++ = *next++;
      *out++ = term;
    }
    ranked += kBits;
  }
  std::copy(next, unranked_.cend(), out);
}

// Half as many again, so that ordering all of them stays a small part of the work.
void Lexicon::rank() {
  static constexpr std::size_t kFewestNew = 1024;
  const std::size_t known = ranked_.size();
  if (terms_.size() - known < std::max(kFewestNew, known / 2)) return;
  ranked_.resize(terms_.size());
  for (auto i = static_cast<std::uint32_t>(known); i < ranked_.size(); ++i) {
    terms_[i].first = first_bytes(terms_.name(i));
    ranked_[i] = i;
  }
  const auto middle = ranked_.begin() + static_cast<std::ptrdiff_t>(known);
  const auto before = [this](std::uint32_t a, std::uint32_t b) { return is_before(a, b); };
  std::sort(middle, ranked_.end(), before);
  std::inplace_merge(ranked_.begin(), middle, ranked_.end(), before);
  for (std::uint32_t i = 0; i < ranked_.size(); ++i) terms_[ranked_[i]].rank = i;
}

void Lexicon::make_room() {
  static constexpr std::size_t kMost = 1U << 17U;  // a bound, not a tuned figure
  if (std::max(words_.size(), terms_.size()) > kMost) {
    words_.clear();
    terms_.clear();
    ranked_.clear();
    ranks_.clear();
    numbering_ = next_numbering();
  }
  rank();
}

}  // namespace newsdex
