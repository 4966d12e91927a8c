#include "common/entities/tagger/features.h"

#include <algorithm>
#include <array>

#include <xxhash.h>

#include "common/entities/tagger/hashing.h"
#include "common/text/utf8.h"

namespace newsdex::entities::tagger {
namespace {

/// What a feature is about. The numbers are in the model.
enum class Template : std::uint64_t {
  surface,
  folded,
  shape,
  long_shape,
  prefix,
  suffix,
  all_capitals,
  marks,
  word_class,
  word_classes,
  fine_cluster,
  coarse_cluster,
  word_list,
  word_lists,
  boundary,
  // of several words
  headline = 64,
  word_before,
  word_behind,
  shape_before,
  shape_behind,
  shapes,
  folded_before,
  folded_behind,
  both_sides,
  two_before,
  two_behind,
  joint_before,
  joint_behind,
  joints,
  joint_word_before,
  joint_word_behind,
  place_in_run,
  before_run,
  behind_run,
  last_of_run,
  first_of_run,
  name,
  name_before,
  name_behind,
  use,
  use_flags,
  use_flag,
  use_place,
  use_context,
  heads_of_run,
  opening_word,
  opening_head,
  acronym,
};

Feature feature(Template kind, std::uint64_t value) {
  return mix(static_cast<std::uint64_t>(kind), value);
}

/// As `feature`, apart for each offset.
Feature feature_at(Template kind, int offset, std::uint64_t value) {
  static constexpr std::uint64_t kOffsets = 1024;  // more than there are templates
  return mix(static_cast<std::uint64_t>(kind) + kOffsets * static_cast<std::uint64_t>(offset + 4),
             value);
}

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

/// The classes that the model knows, by their number in its features.
constexpr auto kModelClasses = std::to_array<std::uint32_t>(
    {function_word, calendar,      particle,     say_verb,    act_verb,     place_before,
     govern_before, language_name, company_head, school_head, body_head,    outlet_head,
     place_head,    first_name,    first_weak,   begins_name, begins_title, family_name,
     surname,       place_start,   generic_word});

// The model's features hold these numbers.
static_assert(static_cast<int>(EntryKind::country) == 0 &&
              static_cast<int>(EntryKind::title) == 11);
static_assert(static_cast<int>(Usage::anywhere) == 0 &&
              static_cast<int>(Usage::with_full_name) == 3);
static_assert(static_cast<int>(MentionKind::name) == 0 &&
              static_cast<int>(MentionKind::surname) == 8);

char shape_letter(unsigned char c, bool first, const Word& word) {
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= '0' && c <= '9') return 'd';
  if (c < 0x80) return static_cast<char>(c);
  return first && word.capital() ? 'X' : 'x';
}

/// The shape letter by letter, or with repeated letters left out; at most kLongest letters.
std::uint64_t shape_hash(const Word& word, std::string_view surface, bool compact) {
  static constexpr std::size_t kLongest = 12;
  std::array<char, kLongest> shape{};
  std::size_t length = 0;
  bool first = true;
  for (const char c : surface) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continuation = (byte & 0xC0U) == 0x80U;
    if (continuation) continue;
    const char letter = shape_letter(byte, first, word);
    first = false;
    if (compact && length > 0 && shape[length - 1] == letter) continue;
    shape[length++] = letter;
    if (length == kLongest) break;
  }
  return hash_of({shape.data(), length});
}

void add_affixes(const Word& word, std::string_view surface, Features& features) {
  static constexpr std::size_t kLongestAffix = 5;
  std::size_t end = 0;
  for (std::size_t n = 1; n <= kLongestAffix && end < surface.size(); ++n) {
    end = text::decode(surface, end).end;
    features.push_back(feature(Template::prefix, hash_of(surface.substr(0, end))));
  }
  for (std::size_t n = 1; n <= std::min(kLongestAffix, word.folded.size()); ++n) {
    const std::string_view suffix = word.folded.substr(word.folded.size() - n);
    features.push_back(feature_at(Template::suffix, 0, hash_of(suffix)));
  }
}

/// The marks and letters of a word that its shape does not tell at once.
std::uint64_t marks_of(const Word& word) {
  return (word.token.has_digit ? 1U : 0U) | (word.token.acronym ? 2U : 0U) |
         (word.capital() ? 4U : 0U);
}

void add_classes(const Word& word, int offset, Features& features) {
  const std::uint64_t capital = word.capital() ? kModelClasses.size() : 0;
  std::uint64_t all = 0;
  for (std::size_t number = 0; number < kModelClasses.size(); ++number) {
    if (!word.is(kModelClasses[number])) continue;
    all |= std::uint64_t{1} << number;
    features.push_back(feature_at(Template::word_class, offset, number + capital));
  }
  if (word.capital()) features.push_back(feature_at(Template::word_classes, offset, all));
}

constexpr std::size_t kMostSteps = 4;  // counted within a run of capitals

