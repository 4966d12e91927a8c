#include "search/match.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "search/docids.h"
#include "search/places.h"
#include "search/postings.h"

namespace newsdex {
namespace {

// Below, `among` are live articles, and a clause is asked about no others.

/// Those `among` some articles that `keep` holds for.
template <typename Keep>
Roaring scan(const Roaring& among, const Deadline& deadline, Keep&& keep) {
  PacedDeadline pace(deadline);
  std::vector<std::uint32_t> kept = docids_of(among);
  std::erase_if(kept, [&](std::uint32_t docid) {
    pace.step();
    return !keep(docid);
  });
  Roaring docids;
  docids.addMany(kept.size(), kept.data());
  return docids;
}

Roaring some_of(const Part& part, const Clause& clause, const Roaring& among,
                const Deadline& deadline) {
  std::vector<std::uint32_t> having(part.documents() + 1);
  for (const std::string& term : clause.terms) {
    for (const std::uint32_t docid : docids_of(postings(part, term, among, deadline))) {
      ++having.at(docid);
    }
  }
  return scan(among, deadline, [&](std::uint32_t d) { return having[d] >= clause.low; });
}

bool is_within(const DateCell& date, const DayRange& days) {
  return date.is_known() && date.first_day >= days.first.time_since_epoch().count() &&
         date.last_day <= days.last.time_since_epoch().count();
}

bool overlaps(const DateCell& date, const DayRange& days) {
  return date.is_known() && date.last_day >= days.first.time_since_epoch().count() &&
         date.first_day <= days.last.time_since_epoch().count();
}

/// Those that have no date in a field.
Roaring without_date(const Part& part, FieldId field, const Roaring& among,
                     const Deadline& deadline) {
  if (field == FieldId::date) return part.undated() & among;
  PacedDeadline pace(deadline);
  std::vector<std::uint32_t> found;  // mostly none
  for (const std::uint32_t docid : docids_of(among)) {
    pace.step();
    if (!part.columns.date(field, docid).is_known()) found.push_back(docid);
  }
  Roaring out;
  out.addMany(found.size(), found.data());
  return out;
}

/// The articles with at least `least` places of a clause.
Roaring with_places(const Part& part, const Clause& clause, std::uint64_t least,
                    const Roaring& among, const Deadline& deadline) {
  PlaceReader reader(part, clause, among, deadline);
  return scan(reader.candidates(), deadline,
              [&](std::uint32_t docid) { return reader.places(docid).size() >= least; });
}

/// The articles that mention the values of a label clause often enough, all of them together.
Roaring with_mentions(const Part& part, const Clause& clause, const Roaring& among,
                      const Deadline& deadline) {
  std::set<std::pair<FieldId, std::uint32_t>> wanted;
  for (const auto& [id, value] : clause.values) {
    if (const auto ordinal = part.columns.labels(id).find(value)) wanted.emplace(id, *ordinal);
  }
  return scan(postings(part, clause.terms, among, deadline), deadline, [&](std::uint32_t docid) {
    std::uint64_t mentions = 0;
    for (const auto& [id, ordinal] : wanted) {
      const LabelColumn& column = part.columns.labels(id);
      const auto ordinals = column.ordinals(docid);
      const auto at = std::lower_bound(ordinals.begin(), ordinals.end(), ordinal);
      if (at == ordinals.end() || *at != ordinal) continue;
      mentions += column.mentions(docid)[static_cast<std::size_t>(at - ordinals.begin())];
    }
    return mentions >= clause.low;
  });
}

/// How dear it is to ask one article more: lists of positions are, columns hardly.
int expense(const Clause& clause) {
  switch (clause.kind) {
    case Clause::Kind::phrase:
    case Clause::Kind::near:
    case Clause::Kind::atleast:
      return 2;
    case Clause::Kind::mentions:
    case Clause::Kind::unknown:
    case Clause::Kind::date:
    case Clause::Kind::undated:
    case Clause::Kind::number:
      return 1;
    default: {
      int most = 0;
      for (const Clause& child : clause.children) most = std::max(most, expense(child));
      return most;
    }
  }
}

Roaring match_part(const Part& part, const Clause& clause, const Roaring& among,
                   const Deadline& deadline);

/// How many articles a clause can have at most, as far as that is known without asking it.
std::uint64_t most_articles(const Part& part, const Clause& clause) {
  if (clause.kind != Clause::Kind::terms) return part.documents();
  std::uint64_t sum = 0;
  for (const std::string& term : clause.terms) sum += part.articles_with(term);
  return sum;
}

/// Each clause is asked about what the ones before it left: the dear ones last, the rare ones
/// first.
Roaring match_all(const Part& part, const std::vector<Clause>& clauses, const Roaring& among,
                  const Deadline& deadline) {
  if (clauses.size() == 1) return match_part(part, clauses[0], among, deadline);
  std::vector<std::tuple<int, std::uint64_t, const Clause*>> in_turn;
  for (const Clause& clause : clauses) {
    in_turn.emplace_back(expense(clause), most_articles(part, clause), &clause);
  }
  std::stable_sort(in_turn.begin(), in_turn.end(), [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
  });
  Roaring out = among;
  for (const auto& [dear, most, clause] : in_turn) {
    if (out.isEmpty()) break;
    out = match_part(part, *clause, out, deadline);
  }
  return out;
}

Roaring match_any(const Part& part, const std::vector<Clause>& clauses, const Roaring& among,
                  const Deadline& deadline) {
  Roaring out;
  for (const Clause& clause : clauses) out |= match_part(part, clause, among, deadline);
  return out;
}

Roaring match_part(const Part& part, const Clause& clause, const Roaring& among,
                   const Deadline& deadline) {
  deadline.check();
  const Columns& columns = part.columns;
  switch (clause.kind) {
    case Clause::Kind::all:
      return among;
    case Clause::Kind::nothing:
      return {};
    case Clause::Kind::terms:
      return postings(part, clause.terms, among, deadline);
    case Clause::Kind::some_of:
      return some_of(part, clause, among, deadline);
    case Clause::Kind::phrase:
    case Clause::Kind::near:
      return with_places(part, clause, 1, among, deadline);
    case Clause::Kind::atleast:
      return with_places(part, clause.children.at(0), clause.low, among, deadline);
    case Clause::Kind::mentions:
      return with_mentions(part, clause, among, deadline);
    case Clause::Kind::unknown:
      return scan(among, deadline,
                  [&](std::uint32_t d) { return columns.is_unknown(clause.field, d); });
    case Clause::Kind::date:
      return scan(among, deadline, [&](std::uint32_t d) {
        return is_within(columns.date(clause.field, d), clause.days);
      });
    case Clause::Kind::undated:
      return without_date(part, clause.field, among, deadline);
    case Clause::Kind::number:
      return scan(among, deadline, [&](std::uint32_t d) {
        const std::uint64_t words = columns.words(d);
        return words >= clause.low && words <= clause.high;
      });
    case Clause::Kind::both:
      return match_all(part, clause.children, among, deadline);
    case Clause::Kind::either:
      return match_any(part, clause.children, among, deadline);
    case Clause::Kind::negation:
      return among - match_part(part, clause.children.at(0), among, deadline);
  }
  return {};
}

bool has_live_posting(const Part& part, const std::string& term, const Deadline& deadline) {
  glass::PostingList list = part.postings(term);
  while (list.next_chunk()) {
    deadline.check();
    for (const glass::DocidWdf& posting : list.postings()) {
      if (!part.deleted.contains(posting.docid)) return true;
    }
  }
  return false;
}

bool part_has_match(const Part& part, const Clause& clause, const Deadline& deadline) {
  switch (clause.kind) {
    case Clause::Kind::terms:
      return std::any_of(clause.terms.begin(), clause.terms.end(), [&](const std::string& term) {
        return has_live_posting(part, term, deadline);
      });
    case Clause::Kind::either:
      return std::any_of(clause.children.begin(), clause.children.end(), [&](const Clause& child) {
        return part_has_match(part, child, deadline);
      });
    case Clause::Kind::phrase: {
      const Roaring live = part.live();
      PlaceReader reader(part, clause, live, deadline);
      const Roaring candidates = reader.candidates();
      return std::any_of(candidates.begin(), candidates.end(),
                         [&](std::uint32_t docid) { return !reader.places(docid).empty(); });
    }
    default:
      return !match_part(part, clause, part.live(), deadline).isEmpty();
  }
}

/// What `of_part(part, among)` finds in each part.
template <typename OfPart>
Matches in_each_part(const Archive& archive, const Matches& among, OfPart&& of_part) {
  std::vector<Roaring> parts;
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    parts.push_back(of_part(archive.parts()[i], among.parts()[i]));
  }
  return Matches(std::move(parts));
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
  return match(archive, clause, everything(archive), deadline);
}

Matches match(const Archive& archive, const Clause& clause, const Matches& among,
              const Deadline& deadline) {
  return in_each_part(archive, among, [&](const Part& part, const Roaring& docids) {
    return match_part(part, clause, docids, deadline);
  });
}

bool has_match(const Archive& archive, const Clause& clause, const Deadline& deadline) {
  return std::any_of(archive.parts().begin(), archive.parts().end(),
                     [&](const Part& part) { return part_has_match(part, clause, deadline); });
}

Matches match_overlapping(const Archive& archive, const DayRange& days, const Matches& among,
                          const Deadline& deadline) {
  return in_each_part(archive, among, [&](const Part& part, const Roaring& docids) {
    return scan(docids, deadline, [&](std::uint32_t d) {
      const DateCell& date = part.columns.date(d);
      return overlaps(date, days) && !is_within(date, days);
    });
  });
}

Matches undated(const Archive& archive, const Matches& among, const Deadline& deadline) {
  Clause clause;
  clause.kind = Clause::Kind::undated;
  clause.field = FieldId::date;
  return match(archive, clause, among, deadline);
}

}  // namespace newsdex
