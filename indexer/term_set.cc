#include "indexer/term_set.h"

#include <algorithm>
#include <functional>

#include "common/schema.h"
#include "common/text/tokenizer.h"

namespace newsdex {
namespace {

bool is_indexed(std::string_view folded) {
  return !folded.empty() && folded.size() <= text::kMaxTokenBytes;
}

constexpr std::uint32_t bit(Zone zone) { return 1U << static_cast<unsigned>(zone); }

}  // namespace

TermSet::TermSet(Lexicon& lexicon, std::size_t words) : lexicon_(lexicon) {
  lexicon_.make_room();
  rows_.reserve(words);
  places_.reserve(2 * words);
}

TermSet::~TermSet() {
  for (const Row& row : rows_) lexicon_[row.term].row = Lexicon::kNone;
}

TermSet::Row& TermSet::row_of(std::uint32_t term) {
  std::uint32_t& row = lexicon_[term].row;
  if (row == Lexicon::kNone) {
    rows_.push_back({term, 0, 0, 0});
    row = static_cast<std::uint32_t>(rows_.size() - 1);
  }
  return rows_[row];
}

void TermSet::prefetch(std::span<const std::uint64_t> hashes) const {
  static constexpr std::size_t kSlotsAhead = 12;
  static constexpr std::size_t kTermsAhead = 8;
  static constexpr std::size_t kStemsAhead = 4;
  if (hashes.size() > kSlotsAhead) lexicon_.prefetch_slot(hashes[kSlotsAhead]);
  if (hashes.size() > kTermsAhead) lexicon_.prefetch_term(hashes[kTermsAhead]);
  if (hashes.size() > kStemsAhead) lexicon_.prefetch_stem(hashes[kStemsAhead]);
}

void TermSet::add_story_word(const WordPlace& word, Zone zone) {
  if (!is_indexed(word.folded)) return;
  const std::uint32_t term = lexicon_.number_of(word.folded, word.hash);
  add_at(term, word.position, word.weight);
  if (!word.is_stemmed) return;
  for (const std::uint32_t stem : lexicon_.stems_of(term, {}, word.surface, word.folded)) {
    if (stem == Lexicon::kNone) continue;
    Row& row = row_of(stem);
    row.wdf += word.weight;
    row.zones |= bit(zone);
  }
}

void TermSet::add_word(std::string_view prefix, const WordPlace& word) {
  if (!is_indexed(word.folded)) return;
  scratch_.assign(prefix).append(word.folded);
  const std::uint32_t term = lexicon_.number_of(scratch_);
  add_at(term, word.position, word.weight);
  if (!word.is_stemmed) return;
  for (const std::uint32_t stem : lexicon_.stems_of(term, prefix, word.surface, word.folded)) {
    if (stem != Lexicon::kNone) row_of(stem).wdf += word.weight;
  }
}

void TermSet::add_place(std::string_view name, std::uint32_t position) {
  add_at(lexicon_.number_of(name), position, 0);
}

void TermSet::add_at(std::uint32_t term, std::uint32_t position, std::uint32_t wdf) {
  Row& row = row_of(term);
  row.wdf += wdf;
  ++row.places;
  places_.push_back({lexicon_[term].row, position});
}

void TermSet::add_zone_stems() {
  static constexpr std::uint32_t kTitleAndLead = bit(Zone::title) | bit(Zone::lead);
  static constexpr std::uint32_t kLeadAndBody = bit(Zone::lead) | bit(Zone::body);
  std::size_t in_lead = 0;
  std::size_t behind_lead = 0;
  for (const Row& row : rows_) {
    if ((row.zones & bit(Zone::lead)) != 0) ++in_lead;
    if (row.zones != 0 && (row.zones & kTitleAndLead) == 0) ++behind_lead;
  }
  const bool is_mostly_lead = in_lead > behind_lead;
  const std::size_t found = rows_.size();
  if (is_mostly_lead) add(kMostlyLeadTerm);
  for (std::size_t i = 0; i < found; ++i) {
    const auto [stem, wdf, places, zones] = rows_[i];
    if (zones == 0) continue;
    const bool in_title_or_lead = (zones & kTitleAndLead) != 0;
    if ((zones & bit(Zone::title)) != 0) add_zone_stem(stem, kTitleStemPrefix);
    if ((zones & bit(Zone::caption)) != 0) add_zone_stem(stem, kCaptionStemPrefix);
    if ((zones & kLeadAndBody) == 0) add_zone_stem(stem, kOutsideLeadAndBodyStemPrefix);
    if (is_mostly_lead && !in_title_or_lead) add_zone_stem(stem, kOutsideTitleAndLeadStemPrefix);
    if (!is_mostly_lead && (zones & bit(Zone::lead)) != 0) add_zone_stem(stem, kLeadStemPrefix);
  }
}

// A stem of the story begins with kStemPrefix, which its zone's prefix follows.
void TermSet::add_zone_stem(std::uint32_t term, std::string_view prefix) {
  scratch_.assign(kStemPrefix).append(prefix);
  scratch_ += lexicon_.name(lexicon_[term]).substr(kStemPrefix.size());
  add(scratch_);
}

std::vector<std::uint32_t> TermSet::order() const {
  struct Key {
    std::uint64_t first;
    std::uint64_t next;
    std::uint32_t row;
  };
  std::vector<Key> keys(rows_.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    const auto& first = lexicon_[rows_[i].term].first;
    keys[i] = {first[0], first[1], i};
  }
  const auto name = [&](const Key& key) { return lexicon_.name(lexicon_[rows_[key.row].term]); };
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.next != b.next ? a.next < b.next : name(a) < name(b);
  });
  std::vector<std::uint32_t> rows(keys.size());
  std::transform(keys.begin(), keys.end(), rows.begin(), [](const Key& key) { return key.row; });
  return rows;
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
  add_zone_stems();
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> positions = sorted_positions(begins);
  std::size_t name_bytes = 0;
  for (const Row& row : rows_) name_bytes += lexicon_[row.term].name_bytes;
  ArticleTerms terms;
  terms.reserve(rows_.size(), name_bytes);
  for (const std::uint32_t i : order()) {
    const auto begin = positions.begin() + begins[i];
    auto end = positions.begin() + begins[i + 1];
    // A zone that stands before one of lower positions, or a place that was named twice.
    if (std::adjacent_find(begin, end, std::greater_equal<>()) != end) {
      std::sort(begin, end);
      end = std::unique(begin, end);
    }
    const Lexicon::Term& term = lexicon_[rows_[i].term];
    terms.add(lexicon_.name(term), term.hash, rows_[i].wdf, {begin, end});
  }
  return terms;
}

}  // namespace newsdex
