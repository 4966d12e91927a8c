#include "indexer/term_set.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

#include "common/schema.h"
#include "common/text/tokenizer.h"

namespace newsdex {
namespace {

constexpr std::size_t kFewestSlots = 256;

bool is_indexed(std::string_view folded) {
  return !folded.empty() && folded.size() <= text::kMaxTokenBytes;
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

/// The first bytes of a name as numbers that are ordered as they are.
using FirstBytes = std::array<std::uint64_t, 2>;

FirstBytes first_bytes(std::string_view name) {
  FirstBytes first{};
  std::memcpy(first.data(), name.data(), std::min(name.size(), sizeof first));
  for (std::uint64_t& bytes : first) bytes = __builtin_bswap64(bytes);
  return first;
}

}  // namespace

TermSet::TermSet(text::Stemmer& stemmer, std::size_t words) : stemmer_(stemmer) {
  slots_.resize(std::max(kFewestSlots, std::bit_ceil(words)));
  rows_.reserve(words);
  places_.reserve(2 * words);
}

void TermSet::add_story_word(const WordPlace& word, Zone zone) {
  if (!is_indexed(word.folded)) return;
  const std::uint32_t row = row_of(word.folded);
  add_at(row, word.position, word.weight);
  if (!word.is_stemmed) return;
  for (const std::uint32_t stem : stem_rows({}, word, row)) {
    if (stem == kNone) continue;
    rows_[stem].wdf += word.weight;
    rows_[stem].zones |= 1U << static_cast<unsigned>(zone);
  }
}

void TermSet::add_word(std::string_view prefix, const WordPlace& word) {
  if (!is_indexed(word.folded)) return;
  scratch_.assign(prefix).append(word.folded);
  const std::uint32_t row = row_of(scratch_);
  add_at(row, word.position, word.weight);
  if (!word.is_stemmed) return;
  for (const std::uint32_t stem : stem_rows(prefix, word, row)) {
    if (stem != kNone) rows_[stem].wdf += word.weight;
  }
}

void TermSet::add_place(std::string_view name, std::uint32_t position) {
  add_at(row_of(name), position, 0);
}

void TermSet::add_at(std::uint32_t row, std::uint32_t position, std::uint32_t wdf) {
  rows_[row].wdf += wdf;
  ++rows_[row].places;
  places_.push_back({row, position});
}

// The accents of a word decide on its stems too; without any it is its folded form alone.
std::array<std::uint32_t, 2> TermSet::stem_rows(std::string_view prefix, const WordPlace& word,
                                                std::uint32_t row) {
  if (rows_[row].stems[0] != kNone) return rows_[row].stems;
  std::array<std::uint32_t, 2> found{kNone, kNone};
  std::size_t count = 0;
  for (const std::string_view stem : stemmer_.stems(word.surface, word.folded)) {
    scratch_.assign(kStemPrefix).append(prefix).append(stem);
    found.at(count++) = row_of(scratch_);
  }
  if (is_ascii(word.surface)) rows_[row].stems = found;
  return found;
}

std::uint32_t TermSet::row_of(std::string_view name) {
  const std::uint64_t hash = term_hash(name);
  std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Row& row = rows_[slots_[slot] - 1];
    if (row.hash == hash && this->name(row) == name) return slots_[slot] - 1;
  }
  const auto number = static_cast<std::uint32_t>(rows_.size());
  slots_[slot] = number + 1;
  Row& row = rows_.emplace_back();
  row.name_begin = static_cast<std::uint32_t>(names_.size());
  row.name_bytes = static_cast<std::uint32_t>(name.size());
  row.hash = hash;
  names_ += name;
  if (2 * rows_.size() > slots_.size()) grow();
  return number;
}

void TermSet::grow() {
  slots_.assign(2 * slots_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    std::size_t slot = rows_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = i + 1;
  }
}

// A stem of the story begins with kStemPrefix, which its zone's prefix follows.
void TermSet::name_zone_stems() {
  const std::size_t found = rows_.size();
  for (std::size_t i = 0; i < found; ++i) {
    for (std::uint32_t zones = rows_[i].zones; zones != 0; zones &= zones - 1) {
      const auto zone = static_cast<Zone>(std::countr_zero(zones));
      const Row stem = rows_[i];
      Row& row = rows_.emplace_back();
      row.name_begin = static_cast<std::uint32_t>(names_.size());
      names_.append(kStemPrefix).append(zone_stem_prefix(zone));
      names_.append(names_, stem.name_begin + kStemPrefix.size(),
                    stem.name_bytes - kStemPrefix.size());
      row.name_bytes = static_cast<std::uint32_t>(names_.size()) - row.name_begin;
    }
  }
}

std::vector<std::uint32_t> TermSet::sorted_positions(std::vector<std::uint32_t>& begins) const {
  begins.resize(rows_.size() + 1);
  for (std::size_t i = 0; i < rows_.size(); ++i) begins[i + 1] = begins[i] + rows_[i].places;
  std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
  std::vector<std::uint32_t> positions(places_.size());
  for (const Place& place : places_) positions[next[place.row]++] = place.position;
  return positions;
}

ArticleTerms TermSet::take() {
  name_zone_stems();
  struct Key {
    FirstBytes first;
    std::uint32_t row;
  };
  std::vector<Key> keys(rows_.size());
  for (std::uint32_t i = 0; i < rows_.size(); ++i) keys[i] = {first_bytes(name(rows_[i])), i};
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    return a.first != b.first ? a.first < b.first : name(rows_[a.row]) < name(rows_[b.row]);
  });

  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> positions = sorted_positions(begins);
  ArticleTerms terms;
  terms.reserve(rows_.size(), names_.size());
  for (const Key& key : keys) {
    const auto begin = positions.begin() + begins[key.row];
    auto end = positions.begin() + begins[key.row + 1];
    // A zone that stands before one of lower positions, or a place that was named twice.
    if (std::adjacent_find(begin, end, std::greater_equal<>()) != end) {
      std::sort(begin, end);
      end = std::unique(begin, end);
    }
    terms.add(name(rows_[key.row]), rows_[key.row].wdf, {begin, end});
  }
  rows_.clear();
  places_.clear();
  names_.clear();
  std::fill(slots_.begin(), slots_.end(), 0U);
  return terms;
}

}  // namespace newsdex
