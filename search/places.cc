#include "search/places.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/schema.h"

namespace newsdex {
namespace {

bool is_in_bands(std::uint32_t at, const std::vector<text::Band>& bands) {
  return bands.empty() || std::any_of(bands.begin(), bands.end(), [&](const text::Band& band) {
           return at >= band.first && at <= band.last;
         });
}

/// Those of a few articles that a list has, without a look at most chunks.
Roaring leap(glass::PostingList list, const Roaring& few, const Deadline& deadline) {
  Roaring docids;
  auto wanted = few.begin();
  const auto end = few.end();
  while (wanted != end && list.next_chunk(*wanted)) {
    deadline.check();
    for (const glass::DocidWdf& posting : list.postings()) {
      if (posting.docid < *wanted) continue;
      wanted.equalorlarger(posting.docid);
      if (wanted == end) break;
      if (*wanted == posting.docid) docids.add(posting.docid);
    }
  }
  return docids;
}

Roaring walk(glass::PostingList list, const Deadline& deadline) {
  Roaring docids;
  std::vector<std::uint32_t> run;
  while (list.next_chunk()) {
    deadline.check();
    run.clear();
    for (const glass::DocidWdf& posting : list.postings()) run.push_back(posting.docid);
    docids.addMany(run.size(), run.data());
  }
  return docids;
}

}  // namespace

Roaring postings(const Part& part, const std::string& term, const Roaring& among,
                 const Deadline& deadline) {
  // So many postings of a list are read in the time that it takes to leap to one.
  static constexpr std::uint64_t kStepsOfLeap = 16;
  glass::PostingList list = part.postings(term);
  const bool are_few = among.cardinality() * kStepsOfLeap < list.articles();
  return are_few ? leap(std::move(list), among, deadline) : walk(std::move(list), deadline) & among;
}

Roaring postings(const Part& part, const std::vector<std::string>& terms, const Roaring& among,
                 const Deadline& deadline) {
  Roaring docids;
  for (const std::string& term : terms) {
    deadline.check();
    docids |= postings(part, term, among, deadline);
  }
  return docids;
}

PlaceReader::PlaceReader(const Part& part, const Clause& clause, const Roaring& among,
                         const Deadline& deadline)
    : part_(part), clause_(clause), among_(among), deadline_(deadline) {
  read_postings(clause);
}

void PlaceReader::read_postings(const Clause& clause) {
  for (const std::string& term : clause.terms) read_postings(term);
  for (const Slot& slot : clause.slots) {
    for (const std::string& term : slot.terms) read_postings(term);
    for (const std::string& term : slot.except) read_postings(term);
  }
  if (clause.kind == Clause::Kind::near) {
    read_postings(clause.text_prefix + std::string(kParagraphTerm));
    read_postings(clause.text_prefix + std::string(kSentenceTerm));
  }
  for (const Clause& child : clause.children) read_postings(child);
}

void PlaceReader::read_postings(const std::string& term) {
  if (terms_.contains(term)) return;
  terms_.emplace(
      term, TermPlaces{postings(part_, term, among_, deadline_), part_.positions(term), 0, {}});
}

Roaring PlaceReader::any_of(const std::vector<std::string>& terms) const {
  Roaring any;
  for (const std::string& term : terms) any |= terms_.at(term).docids;
  return any;
}

Roaring PlaceReader::candidates(const Clause& clause) const {
  switch (clause.kind) {
    case Clause::Kind::terms:
      return any_of(clause.terms);
    case Clause::Kind::phrase: {
      Roaring out = any_of(clause.slots.at(0).terms);
      for (const Slot& slot : clause.slots) out &= any_of(slot.terms);
      return out;
    }
    case Clause::Kind::either: {
      Roaring out;
      for (const Clause& child : clause.children) out |= candidates(child);
      return out;
    }
    case Clause::Kind::near: {
      Roaring out = candidates(clause.children.at(0));
      if (!clause.proximity.negated) out &= candidates(clause.children.at(1));
      return out;
    }
    default:
      return {};
  }
}

Spans PlaceReader::places(std::uint32_t docid) {
  deadline_.check();
  return places(clause_, docid);
}

Spans PlaceReader::places(const Clause& clause, std::uint32_t docid) {
  switch (clause.kind) {
    case Clause::Kind::terms: {
      Spans out;
      for (const std::uint32_t at : beginnings({0, clause.terms, {}}, docid)) {
        if (is_in_bands(at, clause.bands)) out.push_back({at, at});
      }
      return out;
    }
    case Clause::Kind::phrase:
      return phrase(clause, docid);
    case Clause::Kind::either: {
      Spans out;
      for (const Clause& child : clause.children) {
        const Spans more = places(child, docid);
        out.insert(out.end(), more.begin(), more.end());
      }
      return sorted(std::move(out));
    }
    case Clause::Kind::near:
      return pairs(clause, docid);
    default:
      return {};
  }
}

Spans PlaceReader::phrase(const Clause& clause, std::uint32_t docid) {
  Positions begins = beginnings(clause.slots.at(0), docid);
  std::erase_if(begins, [&](std::uint32_t at) { return !is_in_bands(at, clause.bands); });
  std::uint32_t length = 0;
  for (std::size_t i = 1; i < clause.slots.size() && !begins.empty(); ++i) {
    const Positions others = beginnings(clause.slots[i], docid);
    Positions both;
    std::set_intersection(begins.begin(), begins.end(), others.begin(), others.end(),
                          std::back_inserter(both));
    begins = std::move(both);
    length = std::max(length, clause.slots[i].offset);
  }
  Spans out;
  for (const std::uint32_t at : begins) out.push_back({at, at + length});
  return out;
}

Spans PlaceReader::pairs(const Clause& clause, std::uint32_t docid) {
  const Spans left = places(clause.children.at(0), docid);
  if (left.empty()) return {};
  const Spans right = places(clause.children.at(1), docid);
  const query::Proximity& proximity = clause.proximity;
  const Breaks beginnings = breaks(clause.text_prefix, docid);
  if (proximity.negated) {
    return without(left, left_of_pairs(left, right, proximity, beginnings));
  }
  return pairs_of(left, right, proximity, beginnings);
}

Breaks PlaceReader::breaks(const std::string& text_prefix, std::uint32_t docid) {
  Breaks out;
  out.paragraphs = positions(text_prefix + std::string(kParagraphTerm), docid);
  const Positions& further = positions(text_prefix + std::string(kSentenceTerm), docid);
  std::set_union(out.paragraphs.begin(), out.paragraphs.end(), further.begin(), further.end(),
                 std::back_inserter(out.sentences));
  return out;
}

/// Where something could begin by the positions of one slot: ascending.
PlaceReader::Positions PlaceReader::beginnings(const Slot& slot, std::uint32_t docid) {
  Positions all;
  for (const std::string& term : slot.terms) {
    const Positions& more = positions(term, docid);
    all.insert(all.end(), more.begin(), more.end());
  }
  if (slot.terms.size() > 1) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  for (const std::string& term : slot.except) {
    const Positions& other = positions(term, docid);
    if (other.empty()) continue;
    Positions rest;
    std::set_difference(all.begin(), all.end(), other.begin(), other.end(),
                        std::back_inserter(rest));
    all = std::move(rest);
  }
  std::erase_if(all, [&](std::uint32_t at) { return at < slot.offset; });
  for (std::uint32_t& at : all) at -= slot.offset;
  return all;
}

const PlaceReader::Positions& PlaceReader::positions(const std::string& term, std::uint32_t docid) {
  TermPlaces& places = terms_.at(term);
  if (places.docid == docid) return places.positions;
  places.docid = docid;
  places.positions.clear();
  if (places.docids.contains(docid)) places.reader.read(docid, places.positions);
  return places.positions;
}

}  // namespace newsdex
