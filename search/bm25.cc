#include "search/bm25.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace newsdex {
namespace {

using Docids = std::span<const std::uint32_t>;

/// The first index from `low` on whose docid is no less: mostly close by, so strides double.
std::size_t first_from(Docids docids, std::size_t low, std::uint32_t docid) {
  std::size_t stride = 1;
  while (docids.size() - low > stride && docids[low + stride] < docid) {
    low += stride;
    stride *= 2;
  }
  const auto begin = docids.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end = begin + static_cast<std::ptrdiff_t>(std::min(stride + 1, docids.size() - low));
  return static_cast<std::size_t>(std::lower_bound(begin, end, docid) - docids.begin());
}

}  // namespace

Bm25::Bm25(const Archive& archive, const Deadline& deadline)
    : archive_(archive), deadline_(deadline) {
  double length = 0;
  for (const Part& part : archive.parts()) {
    articles_ += part.documents();
    length += static_cast<double>(part.total_length());
  }
  per_length_ = length == 0 ? 0 : 1 / (length / articles_);
}

double Bm25::weight(const std::string& term) const {
  double having = 0;
  for (const Part& part : archive_.parts()) having += part.articles_with(term);
  // Of a term that more than a third of the articles have, Xapian keeps the weight above 0.
  const double odds = (articles_ - having + 0.5) / (having + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds) * (kBm25K1 + 1);
}

void Bm25::add(const Part& part, Docids docids, const std::string& term, double weight,
               std::span<double> scores) const {
  if (docids.empty()) return;
  const std::span<const std::uint32_t> lengths = part.lengths();
  glass::PostingList list = part.postings(term);
  std::size_t at = 0;
  while (list.next_chunk(docids[at])) {
    deadline_.check();
    for (const auto& [docid, wdf] : list.postings()) {
      if (docid < docids[at]) continue;
      at = first_from(docids, at, docid);
      if (at == docids.size()) return;
      if (docids[at] != docid) continue;
      scores[at] += worth(weight, wdf, lengths[docid - 1]);
    }
  }
}

}  // namespace newsdex
