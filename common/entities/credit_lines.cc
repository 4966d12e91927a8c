#include "common/entities/credit_lines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "common/ascii.h"
#include "common/entities/dictionary.h"
#include "common/entities/label_set.h"
#include "common/entities/names.h"
#include "common/text/positions.h"
#include "common/text/tokenizer.h"

namespace newsdex::entities {
namespace {

constexpr std::size_t kLongestLine = 300;  // bytes; a longer one is no line of its own

std::string_view trimmed(std::string_view text) {
  static constexpr std::string_view kBlanks = " \t\n*_[]()";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// A paragraph of the text and where it begins.
struct Line {
  std::string_view text;
  std::uint32_t begin = 0;
};

std::vector<Line> lines_of(std::string_view text, const ZoneSpan& span) {
  std::vector<Line> lines;
  std::uint32_t begin = span.begin;
  while (begin < span.end) {
    const std::size_t newline = std::min<std::size_t>(text.find('\n', begin), span.end);
    lines.push_back({text.substr(begin, newline - begin), begin});
    begin = static_cast<std::uint32_t>(newline) + 1;
  }
  return lines;
}

bool tells_contributors(std::string_view line) {
  static constexpr auto kMarks = std::to_array<std::string_view>(
      {"contributed to this", "contributed reporting", "contributed to the report",
       "with files from", "with reporting by", "with reporting from"});
  if (line.size() > kLongestLine) return false;
  const std::string lower = lower_case(line);
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return lower.find(mark) != std::string::npos; });
}

void read_contributors(const Line& line, const Article& article, Zone zone, LabelSet& cited) {
  const Tables& known = tables();
  Article alone;
  alone.text = line.text;
  alone.language = article.language;
  alone.zones = {{Zone::body, 0, static_cast<std::uint32_t>(line.text.size())}};
  text::TokenList tokens = text::tokenize(alone.text);
  text::place(tokens, alone.zones);
  const Words words = read_words(alone, tokens, known.lexicon);
  for (const Match& match : find_names(words, known).matches) {
    const Entry* outlet = match.find(EntryKind::outlet);
    if (outlet == nullptr) continue;
    const Thing& thing = known.things[outlet->row];
    Label& label = cited.at(thing.value, thing.label);
    label.kind = thing.is_agency ? "wire" : "report";
    Evidence evidence = evidence_of(words, match.first, match.last, MentionKind::attribution);
    evidence.begin += line.begin;
    evidence.end += line.begin;
    evidence.zone = zone;
    label.evidence.push_back(evidence);
  }
}

/// What stands behind "this article was originally published on", if the line begins so.
std::optional<std::string_view> behind_origin_mark(std::string_view line) {
  static constexpr auto kSubjects = std::to_array<std::string_view>(
      {"this article ", "this story ", "this piece ", "this post ", "this essay ", "this report ",
       "this column ", "this op-ed ", "this commentary ", "the article ", "the story ", ""});
  static constexpr auto kVerbs = std::to_array<std::string_view>(
      {"was originally published ", "was first published ", "originally appeared ",
       "first appeared ", "originally published ", "was republished from ", "republished from ",
       "is republished from ", "reposted from ", "has been republished from "});
  static constexpr auto kPlaces = std::to_array<std::string_view>({"on ", "by ", "in ", "at ", ""});
  const std::string lower = lower_case(line);
  const auto has = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
  if (!has("published ") && !has("appeared ") && !has("posted from ")) return std::nullopt;
  for (const std::string_view subject : kSubjects) {
    for (const std::string_view verb : kVerbs) {
      const std::string opening = std::string(subject).append(verb);
      if (!lower.starts_with(opening)) continue;
      std::size_t end = opening.size();
      for (const std::string_view place : kPlaces) {
        if (!lower.substr(end).starts_with(place)) continue;
        end += place.size();
        break;
      }
      return line.substr(end);
    }
  }
  return std::nullopt;
}

/// The name that the rest of a line begins with: capitals and what joins them.
std::string_view leading_name(std::string_view rest) {
  static constexpr std::size_t kLongestName = 60;
  std::size_t end = rest.find_first_of(",;:(|\n");
  for (const std::string_view stop : {". ", " and ", " on ", " in ", " as ", " under ", " with "}) {
    end = std::min(end, rest.find(stop));
  }
  std::string_view name = trimmed(rest.substr(0, end));
  while (name.ends_with('.')) name.remove_suffix(1);
  return name.size() <= kLongestName ? name : std::string_view();
}

/// A name is a known outlet, a host, or begins with a capital that is no month's.
std::string origin_named(std::string_view name) {
  if (name.empty()) return {};
  if (const auto outlet = find_outlet(name)) return outlet->label;
  if (const auto outlet = find_outlet_by_host(name)) return outlet->label;
  const std::string_view bare = lower_case(name).starts_with("the ") ? name.substr(4) : name;
  const std::string_view first = bare.substr(0, bare.find(' '));
  const bool capital = !first.empty() && first[0] >= 'A' && first[0] <= 'Z' &&
                       name.find_first_of("'\"") == std::string_view::npos;
  const bool month = (tables().lexicon.find(lower_case(first)).classes & calendar) != 0;
  return capital && !month ? std::string(name) : std::string();
}

}  // namespace

std::vector<Label> find_contributors(const Article& article) {
  LabelSet cited;
  for (const ZoneSpan& span : article.zones) {
    if (span.zone != Zone::credit && span.zone != Zone::boilerplate) continue;
    for (const Line& line : lines_of(article.text, span)) {
      if (tells_contributors(line.text)) read_contributors(line, article, span.zone, cited);
    }
  }
  return std::move(cited).finish();
}

std::string find_origin(const Article& article) {
  std::string_view last;
  for (const ZoneSpan& span : article.zones) {
    if (span.zone == Zone::title) continue;
    for (const Line& line : lines_of(article.text, span)) {
      const std::string_view text = trimmed(line.text);
      if (!text.empty()) last = text;
      if (text.empty() || text.size() > kLongestLine) continue;
      const auto rest = behind_origin_mark(text);
      if (!rest) continue;
      if (std::string origin = origin_named(leading_name(*rest)); !origin.empty()) return origin;
    }
  }
  static constexpr std::string_view kSource = "source:";
  if (last.size() > kLongestLine || !lower_case(last).starts_with(kSource)) return {};
  const auto outlet = find_outlet(leading_name(last.substr(kSource.size())));
  return outlet ? outlet->label : std::string();
}

}  // namespace newsdex::entities
