#include "common/entities/person.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "common/entities/label_set.h"
#include "common/entities/name_nickname.h"
#include "common/entities/transliteration.h"
#include "common/text/capitals.h"
#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

using Tokens = std::vector<std::string_view>;  // folded

/// One person of the article, as far as the names tell.
struct Bearer {
  Tokens name;  // the fullest form
  std::string label;
  std::optional<std::uint32_t> person;  // row of the dictionary
  bool titled_only = false;             // only a surname behind a title
  std::vector<std::pair<const NameSpan*, MentionKind>> mentions;
};

bool is_suffix(std::string_view word) {
  static constexpr auto kSuffixes =
      std::to_array<std::string_view>({"jr", "sr", "ii", "iii", "iv", "phd", "md"});
  return std::find(kSuffixes.begin(), kSuffixes.end(), word) != kSuffixes.end();
}

std::string join(Tokens::const_iterator first, Tokens::const_iterator last) {
  std::string joined;
  for (; first != last; ++first) {
    if (!joined.empty()) joined += ' ';
    joined += *first;
  }
  return joined;
}

std::string join(const Tokens& tokens) { return join(tokens.begin(), tokens.end()); }

Tokens without_suffix(Tokens tokens) {
  while (tokens.size() > 2 && is_suffix(tokens.back())) tokens.pop_back();
  return tokens;
}

class Joiner {
 public:
  Joiner(const Words& words, const Names& names, const Tables& tables)
      : words_(words), names_(names), tables_(tables) {}

  Persons join_all(const std::vector<NameSpan>& spans) {
    for (const NameSpan* span : longest_first(spans)) add_full(*span);
    index_surnames();
    for (const NameSpan& span : spans) {
      if (span.kind == NameKind::titled) resolve_titled(span);
    }
    index_surnames();
    for (const NameSpan& span : spans) {
      if (span.kind == NameKind::possible) resolve_possible(span);
      if (span.kind == NameKind::bare) resolve_bare(span, span.first, span.last);
    }
    return finish();
  }

 private:
  static constexpr std::size_t kMostNamesakes = 8;  // compared with; more are nobody's article
  static constexpr std::size_t kMostParts = 8;      // words of a name that is read by its parts

  [[nodiscard]] Tokens tokens_of(std::size_t first, std::size_t last) const {
    Tokens tokens;
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
    const Tokens name = tokens_of(span.first, span.last);
    const std::vector<std::size_t> known = bearers_of_full(name, span);
    if (known.size() > 1) {
      note_ambiguous(name, span.first, span.last);
      return;
    }
    const std::size_t bearer = known.empty() ? add_bearer(name, span) : known.front();
    bearers_[bearer].mentions.emplace_back(&span, MentionKind::full);
    variants_.try_emplace(join(name), bearer);
  }

  /// Those of the bearers so far whom a full name may mean.
  [[nodiscard]] std::vector<std::size_t> bearers_of_full(const Tokens& name, const NameSpan& span) {
    if (span.person) return {bearer_of(*span.person)};
    // "José “Pepe” Mujica", in which the tables do not find José Mujica.
    const auto called =
        tables_.persons.find(text::slug(surface_of_name(words_, span.first, span.last)));
    if (called != tables_.persons.end()) return {bearer_of(called->second)};
    if (const auto same = variants_.find(join(name)); same != variants_.end()) {
      return {same->second};
    }
    // "Orbán Viktor": Hungarian, Chinese and Korean put the surname first.
    if (const auto turned = variants_.find(join(Tokens(name.rbegin(), name.rend())));
        name.size() == 2 && turned != variants_.end()) {
      return {turned->second};
    }
    std::vector<std::size_t> matching;
    const auto take = [&](const std::vector<std::size_t>& candidates, auto&& fits) {
      for (const std::size_t other : candidates) {
        if (fits(bearers_[other].name) && !std::count(matching.begin(), matching.end(), other)) {
          matching.push_back(other);
        }
      }
    };
    const auto is_same = [&](const Tokens& other) { return same_person(other, name); };
    if (const auto last = by_last_.find(last_name(name)); last != by_last_.end()) {
      take(last->second, is_same);
    }
    if (matching.empty()) {
      if (const auto part = by_part_.find(join(name)); part != by_part_.end()) {
        take(part->second, [](const Tokens&) { return true; });
      }
    }
    if (matching.empty() && is_foreign(name.back())) {
      if (const auto bones = by_skeleton_.find(skeleton(name.back()));
          bones != by_skeleton_.end()) {
        take(bones->second, [&](const Tokens& other) {
          return other.front() == name.front() && may_be_one_name(other.back(), name.back());
        });
      }
    }
    return matching;
  }

