#include "common/text/compound.h"

#include <algorithm>
#include <array>

namespace newsdex::text {
namespace {

constexpr std::size_t kMaxParts = 3;
constexpr std::size_t kMinRest = 4;

constexpr auto kHyphenPrefixes = std::to_array<std::string_view>(
    {"anti",  "auto",  "bi",    "co",    "counter", "cyber", "de",     "e",     "eco",
     "euro",  "extra", "geo",   "hyper", "inter",   "intra", "macro",  "mega",  "micro",
     "mid",   "mini",  "multi", "nano",  "neo",     "non",   "out",    "over",  "para",
     "petro", "poly",  "post",  "pre",   "pro",     "proto", "pseudo", "re",    "semi",
     "socio", "sub",   "super", "trans", "tri",     "ultra", "un",     "under", "uni"});

bool may_be_part(const Token& token) { return !token.acronym && !token.ngram; }

}  // namespace

std::size_t compound_length(const TokenList& list, std::size_t index) {
  const auto& tokens = list.tokens;
  if (tokens[index].hyphen_before) return 1;
  std::size_t end = index + 1;
  while (end < tokens.size() && tokens[end].hyphen_before) ++end;
  return end - index;
}

std::string compound_at(const TokenList& list, std::size_t index) {
  const std::size_t length = compound_length(list, index);
  if (length < 2 || length > kMaxParts) return {};
  std::string whole;
  for (std::size_t i = index; i < index + length; ++i) {
    if (!may_be_part(list.tokens[i])) return {};
    whole += list.folded(list.tokens[i]);
  }
  return whole;
}

bool is_hyphen_prefix(std::string_view folded) {
  return std::find(kHyphenPrefixes.begin(), kHyphenPrefixes.end(), folded) != kHyphenPrefixes.end();
}

std::size_t hyphen_prefix_length(std::string_view folded) {
  std::size_t longest = 0;
  for (const std::string_view prefix : kHyphenPrefixes) {
    if (folded.starts_with(prefix) && folded.size() >= prefix.size() + kMinRest) {
      longest = std::max(longest, prefix.size());
    }
  }
  return longest;
}

}  // namespace newsdex::text
