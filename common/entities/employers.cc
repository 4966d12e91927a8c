#include "common/entities/employers.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

namespace newsdex::entities {
namespace {

using tagger::SpanKind;
using tagger::TaggedSpan;

/// Those who are "with" their firm. The list is sorted.
bool is_of_finance(const Word& word) {
  static constexpr auto kOccupations = std::to_array<std::string_view>(
      {"analyst", "analysts", "broker", "brokers", "dealer", "dealers", "economist", "economists",
       "manager", "managers", "strategist", "strategists", "trader", "traders"});
  return std::binary_search(kOccupations.begin(), kOccupations.end(), word.folded);
}

/// Whether word `last` ends an occupation: "equity strategist", "professor".
bool is_occupation(const Words& words, std::size_t last, const Tables& tables) {
  if (words[last].capital()) return false;
  const Match title = tables.titles.match(words, last);
  return is_of_finance(words[last]) || (!title.entries.empty() && title.last == last);
}

bool is_known(const Names& names, const TaggedSpan& span) {
  const Match* match = names.find(span.first);
  return match != nullptr && match->find(EntryKind::person) != nullptr;
}

/// Whether the words before a person say that somebody works there; `before` is the tagged span
/// before it.
bool is_employer(const Words& words, const TaggedSpan& span, const TaggedSpan* before,
                 const Tables& tables) {
  if (span.first < 2 || !words.joined(span.first - 1) || !words.joined(span.first - 2))
    return false;
  const std::string_view connector = words[span.first - 1].folded;
  const std::size_t last = span.first - 2;
  if (connector == "at") return is_occupation(words, last, tables);
  if (connector == "with") return is_of_finance(words[last]);
  // "Anna Carter of Yorro’s party" is nobody's employee.
  const bool whole = span.first < span.last && !words[span.last].token.possessive;
  return connector == "of" && whole && before != nullptr && before->last == last &&
         before->kind == SpanKind::person && before->first < last;
}

/// "Xan Yorro & Co", which may be called after somebody whom the article names too.
bool goes_on(const Words& words, const TaggedSpan& span) {
  const std::string_view behind = words.behind(span.last);
  return behind.starts_with(" &") || (words.joined(span.last) && words[span.last + 1].capital());
}

}  // namespace

void mark_employers(const Words& words, const Names& names, const Tables& tables,
                    std::vector<TaggedSpan>& tagged) {
  std::unordered_set<std::string_view> employers;  // as written
  const auto is_person = [&](const TaggedSpan& span) {
    return span.kind == SpanKind::person && !is_known(names, span);
  };
  const TaggedSpan* before = nullptr;
  for (TaggedSpan& span : tagged) {
    if (is_person(span) && is_employer(words, span, before, tables)) {
      if (!goes_on(words, span)) employers.insert(words.surface(span.first, span.last));
      span.kind = SpanKind::organisation;
    }
    before = &span;
  }
  if (employers.empty()) return;
  for (TaggedSpan& span : tagged) {
    if (is_person(span) && employers.contains(words.surface(span.first, span.last))) {
      span.kind = SpanKind::organisation;
    }
  }
}

}  // namespace newsdex::entities
