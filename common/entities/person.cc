#include "common/entities/person.h"

#include <algorithm>
#include <optional>
#include <string>

#include "common/entities/bearers.h"
#include "common/entities/label_set.h"
#include "common/entities/name_nickname.h"
#include "common/text/capitals.h"
#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

class Joiner {
 public:
  Joiner(const Words& words, const Names& names, const Tables& tables)
      : words_(words), names_(names), tables_(tables), bearers_(words, tables) {}

  Persons join_all(const std::vector<NameSpan>& spans) {
    for (const NameSpan* span : longest_first(spans)) add_full(*span);
    bearers_.index_surnames();
    for (const NameSpan& span : spans) {
      if (span.kind == NameKind::titled) resolve_titled(span);
    }
    bearers_.index_surnames();
    for (const NameSpan& span : spans) {
      if (span.kind == NameKind::possible) resolve_possible(span);
      if (span.kind == NameKind::bare || is_surname(span)) {
        resolve_bare(span, span.first, span.last);
      }
    }
    return finish();
  }

 private:
  [[nodiscard]] NameParts tokens_of(std::size_t first, std::size_t last) const {
    NameParts tokens;
    for (const std::size_t i : words_of_name(words_, first, last)) {
      tokens.push_back(words_[i].folded);
    }
    return tokens;
  }

  /// Full names, those of more words first: the shorter ones are then read as parts of them.
  static std::vector<const NameSpan*> longest_first(const std::vector<NameSpan>& spans) {
    std::vector<const NameSpan*> full;
    for (const NameSpan& span : spans) {
      if (span.kind == NameKind::full) full.push_back(&span);
    }
    std::stable_sort(full.begin(), full.end(), [](const NameSpan* a, const NameSpan* b) {
      return a->last - a->first > b->last - b->first;
    });
    return full;
  }

  void add_full(const NameSpan& span) {
    const NameParts name = tokens_of(span.first, span.last);
    const std::optional<std::uint32_t> person = person_named(span);
    if (!person && known_by(join(name))) {
      surnames_.push_back(&span);  // "Bin Laden", of two words
      return;
    }
    if (person) bearers_.recognise(name, *person);
    const std::vector<Bearers::Number> known =
        person ? std::vector{bearers_.of_person(*person)} : bearers_.with_full_name(name);
    if (known.size() > 1) {
      note_ambiguous(name, span.first, span.last);
      return;
    }
    const std::size_t bearer =
        known.empty() ? bearers_.add(name, surface_of_name(words_, span.first, span.last))
                      : known.front();
    bearers_[bearer].mentions.emplace_back(&span, MentionKind::full);
    bearers_.call(name, bearer);
    if (person && name.size() > 1) bearers_.spell_surname(name, bearer);
  }

  /// The person of the tables whose full name it is. In "José “Pepe” Mujica" they do not find José
  /// Mujica.
  [[nodiscard]] std::optional<std::uint32_t> person_named(const NameSpan& span) const {
    if (span.person) return span.person;
    if (words_[span.last].id == 0) return std::nullopt;  // the tables' names are of known words
    const auto known =
        tables_.persons.find(text::slug(surface_of_name(words_, span.first, span.last)));
    return known == tables_.persons.end() ? std::nullopt : std::optional(known->second);
  }

  void note_ambiguous(const NameParts& name, std::size_t first, std::size_t last) {
    ambiguous_.at(text::slug(join(name)), std::string(words_.surface(first, last)))
        .evidence.push_back(evidence_of(words_, first, last, MentionKind::surname));
  }

  [[nodiscard]] std::optional<std::uint32_t> known_by(const std::string& surname) const {
    const std::uint32_t* person = tables_.surnames.find(hash_of_word(surname));
    return person == nullptr ? std::nullopt : std::optional(*person);
  }

  [[nodiscard]] bool is_surname(const NameSpan& span) const {
    return std::find(surnames_.begin(), surnames_.end(), &span) != surnames_.end();
  }

  void resolve_titled(const NameSpan& span) {
    if (resolve_bare(span, span.first, span.last)) return;
    const NameParts name = tokens_of(span.first, span.last);
    const auto called = name.size() == 1 ? bearers_.with_first_name(name.front()) : std::nullopt;
    mention(called ? *called
                   : bearers_.add_titled(name, std::string(words_.surface(span.first, span.last))),
            span);
  }

  /// A name of several words without evidence of its own.
  void resolve_possible(const NameSpan& span) {
    const std::string name = join(tokens_of(span.first, span.last));
    if (const auto bearer = bearers_.called(name)) {
      bearers_[*bearer].mentions.emplace_back(&span, MentionKind::full);
      return;
    }
    resolve_bare(span, span.first, span.last);
  }