std::uint64_t steps(std::size_t from, std::size_t to) {
  return static_cast<std::uint64_t>(std::min(to - from, kMostSteps));
}

constexpr std::uint64_t kHeads = 5;

/// What kinds of names a word is the head of, one bit each.
std::uint64_t heads_of(const Word& word) {
  static constexpr auto kClasses =
      std::to_array<std::uint32_t>({company_head, school_head, body_head, outlet_head, place_head});
  static_assert(kClasses.size() == kHeads);
  std::uint64_t heads = 0;
  for (std::size_t bit = 0; bit < kHeads; ++bit) {
    if (word.is(kClasses[bit])) heads |= std::uint64_t{1} << bit;
  }
  return heads;
}

std::uint64_t number(Joint joint) { return static_cast<std::uint64_t>(joint); }

/// Where word `i` stands in a match, and what one of its entries is.
std::uint64_t describe(const Match& match, const Entry& entry, std::size_t i) {
  const std::uint64_t place = match.single()     ? 3U
                              : i == match.first ? 0U
                              : i == match.last  ? 2U
                                                 : 1U;
  return place | static_cast<std::uint64_t>(entry.kind) << 2U |
         static_cast<std::uint64_t>(entry.how) << 8U |
         static_cast<std::uint64_t>(entry.usage) << 16U;
}

}  // namespace

std::uint64_t shape_of(const Word& word, std::string_view surface) {
  return shape_hash(word, surface, true);
}

void add_word_features(const Word& word, std::string_view surface, const WordKey& key,
                       KnownWord known, int offset, Features& features) {
  const auto add = [&](Template kind, std::uint64_t value) {
    features.push_back(feature_at(kind, offset, value));
  };
  const bool near = offset >= -1 && offset <= 1;
  add(Template::folded, key.folded);
  add(Template::shape, shape_of(word, surface));
  if (near) add(Template::surface, key.surface);
  if (offset == 0) {
    add(Template::long_shape, shape_hash(word, surface, false));
    add(Template::marks, marks_of(word));
    if (word.token.all_capitals) {
      add(Template::all_capitals, std::min<std::size_t>(surface.size(), 8));
    }
    add_affixes(word, surface, features);
  } else if (near) {
    for (std::size_t n = 2; n <= std::min<std::size_t>(3, word.folded.size()); ++n) {
      add(Template::suffix, hash_of(word.folded.substr(word.folded.size() - n)));
    }
  }
  add_classes(word, offset, features);
  if (known.fine != 0) {
    add(Template::fine_cluster, known.fine);
    add(Template::coarse_cluster, known.coarse);
  }
  if (!word.capital()) return;
  for (std::uint32_t list = 0; list < kWordLists; ++list) {
    if ((std::uint32_t{known.lists} >> list & 1U) != 0) add(Template::word_list, list);
  }
  add(Template::word_lists, known.lists);
}

void add_boundary_feature(int offset, Features& features) {
  features.push_back(feature_at(Template::boundary, offset, kBoundary));
}

ContextFeatures::ContextFeatures(const Words& words, const Names& names,
                                 const std::vector<WordKey>& keys)
    : words_(words), names_(names), keys_(keys), uses_(words, keys) {}

void ContextFeatures::add(const Run& run, std::size_t i, const Neighbourhood& around,
                          Features& features) const {
  static constexpr std::uint64_t kShouted = 8;  // beside the bits of WordKey::headline
  features.push_back(
      feature(Template::headline, keys_[i].headline | (words_[i].shouted ? kShouted : 0U)));
  add_pairs(i, around, features);
  add_names(i, features);
  if (!words_[i].capital()) return;
  add_capitals(run, i, features);
  add_uses(i, features);
}

void ContextFeatures::add_pairs(std::size_t i, const Neighbourhood& around,
                                Features& features) const {
  const auto& [before2, before, self, behind, behind2] = around;
  const std::uint64_t joint0 = number(keys_[i].before);
  const std::uint64_t joint1 = number(tagger::joint_before(keys_, i + 1));
  features.insert(
      features.end(),
      {feature(Template::word_before, mix(before.folded, self.folded)),
       feature(Template::word_behind, mix(self.folded, behind.folded)),
       feature(Template::shape_before, mix(before.shape, self.shape)),
       feature(Template::shape_behind, mix(self.shape, behind.shape)),
       feature(Template::shapes, mix(mix(before.shape, self.shape), behind.shape)),
       feature(Template::folded_before, mix(before.folded, self.shape)),
       feature(Template::folded_behind, mix(self.shape, behind.folded)),
       feature(Template::both_sides, mix(before.folded, behind.folded)),
       feature(Template::two_before, mix(mix(before2.folded, before.folded), self.shape)),
       feature(Template::two_behind, mix(mix(behind2.folded, behind.folded), self.shape)),
       feature(Template::joint_before, mix(joint0, self.shape)),
       feature(Template::joint_behind, mix(joint1, self.shape)),
       feature(Template::joints, mix(joint0, joint1)),
       feature(Template::joint_word_before, mix(joint0, before.folded)),
       feature(Template::joint_word_behind, mix(joint1, behind.folded))});
}

