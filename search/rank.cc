#include "search/rank.h"

#include <algorithm>
#include <memory>
#include <tuple>

#include <xxhash.h>

#include "search/matches_source.h"

namespace newsdex {
namespace {

/// docid d of n databases searched as one: database (d-1) mod n, its own docid (d-1) div n + 1.
Place place_of(Xapian::docid docid, std::size_t parts) {
  return {(docid - 1) % parts, static_cast<std::uint32_t>((docid - 1) / parts + 1)};
}

Xapian::Query weighed_terms(const Relevance& relevance) {
  std::vector<Xapian::Query> parts;
  for (const auto& [term, factor] : relevance.terms) {
    parts.push_back(factor == 1 ? Xapian::Query(term) : factor * Xapian::Query(term));
  }
  for (const auto& [first, second] : relevance.neighbours) {
    const auto words = {Xapian::Query(first), Xapian::Query(second)};
    parts.push_back(kNeighbourShare * Xapian::Query(Xapian::Query::OP_NEAR, words.begin(),
                                                    words.end(), kNeighbourWindow));
  }
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

/// The first `wanted` of a ranking whose equals are ordered as asked.
///
/// Xapian 1.4 stops looking at articles that can at best equal the last one it keeps, although the
/// tie slot may put them before it (seen; with check_at_least = everything it does not). So the
/// last score is found first; where more than are wanted reach it, all that do are ranked again.
Xapian::MSet first_ranked(Xapian::Enquire& enquire, std::size_t wanted, std::size_t total) {
  static constexpr double kJustBelow = 1 - 1e-9;
  static constexpr std::size_t kSpare = 100;
  Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(wanted + 1));
  if (found.size() <= wanted) return found;
  const double least = found[static_cast<Xapian::doccount>(wanted - 1)].get_weight() * kJustBelow;
  if (found[static_cast<Xapian::doccount>(wanted)].get_weight() < least) return found;
  enquire.set_cutoff(0, least);
  for (std::size_t most = wanted + kSpare;; most *= 4) {
    found = enquire.get_mset(0, static_cast<Xapian::doccount>(std::min(most, total)));
    if (found.size() < most || most >= total) return found;
  }
}

/// A ranking of one set of articles; what it is given must outlive it.
class Ranker {
 public:
  Ranker(const Archive& archive, const Matches& matches, const Relevance& relevance,
         const Deadline& deadline)
      : parts_(archive.parts().size()),
        total_(matches.size()),
        relevance_(relevance),
        deadline_(deadline) {
    auto by_part = std::make_shared<MatchesByPart>();
    for (std::size_t i = 0; i < parts_; ++i) {
      const Part& part = archive.parts()[i];
      database_.add_database(part.database);
      by_part->try_emplace(part.database.get_uuid(), part, matches.parts()[i]);
    }
    matches_ = std::move(by_part);
  }

  [[nodiscard]] std::vector<Ranked> page(std::size_t offset, std::size_t size) const {
    Recency recency;
    if (relevance_.half_life > 0) {
      const std::vector<Ranked> best = page({}, 0, 1);
      recency = {kRecencyShare * best.at(0).score.value_or(0),
                 static_cast<double>(relevance_.half_life), relevance_.today};
    }
    return page(recency, offset, size);
  }

 private:
  [[nodiscard]] std::vector<Ranked> page(const Recency& recency, std::size_t offset,
                                         std::size_t size) const {
    MatchesSource source(matches_, recency, deadline_);
    Xapian::Enquire enquire(database_);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND_MAYBE, Xapian::Query(&source),
                                    weighed_terms(relevance_)));
    enquire.set_weighting_scheme(Xapian::BM25Weight(kBm25K1, 0, 1, kBm25B, 0.5));
    enquire.set_sort_by_relevance_then_value(kTieSlot, false);
    const Xapian::MSet found = first_ranked(enquire, offset + size, total_);
    std::vector<Ranked> out;
    for (std::size_t i = offset; i < offset + size && i < found.size(); ++i) {
      const auto hit = found[static_cast<Xapian::doccount>(i)];
      out.push_back({place_of(*hit, parts_), hit.get_weight()});
    }
    return out;
  }

  std::size_t parts_;
  std::size_t total_;
  const Relevance& relevance_;
  const Deadline& deadline_;
  Xapian::Database database_;
  std::shared_ptr<const MatchesByPart> matches_;
};

/// What orders an article by date: undated last, then the instant, then the id.
struct DateKey {
  bool undated = false;
  std::int64_t instant = 0;
  std::uint64_t id_hash = 0;
  Place place;

  [[nodiscard]] auto key() const { return std::tuple(undated, instant, id_hash); }
};

std::size_t page_size(std::size_t total, std::size_t offset, std::size_t limit) {
  const std::size_t rest = total - std::min(offset, total);
  return limit == 0 ? rest : std::min(limit, rest);
}

}  // namespace

std::vector<Ranked> rank_by_relevance(const Archive& archive, const Matches& matches,
                                      const Relevance& relevance, std::size_t offset,
                                      std::size_t limit, const Deadline& deadline) {
  const std::size_t page = page_size(matches.size(), offset, limit);
  if (page == 0) return {};
  return Ranker(archive, matches, relevance, deadline).page(offset, page);
}

std::vector<Ranked> rank_by_date(const Archive& archive, const Matches& matches, Sort direction,
                                 std::size_t offset, std::size_t limit, const Deadline& deadline) {
  PacedDeadline pace(deadline);
  std::vector<DateKey> keys;
  keys.reserve(matches.size());
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    const Columns& columns = archive.parts()[i].columns;
    for (const std::uint32_t docid : matches.parts()[i]) {
      pace.step();
      const DateCell& date = columns.date(docid);
      const std::string_view id = columns.id(docid);
      const std::int64_t instant = direction == Sort::oldest ? date.instant : -date.instant;
      keys.push_back({!date.is_known(), instant, XXH3_64bits(id.data(), id.size()), {i, docid}});
    }
  }
  const std::size_t begin = std::min(offset, keys.size());
  const std::size_t end = begin + page_size(keys.size(), offset, limit);
  std::partial_sort(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(end), keys.end(),
                    [](const DateKey& a, const DateKey& b) { return a.key() < b.key(); });
  std::vector<Ranked> out;
  for (std::size_t i = begin; i < end; ++i) out.push_back({keys[i].place, std::nullopt});
  return out;
}

}  // namespace newsdex
