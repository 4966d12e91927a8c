#include "indexer/lexicon.h"

#include <algorithm>
#include <atomic>
#include <bit>

#include "common/schema.h"
#include "common/text/capitals.h"
#include "common/text/tokenizer.h"

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

// What sets words of one name apart: where the prefix ends, and what decides on their terms beside
// the surface. In bits of the hash that do not tell the slot, so that it can be fetched ahead.
std::uint64_t told_apart(const WordForm& form, std::uint64_t hash) {
  static constexpr unsigned kUnused = 40;
  const std::uint64_t form_bits = static_cast<std::uint64_t>(form.prefix.size()) << 9U |
                                  static_cast<std::uint64_t>(form.folded.size()) << 2U |
                                  static_cast<std::uint64_t>(form.is_stemmed) << 1U |
                                  static_cast<std::uint64_t>(form.keeps_spelling);
  return hash ^ (form_bits << kUnused);
}

}  // namespace

Lexicon::Lexicon(std::string_view language) : stemmer_(language), numbering_(next_numbering()) {}

std::uint32_t Lexicon::word(const WordForm& form, std::uint64_t hash) {
  if (form.folded.empty() || form.folded.size() > text::kMaxTokenBytes) return kNone;
  std::string_view name = form.surface;
  if (!form.prefix.empty()) {
    scratch_.assign(form.prefix).append(form.surface);
    name = scratch_;
    hash = term_hash(name);
  }
  const std::uint32_t number = words_.number_of(name, told_apart(form, hash));
  if (words_[number].term == kNone) describe(number, form);
  return number;
}

void Lexicon::describe(std::uint32_t number, const WordForm& form) {
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
  for (const std::uint32_t number : terms) {
    Term& term = terms_[number];
    if (term.rank == kNone) {
      term.first = first_bytes(terms_.name(number));
      unranked_.push_back(number);
    } else {
      ranks_[term.rank / kBits] |= std::uint64_t{1} << (term.rank % kBits);
    }
  }
  const auto before = [this](std::uint32_t a, std::uint32_t b) { return is_before(a, b); };
  std::sort(unranked_.begin(), unranked_.end(), before);
  auto out = terms.begin();
  auto next = unranked_.begin();
  std::uint64_t next_first = next != unranked_.end() ? terms_[*next].first : UINT64_MAX;
  const auto merge_those_before = [&](std::uint32_t term) {
    while (next_first <= terms_[term].first && next != unranked_.end() && is_before(*next, term)) {
      *out++ = *next++;
      next_first = next != unranked_.end() ? terms_[*next].first : UINT64_MAX;
    }
  };
  for (std::size_t i = 0; i < ranks_.size(); ++i) {
    for (; ranks_[i] != 0; ranks_[i] &= ranks_[i] - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(ranks_[i]));
      const std::uint32_t term = ranked_[i * kBits + bit];
      merge_those_before(term);
      *out++ = term;
    }
  }
  std::copy(next, unranked_.end(), out);
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
