#include "search/marks.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "common/said.h"
#include "common/text/compound.h"
#include "common/text/tokenizer.h"
#include "search/spans.h"

namespace newsdex {
namespace {

using text::Token;
using text::TokenList;

template <typename Range, typename Value>
bool contains(const Range& range, const Value& wanted) {
  return std::find(range.begin(), range.end(), wanted) != range.end();
}

/// A word of the text that fits a pattern of the query's, where the index has it.
struct Word {
  std::uint32_t position = 0;
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  std::vector<const TokenPattern*> fits;
};

/// The words of one scope by position, and where its paragraphs and sentences begin.
struct View {
  std::vector<Word> words;
  Breaks breaks;
};

/// Something that was looked for, found: positions and bytes.
struct Found {
  Span span;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Makes the views of one article, each once.
class Views {
 public:
  Views(const Record& record, WordMatcher& matcher, const Deadline& deadline)
      : record_(record),
        matcher_(matcher),
        pace_(deadline),
        list_(text::tokenize(record.article.text)) {
    text::place(list_, record.article.zones);
  }

  const View& of(const HighlightScope& scope) {
    const auto [entry, is_new] = views_.try_emplace(scope);
    if (!is_new) return entry->second;
    View& view = entry->second;
    if (scope.speakers.empty()) {
      for (std::size_t i = 0; i < list_.tokens.size(); ++i) {
        if (contains(scope.zones, list_.tokens[i].zone)) add(view, i, list_.tokens[i].position);
      }
    } else {
      add_quotes(view, scope.speakers);
    }
    std::stable_sort(view.words.begin(), view.words.end(),
                     [](const Word& a, const Word& b) { return a.position < b.position; });
    std::sort(view.breaks.paragraphs.begin(), view.breaks.paragraphs.end());
    std::sort(view.breaks.sentences.begin(), view.breaks.sentences.end());
    return view;
  }

  [[nodiscard]] const Record& record() const { return record_; }
  [[nodiscard]] const TokenList& list() const { return list_; }

 private:
  /// Numbered so that quotations are as far apart as paragraphs, if a word stands between them.
  void add_quotes(View& view, const std::vector<std::string>& speakers) {
    std::uint32_t position = 0;
    std::uint32_t last = 0;  // as numbered in the story
    for (const Quote& quote : record_.labels.quotes) {
      if (!contains(speakers, said_value(quote))) continue;
      auto token = std::partition_point(list_.tokens.begin(), list_.tokens.end(),
                                        [&](const Token& t) { return t.begin < quote.begin; });
      for (; token != list_.tokens.end() && token->begin < quote.end; ++token) {
        if (!is_story(token->zone)) continue;
        const std::uint32_t step = token->position - std::exchange(last, token->position);
        position += std::min(step, text::kParagraphGap);
        if (step > 1) view.breaks.paragraphs.push_back(position);
        add(view, static_cast<std::size_t>(token - list_.tokens.begin()), position);
      }
    }
  }

  void add(View& view, std::size_t i, std::uint32_t position) {
    const Token& token = list_.tokens[i];
    const bool paragraph = i == 0 || list_.tokens[i - 1].paragraph != token.paragraph ||
                           list_.tokens[i - 1].zone != token.zone;
    if (paragraph) view.breaks.paragraphs.push_back(position);
    if (paragraph || token.sentence_start) view.breaks.sentences.push_back(position);
    const std::string_view surface =
        std::string_view(record_.article.text).substr(token.begin, token.end - token.begin);
    add(view, {surface, list_.folded(token), text::is_stemmed(list_, token)}, position, token.begin,
        token.end);
    const std::string whole = text::compound_at(list_, i);
    if (whole.empty()) return;
    const std::size_t last = i + text::compound_length(list_, i) - 1;
    add(view, {whole, whole, true}, position, token.begin, list_.tokens[last].end);
  }

  void add(View& view, const WrittenWord& word, std::uint32_t position, std::uint32_t begin,
           std::uint32_t end) {
    pace_.step();
    const auto fitting = matcher_.fitting(word);
    if (fitting.empty()) return;
    view.words.push_back({position, begin, end, {fitting.begin(), fitting.end()}});
  }

