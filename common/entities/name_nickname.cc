#include "common/entities/name_nickname.h"

#include <algorithm>
#include <array>
#include <optional>

namespace newsdex::entities {
namespace {

constexpr std::size_t kLongestNickname = 3;  // words

struct Marks {
  std::string_view opening;
  std::string_view closing;
};

constexpr auto kMarks =
    std::to_array<Marks>({{" \"", "\" "}, {" “", "” "}, {" '", "' "}, {" ‘", "’ "}, {" «", "» "}});

/// The word behind the quoted nickname that begins at word `first`, if there is one.
std::optional<std::size_t> behind_nickname(const Words& words, std::size_t first) {
  if (!words.same_paragraph(first)) return std::nullopt;
  const std::string_view opening = words.before(first);
  const auto marks = std::find_if(kMarks.begin(), kMarks.end(),
                                  [&](const Marks& pair) { return pair.opening == opening; });
  if (marks == kMarks.end()) return std::nullopt;
  for (std::size_t i = first; i < first + kLongestNickname; ++i) {
    if (!words[i].capital() || !words.same_paragraph(i + 1)) return std::nullopt;
    if (words.before(i + 1) == marks->closing) return i + 1;
    if (words[i + 1].gap != Gap::tight) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void join_nicknamed(const Words& words, std::vector<NameSpan>& spans) {
  std::vector<NameSpan> joined;
  for (auto span = spans.begin(); span != spans.end(); ++span) {
    joined.push_back(*span);
    NameSpan& name = joined.back();
    const auto behind = behind_nickname(words, name.last + 1);
    if (!behind || name.person) continue;
    const auto rest = std::find_if(span + 1, spans.end(),
                                   [&](const NameSpan& other) { return other.first >= *behind; });
    if (rest == spans.end() || rest->first != *behind || rest->person) continue;
    name.last = rest->last;
    name.kind = NameKind::full;
    name.confidence = std::min(name.confidence, rest->confidence);
    span = rest;
  }
  spans = std::move(joined);
}

std::vector<std::size_t> words_of_name(const Words& words, std::size_t first, std::size_t last) {
  std::vector<std::size_t> of_name;
  for (std::size_t i = first; i <= last; ++i) {
    const auto behind = i == first ? std::nullopt : behind_nickname(words, i);
    if (behind && *behind <= last) i = *behind;
    of_name.push_back(i);
  }
  return of_name;
}

std::string surface_of_name(const Words& words, std::size_t first, std::size_t last) {
  const std::vector<std::size_t> of_name = words_of_name(words, first, last);
  std::string surface;
  for (std::size_t begin = 0; begin < of_name.size();) {
    std::size_t end = begin;
    while (end + 1 < of_name.size() && of_name[end + 1] == of_name[end] + 1 &&
           words[of_name[end + 1]].gap != Gap::apart) {
      ++end;
    }
    if (!surface.empty()) surface += ' ';
    surface += words.surface(of_name[begin], of_name[end]);
    begin = end + 1;
  }
  return surface;
}

}  // namespace newsdex::entities
