#include "search/value_tally.h"

#include <algorithm>

#include "common/error.h"

namespace newsdex {
namespace {

using Numbers = std::span<const std::uint32_t>;
using Docids = std::span<const std::uint32_t>;

std::uint32_t most_values(const Archive& archive, FieldId field) {
  std::uint32_t most = 0;
  for (const Part& part : archive.parts()) {
    most = std::max(most, part.columns.labels(field).values());
  }
  return most;
}

}  // namespace

ValueTable::ValueTable(const Archive& archive, FieldId field, const Deadline& deadline)
    : map(archive, field, deadline),
      counts(map.values()),
      of_part(most_values(archive, field)),
      seen(map.values() + 1UL) {}

Tally::~Tally() {
  for (const std::uint32_t number : numbers()) table_.counts[number] = 0;
}

std::uint64_t Tally::add(std::size_t part, const LabelColumn& column, Docids docids,
                         PacedDeadline& pace) {
  // To pass over so many values takes as long as it takes longer to count an article the other way.
  static constexpr std::uint64_t kValuesAnArticle = 24;
  const Numbers numbers = table_.map.numbers(part);
  const bool are_few = docids.size() * kValuesAnArticle < numbers.size();
  return are_few ? add_few(numbers, column, docids, pace) : add_many(numbers, column, docids, pace);
}

// Most values are rare, so that it cannot be foretold whether one is new: all are written down, and
// those that are new stay.
std::uint64_t Tally::add_few(Numbers numbers, const LabelColumn& column, Docids docids,
                             PacedDeadline& pace) {
  std::uint64_t unknown = 0;
  std::uint32_t* const counts = table_.counts.data();
  std::uint32_t* const seen = table_.seen.data();
  for (const std::uint32_t docid : docids) {
    pace.step();
    const auto ordinals = column.ordinals(docid);
    if (ordinals.empty()) ++unknown;
    for (const std::uint32_t ordinal : ordinals) {
      if (ordinal >= numbers.size()) throw ArchiveError("columns: damaged (ordinals)");
      const std::uint32_t number = numbers.data()[ordinal];
      seen[seen_] = number;
      seen_ += static_cast<std::size_t>(counts[number]++ == 0);
    }
  }
  return unknown;
}

// By the part's own ordinals, which keeps near what is counted; then all of them are passed over.
std::uint64_t Tally::add_many(Numbers numbers, const LabelColumn& column, Docids docids,
                              PacedDeadline& pace) {
  static constexpr std::size_t kAtOnce = 1024;
  std::uint64_t unknown = 0;
  const auto counts = std::span(table_.of_part).first(numbers.size());
  try {
    for (; !docids.empty(); docids = docids.subspan(std::min(kAtOnce, docids.size()))) {
      const Docids some = docids.first(std::min(kAtOnce, docids.size()));
      pace.step(some.size());
      unknown += column.count(some, counts);
    }
  } catch (...) {
    std::fill(counts.begin(), counts.end(), 0);
    throw;
  }
  add_up(numbers);
  return unknown;
}

void Tally::add_up(Numbers numbers) {
  std::uint32_t* const counts = table_.counts.data();
  std::uint32_t* const seen = table_.seen.data();
  std::uint32_t* const of_part = table_.of_part.data();
  for (std::size_t ordinal = 0; ordinal < numbers.size(); ++ordinal) {
    const std::uint32_t number = numbers.data()[ordinal];
    const std::uint32_t articles = of_part[ordinal];
    of_part[ordinal] = 0;
    seen[seen_] = number;
    seen_ +=
        static_cast<std::size_t>(articles != 0) & static_cast<std::size_t>(counts[number] == 0);
    counts[number] += articles;
  }
}

}  // namespace newsdex