  /// Gives a surname to its one bearer; false where it has none.
  bool resolve_bare(const NameSpan& span, std::size_t first, std::size_t last) {
    const std::string surname = join(tokens_of(first, last));
    const std::optional<std::uint32_t> known = known_by(surname);
    const std::vector<Bearers::Number>* bearers = bearers_.with_surname(surname);
    if (bearers == nullptr || bearers->empty()) {
      if (known && !may_be_known(span)) return false;
      const std::optional<Bearers::Number> bearer =
          known ? bearers_.of_person(*known) : with_other_surname(surname, span);
      if (!bearer) return false;
      mention(*bearer, span);
      return true;
    }
    // What the model is sure of is no place: "the campaigns of Warren".
    if (span.kind != NameKind::titled && is_used_as_place(first)) return false;
    if (known && span.office) {
      mention(bearers_.of_person(*known), span);
      return true;
    }
    const bool other_is_known =
        known && bearers->size() == 1 && bearers_[bearers->front()].person != known;
    if (bearers->size() > 1 || other_is_known) {
      note_ambiguous(tokens_of(first, last), first, last);
      return true;
    }
    mention(bearers->front(), span);
    return true;
  }

  /// The bearer of whose surname this is another spelling that no table knows, or who has it before
  /// his mother's.
  [[nodiscard]] std::optional<Bearers::Number> with_other_surname(const std::string& surname,
                                                                  const NameSpan& span) const {
    const bool is_unknown_word = words_[span.first].id == 0 && span.first == span.last;
    const auto spelled = is_unknown_word ? bearers_.with_surname_spelled(surname) : std::nullopt;
    return spelled ? spelled : bearers_.with_inner_surname(surname);
  }

  /// A surname of the dictionary counts unless the word is used as another name.
  [[nodiscard]] bool may_be_known(const NameSpan& span) const {
    if (words_[span.first].shouted && words_[span.last].folded.size() < 4) return false;
    for (std::size_t i = span.first; i <= span.last; ++i) {
      if (names_.find(i) != nullptr) return false;
    }
    return true;
  }

  /// "in Jordan", though a Michael Jordan is about.
  [[nodiscard]] bool is_used_as_place(std::size_t first) const {
    return names_.find(first) != nullptr && is_place_after(words_, first);
  }

  void mention(Bearers::Number bearer, const NameSpan& span) {
    bearers_[bearer].mentions.emplace_back(&span, MentionKind::surname);
  }

  /// "al-Assad", "von der Leyen": particles of the bearer's name before the span.
  [[nodiscard]] std::size_t with_particles(const Bearer& bearer, std::size_t first) const {
    std::size_t begin = first;
    while (begin > 0 && words_.joined(begin - 1) && words_[begin - 1].is(particle) &&
           std::count(bearer.name.begin(), bearer.name.end(), words_[begin - 1].folded) > 0) {
      --begin;
    }
    return begin;
  }

  Persons finish() {
    Persons persons;
    persons.is_person.assign(words_.size(), false);
    LabelSet labels;
    for (const Bearer& bearer : bearers_.list()) {
      if (bearer.mentions.empty()) continue;
      const std::string value =
          bearer.person ? tables_.things[*bearer.person].value : text::slug(bearer.label);
      if (value.empty()) continue;
      Label& label = labels.at(value, text::unshouted(bearer.label));
      bool named = bearer.titled_only;
      for (const auto& [span, kind] : bearer.mentions) {
        named = named || kind == MentionKind::full;
        std::size_t begin = span->begin;
        if (kind == MentionKind::surname && begin == span->first) {
          begin = with_particles(bearer, begin);
        }
        Evidence evidence = evidence_of(words_, begin, span->last, kind);
        evidence.finder = span->finder;
        evidence.confidence = span->confidence;
        label.evidence.push_back(evidence);
        for (std::size_t i = span->first; i <= span->last; ++i) persons.is_person[i] = true;
      }
      label.resolved = named ? Resolved::text : Resolved::dictionary;
    }
    persons.labels = std::move(labels).finish();
    persons.ambiguous = std::move(ambiguous_).finish();
    for (Label& label : persons.ambiguous) label.kind = "person";
    return persons;
  }

  const Words& words_;
  const Names& names_;
  const Tables& tables_;
  Bearers bearers_;
  LabelSet ambiguous_;
  std::vector<const NameSpan*> surnames_;  // of several words, which read as full names
};

}  // namespace

Persons join_persons(const Words& words, const Names& names, const std::vector<NameSpan>& spans,
                     const Tables& tables) {
  return Joiner(words, names, tables).join_all(spans);
}

}  // namespace newsdex::entities