  /// A surname that no table knows, so that its spelling may vary.
  [[nodiscard]] bool is_foreign(std::string_view surname) const {
    return (tables_.lexicon.find(surname).classes & (WordClass::surname | first_name)) == 0 &&
           !skeleton(surname).empty();
  }

  static std::string last_name(const Tokens& name) {
    return std::string(without_suffix(name).back());
  }

  std::size_t add_bearer(const Tokens& name, const NameSpan& span) {
    Bearer bearer;
    bearer.name = name;
    bearer.label = surface_of_name(words_, span.first, span.last);
    bearers_.push_back(std::move(bearer));
    index_full(name, bearers_.size() - 1);
    return bearers_.size() - 1;
  }

  /// Makes a bearer known by the names that are joined to his: by his last name, by the double
  /// surname or the first name and first surname of three words and more, by its skeleton.
  void index_full(const Tokens& name, std::size_t bearer) {
    const auto add = [&](std::vector<std::size_t>& bearers) {
      if (bearers.size() < kMostNamesakes) bearers.push_back(bearer);
    };
    add(by_last_[last_name(name)]);
    add(by_first_[name.front()]);
    const Tokens bare = without_suffix(name);
    for (std::size_t i = 1; i + 2 <= bare.size() && bare.size() <= kMostParts; ++i) {
      add(by_part_[join(bare.begin() + static_cast<std::ptrdiff_t>(i), bare.end())]);
      if (i >= 2) add(by_part_[join(bare.begin(), bare.begin() + static_cast<std::ptrdiff_t>(i))]);
    }
    if (bare.size() >= 3) add(by_part_[join(bare.begin(), bare.end() - 1)]);
    if (is_foreign(bare.back())) add(by_skeleton_[skeleton(bare.back())]);
  }

  void note_ambiguous(const Tokens& name, std::size_t first, std::size_t last) {
    ambiguous_.at(text::slug(join(name)), std::string(words_.surface(first, last)))
        .evidence.push_back(evidence_of(words_, first, last, MentionKind::surname));
  }

