#include "search/postings.h"

#include <cstdint>
#include <span>

#include "search/docids.h"

namespace newsdex {
namespace {

/// Those of a few articles that a list has, without a look at most chunks.
void leap(glass::PostingList list, const Roaring& few, PacedDeadline& pace, DocidSet& found) {
  auto wanted = few.begin();
  const auto end = few.end();
  while (wanted != end && list.next_chunk(*wanted)) {
    pace.step(list.postings().size());
    for (const glass::DocidWdf& posting : list.postings()) {
      if (posting.docid < *wanted) continue;
      wanted.equalorlarger(posting.docid);
      if (wanted == end) break;
      if (*wanted == posting.docid) found.add(posting.docid);
    }
  }
}

/// Those of a few articles that are in a set.
void pick(std::span<const std::uint64_t> set, const Roaring& few, DocidSet& found) {
  for (const std::uint32_t docid : few) {
    if ((set[docid / 64] >> (docid % 64) & 1U) != 0) found.add(docid);
  }
}

void walk(glass::PostingList list, PacedDeadline& pace, DocidSet& found) {
  while (list.next_chunk()) {
    pace.step(list.postings().size());
    for (const glass::DocidWdf& posting : list.postings()) found.add(posting.docid);
  }
}

Roaring postings(const Part& part, std::span<const std::string> terms, const Roaring& among,
                 const Deadline& deadline) {
  // So many postings of a list are read in the time that it takes to leap to one.
  static constexpr std::uint64_t kStepsOfLeap = 16;
  const std::uint64_t articles = among.cardinality();
  if (articles == 0) return {};
  PacedDeadline pace(deadline);
  DocidSet found(part.documents());
  for (const std::string& term : terms) {
    pace.step();
    glass::PostingList list = part.postings(term);
    if (std::uint64_t{list.articles()} * kSetShare >= part.documents()) {
      const auto frequent = part.frequent(term);
      if (frequent && !frequent->set().empty()) {
        const bool are_few = articles < frequent->set().size();
        are_few ? pick(frequent->set(), among, found) : found.add(frequent->set());
        continue;
      }
    }
    const bool are_few = articles * kStepsOfLeap < list.articles();
    are_few ? leap(std::move(list), among, pace, found) : walk(std::move(list), pace, found);
  }
  Roaring out = found.bitmap();
  if (articles < part.documents()) out &= among;
  return out;
}

}  // namespace

Roaring postings(const Part& part, const std::string& term, const Roaring& among,
                 const Deadline& deadline) {
  return postings(part, std::span(&term, 1), among, deadline);
}

Roaring postings(const Part& part, const std::vector<std::string>& terms, const Roaring& among,
                 const Deadline& deadline) {
  return postings(part, std::span(terms), among, deadline);
}

}  // namespace newsdex
