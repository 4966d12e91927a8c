#include "common/entities/train/examples.h"

#include <algorithm>

#include "common/entities/tagger/keys.h"
#include "common/entities/train/nested_places.h"
#include "common/text/positions.h"

namespace newsdex::training {
namespace {

using namespace entities::tagger;
using entities::Words;

/// The words that lie at least by half within bytes [begin, end); first > last where none does.
std::pair<std::size_t, std::size_t> words_in(const Words& words, std::size_t begin,
                                             std::size_t end) {
  const auto middle = [](const entities::Word& word) {
    return (word.token.begin + word.token.end) / 2;
  };
  const auto first =
      std::partition_point(words.list.begin(), words.list.end(),
                           [&](const entities::Word& word) { return middle(word) < begin; });
  const auto behind = std::partition_point(
      first, words.list.end(), [&](const entities::Word& word) { return middle(word) < end; });
  return {static_cast<std::size_t>(first - words.list.begin()),
          static_cast<std::size_t>(behind - words.list.begin()) - 1};
}

bool is_country(const Reading& reading, std::size_t word) {
  const entities::Match* match = reading.names.find(word);
  return match != nullptr && match->find(entities::EntryKind::country) != nullptr &&
         match->find(entities::EntryKind::country)->how != MentionKind::demonym;
}

/// The span in words; none where nothing but a title is left.
void add_gold(Reading& reading, const GoldSpan& span) {
  auto [first, last] = words_in(reading.words, span.begin, span.end);
  while (span.may_be_title && first <= last && last != kNoWord) {
    const auto title = entities::tables().titles.match(reading.words, first);
    if (title.entries.empty()) break;
    first = title.last + 1;
  }
  if (last == kNoWord || first > last) return;
  SpanKind kind = span.kind;
  if (span.may_be_country && is_country(reading, first)) kind = SpanKind::location;
  reading.gold.push_back({first, last, kind, 100});
}

/// Cuts the gold names where a tagger's may not go on.
void add_parts(Reading& reading) {
  const std::vector<WordKey> keys = word_keys(reading.words);
  for (TaggedSpan part : reading.gold) {
    const std::size_t last = part.last;
    for (std::size_t i = part.first + 1; i <= last; ++i) {
      if (is_inside_name(keys[i].before)) continue;
      part.last = i - 1;
      reading.parts.push_back(part);
      part.first = i;
    }
    part.last = last;
    reading.parts.push_back(part);
  }
}

}  // namespace

Reading::Reading(const LabelledArticle& labelled)
    : weight(labelled.weight), is_target(labelled.is_target) {
  article.text = labelled.text;
  article.language = "en";
  article.zones = {{Zone::body, 0, static_cast<std::uint32_t>(article.text.size())}};
  tokens = text::tokenize(article.text);
  text::place(tokens, article.zones);
  words = entities::read_words(article, tokens, entities::tables().lexicon);
  names = entities::find_names(words, entities::tables());
  for (const GoldSpan& span : labelled.spans) add_gold(*this, span);
  if (!is_target) gold = with_places_cut(words, gold);
  add_parts(*this);
}

Readings read_all(const std::vector<LabelledArticle>& articles) {
  Readings readings;
  for (const LabelledArticle& article : articles) {
    readings.push_back(std::make_unique<Reading>(article));
  }
  return readings;
}

std::vector<LabelId> labels_of(const Reading& reading, const std::vector<Run>& runs) {
  std::vector<LabelId> labels(reading.words.size(), kOutside);
  auto run = runs.begin();
  for (const TaggedSpan& span : reading.parts) {
    while (run != runs.end() && run->last < span.first) ++run;
    if (run == runs.end()) break;
    if (span.first < run->first || span.last > run->last) continue;
    for (std::size_t i = span.first; i <= span.last; ++i)
      labels[i] = label_of(span.kind, Part::inside);
    labels[span.first] = label_of(span.kind, Part::begin);
    labels[span.last] = label_of(span.kind, span.first == span.last ? Part::single : Part::end);
  }
  return labels;
}

SpanCounts& SpanCounts::operator+=(const SpanCounts& other) {
  right += other.right;
  found += other.found;
  gold += other.gold;
  return *this;
}

void add_score(const std::vector<TaggedSpan>& found, const std::vector<TaggedSpan>& gold,
               Score& score) {
  for (const TaggedSpan& span : gold) ++score[static_cast<std::size_t>(span.kind)].gold;
  for (const TaggedSpan& span : found) {
    SpanCounts& counts = score[static_cast<std::size_t>(span.kind)];
    ++counts.found;
    const auto same = [&](const TaggedSpan& other) {
      return other.first == span.first && other.last == span.last && other.kind == span.kind;
    };
    counts.right += std::any_of(gold.begin(), gold.end(), same) ? 1 : 0;
  }
}

}  // namespace newsdex::training