std::uint64_t ContextFeatures::folded(std::size_t i) const {
  return i < keys_.size() ? keys_[i].folded : kBoundary;
}

void ContextFeatures::add_capitals(const Run& run, std::size_t i, Features& features) const {
  const auto add = [&](Template kind, std::uint64_t value) {
    features.push_back(feature(kind, value));
  };
  const std::size_t first = keys_[i].capitals_first;
  const std::size_t last = keys_[i].capitals_last;
  const std::uint64_t place = mix(steps(first, i), steps(i, last));
  const std::uint64_t length = steps(first, last);
  const Joint before = keys_[first].before;
  const Joint behind = tagger::joint_before(keys_, last + 1);
  const std::uint64_t word_before = before == Joint::sentence ? kBoundary : folded(first - 1);
  const std::uint64_t word_behind = behind == Joint::sentence ? kBoundary : folded(last + 1);
  add(Template::place_in_run, place);
  add(Template::before_run, mix(mix(number(before), word_before), length));
  add(Template::behind_run, mix(mix(number(behind), word_behind), length));
  add(Template::last_of_run, mix(folded(last), place));
  add(Template::first_of_run, mix(folded(first), place));
  if (last > first) {
    const std::uint64_t heads = heads_of(words_[first]) << kHeads | heads_of(words_[last]);
    if (heads != 0) add(Template::heads_of_run, mix(heads, place));
  }
  if (run.first >= first) return;
  // "Hajj" of "Ministry of Hajj and Umrah"
  const std::size_t opening = keys_[run.first].capitals_last;
  add(Template::opening_word, mix(folded(opening), word_before));
  add(Template::opening_head, mix(heads_of(words_[opening]), steps(opening, first)));
}

void ContextFeatures::add_names(std::size_t i, Features& features) const {
  const auto add = [&](Template kind, std::size_t word) {
    const Match* match = names_.find(word);
    if (match == nullptr) return;
    for (const Entry* entry : match->entries) {
      features.push_back(feature(kind, describe(*match, *entry, word)));
    }
  };
  add(Template::name, i);
  if (i > 0) add(Template::name_before, i - 1);
  if (i + 1 < words_.size()) add(Template::name_behind, i + 1);
}

void ContextFeatures::add_uses(std::size_t i, Features& features) const {
  const auto add = [&](Template kind, std::uint64_t value) {
    features.push_back(feature(kind, value));
  };
  const Use* use = uses_.find(keys_[i].folded);
  if (use == nullptr) return;
  const auto explained = static_cast<std::uint64_t>(keys_[i].explained);
  const bool acronym = use->explained && words_[i].token.all_capitals;
  if (explained != 0 || acronym) add(Template::acronym, explained | (acronym ? 4U : 0U));
  const bool opens = keys_[i].before == Joint::sentence;
  const bool inside_elsewhere = use->inside > (opens ? 0U : 1U);
  add(Template::use, (use->small ? 1U : 0U) | (inside_elsewhere ? 2U : 0U) |
                         (use->count > 1 ? 4U : 0U) | (opens ? 8U : 0U));
  if (use->count < 2) return;
  const auto flags =
      std::to_array<bool>({use->behind_first_name, use->behind_title, use->before_org_head,
                           use->speaks, use->bracketed, use->behind_place_word});
  static constexpr std::size_t kJointly = 4;  // the rest is too rare to be seen together
  std::uint64_t joint_flags = 0;
  for (std::size_t flag = 0; flag < flags.size(); ++flag) {
    if (!flags[flag]) continue;
    add(Template::use_flag, flag);
    if (flag < kJointly) joint_flags |= std::uint64_t{1} << flag;
  }
  add(Template::use_flags, joint_flags);
  add(Template::use_place, (use->first_of_run ? 1U : 0U) | (use->last_of_run ? 2U : 0U));
  for (std::uint8_t c = 0; c < use->contexts; ++c) add(Template::use_context, use->context[c]);
}

void add_features(const Words& words, const std::vector<WordKey>& keys,
                  const ContextFeatures& context, const Vocabulary& vocabulary, const Run& run,
                  std::size_t i, Features& features) {
  Neighbourhood around;
  for (int offset = -kReach; offset <= kReach; ++offset) {
    Neighbour& neighbour = around[static_cast<std::size_t>(offset + kReach)];
    const std::size_t at = neighbour_of(keys, i, offset);
    if (at == kNoWord) {
      neighbour = {kBoundary, kBoundary};
      add_boundary_feature(offset, features);
      continue;
    }
    const std::string_view surface = words.surface(at, at);
    neighbour = {keys[at].folded, shape_of(words[at], surface)};
    add_word_features(words[at], surface, keys[at], vocabulary.find(keys[at].folded), offset,
                      features);
  }
  context.add(run, i, around, features);
}

}  // namespace newsdex::entities::tagger