  std::size_t bearer_of(std::uint32_t person) {
    const auto [found, is_new] = by_person_.try_emplace(person, bearers_.size());
    if (is_new) {
      Bearer bearer;
      bearer.person = person;
      bearer.label = tables_.things[person].label;
      // The dictionary's own spelling lives as long as the tables do; the words of the label are
      // not those of the article, so the name is cut from the folded label.
      folded_labels_.push_back(std::make_unique<std::string>(text::fold(bearer.label)));
      std::string_view rest = *folded_labels_.back();
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" -"), rest.size());
        if (end > 0) bearer.name.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
      for (std::string_view& word : bearer.name) {
        if (word.ends_with('.')) word.remove_suffix(1);
      }
      bearers_.push_back(std::move(bearer));
      index_full(bearers_.back().name, bearers_.size() - 1);
    }
    return found->second;
  }

  /// Same last name and suffix, first names equal or short for each other, middle names that do
  /// not clash.
  [[nodiscard]] bool same_person(const Tokens& a, const Tokens& b) const {
    if (is_suffix(a.back()) != is_suffix(b.back())) return false;
    const Tokens x = without_suffix(a);
    const Tokens y = without_suffix(b);
    if (x.size() < 2 || y.size() < 2 || x.back() != y.back()) return false;
    if (x.front() != y.front() && !is_nickname(x.front(), y.front())) return false;
    if (x.size() == 2 || y.size() == 2) return true;
    for (std::size_t i = 1; i + 1 < std::min(x.size(), y.size()); ++i) {
      const bool initial = x[i].size() == 1 || y[i].size() == 1;
      if (x[i] != y[i] && !(initial && x[i][0] == y[i][0])) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_nickname(std::string_view a, std::string_view b) const {
    const auto is_short_for = [&](std::string_view nickname, std::string_view name) {
      const auto found = tables_.nicknames.find(std::string(nickname));
      return found != tables_.nicknames.end() &&
             std::find(found->second.begin(), found->second.end(), name) != found->second.end();
    };
    return is_short_for(a, b) || is_short_for(b, a);
  }

  /// Every form that a bearer's surname may take: "von der Leyen", "Leyen"; "López Obrador".
  void index_surnames() {
    for (; indexed_ < bearers_.size(); ++indexed_) {
      const Tokens name = without_suffix(bearers_[indexed_].name);
      if (name.size() == 1) {
        add_surname(std::string(name.front()), indexed_);
        continue;
      }
      for (std::size_t i = 1; i < name.size(); ++i) {
        add_surname(join(name.begin() + static_cast<std::ptrdiff_t>(i), name.end()), indexed_);
      }
      // Spanish names put the father's surname before the mother's.
      const bool inner = name.size() >= 3 && name[name.size() - 2].size() > 2;
      if (inner && (words_.language == "es" || name.size() >= 4)) {
        add_surname(std::string(name[name.size() - 2]), indexed_);
      }
      // Chinese, Korean and Vietnamese names begin with the surname.
      const std::uint32_t first = tables_.lexicon.find(name.front()).classes;
      if ((first & family_name) != 0 || (first & first_name) == 0) {
        add_surname(std::string(name.front()), indexed_);
      }
      if (const auto person = bearers_[indexed_].person) {
        for (const std::string& surname : tables_.things[*person].surnames) {
          add_surname(surname, indexed_);
        }
      }
    }
  }

  void add_surname(const std::string& surname, std::size_t bearer) {
    std::vector<std::size_t>& bearers = surnames_[surname];
    if (bearers.size() < kMostNamesakes && !std::count(bearers.begin(), bearers.end(), bearer)) {
      bearers.push_back(bearer);
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> known_by(const std::string& surname) const {
    const auto found = tables_.surnames.find(surname);
    return found == tables_.surnames.end() ? std::nullopt : std::optional(found->second);
  }

  [[nodiscard]] const std::vector<std::size_t>* bearers_of(const std::string& surname) const {
    const auto found = surnames_.find(surname);
    return found == surnames_.end() ? nullptr : &found->second;
  }

  void resolve_titled(const NameSpan& span) {
    if (resolve_bare(span, span.first, span.last)) return;
    const Tokens name = tokens_of(span.first, span.last);
    if (const auto called = bearer_called(name)) {
      mention(*called, span);
      return;
    }
    Bearer bearer;
    bearer.name = name;
    bearer.label = std::string(words_.surface(span.first, span.last));
    bearer.titled_only = true;
    bearer.mentions.emplace_back(&span, MentionKind::surname);
    bearers_.push_back(std::move(bearer));
    add_surname(join(name), bearers_.size() - 1);
    ++indexed_;
  }

  /// The one bearer of a full name that begins so: "Xana" of Xana Yorro.
  [[nodiscard]] std::optional<std::size_t> bearer_called(const Tokens& name) const {
    const auto bearers = name.size() == 1 ? by_first_.find(name.front()) : by_first_.end();
    if (bearers == by_first_.end() || bearers->second.size() != 1) return std::nullopt;
    return bearers->second.front();
  }

  /// A name of several words without evidence of its own.
  void resolve_possible(const NameSpan& span) {
    const std::string name = join(tokens_of(span.first, span.last));
    const auto variant = variants_.find(name);
    if (variant != variants_.end()) {
      bearers_[variant->second].mentions.emplace_back(&span, MentionKind::full);
      return;
    }
    resolve_bare(span, span.first, span.last);
  }

  /// Gives a surname to its one bearer; false where it has none.
  bool resolve_bare(const NameSpan& span, std::size_t first, std::size_t last) {
    const std::string surname = join(tokens_of(first, last));
    const std::optional<std::uint32_t> known = known_by(surname);
    const std::vector<std::size_t>* bearers = bearers_of(surname);
    if (bearers == nullptr || bearers->empty()) {
      if (const auto spelled = bearer_spelled(surname, span); !known && spelled) {
        mention(*spelled, span);
        return true;
      }
      if (!known || !may_be_known(span)) return false;
      mention(bearer_of(*known), span);
      return true;
    }
    if (is_used_as_place(first)) return false;
    if (known && span.office) {
      mention(bearer_of(*known), span);
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

  /// The one bearer whose surname is another spelling of this word: "Khameini" of a Khamenei.
  [[nodiscard]] std::optional<std::size_t> bearer_spelled(const std::string& surname,
                                                          const NameSpan& span) const {
    if (words_[span.first].id != 0 || span.first != span.last) return std::nullopt;
    const auto bones = by_skeleton_.find(skeleton(surname));
    if (bones == by_skeleton_.end() || bones->second.size() != 1) return std::nullopt;
    const std::size_t bearer = bones->second.front();
    const Tokens name = without_suffix(bearers_[bearer].name);
    return may_be_one_name(name.back(), surname) ? std::optional(bearer) : std::nullopt;
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

  void mention(std::size_t bearer, const NameSpan& span) {
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
    for (const Bearer& bearer : bearers_) {
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
  std::vector<Bearer> bearers_;
  std::vector<std::unique_ptr<std::string>> folded_labels_;
  std::unordered_map<std::string, std::size_t> variants_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_last_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_part_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_first_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_skeleton_;
  std::unordered_map<std::uint32_t, std::size_t> by_person_;
  std::unordered_map<std::string, std::vector<std::size_t>> surnames_;
  std::size_t indexed_ = 0;
  LabelSet ambiguous_;
};

}  // namespace

Persons join_persons(const Words& words, const Names& names, const std::vector<NameSpan>& spans,
                     const Tables& tables) {
  return Joiner(words, names, tables).join_all(spans);
}

}  // namespace newsdex::entities