  const Record& record_;
  WordMatcher& matcher_;
  PacedDeadline pace_;
  TokenList list_;
  std::map<HighlightScope, View> views_;
};

const std::vector<Label>* labels_of(const Labels& labels, FieldId field) {
  switch (field) {
    case FieldId::person:
    case FieldId::person_certain:
      return &labels.persons;
    case FieldId::country:
    case FieldId::about:
      return &labels.countries;
    case FieldId::place:
      return &labels.places;
    case FieldId::region:
      return &labels.regions;
    case FieldId::org:
      return &labels.orgs;
    case FieldId::cited:
      return &labels.cited;
    default:
      return nullptr;
  }
}

/// Calls `use` with each place that speaks for a value.
template <typename Use>
void for_each_evidence(const Labels& all, FieldId field, std::string_view value, Use&& use) {
  const auto* labels = labels_of(all, field);
  if (labels == nullptr) return;
  for (const Label& label : *labels) {
    if (label.value != value) continue;
    for (const Evidence& evidence : label.evidence) use(evidence);
  }
}

/// Finds patterns in one article, and what of them takes part in a match.
class PatternFinder {
 public:
  PatternFinder(Views& views, const Deadline& deadline) : views_(views), pace_(deadline) {}

  void mark(const HighlightPattern& pattern, const Spans* wanted, std::uint32_t number,
            std::vector<Mark>& marks) {
    switch (pattern.kind) {
      case HighlightPattern::Kind::tokens:
      case HighlightPattern::Kind::labels:
        for (const Found& found : find(pattern)) {
          const bool takes_part =
              wanted == nullptr || std::binary_search(wanted->begin(), wanted->end(), found.span);
          if (takes_part) marks.push_back({found.begin, found.end, number});
        }
        break;
      case HighlightPattern::Kind::either:
        for (const HighlightPattern& operand : pattern.operands) {
          mark(operand, wanted, number, marks);
        }
        break;
      case HighlightPattern::Kind::near:
        mark_pairs(pattern, wanted, number, marks);
        break;
    }
  }

 private:
  void mark_pairs(const HighlightPattern& pattern, const Spans* wanted, std::uint32_t number,
                  std::vector<Mark>& marks) {
    const View& view = views_.of(pattern.scope);
    const Spans left = spans(pattern.operands[0]);
    const Spans right = spans(pattern.operands[1]);
    Spans first = left_of_pairs(left, right, pattern.proximity, view.breaks);
    if (pattern.proximity.negated) {
      first = without(left, first);
      mark(pattern.operands[0], wanted != nullptr ? wanted : &first, number, marks);
      return;
    }
    Spans second = right_of_pairs(left, right, pattern.proximity, view.breaks);
    if (wanted != nullptr) {
      const auto is_outside = [&](const Span& span) { return !ends_one_of(span, *wanted); };
      std::erase_if(first, is_outside);
      std::erase_if(second, is_outside);
    }
    mark(pattern.operands[0], &first, number, marks);
    mark(pattern.operands[1], &second, number, marks);
  }

  /// Whether a span is the beginning or the end of one of `pairs`, which contain no other.
  static bool ends_one_of(const Span& span, const Spans& pairs) {
    const auto begun = std::lower_bound(pairs.begin(), pairs.end(), Span{span.first, span.last});
    if (begun != pairs.end() && begun->first == span.first) return true;
    const auto ended =
        std::lower_bound(pairs.begin(), pairs.end(), span.last,
                         [](const Span& pair, std::uint32_t last) { return pair.last < last; });
    return ended != pairs.end() && ended->last == span.last && ended->first <= span.first;
  }

  Spans spans(const HighlightPattern& pattern) {
    Spans out;
    switch (pattern.kind) {
      case HighlightPattern::Kind::tokens:
      case HighlightPattern::Kind::labels:
        for (const Found& found : find(pattern)) out.push_back(found.span);
        break;
      case HighlightPattern::Kind::either:
        for (const HighlightPattern& operand : pattern.operands) {
          const Spans more = spans(operand);
          out.insert(out.end(), more.begin(), more.end());
        }
        break;
      case HighlightPattern::Kind::near: {
        const Spans left = spans(pattern.operands[0]);
        const Spans right = spans(pattern.operands[1]);
        const Breaks& breaks = views_.of(pattern.scope).breaks;
        return pattern.proximity.negated
                   ? without(left, left_of_pairs(left, right, pattern.proximity, breaks))
                   : pairs_of(left, right, pattern.proximity, breaks);
      }
    }
    return sorted(std::move(out));
  }

