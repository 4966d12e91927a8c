#include "search/acronyms.h"

#include <cstdint>
#include <vector>

#include "common/text/tokenizer.h"

namespace newsdex {
namespace {

/// Whether two ascending lists share a number.
bool meet(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (*i == *j) return true;
    ++(*i < *j ? i : j);
  }
  return false;
}

bool has_initials(std::string_view label, std::string_view acronym) {
  const text::TokenList list = text::tokenize(label);
  std::string initials;
  for (const text::Token& token : list.tokens) {
    if (list.folded(token) == acronym) return false;  // "U.S. Senate" is not called "US"
    if (token.initial_capital) initials += list.folded(token).front();
  }
  std::string letters(acronym);
  std::erase(letters, '.');
  return initials == letters;
}

bool is_called(const Part& part, const std::string& term, const std::string& acronym) {
  glass::PositionReader mentions = part.positions(term);
  glass::PositionReader words = part.positions(acronym);
  glass::PostingList list = part.postings(term);
  std::vector<std::uint32_t> mentioned;
  std::vector<std::uint32_t> written;
  while (list.next_chunk()) {
    for (const glass::DocidWdf& posting : list.postings()) {
      if (part.deleted.contains(posting.docid)) continue;
      words.read(posting.docid, written);
      if (written.empty()) continue;
      mentions.read(posting.docid, mentioned);
      if (meet(mentioned, written)) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<std::string> acronym_of(std::string_view name) {
  const text::TokenList list = text::tokenize(name);
  if (list.tokens.size() != 1 || !list.tokens.front().all_capitals) return std::nullopt;
  return std::string(list.folded(list.tokens.front()));
}

std::vector<std::string> values_called(const Archive& archive, FieldId field,
                                       const std::string& acronym, const Deadline& deadline) {
  PacedDeadline pace(deadline);
  std::vector<std::string> found;
  for (const Part& part : archive.parts()) {
    const LabelColumn& column = part.columns.labels(field);
    for (std::uint32_t ordinal = 0; ordinal < column.values(); ++ordinal) {
      pace.step();
      if (!has_initials(column.label(ordinal), acronym)) continue;
      const std::string_view value = column.value(ordinal);
      if (is_called(part, value_term(newsdex::field(field), value), acronym)) {
        found.emplace_back(value);
      }
    }
  }
  return found;
}

}  // namespace newsdex
