#include "indexer/lexicon.h"

#include <algorithm>

#include "common/schema.h"

namespace newsdex {
namespace {

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

}  // namespace

// Of most names the first bytes are all, and stand beside the hash.
bool Lexicon::is_named(const Term& term, std::string_view name, const FirstBytes& first) const {
  return term.name_bytes == name.size() && term.first[0] == first[0] && term.first[1] == first[1] &&
         (name.size() <= kFirstBytes || this->name(term) == name);
}

void Lexicon::prefetch_slot(std::uint64_t hash) const {
  __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
}

void Lexicon::prefetch_term(std::uint64_t hash) const {
  const Slot& slot = slots_[hash & (slots_.size() - 1)];
  if (slot.number != 0) __builtin_prefetch(&terms_[slot.number - 1], 1);
}

void Lexicon::prefetch_stem(std::uint64_t hash) const {
  const Slot& slot = slots_[hash & (slots_.size() - 1)];
  if (slot.number == 0) return;
  const std::uint32_t stem = terms_[slot.number - 1].stems[0];
  if (stem != kNone) __builtin_prefetch(&terms_[stem], 1);
}

std::uint32_t Lexicon::number_of(std::string_view name, std::uint64_t hash) {
  const FirstBytes first = first_bytes(name);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at].number != 0; at = (at + 1) & mask) {
    if (slots_[at].tag != tag_of(hash)) continue;
    const std::uint32_t number = slots_[at].number - 1;
    if (is_named(terms_[number], name, first)) return number;
  }
  return add(name, hash);
}

std::uint32_t Lexicon::add(std::string_view name, std::uint64_t hash) {
  if (2 * (terms_.size() + 1) > slots_.size()) grow();
  const auto number = static_cast<std::uint32_t>(terms_.size());
  Term term;
  term.hash = hash;
  term.first = first_bytes(name);
  term.name_begin = static_cast<std::uint32_t>(names_.size());
  term.name_bytes = static_cast<std::uint32_t>(name.size());
  names_ += name;
  terms_.push_back(term);
  insert(number);
  return number;
}

void Lexicon::insert(std::uint32_t number) {
  const std::uint64_t hash = terms_[number].hash;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].number != 0) at = (at + 1) & mask;
  slots_[at] = {tag_of(hash), number + 1};
}

void Lexicon::grow() {
  slots_ = std::vector<Slot>(2 * slots_.size());
  for (std::uint32_t number = 0; number < terms_.size(); ++number) insert(number);
}

// The accents of a word decide on its stems too; without any it is its folded form alone.
Lexicon::Numbers Lexicon::stems_of(std::uint32_t number, std::string_view prefix,
                                   std::string_view surface, std::string_view folded) {
  const bool is_plain = is_ascii(surface);
  if (is_plain && terms_[number].stems[0] != kNone) return terms_[number].stems;
  Numbers found{kNone, kNone};
  std::size_t count = 0;
  for (const std::string_view stem : stemmer_.stems(surface, folded)) {
    scratch_.assign(kStemPrefix).append(prefix).append(stem);
    found.at(count++) = number_of(scratch_);
  }
  if (is_plain) terms_[number].stems = found;
  return found;
}

void Lexicon::make_room() {
  static constexpr std::size_t kMostTerms = 1U << 16;  // a bound, not a tuned figure
  if (terms_.size() > kMostTerms) forget();
}

void Lexicon::forget() {
  static constexpr std::size_t kFewestSlots = 1U << 10;
  slots_ = std::vector<Slot>(kFewestSlots);
  terms_ = {};
  names_ = {};
}

}  // namespace newsdex
