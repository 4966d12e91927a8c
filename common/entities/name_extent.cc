#include "common/entities/name_extent.h"

namespace newsdex::entities {
namespace {

bool is_suffix(const Word& word) {
  return word.capital() && (word.folded == "jr" || word.folded == "sr");
}

bool is_younger(const Thing& person) {
  return person.label.ends_with(" Jr.") || person.label.ends_with(" Jr");
}

}  // namespace

void split_at_slashes(const Words& words, std::vector<NameSpan>& spans) {
  std::vector<NameSpan> parts;
  for (const NameSpan& span : spans) {
    NameSpan part = span;
    for (std::size_t i = span.first + 1; i <= span.last; ++i) {
      if (words.before(i) != "/") continue;
      part.last = i - 1;
      part.kind = part.first == part.last ? NameKind::bare : NameKind::possible;
      parts.push_back(part);
      part = {.first = i,
              .last = span.last,
              .begin = i,
              .kind = i == span.last ? NameKind::bare : NameKind::possible,
              .person = std::nullopt,
              .finder = span.finder,
              .confidence = span.confidence};
    }
    parts.push_back(part);
  }
  spans = std::move(parts);
}

void take_in_suffixes(const Words& words, const Tables& tables, std::vector<NameSpan>& spans) {
  for (std::size_t s = 0; s < spans.size(); ++s) {
    NameSpan& span = spans[s];
    const std::size_t next = span.last + 1;
    if (span.first == span.last || !words.same_paragraph(next)) continue;
    if (!is_suffix(words[next]) || words.before(next) != ", ") continue;
    const bool is_apart = s + 1 < spans.size() && spans[s + 1].first == next;
    if (is_apart && spans[s + 1].last > next) continue;
    span.last = next;
    // "Martin Luther King" is the younger one for everybody.
    if (span.person && !is_younger(tables.things[*span.person])) span.person.reset();
    if (is_apart) spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(s) + 1);
  }
}

}  // namespace newsdex::entities