  std::vector<Found> find(const HighlightPattern& pattern) {
    return pattern.kind == HighlightPattern::Kind::tokens ? find_tokens(pattern)
                                                          : find_labels(pattern);
  }

  std::vector<Found> find_tokens(const HighlightPattern& pattern) {
    const View& view = views_.of(pattern.scope);
    std::vector<Found> out;
    for (std::size_t i = 0; i < view.words.size(); ++i) {
      pace_.step();
      if (!fits(view.words[i], pattern.tokens[0])) continue;
      if (const auto found = find_at(view, i, pattern)) out.push_back(*found);
    }
    return out;
  }

  /// The whole pattern, if it begins at word `i`.
  std::optional<Found> find_at(const View& view, std::size_t i, const HighlightPattern& pattern) {
    const Word& first = view.words[i];
    Found found{{first.position, first.position}, first.begin, first.end};
    for (std::size_t slot = 1; slot < pattern.tokens.size(); ++slot) {
      const std::uint32_t wanted = first.position + pattern.tokens[slot].offset;
      auto word = std::lower_bound(
          view.words.begin() + static_cast<std::ptrdiff_t>(i), view.words.end(), wanted,
          [](const Word& a, std::uint32_t position) { return a.position < position; });
      bool is_there = false;
      for (; word != view.words.end() && word->position == wanted; ++word) {
        if (!fits(*word, pattern.tokens[slot])) continue;
        is_there = true;
        found.end = std::max(found.end, word->end);
      }
      if (!is_there) return std::nullopt;
      found.span.last = std::max(found.span.last, wanted);
    }
    return found;
  }

  static bool fits(const Word& word, const TokenPattern& pattern) {
    return contains(word.fits, &pattern);
  }

  /// Each word of the evidence, as the index has it; shown is the whole.
  std::vector<Found> find_labels(const HighlightPattern& pattern) {
    std::vector<Found> out;
    const auto& tokens = views_.list().tokens;
    for (const auto& [field, value] : pattern.values) {
      for_each_evidence(views_.record().labels, field, value, [&](const Evidence& evidence) {
        const bool counts = contains(pattern.scope.zones, evidence.zone) &&
                            evidence.kind != MentionKind::org_implied;
        if (!counts) return;
        auto token = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const Token& t) { return t.begin < evidence.begin; });
        for (; token != tokens.end() && token->begin < evidence.end; ++token) {
          out.push_back({{token->position, token->position}, evidence.begin, evidence.end});
        }
      });
    }
    return out;
  }

  Views& views_;
  PacedDeadline pace_;
};

void find_patterns(const Record& record, WordMatcher& matcher, const Deadline& deadline,
                   std::vector<Mark>& marks) {
  Views views(record, matcher, deadline);
  PatternFinder finder(views, deadline);
  const auto& patterns = matcher.sought().patterns;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    finder.mark(patterns[i], nullptr, static_cast<std::uint32_t>(i), marks);
  }
}

void add_evidence(const Record& record, const Sought& sought, std::vector<Mark>& marks) {
  auto pattern = static_cast<std::uint32_t>(sought.patterns.size());
  for (const auto& [field, value] : sought.values) {
    for_each_evidence(record.labels, field, value, [&](const Evidence& evidence) {
      marks.push_back({evidence.begin, evidence.end, pattern});
    });
    ++pattern;
  }
}

std::vector<Mark> without_overlaps(std::vector<Mark> marks) {
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::tuple(a.begin, b.end, a.pattern) < std::tuple(b.begin, a.end, b.pattern);
  });
  std::vector<Mark> out;
  for (const Mark& mark : marks) {
    if (!out.empty() && mark.begin < out.back().end) {
      out.back().end = std::max(out.back().end, mark.end);
    } else {
      out.push_back(mark);
    }
  }
  return out;
}

}  // namespace

std::vector<Mark> find_marks(const Record& record, WordMatcher& matcher, const Deadline& deadline) {
  std::vector<Mark> marks;
  if (!matcher.sought().patterns.empty()) find_patterns(record, matcher, deadline, marks);
  add_evidence(record, matcher.sought(), marks);
  return without_overlaps(std::move(marks));
}

}  // namespace newsdex
