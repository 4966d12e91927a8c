#include "common/entities/bearers.h"

#include <algorithm>
#include <array>

#include "common/entities/tagger/model.h"
#include "common/entities/transliteration.h"
#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

constexpr std::size_t kMostNamesakes = 8;  // compared with; more are nobody's article
constexpr std::size_t kMostParts = 8;      // words of a name that is read by its parts

bool is_suffix(std::string_view word) {
  static constexpr auto kSuffixes =
      std::to_array<std::string_view>({"jr", "sr", "ii", "iii", "iv", "phd", "md"});
  return std::find(kSuffixes.begin(), kSuffixes.end(), word) != kSuffixes.end();
}

std::string join(NameParts::const_iterator first, NameParts::const_iterator last) {
  std::string joined;
  for (; first != last; ++first) {
    if (!joined.empty()) joined += ' ';
    joined += *first;
  }
  return joined;
}

NameParts without_suffix(NameParts tokens) {
  while (tokens.size() > 2 && is_suffix(tokens.back())) tokens.pop_back();
  return tokens;
}

std::string last_name(const NameParts& name) { return std::string(without_suffix(name).back()); }

}  // namespace

std::string join(const NameParts& name) { return join(name.begin(), name.end()); }

Bearers::Number Bearers::add(const NameParts& name, std::string label) {
  Bearer bearer;
  bearer.name = name;
  bearer.label = std::move(label);
  bearers_.push_back(std::move(bearer));
  index_full(name, bearers_.size() - 1);
  return bearers_.size() - 1;
}

Bearers::Number Bearers::add_titled(const NameParts& name, std::string label) {
  Bearer bearer;
  bearer.name = name;
  bearer.label = std::move(label);
  bearer.titled_only = true;
  bearers_.push_back(std::move(bearer));
  add_surname(join(name), bearers_.size() - 1);
  ++indexed_;
  return bearers_.size() - 1;
}

Bearers::Number Bearers::of_person(std::uint32_t person) {
  const auto [found, is_new] = by_person_.try_emplace(person, bearers_.size());
  if (is_new) {
    Bearer bearer;
    bearer.person = person;
    bearer.label = tables_.things[person].label;
    // The dictionary's own spelling lives as long as the tables do; the words of the label are
    // not those of the article, so the name is cut from the folded label.
    folded_labels_.push_back(std::make_unique<std::string>(text::fold(bearer.label)));
    std::erase(*folded_labels_.back(), '.');  // "J.K." is one word of a text, "jk"
    std::string_view rest = *folded_labels_.back();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of(" -"), rest.size());
      if (end > 0) bearer.name.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    bearers_.push_back(std::move(bearer));
    index_full(bearers_.back().name, bearers_.size() - 1);
  }
  return found->second;
}

void Bearers::recognise(const NameParts& name, std::uint32_t person) {
  if (by_person_.contains(person)) return;
  const std::vector<Number> meant = with_full_name(name);
  if (meant.size() != 1) return;
  Bearer& bearer = bearers_[meant.front()];
  if (bearer.person || bearer.name.front() != name.front()) return;
  bearer.person = person;
  bearer.label = tables_.things[person].label;
  by_person_.emplace(person, meant.front());
}

