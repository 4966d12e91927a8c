#include "tests/quality/name_spans.h"

#include <algorithm>

#include "common/entities/tables.h"

namespace newsdex {
namespace {

using entities::EntryKind;
using entities::Match;
using entities::tagger::SpanKind;
using entities::tagger::TaggedSpan;
using training::Reading;

/// The words of a mention.
TaggedSpan words_of(const Reading& reading, const Evidence& evidence, SpanKind kind) {
  const auto begins_before = [](const entities::Word& word, std::uint32_t byte) {
    return word.token.begin < byte;
  };
  const auto begin = reading.words.list.begin();
  const auto end = reading.words.list.end();
  const auto first = std::lower_bound(begin, end, evidence.begin, begins_before);
  const auto behind = std::lower_bound(first, end, evidence.end, begins_before);
  return {static_cast<std::size_t>(first - begin), static_cast<std::size_t>(behind - begin) - 1,
          kind, 100};
}

/// "Xan Yorro" of "Fijian President Xan Yorro".
TaggedSpan without_title(const Reading& reading, TaggedSpan span) {
  for (std::size_t i = span.first; i < span.last; ++i) {
    const Match title = entities::tables().titles.match(reading.words, i);
    if (!title.entries.empty() && title.last < span.last) span.first = title.last + 1;
  }
  return span;
}

bool is_location(const Evidence& evidence) {
  return evidence.kind != MentionKind::demonym && evidence.kind != MentionKind::org_implied;
}

/// Whether a country or a state stands in the span.
bool holds_places(const Reading& reading, const TaggedSpan& span) {
  const Match* match = reading.names.find(span.first);
  return match != nullptr &&
         (match->find(EntryKind::country) != nullptr || match->find(EntryKind::state) != nullptr);
}

bool is_country(const Reading& reading, const TaggedSpan& span) {
  const Match* match = reading.names.find(span.first);
  return match != nullptr && match->find(EntryKind::country) != nullptr;
}

}  // namespace

std::vector<TaggedSpan> spans_of(const Reading& reading, const Labels& labels) {
  std::vector<bool> taken(reading.words.size(), false);
  std::vector<TaggedSpan> spans;
  const auto add = [&](const TaggedSpan& span) {
    const auto first = taken.begin() + static_cast<std::ptrdiff_t>(span.first);
    const auto behind = taken.begin() + static_cast<std::ptrdiff_t>(span.last) + 1;
    if (span.first > span.last || std::find(first, behind, true) != behind) return;
    std::fill(first, behind, true);
    spans.push_back(span);
  };
  const auto add_all = [&](const std::vector<Label>& list, SpanKind kind) {
    for (const Label& label : list) {
      for (const Evidence& evidence : label.evidence) {
        if (kind == SpanKind::location && !is_location(evidence)) continue;
        const TaggedSpan span = words_of(reading, evidence, kind);
        add(kind == SpanKind::person ? without_title(reading, span) : span);
      }
    }
  };
  add_all(labels.persons, SpanKind::person);
  add_all(labels.orgs, SpanKind::organisation);
  add_all(labels.places, SpanKind::location);
  add_all(labels.countries, SpanKind::location);
  add_all(labels.regions, SpanKind::location);
  std::sort(spans.begin(), spans.end(),
            [](const TaggedSpan& a, const TaggedSpan& b) { return a.first < b.first; });
  return spans;
}

std::vector<TaggedSpan> with_places_joined(const Reading& reading,
                                           const std::vector<TaggedSpan>& spans) {
  std::vector<TaggedSpan> joined;
  for (const TaggedSpan& span : spans) {
    const bool follows = !joined.empty() && joined.back().last + 1 == span.first &&
                         joined.back().kind == SpanKind::location &&
                         span.kind == SpanKind::location &&
                         reading.words.same_paragraph(span.first) &&
                         reading.words.behind(joined.back().last).starts_with(", ") &&
                         holds_places(reading, span) && !is_country(reading, joined.back());
    if (follows) {
      joined.back().last = span.last;
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

}  // namespace newsdex
