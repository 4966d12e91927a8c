#include "search/places.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "common/schema.h"

namespace newsdex {
namespace {

bool is_in_bands(std::uint32_t at, const std::vector<text::Band>& bands) {
  return bands.empty() || std::any_of(bands.begin(), bands.end(), [&](const text::Band& band) {
           return at >= band.first && at <= band.last;
         });
}

/// All articles of a part that have a term.
Roaring walk(const Part& part, const std::string& term, const Deadline& deadline) {
  static constexpr std::size_t kRun = 1024;
  Roaring docids;
  std::array<std::uint32_t, kRun> run{};
  std::size_t size = 0;
  const auto end = part.database.postlist_end(term);
  for (auto docid = part.database.postlist_begin(term); docid != end; ++docid) {
    run[size++] = *docid;
    if (size < kRun) continue;
    deadline.check();
    docids.addMany(size, run.data());
    size = 0;
  }
  docids.addMany(size, run.data());
  return docids;
}

/// Those of a few articles that have a term, without a look at most others.
Roaring leap(const Part& part, const std::string& term, const Roaring& few,
             const Deadline& deadline) {
  PacedDeadline pace(deadline);
  Roaring docids;
  const auto end = part.database.postlist_end(term);
  auto posting = part.database.postlist_begin(term);
  for (const std::uint32_t docid : few) {
    pace.step();
    posting.skip_to(docid);
    if (posting == end) break;
    if (*posting == docid) docids.add(docid);
  }
  return docids;
}

}  // namespace

Roaring postings(const Part& part, const std::string& term, const Roaring& among,
                 const Deadline& deadline) {
  // A leap costs about as much as so many steps.
  static constexpr std::uint64_t kStepsOfLeap = 64;
  const bool are_few = among.cardinality() * kStepsOfLeap < part.database.get_termfreq(term);
  return are_few ? leap(part, term, among, deadline) : walk(part, term, deadline) & among;
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
  const Roaring candidates = this->candidates(clause);
  candidates_.resize(candidates.cardinality());
  candidates.toUint32Array(candidates_.data());
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
  if (!docids_.contains(term)) docids_.emplace(term, postings(part_, term, among_, deadline_));
}

Roaring PlaceReader::any_of(const std::vector<std::string>& terms) const {
  Roaring any;
  for (const std::string& term : terms) any |= docids_.at(term);
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

Spans PlaceReader::places(std::size_t index) {
  deadline_.check();
  if (index >= run_.end) begin_run(index);
  current_ = index;
  return places(clause_);
}

/// Runs become longer: the first article may be all that is asked about.
void PlaceReader::begin_run(std::size_t index) {
  static constexpr std::size_t kShortest = 8;
  static constexpr std::size_t kLongest = 1024;
  const std::size_t length = std::clamp(2 * (run_.end - run_.begin), kShortest, kLongest);
  run_ = {index, std::min(index + length, candidates_.size())};
  positions_.clear();
}

Spans PlaceReader::places(const Clause& clause) {
  switch (clause.kind) {
    case Clause::Kind::terms: {
      Spans out;
      for (const std::uint32_t at : beginnings({0, clause.terms, {}})) {
        if (is_in_bands(at, clause.bands)) out.push_back({at, at});
      }
      return out;
    }
    case Clause::Kind::phrase:
      return phrase(clause);
    case Clause::Kind::either: {
      Spans out;
      for (const Clause& child : clause.children) {
        const Spans more = places(child);
        out.insert(out.end(), more.begin(), more.end());
      }
      return sorted(std::move(out));
    }
    case Clause::Kind::near:
      return pairs(clause);
    default:
      return {};
  }
}

Spans PlaceReader::phrase(const Clause& clause) {
  Positions begins = beginnings(clause.slots.at(0));
  std::erase_if(begins, [&](std::uint32_t at) { return !is_in_bands(at, clause.bands); });
  std::uint32_t length = 0;
  for (std::size_t i = 1; i < clause.slots.size() && !begins.empty(); ++i) {
    const Positions others = beginnings(clause.slots[i]);
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

Spans PlaceReader::pairs(const Clause& clause) {
  const Spans left = places(clause.children.at(0));
  if (left.empty()) return {};
  const Spans right = places(clause.children.at(1));
  const query::Proximity& proximity = clause.proximity;
  const Breaks beginnings = breaks(clause.text_prefix);
  if (proximity.negated) {
    return without(left, left_of_pairs(left, right, proximity, beginnings));
  }
  return pairs_of(left, right, proximity, beginnings);
}

Breaks PlaceReader::breaks(const std::string& text_prefix) {
  Breaks out;
  const auto paragraphs = positions(text_prefix + std::string(kParagraphTerm));
  out.paragraphs.assign(paragraphs.begin(), paragraphs.end());
  const auto further = positions(text_prefix + std::string(kSentenceTerm));
  std::set_union(out.paragraphs.begin(), out.paragraphs.end(), further.begin(), further.end(),
                 std::back_inserter(out.sentences));
  return out;
}

/// Where something could begin by the positions of one slot: ascending.
PlaceReader::Positions PlaceReader::beginnings(const Slot& slot) {
  Positions all;
  for (const std::string& term : slot.terms) {
    const auto more = positions(term);
    all.insert(all.end(), more.begin(), more.end());
  }
  if (slot.terms.size() > 1) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  for (const std::string& term : slot.except) {
    const auto other = positions(term);
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

std::span<const std::uint32_t> PlaceReader::positions(const std::string& term) {
  const auto [entry, is_new] = positions_.try_emplace(term);
  RunPositions& of_run = entry->second;
  if (is_new) of_run = read_run(term);
  const std::size_t i = current_ - run_.begin;
  return std::span(of_run.all).subspan(of_run.begins[i], of_run.begins[i + 1] - of_run.begins[i]);
}

PlaceReader::RunPositions PlaceReader::read_run(const std::string& term) const {
  deadline_.check();
  const Roaring& having = docids_.at(term);
  RunPositions out;
  for (std::size_t i = run_.begin; i < run_.end; ++i) {
    out.begins.push_back(out.all.size());
    const std::uint32_t docid = candidates_[i];
    if (!having.contains(docid)) continue;
    out.all.insert(out.all.end(), part_.database.positionlist_begin(docid, term),
                   part_.database.positionlist_end(docid, term));
  }
  out.begins.push_back(out.all.size());
  return out;
}

}  // namespace newsdex
