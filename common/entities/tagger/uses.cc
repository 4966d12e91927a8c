#include "common/entities/tagger/uses.h"

#include <algorithm>
#include <bit>
#include <bitset>

#include "common/entities/tagger/hashing.h"

namespace newsdex::entities::tagger {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

}  // namespace

WordUses::WordUses(const Words& words, const std::vector<WordKey>& keys) {
  const auto is_capital = [](const Word& word) { return word.capital(); };
  const auto capitals = std::count_if(words.list.begin(), words.list.end(), is_capital);
  slots_.resize(std::bit_ceil(2 * static_cast<std::size_t>(capitals) + 1));
  uses_.reserve(static_cast<std::size_t>(capitals));
  static constexpr std::size_t kFilter = 4096;
  std::bitset<kFilter> seen;  // spares most of the small words the search
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].capital()) continue;
    const std::size_t at = slot(keys[i].folded);
    if (at == kNone) continue;
    seen.set(keys[i].folded % kFilter);
    if (slots_[at].use == 0) {
      uses_.emplace_back();
      slots_[at] = {keys[i].folded, static_cast<std::uint32_t>(uses_.size())};
    }
    add(words, keys, i, uses_[slots_[at].use - 1]);
  }
  for (const Word& word : words.list) {
    if (word.capital() || !seen[word.hash % kFilter]) continue;
    const std::size_t at = slot(word.hash);
    if (at != kNone && slots_[at].use != 0) uses_[slots_[at].use - 1].small = true;
  }
}

const Use* WordUses::find(std::uint64_t folded) const {
  const std::size_t at = slot(folded);
  return at == kNone || slots_[at].use == 0 ? nullptr : &uses_[slots_[at].use - 1];
}

std::size_t WordUses::slot(std::uint64_t folded) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t probe = 0; probe < kMostProbes; ++probe) {
    const std::size_t at = (folded + probe) & mask;
    if (slots_[at].use == 0 || slots_[at].folded == folded) return at;
  }
  return kNone;
}

void WordUses::add(const Words& words, const std::vector<WordKey>& keys, std::size_t i,
                   Use& use) const {
  const WordKey& key = keys[i];
  ++use.count;
  use.explained |= key.explained == Explanation::acronym;
  if (key.headline != 0) return;
  if (key.before != Joint::sentence) ++use.inside;
  const std::size_t first = key.capitals_first;
  const std::size_t last = key.capitals_last;
  static constexpr std::size_t kLongestName = 5;
  const bool named = last > first && last - first < kLongestName;
  if (named) {
    const bool begins_with_title = words[first].is(begins_title) && first + 1 < last;
    const std::size_t given = begins_with_title ? first + 1 : first;
    use.behind_first_name |= words[given].is(first_name) && i > given;
    use.before_org_head |= i < last && words[last].is(kOrgHeads);
    use.first_of_run |= i == first;
    use.last_of_run |= i == last;
  }
  const bool flows = key.before == Joint::blank || key.before == Joint::dot;
  if (flows) {
    use.behind_title |= words[i - 1].is(begins_title);
    use.behind_place_word |= i == first && words[i - 1].is(place_before);
  }
  const Joint after = joint_before(keys, i + 1);
  use.speaks |= after == Joint::blank && words[i + 1].is(say_verb);
  use.bracketed |= key.before == Joint::opening && after == Joint::closing;
  const auto note = [&](std::uint64_t side, std::size_t neighbour, Joint joint) {
    if (joint == Joint::sentence || use.contexts == Use::kMostContexts) return;
    use.context[use.contexts++] =
        mix(side + static_cast<std::uint64_t>(joint), keys[neighbour].folded);
  };
  static constexpr std::uint64_t kBehind = 32;
  if (i == first) note(0, i - 1, key.before);
  if (i == last) note(kBehind, i + 1, after);
}

}  // namespace newsdex::entities::tagger
