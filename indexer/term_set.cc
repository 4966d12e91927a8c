#include "indexer/term_set.h"

#include <algorithm>
#include <functional>
#include <span>

#include "common/schema.h"

namespace newsdex {
namespace {

constexpr std::uint32_t bit(Zone zone) { return 1U << static_cast<unsigned>(zone); }

}  // namespace

TermSet::TermSet(Lexicon& lexicon, std::size_t words) : lexicon_(lexicon) {
  lexicon_.make_room();
  words_.reserve(words);
  terms_.reserve(words);
  word_places_.reserve(words);
  term_places_.reserve(words);
}

TermSet::~TermSet() {
  for (const Row& row : words_) lexicon_.word(row.number).row = Lexicon::kNone;
  for (const Row& row : terms_) lexicon_.row(row.number) = Lexicon::kNone;
}

std::uint32_t TermSet::row_of(std::uint32_t term) {
  std::uint32_t& row = lexicon_.row(term);
  if (row == Lexicon::kNone) {
    row = static_cast<std::uint32_t>(terms_.size());
    const Row added{term, 0, 0, 0};
    terms_.push_back(added);
  }
  return row;
}

void TermSet::add_word(std::uint32_t word, const WordPlace& place, std::uint32_t zones) {
  if (word == Lexicon::kNone) return;
  Lexicon::Word& known = lexicon_.word(word);
  if (known.row == Lexicon::kNone) {
    known.row = static_cast<std::uint32_t>(words_.size());
    const Row added{word, 0, 0, 0};
    words_.push_back(added);
  }
  Row& row = words_[known.row];
  row.wdf += place.weight;
  ++row.places;
  row.zones |= zones;
  const Place added{known.row, place.position};
  word_places_.push_back(added);
  if (known.spelling != Lexicon::kNone) add_place(known.spelling, place.position);
}

void TermSet::add_place(std::uint32_t term, std::uint32_t position) {
  const Place added{row_of(term), position};
  ++terms_[added.row].places;
  term_places_.push_back(added);
}

// What a word adds to its terms is added once, not where each of its places is met.
void TermSet::add_terms_of_words() {
  static constexpr std::size_t kWordsAhead = 6;
  std::vector<std::uint32_t> term_rows(words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (i + kWordsAhead < words_.size()) lexicon_.prefetch_terms(words_[i + kWordsAhead].number);
    const Row& word = words_[i];
    const Lexicon::Word& known = lexicon_.word(word.number);
    term_rows[i] = row_of(known.term);
    Row& term = terms_[term_rows[i]];
    term.wdf += word.wdf;
    term.places += word.places;
    for (const std::uint32_t stem : known.stems) {
      if (stem == Lexicon::kNone) break;
      Row& row = terms_[row_of(stem)];
      row.wdf += word.wdf;
      row.zones |= word.zones;
    }
  }
  for (Place& place : word_places_) place.row = term_rows[place.row];
}

void TermSet::add_zone_stems() {
  static constexpr std::uint32_t kTitleAndLead = bit(Zone::title) | bit(Zone::lead);
  static constexpr std::uint32_t kLeadAndBody = bit(Zone::lead) | bit(Zone::body);
  std::size_t in_lead = 0;
  std::size_t behind_lead = 0;
  for (const Row& row : terms_) {
    if ((row.zones & bit(Zone::lead)) != 0) ++in_lead;
    if (row.zones != 0 && (row.zones & kTitleAndLead) == 0) ++behind_lead;
  }
  const bool is_mostly_lead = in_lead > behind_lead;
  const std::size_t found = terms_.size();
  if (is_mostly_lead) add(lexicon_.term(kMostlyLeadTerm));
  for (std::size_t i = 0; i < found; ++i) {
    const auto [stem, wdf, places, zones] = terms_[i];
    if (zones == 0) continue;
    const auto tell = [this, stem = stem](StemZone zone) { add(lexicon_.zone_stem(stem, zone)); };
    const bool in_title_or_lead = (zones & kTitleAndLead) != 0;
    if ((zones & bit(Zone::title)) != 0) tell(StemZone::title);
    if ((zones & bit(Zone::caption)) != 0) tell(StemZone::caption);
    if ((zones & kLeadAndBody) == 0) tell(StemZone::outside_lead_and_body);
    if (is_mostly_lead && !in_title_or_lead) tell(StemZone::outside_title_and_lead);
    if (!is_mostly_lead && (zones & bit(Zone::lead)) != 0) tell(StemZone::lead);
  }
}

std::vector<std::uint32_t> TermSet::positions_by_row(std::vector<std::uint32_t>& begins) const {
  begins.resize(terms_.size() + 1);
  for (std::size_t i = 0; i < terms_.size(); ++i) begins[i + 1] = begins[i] + terms_[i].places;
  std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
  std::vector<std::uint32_t> positions(begins.back());
  for (const Place& place : word_places_) positions[next[place.row]++] = place.position;
  for (const Place& place : term_places_) positions[next[place.row]++] = place.position;
  return positions;
}

ArticleTerms TermSet::take() {
  add_terms_of_words();
  add_zone_stems();
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> positions = positions_by_row(begins);
  std::vector<std::uint32_t> order(terms_.size());
  std::size_t name_bytes = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = terms_[i].number;
    name_bytes += lexicon_.name_size(terms_[i].number);
  }
  lexicon_.sort(order);
  ArticleTerms terms(lexicon_.numbering());
  terms.reserve(order.size(), name_bytes, positions.size());
  Lexicon::ShortBuffer buffer;
  for (const std::uint32_t term : order) {
    const auto [name, hash, row] = lexicon_.named(term, buffer);
    std::span places = std::span(positions).subspan(begins[row], terms_[row].places);
    // A zone that stands before one of lower positions, or a place that was named twice.
    if (std::adjacent_find(places.begin(), places.end(), std::greater_equal<>()) != places.end()) {
      std::sort(places.begin(), places.end());
      const auto end = std::unique(places.begin(), places.end());
      places = places.first(static_cast<std::size_t>(end - places.begin()));
    }
    terms.add(name, hash, terms_[row].wdf, places, term);
  }
  return terms;
}

}  // namespace newsdex
