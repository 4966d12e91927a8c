#include "common/entities/name_merge.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/entities/lone_name.h"
#include "common/entities/tagger/model.h"

namespace newsdex::entities {
namespace {

using tagger::SpanKind;
using tagger::TaggedSpan;

// Per cent; chosen on newswire left out of training (data/MODEL.md).
constexpr std::uint8_t kSureEnoughToName = 65;
constexpr std::uint8_t kSureEnoughToEnumerate = 35;    // beside another person: "X, Y and Z"
constexpr std::uint8_t kSureOfGivenSurname = 70;       // likewise, of a known surname
constexpr std::uint8_t kSureEnoughToMove = 60;         // the borders of a name of the rules
constexpr std::uint8_t kSureEnoughToVeto = 30;         // something else than a person
constexpr std::uint8_t kSureEnoughToVetoContext = 60;  // where the words around speak for one

bool overlap(const NameSpan& a, const TaggedSpan& b) {
  return a.first <= b.last && b.first <= a.last;
}

bool is_person(const TaggedSpan& span) { return span.kind == SpanKind::person; }

bool has_title(const NameSpan& rule) { return rule.begin < rule.first; }

/// How sure the model has to be that a name of the rules is something else. Where that begins with
/// the name, a given name alone says less than the model; in "Denzel Washington" it says more.
std::uint8_t needed_to_veto(const NameSpan& rule, const TaggedSpan& span) {
  if (rule.kind != NameKind::full) return kSureEnoughToVeto;
  const bool by_context = rule.confidence >= kSureByContext;
  return by_context || span.first > rule.first ? kSureEnoughToVetoContext : 0;
}

/// Whether the rules have nothing but a given name or the words around for a name that ends with an
/// ordinary word: "Concordia Pact", "Orthodox Jews, who".
bool is_weak(const Words& words, const NameSpan& rule) {
  const tagger::KnownWord last = tagger::compiled_model().vocabulary().find(words[rule.last].hash);
  const bool by_context = rule.confidence >= kSureByContext;
  return rule.kind == NameKind::full && !has_title(rule) &&
         (last.lists & tagger::list_surname) == 0 && (!by_context || last.fine != 0);
}

/// Whether all words of a name are ordinary ones and none of them is in the lists of names:
/// "Confidence Index" of "CEO Confidence Index".
bool is_ordinary(const Words& words, const NameSpan& rule) {
  static constexpr auto kNames = tagger::list_first_name | tagger::list_surname;
  const auto is_word = [](const Word& word) {
    const tagger::KnownWord known = tagger::compiled_model().vocabulary().find(word.hash);
    return known.fine != 0 && (known.lists & kNames) == 0 && !word.is(known_surname | surname);
  };
  const auto begin = words.list.begin();
  return std::all_of(begin + static_cast<std::ptrdiff_t>(rule.first),
                     begin + static_cast<std::ptrdiff_t>(rule.last) + 1, is_word);
}

/// A name as the model sees it.
NameSpan to_name(const Words& words, const TaggedSpan& span) {
  NameSpan name;
  name.first = name.begin = span.first;
  name.last = span.last;
  name.finder = Finder::model;
  name.confidence = span.confidence;
  if (span.first == span.last) {
    name.kind = is_lone_name(words, span) ? NameKind::titled : NameKind::bare;
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
  if (has_title(rule) && rule.first == span.first) {
    name.begin = rule.begin;
    name.office = rule.office;
    const bool one_word = is_one_word(words, name.first, name.last);  // "Dr Al-Yorro"
    if (name.kind == NameKind::bare || one_word) name.kind = NameKind::titled;
  }
  // What the rules are sure of is a full name wherever it ends.
  if (rule.kind == NameKind::full && name.first != name.last) name.kind = NameKind::full;
  return name;
}

/// Whether nothing but a comma, "and" or both stand between words `before` and `behind`.
bool is_enumeration(const Words& words, std::size_t before, std::size_t behind) {
  if (!words.same_paragraph(behind) || words[before].token.end > words[behind].token.begin) {
    return false;
  }
  const std::size_t begin = words[before].token.end;
  const std::string_view between = words.text.substr(begin, words[behind].token.begin - begin);
  return between == ", " || between == " and " || between == ", and ";
}

/// A span of the model from behind its last title: "Jon Yorro" of "Montana Sen. Jon Yorro".
TaggedSpan without_titles(const Words& words, TaggedSpan span) {
  static constexpr auto kTitles = std::to_array<std::string_view>(
      {"col", "dr", "gen", "gov", "lt", "mr", "mrs", "ms", "prof", "rep", "rev", "sen", "sgt"});
  if (span.kind != SpanKind::person) return span;
  for (std::size_t i = span.first; i < span.last; ++i) {
    const bool is_title = std::binary_search(kTitles.begin(), kTitles.end(), words[i].folded) &&
                          words.behind(i).starts_with(". ");
    if (is_title) span.first = i + 1;
  }
  return span;
}

class Merger {
 public:
  Merger(const Words& words, const std::vector<TaggedSpan>& model)
      : words_(words), model_(model), taken_(model.size()) {
    for (TaggedSpan& span : model_) span = without_titles(words_, span);
  }

  /// Decides about a span of the rules; spans come in text order.
  void add(const NameSpan& rule) {
    while (next_ < model_.size() && model_[next_].last < rule.first) ++next_;
    // The model knows little of lines in capitals.
    const bool settled =
        rule.person || (rule.kind == NameKind::titled && words_[rule.first].shouted);
    bool seen = false;
    for (std::size_t m = next_; m < model_.size() && overlap(rule, model_[m]); ++m) {
      seen = true;
      if (settled) {
        taken_[m] = true;
      } else if (is_person(model_[m])) {
        add_agreed(rule, m);
        return;
      } else if (model_[m].confidence >= needed_to_veto(rule, model_[m])) {
        return;
      }
    }
    names_.push_back(rule);
    const bool by_context = rule.confidence >= kSureByContext;
    const bool in_doubt = !settled && (by_context || !seen);
    if (in_doubt && is_weak(words_, rule)) names_.back().kind = NameKind::possible;
    if (!rule.person && has_title(rule) && is_ordinary(words_, rule)) {
      names_.back().kind = rule.first == rule.last ? NameKind::bare : NameKind::possible;
    }
  }

  std::vector<NameSpan> finish() {
    for (std::size_t m = 0; m < model_.size(); ++m) {
      if (is_person(model_[m]) && !taken_[m]) names_.push_back(to_name(words_, model_[m]));
    }
    std::sort(names_.begin(), names_.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    for (std::size_t i = 1; i < names_.size(); ++i) enumerate(names_[i - 1], names_[i]);
    for (std::size_t i = names_.size(); i > 1; --i) enumerate(names_[i - 2], names_[i - 1]);
    return std::move(names_);
  }

 private:
  /// Whether the model has some hope for a name of several words.
  [[nodiscard]] bool is_hopeful(const NameSpan& name) const {
    return name.kind == NameKind::possible && name.finder == Finder::model &&
           name.confidence >= kSureEnoughToEnumerate && !is_one_word(words_, name.first, name.last);
  }

  /// Whether the model has some hope for a given name: "Rachel" of "Rachel and Kevin Yorro".
  [[nodiscard]] bool is_given_name(const NameSpan& name) const {
    const Word& word = words_[name.first];
    const std::uint8_t needed =
        word.is(known_surname) ? kSureOfGivenSurname : kSureEnoughToEnumerate;
    return name.kind == NameKind::bare && name.finder == Finder::model && name.first == name.last &&
           name.confidence >= needed && word.is(first_name) && word.token.zone != Zone::title;
  }

  /// Makes a full name of the hopeful one of two names, where the other is one and nothing but an
  /// enumeration stands between them; or a given name that somebody is called by.
  void enumerate(NameSpan& before, NameSpan& behind) const {
    if (!is_enumeration(words_, before.last, behind.first)) return;
    if (before.kind == NameKind::full && is_hopeful(behind)) behind.kind = NameKind::full;
    if (behind.kind == NameKind::full && is_hopeful(before)) before.kind = NameKind::full;
    const auto is_somebody = [](const NameSpan& name) {
      return name.kind == NameKind::full || name.kind == NameKind::titled;
    };
    if (is_somebody(before) && is_given_name(behind)) behind.kind = NameKind::titled;
    if (is_somebody(behind) && is_given_name(before)) before.kind = NameKind::titled;
  }

  /// A span of which rules and model say that it is a person, or holds one.
  void add_agreed(const NameSpan& rule, std::size_t m) {
    TaggedSpan span = model_[m];
    // "Justice Yorro", "Sen. Yorro" and "Montana Sen. Yorro", where the rules know that the title
    // is no part of the name; but "Dean Yorro".
    static constexpr std::size_t kAbbreviated = 3;
    const std::size_t title = std::max(rule.begin, span.first);
    const Word& opens = words_[title];
    const bool is_title_only =
        !opens.is(first_name | first_weak) || opens.folded.size() <= kAbbreviated;
    const bool holds_title = title < rule.first && is_title_only;
    if (holds_title && span.last == rule.last) span.first = rule.first;
    const bool same = span.first == rule.first && span.last == rule.last;
    if (!same && (span.confidence < kSureEnoughToMove || cuts_name(span, rule))) {
      if (!taken_[m]) names_.push_back(rule);
    } else if (!taken_[m]) {
      names_.push_back(moved(words_, rule, span));
    }
    taken_[m] = true;
  }

  /// "Moon Jae" of "Moon Jae-in", "Xan" of "Xan du Yorro", "Xan Yorro" of "J. Xan Yorro" and of
  /// "Captain Zell Xan Yorro".
  [[nodiscard]] bool cuts_name(const TaggedSpan& span, const NameSpan& rule) const {
    const std::size_t next = span.last + 1;
    const bool goes_on = next <= rule.last && !words_[next].capital();
    const bool cuts_end =
        goes_on && (words_[next].token.hyphen_before || words_[next].is(particle));
    const bool opens =
        words_[rule.first].folded.size() == 1 || (has_title(rule) && span.last == rule.last);
    return cuts_end || (opens && span.first > rule.first);
  }

  const Words& words_;
  std::vector<TaggedSpan> model_;  // without titles that can be nothing else
  std::vector<bool> taken_;        // by span of the model: part of the result, or overruled
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