std::optional<Bearers::Number> Bearers::called(const std::string& name) const {
  const auto found = called_.find(name);
  return found == called_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Bearers::Number> Bearers::with_full_name(const NameParts& name) const {
  if (const auto same = called_.find(join(name)); same != called_.end()) {
    return {same->second};
  }
  // "Orbán Viktor": Hungarian, Chinese and Korean put the surname first.
  if (const auto turned = called_.find(join(NameParts(name.rbegin(), name.rend())));
      name.size() == 2 && turned != called_.end()) {
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
  const auto is_same = [&](const NameParts& other) { return same_person(other, name); };
  if (const auto last = by_last_.find(last_name(name)); last != by_last_.end()) {
    take(last->second, is_same);
  }
  if (matching.empty()) {
    if (const auto part = by_part_.find(join(name)); part != by_part_.end()) {
      take(part->second, [](const NameParts&) { return true; });
    }
  }
  if (matching.empty() && is_foreign(name.back())) {
    if (const auto bones = by_skeleton_.find(skeleton(name.back())); bones != by_skeleton_.end()) {
      take(bones->second, [&](const NameParts& other) {
        return other.front() == name.front() && may_be_one_name(other.back(), name.back());
      });
    }
  }
  return matching;
}

/// A surname that no table knows, so that its spelling may vary.
bool Bearers::is_foreign(std::string_view surname) const {
  return (tables_.lexicon.find(surname).classes & (WordClass::surname | first_name)) == 0 &&
         !skeleton(surname).empty();
}

/// Makes a bearer known by the names that are joined to his: by his last name, by the double
/// surname or the first name and first surname of three words and more, by its skeleton.
void Bearers::index_full(const NameParts& name, std::size_t bearer) {
  const auto add = [&](std::vector<std::size_t>& bearers) {
    if (bearers.size() < kMostNamesakes) bearers.push_back(bearer);
  };
  add(by_last_[last_name(name)]);
  add(by_first_[name.front()]);
  const NameParts bare = without_suffix(name);
  for (std::size_t i = 1; i + 2 <= bare.size() && bare.size() <= kMostParts; ++i) {
    add(by_part_[join(bare.begin() + static_cast<std::ptrdiff_t>(i), bare.end())]);
    if (i >= 2) add(by_part_[join(bare.begin(), bare.begin() + static_cast<std::ptrdiff_t>(i))]);
  }
  if (bare.size() >= 3) add(by_part_[join(bare.begin(), bare.end() - 1)]);
  if (is_foreign(bare.back())) add(by_skeleton_[skeleton(bare.back())]);
}

/// Same last name and suffix, first names equal or short for each other, middle names that do
/// not clash.
bool Bearers::same_person(const NameParts& a, const NameParts& b) const {
  if (is_suffix(a.back()) != is_suffix(b.back())) return false;
  const NameParts x = without_suffix(a);
  const NameParts y = without_suffix(b);
  if (x.size() < 2 || y.size() < 2 || x.back() != y.back()) return false;
  if (x.front() != y.front() && !is_nickname(x.front(), y.front())) return false;
  if (x.size() == 2 || y.size() == 2) return true;
  for (std::size_t i = 1; i + 1 < std::min(x.size(), y.size()); ++i) {
    const bool initial = x[i].size() == 1 || y[i].size() == 1;
    if (x[i] != y[i] && !(initial && x[i][0] == y[i][0])) return false;
  }
  return true;
}

bool Bearers::is_nickname(std::string_view a, std::string_view b) const {
  const auto is_short_for = [&](std::string_view nickname, std::string_view name) {
    const auto found = tables_.nicknames.find(std::string(nickname));
    return found != tables_.nicknames.end() &&
           std::find(found->second.begin(), found->second.end(), name) != found->second.end();
  };
  return is_short_for(a, b) || is_short_for(b, a);
}

/// Whether a word is in the lists of surnames, and no given name alone.
bool Bearers::may_be_surname(std::string_view word) const {
  const std::uint32_t classes = tables_.lexicon.find(word).classes;
  if ((classes & first_name) != 0 && (classes & WordClass::surname) == 0) return false;
  const tagger::KnownWord known = tagger::compiled_model().vocabulary().find(hash_of_word(word));
  return (known.lists & tagger::list_surname) != 0;
}

/// Every form that a bearer's surname may take: "von der Leyen", "Leyen"; "López Obrador".
void Bearers::index_surnames() {
  for (; indexed_ < bearers_.size(); ++indexed_) {
    const NameParts name = without_suffix(bearers_[indexed_].name);
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
    if (name.size() == 3 && may_be_surname(name[1])) add_inner_surname(name[1]);
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

void Bearers::add_surname(const std::string& surname, std::size_t bearer) {
  std::vector<std::size_t>& bearers = surnames_[surname];
  if (bearers.size() < kMostNamesakes && !std::count(bearers.begin(), bearers.end(), bearer)) {
    bearers.push_back(bearer);
  }
}

void Bearers::spell_surname(const NameParts& name, Number bearer) {
  add_surname(last_name(name), bearer);
}

/// Makes the bearer whose surnames are indexed known by one before his last.
void Bearers::add_inner_surname(std::string_view surname) {
  std::vector<Number>& bearers = inner_surnames_[std::string(surname)];
  if (bearers.size() < kMostNamesakes) bearers.push_back(indexed_);
}

const std::vector<Bearers::Number>* Bearers::with_surname(const std::string& surname) const {
  const auto found = surnames_.find(surname);
  return found == surnames_.end() ? nullptr : &found->second;
}

std::optional<Bearers::Number> Bearers::with_inner_surname(const std::string& surname) const {
  const auto bearers = inner_surnames_.find(surname);
  if (bearers == inner_surnames_.end() || bearers->second.size() != 1) return std::nullopt;
  return bearers->second.front();
}

std::optional<Bearers::Number> Bearers::with_surname_spelled(const std::string& surname) const {
  const auto bones = by_skeleton_.find(skeleton(surname));
  if (bones == by_skeleton_.end() || bones->second.size() != 1) return std::nullopt;
  const std::size_t bearer = bones->second.front();
  const NameParts name = without_suffix(bearers_[bearer].name);
  return may_be_one_name(name.back(), surname) ? std::optional(bearer) : std::nullopt;
}

std::optional<Bearers::Number> Bearers::with_first_name(std::string_view name) const {
  const auto bearers = by_first_.find(name);
  if (bearers == by_first_.end() || bearers->second.size() != 1) return std::nullopt;
  return bearers->second.front();
}

}  // namespace newsdex::entities
