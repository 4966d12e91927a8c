#include "search/places.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/schema.h"
#include "common/text/positions.h"
#include "search/postings.h"

namespace newsdex {
namespace {

/// What a look for a list of positions counts for, beside its positions.
constexpr std::uint64_t kStepsOfList = 8;

/// `bands` ascend.
bool is_in_one(const std::vector<text::Band>& bands, const Span& span) {
  const auto behind = std::partition_point(
      bands.begin(), bands.end(), [&](const text::Band& band) { return band.first <= span.first; });
  return behind != bands.begin() && span.last <= std::prev(behind)->last;
}

/// Those of `spans` that begin in a band. What begins in a quotation ends in it.
Spans beginning_in(const Spans& spans, const text::Band& band) {
  const auto begin = std::partition_point(
      spans.begin(), spans.end(), [&](const Span& span) { return span.first < band.first; });
  const auto end = std::partition_point(begin, spans.end(),
                                        [&](const Span& span) { return span.first <= band.last; });
  return {begin, end};
}

/// Those of `begins` at which `places` has one, `offset` behind.
void keep_common(std::vector<std::uint32_t>& begins, const std::vector<std::uint32_t>& places,
                 std::uint32_t offset) {
  auto kept = begins.begin();
  auto place = places.begin();
  for (const std::uint32_t begin : begins) {
    const std::uint64_t wanted = std::uint64_t{begin} + offset;
    while (place != places.end() && *place < wanted) ++place;
    if (place == places.end()) break;
    if (*place == wanted) *kept++ = begin;
  }
  begins.erase(kept, begins.end());
}

}  // namespace

PlaceReader::PlaceReader(const Part& part, const Clause& clause, const Roaring& among,
                         const Deadline& deadline)
    : part_(part), among_(among), deadline_(deadline), pace_(deadline), bound_(bind(clause)) {
  for (const BoundSlot& slot : bound_.slots) {
    if (slot.terms.size() == 1) slot.terms[0]->is_in_all = true;
  }
}

PlaceReader::Bound PlaceReader::bind(const Clause& clause) {
  Bound bound;
  bound.clause = &clause;
  if (clause.kind == Clause::Kind::terms) bound.slots.push_back(bind(Slot{0, clause.terms, {}}));
  for (const Slot& slot : clause.slots) bound.slots.push_back(bind(slot));
  std::stable_sort(bound.slots.begin(), bound.slots.end(),
                   [](const BoundSlot& a, const BoundSlot& b) {
                     return a.docids.cardinality() < b.docids.cardinality();
                   });
  if (!clause.speaker_term.empty()) bound.speaker = bind(clause.speaker_term);
  if (clause.kind == Clause::Kind::near) {
    bound.paragraphs = bind(clause.text_prefix + std::string(kParagraphTerm));
    bound.sentences = bind(clause.text_prefix + std::string(kSentenceTerm));
  }
  for (const Clause& child : clause.children) bound.children.push_back(bind(child));
  return bound;
}

PlaceReader::BoundSlot PlaceReader::bind(const Slot& slot) {
  BoundSlot bound;
  bound.offset = slot.offset;
  for (const std::string& term : slot.terms) {
    bound.terms.push_back(bind(term));
    bound.docids |= bound.terms.back()->docids;
  }
  for (const std::string& term : slot.except) bound.except.push_back(bind(term));
  return bound;
}

PlaceReader::TermPlaces* PlaceReader::bind(const std::string& term) {
  const auto known = terms_.find(term);
  if (known != terms_.end()) return &known->second;
  TermPlaces places{postings(part_, term, among_, deadline_), part_.positions(term), 0, {}, false};
  return &terms_.emplace(term, std::move(places)).first->second;
}

Roaring PlaceReader::candidates(const Bound& bound) const {
  switch (bound.clause->kind) {
    case Clause::Kind::terms:
    case Clause::Kind::phrase: {
      Roaring out = bound.slots.at(0).docids;
      for (const BoundSlot& slot : bound.slots) out &= slot.docids;
      return out;
    }
    case Clause::Kind::either: {
      Roaring out;
      for (const Bound& child : bound.children) out |= candidates(child);
      return out;
    }
    case Clause::Kind::near: {
      Roaring out = candidates(bound.children.at(0));
      if (!bound.clause->proximity.negated) out &= candidates(bound.children.at(1));
      return out;
    }
    default:
      return {};
  }
}

Spans PlaceReader::places(std::uint32_t docid) {
  pace_.step();
  return places(bound_, docid);
}

Spans PlaceReader::places(Bound& bound, std::uint32_t docid) {
  switch (bound.clause->kind) {
    case Clause::Kind::terms:
    case Clause::Kind::phrase:
      return phrase(bound, docid);
    case Clause::Kind::either: {
      Spans out;
      for (Bound& child : bound.children) {
        const Spans more = places(child, docid);
        out.insert(out.end(), more.begin(), more.end());
      }
      return sorted(std::move(out));
    }
    case Clause::Kind::near:
      return pairs(bound, docid);
    default:
      return {};
  }
}

Spans PlaceReader::phrase(Bound& bound, std::uint32_t docid) {
  read_beginnings(bound.slots.at(0), docid, begins_);
  std::uint32_t length = bound.slots.at(0).offset;
  for (std::size_t i = 1; i < bound.slots.size() && !begins_.empty(); ++i) {
    keep_beginnings(bound.slots[i], docid, begins_);
    length = std::max(length, bound.slots[i].offset);
  }
  Spans out;
  for (const std::uint32_t at : begins_) out.push_back({at, at + length});
  const bool is_anywhere = bound.clause->bands.empty() && bound.speaker == nullptr;
  if (is_anywhere || out.empty()) return out;
  const Bands bands = this->bands(bound, docid);
  std::erase_if(out, [&](const Span& span) { return !is_in_one(bands, span); });
  return out;
}

PlaceReader::Bands PlaceReader::bands(const Bound& bound, std::uint32_t docid) {
  if (bound.speaker == nullptr) return bound.clause->bands;
  Bands quotations;
  for (const std::uint32_t at : positions(*bound.speaker, docid)) {
    if (quotations.empty() || at != quotations.back().last + 1) quotations.push_back({at, at});
    quotations.back().last = at;
  }
  return quotations;
}

Spans PlaceReader::pairs(Bound& bound, std::uint32_t docid) {
  const Spans left = places(bound.children.at(0), docid);
  if (left.empty()) return {};
  const Spans right = places(bound.children.at(1), docid);
  const query::Proximity& proximity = bound.clause->proximity;
  const Breaks beginnings = breaks(bound, docid);
  deadline_.check();
  const auto close = [&](const Spans& some, const Spans& others) {
    return proximity.negated ? left_of_pairs(some, others, proximity, beginnings)
                             : pairs_of(some, others, proximity, beginnings);
  };
  Spans found;
  if (bound.speaker == nullptr) {
    found = close(left, right);
  } else {
    for (const text::Band& quotation : bands(bound, docid)) {
      const Spans here = close(beginning_in(left, quotation), beginning_in(right, quotation));
      found.insert(found.end(), here.begin(), here.end());
    }
  }
  return proximity.negated ? without(left, found) : found;
}

Breaks PlaceReader::breaks(Bound& bound, std::uint32_t docid) {
  Breaks out;
  out.paragraphs = positions(*bound.paragraphs, docid);
  const Positions& further = positions(*bound.sentences, docid);
  std::set_union(out.paragraphs.begin(), out.paragraphs.end(), further.begin(), further.end(),
                 std::back_inserter(out.sentences));
  return out;
}

/// Where something could begin by the positions of one slot: ascending.
void PlaceReader::read_beginnings(const BoundSlot& slot, std::uint32_t docid, Positions& out) {
  out.clear();
  for (TermPlaces* term : slot.terms) {
    const Positions& more = positions(*term, docid);
    out.insert(out.end(), more.begin(), more.end());
  }
  if (slot.terms.size() > 1) {
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }
  for (TermPlaces* term : slot.except) {
    const Positions& other = positions(*term, docid);
    if (other.empty()) continue;
    Positions rest;
    std::set_difference(out.begin(), out.end(), other.begin(), other.end(),
                        std::back_inserter(rest));
    out = std::move(rest);
  }
  if (slot.offset == 0) return;
  std::erase_if(out, [&](std::uint32_t at) { return at < slot.offset; });
  for (std::uint32_t& at : out) at -= slot.offset;
}

/// Those of some beginnings that one more slot has, too.
void PlaceReader::keep_beginnings(const BoundSlot& slot, std::uint32_t docid, Positions& begins) {
  if (slot.terms.size() == 1 && slot.except.empty()) {
    keep_common(begins, positions(*slot.terms[0], docid), slot.offset);
    return;
  }
  read_beginnings(slot, docid, others_);
  keep_common(begins, others_, 0);
}

const PlaceReader::Positions& PlaceReader::positions(TermPlaces& term, std::uint32_t docid) {
  if (term.docid == docid) return term.positions;
  term.docid = docid;
  term.positions.clear();
  if (term.is_in_all || term.docids.contains(docid)) term.reader.read(docid, term.positions);
  pace_.step(kStepsOfList + term.positions.size());
  return term.positions;
}

}  // namespace newsdex
