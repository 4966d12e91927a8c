#include "search/matches_source.h"

#include <algorithm>
#include <cmath>

namespace newsdex {

PartOfMatches::PartOfMatches(const Part& part, const Roaring& matches)
    : docids(matches.cardinality()), columns(&part.columns) {
  matches.toUint32Array(docids.data());
}

double Recency::gain(const DateCell& date) const {
  if (most <= 0 || !date.is_known()) return 0;
  const auto age = static_cast<double>(today.time_since_epoch().count() - date.last_day);
  return most * std::exp2(-std::max(0.0, age) / half_life);
}

Xapian::PostingSource* MatchesSource::clone() const {
  return new MatchesSource(matches_, recency_, deadline_);
}

void MatchesSource::init(const Xapian::Database& database) {
  const auto part = matches_->find(database.get_uuid());
  const bool is_known = part != matches_->end();
  docids_ = is_known ? &part->second.docids : &kNone;
  columns_ = is_known ? part->second.columns : nullptr;
  at_ = docids_->begin();
  is_before_first_ = true;
  set_maxweight(recency_.most);
}

void MatchesSource::next(double /*min_weight*/) {
  pace_.step();
  if (!is_before_first_) ++at_;
  is_before_first_ = false;
}

void MatchesSource::skip_to(Xapian::docid docid, double /*min_weight*/) {
  pace_.step();
  is_before_first_ = false;
  at_ = first_from(docid);
}

/// The first docid that is no less, from here on: mostly close by, so strides double.
MatchesSource::Docids::const_iterator MatchesSource::first_from(Xapian::docid docid) const {
  auto low = at_;
  std::ptrdiff_t stride = 1;
  while (docids_->end() - low > stride && low[stride] < docid) {
    low += stride;
    stride *= 2;
  }
  return std::lower_bound(low, low + std::min(stride + 1, docids_->end() - low), docid);
}

}  // namespace newsdex
