#include "search/match.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "search/places.h"

namespace newsdex {
namespace {

Roaring some_of(const Part& part, const Clause& clause, const Deadline& deadline) {
  std::vector<std::uint32_t> having(part.documents() + 1);
  for (const std::string& term : clause.terms) {
    for (const std::uint32_t docid : postings(part, term, deadline)) ++having.at(docid);
  }
  Roaring docids;
  for (std::uint32_t docid = 1; docid < having.size(); ++docid) {
    if (having[docid] >= clause.low) docids.add(docid);
  }
  return docids;
}

template <typename Keep>
Roaring scan(const Part& part, const Deadline& deadline, Keep&& keep) {
  PacedDeadline pace(deadline);
  Roaring docids;
  for (std::uint32_t docid = 1; docid <= part.documents(); ++docid) {
    pace.step();
    if (keep(docid)) docids.add(docid);
  }
  return docids;
}

bool is_within(const DateCell& date, const DayRange& days) {
  return date.is_known() && date.first_day >= days.first.time_since_epoch().count() &&
         date.last_day <= days.last.time_since_epoch().count();
}

bool overlaps(const DateCell& date, const DayRange& days) {
  return date.is_known() && date.last_day >= days.first.time_since_epoch().count() &&
         date.first_day <= days.last.time_since_epoch().count();
}

/// The articles of a part with at least `least` places of a clause.
Roaring with_places(const Part& part, const Clause& clause, std::uint64_t least,
                    const Deadline& deadline) {
  PlaceReader reader(part, clause, deadline);
  Roaring out;
  for (const std::uint32_t docid : reader.candidates() - part.deleted) {
    if (reader.places(docid).size() >= least) out.add(docid);
  }
  return out;
}

/// The articles that mention the values of a label clause often enough, all of them together.
Roaring with_mentions(const Part& part, const Clause& clause, const Deadline& deadline) {
  std::set<std::pair<FieldId, std::uint32_t>> wanted;
  for (const auto& [id, value] : clause.values) {
    if (const auto ordinal = part.columns.labels(id).find(value)) wanted.emplace(id, *ordinal);
  }
  Roaring out;
  for (const std::uint32_t docid : postings(part, clause.terms, deadline) - part.deleted) {
    std::uint64_t mentions = 0;
    for (const auto& [id, ordinal] : wanted) {
      const LabelColumn& column = part.columns.labels(id);
      const auto ordinals = column.ordinals(docid);
      const auto at = std::lower_bound(ordinals.begin(), ordinals.end(), ordinal);
      if (at == ordinals.end() || *at != ordinal) continue;
      mentions += column.mentions(docid)[static_cast<std::size_t>(at - ordinals.begin())];
    }
    if (mentions >= clause.low) out.add(docid);
  }
  return out;
}

Roaring match_part(const Part& part, const Clause& clause, const Deadline& deadline);

Roaring combine(const Part& part, const Clause& clause, const Deadline& deadline) {
  Roaring out = match_part(part, clause.children.at(0), deadline);
  for (std::size_t i = 1; i < clause.children.size(); ++i) {
    if (clause.kind == Clause::Kind::either) {
      out |= match_part(part, clause.children[i], deadline);
    } else if (!out.isEmpty()) {
      out &= match_part(part, clause.children[i], deadline);
    }
  }
  return out;
}

/// The articles of a part that a clause describes, the deleted left out.
Roaring match_part(const Part& part, const Clause& clause, const Deadline& deadline) {
  deadline.check();
  switch (clause.kind) {
    case Clause::Kind::all:
      return part.live();
    case Clause::Kind::nothing:
      return {};
    case Clause::Kind::terms:
      return postings(part, clause.terms, deadline) - part.deleted;
    case Clause::Kind::some_of:
      return some_of(part, clause, deadline) - part.deleted;
    case Clause::Kind::phrase:
    case Clause::Kind::near:
      return with_places(part, clause, 1, deadline);
    case Clause::Kind::atleast:
      return with_places(part, clause.children.at(0), clause.low, deadline);
    case Clause::Kind::mentions:
      return with_mentions(part, clause, deadline);
    case Clause::Kind::unknown:
      return scan(part, deadline,
                  [&](std::uint32_t d) { return part.columns.is_unknown(clause.field, d); }) -
             part.deleted;
    case Clause::Kind::date:
      return scan(part, deadline,
                  [&](std::uint32_t d) {
                    return is_within(part.columns.date(clause.field, d), clause.days);
                  }) -
             part.deleted;
    case Clause::Kind::undated:
      return scan(part, deadline,
                  [&](std::uint32_t d) { return !part.columns.date(clause.field, d).is_known(); }) -
             part.deleted;
    case Clause::Kind::number:
      return scan(part, deadline,
                  [&](std::uint32_t d) {
                    const std::uint64_t words = part.columns.words(d);
                    return words >= clause.low && words <= clause.high;
                  }) -
             part.deleted;
    case Clause::Kind::both:
    case Clause::Kind::either:
      return combine(part, clause, deadline);
    case Clause::Kind::negation:
      return part.live() - match_part(part, clause.children.at(0), deadline);
  }
  return {};
}

}  // namespace

std::uint64_t Matches::size() const {
  return std::accumulate(
      parts_.begin(), parts_.end(), std::uint64_t{0},
      [](std::uint64_t sum, const Roaring& docids) { return sum + docids.cardinality(); });
}

Matches& Matches::operator&=(const Matches& other) {
  for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] &= other.parts_[i];
  return *this;
}

Matches& Matches::operator|=(const Matches& other) {
  for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] |= other.parts_[i];
  return *this;
}

Matches& Matches::operator-=(const Matches& other) {
  for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] -= other.parts_[i];
  return *this;
}

Matches everything(const Archive& archive) {
  std::vector<Roaring> parts;
  for (const Part& part : archive.parts()) parts.push_back(part.live());
  return Matches(std::move(parts));
}

Matches match(const Archive& archive, const Clause& clause, const Deadline& deadline) {
  std::vector<Roaring> parts;
  for (const Part& part : archive.parts()) parts.push_back(match_part(part, clause, deadline));
  return Matches(std::move(parts));
}

Matches match_overlapping(const Archive& archive, const DayRange& days, const Deadline& deadline) {
  std::vector<Roaring> parts;
  for (const Part& part : archive.parts()) {
    parts.push_back(scan(part, deadline,
                         [&](std::uint32_t d) {
                           const DateCell& date = part.columns.date(d);
                           return overlaps(date, days) && !is_within(date, days);
                         }) -
                    part.deleted);
  }
  return Matches(std::move(parts));
}

Matches undated(const Archive& archive, const Deadline& deadline) {
  Clause clause;
  clause.kind = Clause::Kind::undated;
  clause.field = FieldId::date;
  return match(archive, clause, deadline);
}

}  // namespace newsdex
