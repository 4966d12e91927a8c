#include "search/excerpts.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "common/said.h"
#include "common/text/tokenizer.h"

namespace newsdex {
namespace {

/// Where sentences begin, ascending; a paragraph begins one, too.
std::vector<std::uint32_t> sentence_begins(const std::string& text) {
  std::vector<std::uint32_t> out{0};
  const text::TokenList list = text::tokenize(text);
  std::uint32_t paragraph = 0;
  for (const text::Token& token : list.tokens) {
    if (token.sentence_start || token.paragraph != paragraph) out.push_back(token.begin);
    paragraph = token.paragraph;
  }
  return out;
}

/// What opens a sentence before its first word, a quotation mark or a bracket, belongs to it.
std::uint32_t with_opening(const std::string& text, std::uint32_t begin) {
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
  return begin;
}

std::uint32_t without_blanks(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  return end;
}

/// Expects sorted marks that do not overlap.
bool holds_any(const Quote& quote, const std::vector<Mark>& marks) {
  const auto mark = std::partition_point(marks.begin(), marks.end(),
                                         [&](const Mark& m) { return m.end <= quote.begin; });
  return mark != marks.end() && mark->begin < quote.end;
}

}  // namespace

std::vector<Excerpt> make_excerpts(const Record& record, const std::vector<Mark>& marks) {
  const std::string& text = record.article.text;
  const std::vector<std::uint32_t> begins = sentence_begins(text);
  std::vector<Excerpt> out;
  for (const Mark& mark : marks) {
    const auto next = std::upper_bound(begins.begin(), begins.end(), mark.begin);
    Excerpt excerpt{mark, *(next - 1), static_cast<std::uint32_t>(text.size()),
                    zone_at(record.article.zones, mark.begin)};
    excerpt.begin = with_opening(text, excerpt.begin);
    const std::size_t newline = text.find('\n', mark.end);
    if (newline != std::string::npos) excerpt.end = static_cast<std::uint32_t>(newline);
    // A mark may run on into the next sentence, a phrase of initials or a label.
    const auto after = std::lower_bound(next, begins.end(), mark.end);
    if (after != begins.end()) {
      excerpt.end = std::min(excerpt.end, std::max(mark.end, with_opening(text, *after)));
    }
    excerpt.end = without_blanks(text, mark.end, excerpt.end);
    out.push_back(excerpt);
  }
  return out;
}

std::vector<Quote> matching_quotes(const Record& record, const Sought& sought,
                                   text::Stemmer& stemmer, const Deadline& deadline) {
  std::set<std::string_view> speakers;
  for (const auto& [field, value] : sought.values) {
    if (field == FieldId::said) speakers.insert(value);
  }
  Sought spoken;
  std::copy_if(sought.patterns.begin(), sought.patterns.end(), std::back_inserter(spoken.patterns),
               [](const HighlightPattern& pattern) { return !pattern.scope.speakers.empty(); });
  if (speakers.empty() && spoken.patterns.empty()) return record.labels.quotes;
  WordMatcher matcher(spoken, stemmer);
  const std::vector<Mark> marks = find_marks(record, matcher, deadline);
  std::vector<Quote> out;
  std::copy_if(record.labels.quotes.begin(), record.labels.quotes.end(), std::back_inserter(out),
               [&](const Quote& quote) {
                 return speakers.contains(said_value(quote)) || holds_any(quote, marks);
               });
  return out;
}

Zone zone_at(const Zones& zones, std::uint32_t at) {
  for (const ZoneSpan& span : zones) {
    if (at >= span.begin && at < span.end) return span.zone;
  }
  return Zone::boilerplate;
}

std::size_t line_at(const std::string& text, std::uint32_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

}  // namespace newsdex
