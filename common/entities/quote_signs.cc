#include "common/entities/quote_signs.h"

namespace newsdex::entities {

std::optional<Phrase> signature_before(const Words& words, std::size_t end, std::size_t floor) {
  const auto is_capitals = [&words](std::size_t i) {
    const text::Token& token = words[i].token;
    return token.all_capitals || !token.has_letter || words[i].folded.size() == 1;
  };
  std::size_t begin = end;
  while (begin > floor && is_capitals(begin - 1)) --begin;
  bool has_name = false;  // "May 5, 2016:" has none
  for (std::size_t i = begin; i < end; ++i) {
    has_name = has_name || words[i].token.all_capitals;
    if (!words.behind(i).starts_with(',')) continue;
    return has_name ? std::optional(Phrase{begin, i}) : std::nullopt;
  }
  return std::nullopt;
}

bool stands_behind_colon(std::string_view text, std::uint32_t begin) {
  const std::string_view before = text.substr(0, begin);
  const std::size_t sign = before.find_last_not_of(" \n\t");
  return sign != std::string_view::npos && before[sign] == ':';
}

bool is_title(const Words& words, const Phrase& quoted) {
  static constexpr std::size_t kLongWord = 4;  // bytes
  std::size_t longer = 0;
  std::size_t capitals = 0;
  for (std::size_t i = quoted.first; i <= quoted.last; ++i) {
    if (words[i].folded.size() < kLongWord) continue;
    ++longer;
    if (words[i].capital()) ++capitals;
  }
  return capitals * 3 > longer * 2;
}

}  // namespace newsdex::entities
