#include "search/rank.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>

#include <xxhash.h>

namespace newsdex {
namespace {

using BitmapByPart = std::map<std::string, const Roaring*>;  // by the part's database UUID

/// Feeds a given set of articles to Xapian's matcher, without any weight.
class MatchesSource : public Xapian::PostingSource {
 public:
  explicit MatchesSource(std::shared_ptr<const BitmapByPart> bitmaps)
      : bitmaps_(std::move(bitmaps)) {}

  Xapian::PostingSource* clone() const override { return new MatchesSource(bitmaps_); }

  void init(const Xapian::Database& database) override {
    const auto bitmap = bitmaps_->find(database.get_uuid());
    docids_ = bitmap == bitmaps_->end() ? nullptr : bitmap->second;
    next_.reset();
    current_ = 0;
    set_maxweight(0);
  }

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }

  void next(double /*min_weight*/) override { advance(current_ + 1); }
  void skip_to(Xapian::docid docid, double /*min_weight*/) override {
    if (docid > current_) advance(docid);
  }
  bool check(Xapian::docid docid, double min_weight) override {
    skip_to(docid, min_weight);
    return true;
  }
  bool at_end() const override { return current_ == kEnd; }
  Xapian::docid get_docid() const override { return current_; }
  std::string get_description() const override { return "MatchesSource"; }

 private:
  static constexpr Xapian::docid kEnd = UINT32_MAX;

  [[nodiscard]] Xapian::doccount size() const {
    return docids_ == nullptr ? 0 : static_cast<Xapian::doccount>(docids_->cardinality());
  }

  void advance(Xapian::docid docid) {
    if (docids_ == nullptr) {
      current_ = kEnd;
      return;
    }
    if (!next_) next_.emplace(docids_->begin());
    next_->equalorlarger(docid);
    current_ = *next_ == docids_->end() ? kEnd : **next_;
  }

  std::shared_ptr<const BitmapByPart> bitmaps_;
  const Roaring* docids_ = nullptr;
  std::optional<RoaringSetBitForwardIterator> next_;
  Xapian::docid current_ = 0;
};

/// docid d of n databases searched as one: database (d-1) mod n, its own docid (d-1) div n + 1.
Place place_of(Xapian::docid docid, std::size_t parts) {
  return {(docid - 1) % parts, static_cast<std::uint32_t>((docid - 1) / parts + 1)};
}

Xapian::Query any_term(const std::set<std::string>& terms) {
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

/// The first `wanted` of a ranking whose equals are ordered as asked.
///
/// Xapian 1.4 stops looking at articles that can at best equal the last one it keeps, although the
/// tie slot may put them before it (seen; with check_at_least = everything it does not). So the
/// last score is found first, and then everything that reaches it is ranked.
Xapian::MSet first_ranked(Xapian::Enquire& enquire, std::size_t wanted, std::size_t total) {
  static constexpr double kJustBelow = 1 - 1e-9;
  static constexpr std::size_t kSpare = 100;
  Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(wanted));
  if (wanted >= total || found.size() < wanted) return found;
  enquire.set_cutoff(0, found[static_cast<Xapian::doccount>(wanted - 1)].get_weight() * kJustBelow);
  for (std::size_t most = wanted + kSpare;; most *= 4) {
    found = enquire.get_mset(0, static_cast<Xapian::doccount>(std::min(most, total)));
    if (found.size() < most || most >= total) return found;
  }
}

std::vector<Ranked> run(const Archive& archive, const Matches& matches,
                        const std::set<std::string>& terms, std::size_t offset, std::size_t page) {
  Xapian::Database database;
  auto bitmaps = std::make_shared<BitmapByPart>();
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    const Part& part = archive.parts()[i];
    database.add_database(part.database);
    (*bitmaps)[part.database.get_uuid()] = &matches.parts()[i];
  }
  MatchesSource source(bitmaps);
  Xapian::Enquire enquire(database);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_AND_MAYBE, Xapian::Query(&source), any_term(terms)));
  enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, 0.75, 0.5));
  enquire.set_sort_by_relevance_then_value(kTieSlot, false);

  const Xapian::MSet found = first_ranked(enquire, offset + page, matches.size());
  std::vector<Ranked> out;
  for (std::size_t i = offset; i < offset + page && i < found.size(); ++i) {
    const auto hit = found[static_cast<Xapian::doccount>(i)];
    out.push_back({place_of(*hit, archive.parts().size()), hit.get_weight()});
  }
  return out;
}

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
                                      const std::set<std::string>& terms, std::size_t offset,
                                      std::size_t limit) {
  const std::size_t page = page_size(matches.size(), offset, limit);
  if (page == 0) return {};
  return run(archive, matches, terms, offset, page);
}

std::vector<Ranked> rank_by_date(const Archive& archive, const Matches& matches, Sort direction,
                                 std::size_t offset, std::size_t limit) {
  std::vector<DateKey> keys;
  keys.reserve(matches.size());
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    const Columns& columns = archive.parts()[i].columns;
    for (const std::uint32_t docid : matches.parts()[i]) {
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
