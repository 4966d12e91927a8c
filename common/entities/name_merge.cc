#include "common/entities/name_merge.h"

#include <algorithm>

namespace newsdex::entities {
namespace {

using tagger::SpanKind;
using tagger::TaggedSpan;

// Per cent; choices, not fitted.
constexpr std::uint8_t kSureEnoughToName = 50;
constexpr std::uint8_t kSureEnoughToMove = 60;      // the borders of a name of the rules
constexpr std::uint8_t kSureEnoughToVeto = 60;      // something else than a person
constexpr std::uint8_t kSureEnoughToVetoFull = 85;  // where the rules have evidence for one

bool overlap(const NameSpan& a, const TaggedSpan& b) {
  return a.first <= b.last && b.first <= a.last;
}

bool is_person(const TaggedSpan& span) { return span.kind == SpanKind::person; }

/// A name as the model sees it.
NameSpan to_name(const Words& words, const TaggedSpan& span) {
  NameSpan name;
  name.first = name.begin = span.first;
  name.last = span.last;
  name.finder = Finder::model;
  name.confidence = span.confidence;
  if (span.first == span.last) {
    name.kind = NameKind::bare;
  } else {
    const bool full =
        span.confidence >= kSureEnoughToName && !is_one_word(words, span.first, span.last);
    name.kind = full ? NameKind::full : NameKind::possible;
  }
  return name;
}

/// The rules' span at the model's borders, with the rules' title.
NameSpan moved(const Words& words, const NameSpan& rule, const TaggedSpan& span) {
  NameSpan name = to_name(words, span);
  const bool titled = rule.begin < rule.first && rule.first == span.first;
  if (titled) {
    name.begin = rule.begin;
    name.office = rule.office;
    if (name.kind == NameKind::bare) name.kind = NameKind::titled;
  }
  // What the rules are sure of is a full name wherever it ends.
  if (rule.kind == NameKind::full && name.first != name.last) name.kind = NameKind::full;
  return name;
}

class Merger {
 public:
  Merger(const Words& words, const std::vector<TaggedSpan>& model)
      : words_(words), model_(model), taken_(model.size()) {}

  /// Decides about a span of the rules; spans come in text order.
  void add(const NameSpan& rule) {
    const std::uint8_t needed =
        rule.kind == NameKind::full ? kSureEnoughToVetoFull : kSureEnoughToVeto;
    while (next_ < model_.size() && model_[next_].last < rule.first) ++next_;
    for (std::size_t m = next_; m < model_.size() && overlap(rule, model_[m]); ++m) {
      if (rule.person) {
        taken_[m] = true;
      } else if (is_person(model_[m])) {
        add_agreed(rule, m);
        return;
      } else if (model_[m].confidence >= needed) {
        return;
      }
    }
    names_.push_back(rule);
  }

  std::vector<NameSpan> finish() {
    for (std::size_t m = 0; m < model_.size(); ++m) {
      if (is_person(model_[m]) && !taken_[m]) names_.push_back(to_name(words_, model_[m]));
    }
    std::sort(names_.begin(), names_.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    return std::move(names_);
  }

 private:
  /// A span of which rules and model say that it is a person, or holds one.
  void add_agreed(const NameSpan& rule, std::size_t m) {
    const TaggedSpan& span = model_[m];
    const bool same = span.first == rule.first && span.last == rule.last;
    if (!same && (span.confidence < kSureEnoughToMove || cuts_name(span, rule))) {
      if (!taken_[m]) names_.push_back(rule);
    } else if (!taken_[m]) {
      names_.push_back(moved(words_, rule, span));
    }
    taken_[m] = true;
  }

  /// "Moon Jae" of "Moon Jae-in", "Xan Yorro" of "J. Xan Yorro".
  [[nodiscard]] bool cuts_name(const TaggedSpan& span, const NameSpan& rule) const {
    const std::size_t next = span.last + 1;
    const bool cuts_end =
        next <= rule.last && words_[next].token.hyphen_before && !words_[next].capital();
    const bool cuts_begin = span.first > rule.first && words_[rule.first].folded.size() == 1;
    return cuts_end || cuts_begin;
  }

  const Words& words_;
  const std::vector<TaggedSpan>& model_;
  std::vector<bool> taken_;  // by span of the model: part of the result, or overruled
  std::size_t next_ = 0;
  std::vector<NameSpan> names_;
};

}  // namespace

std::vector<NameSpan> merge_names(const Words& words, const std::vector<NameSpan>& rules,
                                  const std::vector<TaggedSpan>& model) {
  Merger merger(words, model);
  for (const NameSpan& rule : rules) merger.add(rule);
  return merger.finish();
}

}  // namespace newsdex::entities
