#include "search/plain_phrase.h"

#include <algorithm>
#include <memory>

#include "search/matches_source.h"

namespace newsdex {

bool is_plain_phrase(const Clause& clause) {
  if (clause.kind != Clause::Kind::phrase || clause.slots.size() < 2 || !clause.bands.empty()) {
    return false;
  }
  std::uint32_t offset = 0;
  return std::all_of(clause.slots.begin(), clause.slots.end(), [&](const Slot& slot) {
    return slot.terms.size() == 1 && slot.except.empty() && slot.offset == offset++;
  });
}

Roaring plain_phrase(const Part& part, const Clause& clause, const Roaring& among,
                     const Deadline& deadline) {
  std::vector<std::string> terms;
  auto most = static_cast<Xapian::doccount>(among.cardinality());
  for (const Slot& slot : clause.slots) {
    terms.push_back(slot.terms[0]);
    most = std::min(most, part.database.get_termfreq(terms.back()));
  }
  if (most == 0) return {};
  auto by_part = std::make_shared<MatchesByPart>();
  by_part->try_emplace(part.database.get_uuid(), part, among);
  MatchesSource source(std::move(by_part), {}, deadline);
  Xapian::Enquire enquire(part.database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_FILTER,
                    Xapian::Query(Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
                                  static_cast<Xapian::termcount>(terms.size())),
                    Xapian::Query(&source)));
  const Xapian::MSet found = enquire.get_mset(0, most);
  Roaring out;
  for (auto hit = found.begin(); hit != found.end(); ++hit) out.add(*hit);
  return out;
}

}  // namespace newsdex
