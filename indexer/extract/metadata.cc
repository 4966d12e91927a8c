#include "indexer/extract/metadata.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

#include <unicode/uloc.h>

#include "indexer/extract/byline.h"

namespace newsdex {

namespace {

std::string_view trim(std::string_view text, std::string_view characters = " \t") {
  const std::size_t begin = text.find_first_not_of(characters);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(characters) - begin + 1);
}

bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

// Cuts at every `separator` outside parentheses; the parts are trimmed and not empty.
std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view part = trim(text.substr(begin, end - begin), " \t,");
    if (!part.empty()) parts.emplace_back(part);
  };
  std::size_t open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++open;
    if (text[i] == ')' && open > 0) --open;
    if (open > 0 || text[i] != separator.front() || !text.substr(i).starts_with(separator))
      continue;
    add(i);
    i += separator.size() - 1;
    begin = i + 1;
  }
  add(text.size());
  return parts;
}

bool is_one_word_or_agency(const std::string& part) {
  constexpr auto kAgencies = std::to_array<std::string_view>(
      {"Associated Press", "The Associated Press", "Agence France-Presse", "USA TODAY"});
  return part.find(' ') == std::string::npos ||
         std::find(kAgencies.begin(), kAgencies.end(), part) != kAgencies.end();
}

// Cuts a list of full names at its commas; anything else ("Duarte, Ana", "Ana Duarte, Reuters")
// stays whole.
std::vector<std::string> split_names(const std::string& text) {
  std::vector<std::string> parts = split(text, ",");
  if (std::any_of(parts.begin(), parts.end(), is_one_word_or_agency)) return {text};
  return parts;
}

bool is_full_name(std::string_view text) {
  constexpr auto begins_name = [](std::string_view word) {
    return !word.empty() && (is_upper(word.front()) || (word.front() & 0x80) != 0);
  };
  const std::size_t last = text.rfind(' ');
  return last != std::string_view::npos && begins_name(text) && begins_name(text.substr(last + 1));
}

struct Joiner {
  std::string_view word;
  bool in_names;  // it may be a part of one name: "Mac & i", "Ortega y Gasset"
};

constexpr auto kJoiners = std::to_array<Joiner>({{";", false},
                                                 {" and ", false},
                                                 {" und ", false},
                                                 {" et ", false},
                                                 {" & ", true},
                                                 {" y ", true},
                                                 {" e ", true}});

// Cuts at the joiner; where it may be a part of a name, only between full names.
std::vector<std::string> cut_at(const std::string& text, const Joiner& joiner) {
  std::vector<std::string> parts = split(text, joiner.word);
  const auto ends_in_full_name = [](const std::string& part) {
    return is_full_name(trim(std::string_view(part).substr(part.rfind(',') + 1)));
  };
  if (joiner.in_names && !std::all_of(parts.begin(), parts.end(), ends_in_full_name)) return {text};
  return parts;
}

}  // namespace

std::string language_code(std::string_view tag) {
  const std::string_view language = trim(tag).substr(0, trim(tag).find_first_of("-_"));
  if (language.size() < 2 || language.size() > 3) return {};
  if (!std::all_of(language.begin(), language.end(),
                   [](unsigned char c) { return std::isalpha(c) != 0; })) {
    return {};
  }
  std::array<char, ULOC_LANG_CAPACITY> code{};
  UErrorCode error = U_ZERO_ERROR;
  uloc_getLanguage(std::string(language).c_str(), code.data(),
                   static_cast<std::int32_t>(code.size()), &error);
  if (U_FAILURE(error) != 0) return {};
  return code.data();
}

std::vector<std::string> byline_names(const std::vector<std::string>& bylines) {
  std::vector<std::string> names;
  for (const std::string& byline : bylines) {
    std::vector<std::string> parts{std::string(without_byline_words(trim(byline)))};
    for (const Joiner& joiner : kJoiners) {
      std::vector<std::string> finer;
      for (const std::string& part : parts) {
        for (std::string& piece : cut_at(part, joiner)) finer.push_back(std::move(piece));
      }
      parts = std::move(finer);
    }
    for (const std::string& part : parts) {
      for (std::string& name : split_names(part)) names.push_back(std::move(name));
    }
  }
  return names;
}

}  // namespace newsdex
