#include "common/entities/org_heads.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace newsdex::entities {

const Entry* org_entry(const Match& match) {
  const Entry* outlet = match.find(EntryKind::outlet);
  return outlet != nullptr ? outlet : match.find(EntryKind::organisation);
}

std::optional<WordRange> HeadRules::around_head(std::size_t head) const {
  if (!is_part(head) || words_[head].shouted || names_.find(head) != nullptr || is_party(head)) {
    return std::nullopt;
  }
  std::size_t first = head;
  while (first > 0 && words_.goes_on(first) && is_part(first - 1) && head - first < kReach) --first;
  if (first > 0 && words_.goes_on(first) && is_known(first - 1)) return std::nullopt;
  while (first < head && opens_sentence_only(first)) ++first;
  std::size_t last = head;
  if (first == head || words_[head].is(body_head | school_head)) last = with_complement(head);
  while (words_.joined(last) && words_[last + 1].is(company_head) && is_part(last + 1)) ++last;
  if (first == head && last == head) last = with_complement(with_followers(head));
  const bool is_before_person =
      is_romance() && words_.joined(last) && words_[last + 1].is(first_name);
  if (words_.joined(last) && is_part(last + 1) && !is_head_of_more(last + 1) && !is_before_person) {
    return std::nullopt;  // the head is inside a longer name that we do not understand
  }
  if (is_generic(first, last)) return std::nullopt;
  return WordRange{first, last};
}

bool HeadRules::is_generic(std::size_t first, std::size_t last) const {
  const bool short_name = last - first < 2;  // "U.S. Department": a nation does not suffice
  // What a place is not called, a paper may be: "Harbour Gazette".
  const std::uint32_t places = words_[last].is(outlet_head) ? 0U : std::uint32_t{place_head};
  for (std::size_t i = first; i <= last; ++i) {
    const Match* match = names_.find(i);
    const Entry* country = match == nullptr ? nullptr : match->find(EntryKind::country);
    const bool tells = is_company_name(last) && i < last && country != nullptr &&
                       country->how == MentionKind::name;
    if (tells) return false;  // "China Airlines", but not "Russian Airlines"
    if (short_name && country != nullptr) continue;
    const bool plain = words_[i].is(kOrgHeads | function_word | places | generic_word);
    if (!plain && words_[i].capital()) return false;
  }
  return true;
}

bool HeadRules::is_known(std::size_t i) const {
  const Match* match = names_.find(i);
  return match != nullptr && org_entry(*match) != nullptr;
}

bool HeadRules::is_part(std::size_t i) const {
  const Word& word = words_[i];
  const Match* match = names_.find(i);
  if (!word.capital() || word.is(calendar | say_verb)) return false;
  if (word.is(function_word) && match == nullptr) return false;
  return match == nullptr ||
         (org_entry(*match) == nullptr && match->find(EntryKind::excluded) == nullptr &&
          match->find(EntryKind::seat) == nullptr);
}

bool HeadRules::is_party(std::size_t head) const {
  return head > 0 && words_[head].token.hyphen_before && words_[head - 1].folded.size() == 1;
}

bool HeadRules::is_head_of_more(std::size_t i) const { return words_[i].is(kOrgHeads); }

bool HeadRules::opens_sentence_only(std::size_t i) const {
  return words_[i].token.sentence_start && !words_[i].is(first_name) && names_.find(i) == nullptr &&
         words_[i].id != 0 && words_[i].is(begins_title);
}

std::size_t HeadRules::with_complement(std::size_t last) const {
  static constexpr auto kConnectors = std::to_array<std::string_view>(
      {"of",    "for", "de", "du", "des", "del", "fur", "della", "dello", "delle",
       "degli", "dei", "di", "d",  "da",  "do",  "das", "dos",   "van",   "voor"});
  if (!words_.joined(last)) return last;
  std::size_t i = last + 1;
  if (std::find(kConnectors.begin(), kConnectors.end(), words_[i].folded) == kConnectors.end()) {
    return last;
  }
  while (words_.joined(i) && i - last < 4 && words_[i + 1].is(function_word)) ++i;
  std::size_t end = last;
  while (words_.joined(i) && is_part(i + 1) && !is_title(i + 1) && i - last < 6) end = ++i;
  return end;
}

std::size_t HeadRules::with_followers(std::size_t head) const {
  static constexpr std::size_t kMost = 3;
  if (!is_of({"de", "nl"}) && !is_romance()) return head;
  const auto belongs = [&](std::size_t i) {
    const Match* match = names_.find(i);
    const bool is_place = match != nullptr && match->first == i &&
                          (match->find(EntryKind::place) || match->find(EntryKind::capital));
    return is_place || (is_romance() && is_part(i) && !words_[i].is(first_name | kOrgHeads));
  };
  std::size_t last = head;
  while (words_.joined(last) && belongs(last + 1) && last - head < kMost) ++last;
  return last;
}

bool HeadRules::is_of(std::initializer_list<std::string_view> languages) const {
  return std::find(languages.begin(), languages.end(), words_.language) != languages.end();
}

bool HeadRules::is_romance() const { return is_of({"es", "fr", "it", "pt"}); }

bool HeadRules::is_company_name(std::size_t head) const {
  static constexpr auto kHeads = std::to_array<std::string_view>(
      {"airlines", "airways", "inc", "corp", "corporation", "ltd", "telecom", "mobile", "motors"});
  return std::find(kHeads.begin(), kHeads.end(), words_[head].folded) != kHeads.end();
}

bool HeadRules::is_title(std::size_t i) const {
  return words_[i].is(begins_title) && words_.joined(i) && words_[i + 1].capital();
}

}  // namespace newsdex::entities
