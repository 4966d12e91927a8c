// A given set of articles as Xapian's matcher reads one.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <roaring/roaring.hh>

#include "common/archive/archive.h"
#include "common/moment.h"
#include "search/deadline.h"

namespace newsdex {

/// The matches of one part, and its dates.
struct PartOfMatches {
  PartOfMatches(const Part& part, const Roaring& matches);

  std::vector<std::uint32_t> docids;  ///< ascending: the matcher asks in order, millions of times
  const Columns* columns;             ///< the part's own
};

using MatchesByPart = std::map<std::string, PartOfMatches>;  ///< by the part's database UUID

/// What an article gains by its age alone.
struct Recency {
  double most = 0;  ///< gain of an article of today, in units of BM25
  double half_life = 1;
  Day today{};

  [[nodiscard]] double gain(const DateCell& date) const;
};

/// Feeds the articles to the matcher, weighed by recency alone, until the deadline: the matcher has
/// none of its own that it would give an error for. The deadline must outlive it.
class MatchesSource : public Xapian::PostingSource {
 public:
  MatchesSource(std::shared_ptr<const MatchesByPart> matches, const Recency& recency,
                const Deadline& deadline)
      : matches_(std::move(matches)), recency_(recency), deadline_(deadline), pace_(deadline) {}

  [[nodiscard]] Xapian::PostingSource* clone() const override;
  void init(const Xapian::Database& database) override;

  [[nodiscard]] double get_weight() const override { return recency_.gain(columns_->date(*at_)); }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size(); }

  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return at_ == docids_->end(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return *at_; }
  [[nodiscard]] std::string get_description() const override { return "MatchesSource"; }

 private:
  using Docids = std::vector<std::uint32_t>;
  static inline const Docids kNone{};

  [[nodiscard]] Xapian::doccount size() const {
    return static_cast<Xapian::doccount>(docids_->size());
  }
  [[nodiscard]] Docids::const_iterator first_from(Xapian::docid docid) const;

  std::shared_ptr<const MatchesByPart> matches_;
  Recency recency_;
  const Deadline& deadline_;
  PacedDeadline pace_;
  const Docids* docids_ = &kNone;
  const Columns* columns_ = nullptr;
  Docids::const_iterator at_;
  bool is_before_first_ = true;
};

}  // namespace newsdex
