#include "search/match.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace newsdex {
namespace {

Roaring postings(const Part& part, const std::string& term) {
  static constexpr std::size_t kRun = 1024;
  Roaring docids;
  std::array<std::uint32_t, kRun> run{};
  std::size_t size = 0;
  const auto end = part.database.postlist_end(term);
  for (auto docid = part.database.postlist_begin(term); docid != end; ++docid) {
    run[size++] = *docid;
    if (size < kRun) continue;
    docids.addMany(size, run.data());
    size = 0;
  }
  docids.addMany(size, run.data());
  return docids;
}

Roaring any_of(const Part& part, const std::vector<std::string>& terms) {
  Roaring docids;
  for (const std::string& term : terms) docids |= postings(part, term);
  return docids;
}

Roaring some_of(const Part& part, const std::vector<std::string>& terms, std::uint64_t least) {
  std::vector<std::uint32_t> having(part.documents() + 1);
  for (const std::string& term : terms) {
    for (const std::uint32_t docid : postings(part, term)) ++having.at(docid);
  }
  Roaring docids;
  for (std::uint32_t docid = 1; docid < having.size(); ++docid) {
    if (having[docid] >= least) docids.add(docid);
  }
  return docids;
}

template <typename Keep>
Roaring scan(const Part& part, Keep&& keep) {
  Roaring docids;
  for (std::uint32_t docid = 1; docid <= part.documents(); ++docid) {
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

/// Finds the articles of one part in which the slots stand side by side. Each term's positions in
/// an article are read once, however often the phrase has it.
class PhraseMatcher {
 public:
  PhraseMatcher(const Part& part, const Clause& clause) : part_(part), clause_(clause) {
    for (const Slot& slot : clause.slots) {
      for (const std::string& term : slot.terms) {
        if (!docids_.contains(term)) docids_.emplace(term, postings(part, term));
      }
    }
  }

  [[nodiscard]] Roaring match() {
    Roaring candidates;
    for (std::size_t i = 0; i < clause_.slots.size(); ++i) {
      Roaring any;
      for (const std::string& term : clause_.slots[i].terms) any |= docids_.at(term);
      if (i == 0) {
        candidates = std::move(any);
      } else {
        candidates &= any;
      }
    }
    Roaring out;
    for (const std::uint32_t docid : candidates) {
      positions_.clear();
      if (stands_in(docid)) out.add(docid);
    }
    return out;
  }

 private:
  using Positions = std::vector<std::uint32_t>;

  const Positions& positions(const std::string& term, std::uint32_t docid) {
    const auto [entry, is_new] = positions_.try_emplace(term);
    if (is_new && docids_.at(term).contains(docid)) {
      entry->second.assign(part_.database.positionlist_begin(docid, term),
                           part_.database.positionlist_end(docid, term));
    }
    return entry->second;
  }

  /// Where the phrase could begin by the positions of one slot: ascending.
  [[nodiscard]] Positions beginnings(const Slot& slot, std::uint32_t docid) {
    Positions out;
    for (const std::string& term : slot.terms) {
      for (const std::uint32_t at : positions(term, docid)) {
        if (at >= slot.offset) out.push_back(at - slot.offset);
      }
    }
    if (slot.terms.size() > 1) std::sort(out.begin(), out.end());
    return out;
  }

  [[nodiscard]] bool is_in_bands(std::uint32_t at) const {
    return clause_.bands.empty() ||
           std::any_of(clause_.bands.begin(), clause_.bands.end(),
                       [&](const text::Band& band) { return at >= band.first && at <= band.last; });
  }

  [[nodiscard]] bool stands_in(std::uint32_t docid) {
    Positions begins = beginnings(clause_.slots[0], docid);
    std::erase_if(begins, [&](std::uint32_t at) { return !is_in_bands(at); });
    for (std::size_t i = 1; i < clause_.slots.size() && !begins.empty(); ++i) {
      const Positions others = beginnings(clause_.slots[i], docid);
      Positions both;
      std::set_intersection(begins.begin(), begins.end(), others.begin(), others.end(),
                            std::back_inserter(both));
      begins = std::move(both);
    }
    return !begins.empty();
  }

  const Part& part_;
  const Clause& clause_;
  std::map<std::string, Roaring> docids_;
  std::map<std::string, Positions> positions_;  // of one article
};

Roaring match_part(const Part& part, const Clause& clause);

Roaring combine(const Part& part, const Clause& clause) {
  Roaring out = match_part(part, clause.children.at(0));
  for (std::size_t i = 1; i < clause.children.size(); ++i) {
    if (clause.kind == Clause::Kind::either) {
      out |= match_part(part, clause.children[i]);
    } else if (!out.isEmpty()) {
      out &= match_part(part, clause.children[i]);
    }
  }
  return out;
}

/// The articles of a part that a clause describes, the deleted left out.
Roaring match_part(const Part& part, const Clause& clause) {
  switch (clause.kind) {
    case Clause::Kind::all:
      return part.live();
    case Clause::Kind::nothing:
      return {};
    case Clause::Kind::terms:
      return any_of(part, clause.terms) - part.deleted;
    case Clause::Kind::some_of:
      return some_of(part, clause.terms, clause.low) - part.deleted;
    case Clause::Kind::phrase:
      return PhraseMatcher(part, clause).match() - part.deleted;
    case Clause::Kind::unknown:
      return scan(part, [&](std::uint32_t d) { return part.columns.is_unknown(clause.field, d); }) -
             part.deleted;
    case Clause::Kind::date:
      return scan(part,
                  [&](std::uint32_t d) { return is_within(part.columns.date(d), clause.days); }) -
             part.deleted;
    case Clause::Kind::undated:
      return scan(part, [&](std::uint32_t d) { return !part.columns.date(d).is_known(); }) -
             part.deleted;
    case Clause::Kind::number:
      return scan(part,
                  [&](std::uint32_t d) {
                    const std::uint64_t words = part.columns.words(d);
                    return words >= clause.low && words <= clause.high;
                  }) -
             part.deleted;
    case Clause::Kind::both:
    case Clause::Kind::either:
      return combine(part, clause);
    case Clause::Kind::negation:
      return part.live() - match_part(part, clause.children.at(0));
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

Matches everything(const Archive& archive) { return match(archive, Clause{}); }

Matches match(const Archive& archive, const Clause& clause) {
  std::vector<Roaring> parts;
  for (const Part& part : archive.parts()) parts.push_back(match_part(part, clause));
  return Matches(std::move(parts));
}

Matches match_overlapping(const Archive& archive, const DayRange& days) {
  std::vector<Roaring> parts;
  for (const Part& part : archive.parts()) {
    parts.push_back(scan(part,
                         [&](std::uint32_t d) {
                           const DateCell& date = part.columns.date(d);
                           return overlaps(date, days) && !is_within(date, days);
                         }) -
                    part.deleted);
  }
  return Matches(std::move(parts));
}

Matches undated(const Archive& archive) {
  Clause clause;
  clause.kind = Clause::Kind::undated;
  return match(archive, clause);
}

}  // namespace newsdex
