#include "search/views/tables.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "common/schema.h"
#include "common/text/utf8.h"
#include "search/views/rows.h"

namespace newsdex {
namespace {

std::string period_text(Grain grain, const TimelineRow& row) {
  static constexpr std::size_t kYear = 4;
  static constexpr std::size_t kMonth = 7;
  const std::string day = day_text(row.from);
  switch (grain) {
    case Grain::year:
      return day.substr(0, kYear);
    case Grain::month:
      return day.substr(0, kMonth);
    case Grain::week:
    case Grain::day:
      break;
  }
  return day;
}

std::string bar(std::uint64_t count, std::uint64_t most, std::size_t width) {
  std::string out;
  const std::uint64_t cells = most == 0 ? 0 : (count * width + most - 1) / most;
  for (std::uint64_t i = 0; i < cells; ++i) out += "█";
  return out;
}

std::string piece(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  return text::printable(text.substr(begin, end - begin));
}

/// Where an excerpt stands: title, day, id.
std::string place_text(const Hit& hit) {
  const Article& article = hit.record.article;
  const std::string title = article.title.empty() ? "(no text)" : article.title;
  const std::string date = article.published ? to_string(*article.published) : "undated";
  return fmt::format("{} · {} · {}", title, date, article.id);
}

}  // namespace

void print_timeline(std::ostream& out, const Timeline& timeline, const TextStyle& style) {
  static constexpr std::size_t kBar = 40;  // columns
  std::uint64_t most = 0;
  for (const TimelineRow& row : timeline.rows) most = std::max(most, row.count);
  out << '\n'
      << dim(fmt::format("by {}; articles, and their share of all", to_string(timeline.grain)),
             style)
      << '\n';
  for (const TimelineRow& row : timeline.rows) {
    const double share =
        row.of == 0 ? 0 : 100 * static_cast<double>(row.count) / static_cast<double>(row.of);
    out << fmt::format("{:<10} {:>7} {:>5.1f}% {}", period_text(timeline.grain, row), row.count,
                       share, bar(row.count, most, kBar))
        << '\n';
  }
  if (timeline.undated > 0) out << fmt::format("{:<10} {:>7}\n", "undated", timeline.undated);
  if (timeline.rough > 0) {
    out << fmt::format("{:<10} {:>7}  dated too roughly for one {}\n", "rough", timeline.rough,
                       to_string(timeline.grain));
  }
  if (timeline.out_of_range > 0) {
    out << fmt::format("{:<10} {:>7}  dated before newspapers or in the future\n", "implausible",
                       timeline.out_of_range);
  }
}

void print_pairs(std::ostream& out, const Cooccurrence& pairs, const TextStyle& style) {
  out << '\n'
      << dim(fmt::format("articles with both a {} and a {} (and of each alone)",
                         facet_name(field(pairs.first)), facet_name(field(pairs.second))),
             style)
      << '\n';
  for (const PairRow& row : pairs.rows) {
    out << fmt::format("{:>8}  {} ({}) × {} ({})\n", row.count, text::printable(row.first.label),
                       row.first.count, text::printable(row.second.label), row.second.count);
  }
  if (!pairs.complete) out << "rarer values were left out\n";
}

void print_terms(std::ostream& out, const Answer& answer, const TextStyle& style) {
  const Terms& terms = *answer.terms;
  out << '\n'
      << dim("words more frequent here than elsewhere: articles here, in all, G²", style) << '\n';
  for (const TermRow& row : terms.rows) {
    out << fmt::format("{:>8} {:>8} {:>10.1f}  {}\n", row.count, row.of, row.score,
                       text::printable(row.word));
  }
  if (terms.read < answer.total) {
    out << fmt::format("candidates are the words of {} of {} articles\n", terms.read, answer.total);
  }
}

void print_quote(std::ostream& out, const Hit& hit, const Quote& quote, const TextStyle& style) {
  const std::string speaker = quote.speaker.empty() ? "unknown speaker" : quote.speaker;
  std::string words = piece(hit.record.article.text, quote.begin, quote.end);
  std::replace(words.begin(), words.end(), '\n', ' ');
  out << '\n' << bold(speaker, style) << fmt::format("  ({})\n", to_string(quote.how));
  out << wrapped(words, 3, style) << '\n';
  out << "   " << dim(place_text(hit), style) << '\n';
}

void print_excerpt(std::ostream& out, const Hit& hit, const Excerpt& excerpt,
                   const TextStyle& style) {
  const std::string& text = hit.record.article.text;
  const std::string match = text.substr(excerpt.mark.begin, excerpt.mark.end - excerpt.mark.begin);
  const std::string sentence =
      piece(text, excerpt.begin, excerpt.mark.begin) +
      (style.color ? marked(match, style) : "[" + text::printable(match) + "]") +
      piece(text, excerpt.mark.end, excerpt.end);
  out << '\n' << wrapped(sentence, 0, style) << '\n';
  out << "   " << dim(fmt::format("{} · {}", to_string(excerpt.zone), place_text(hit)), style)
      << '\n';
}

}  // namespace newsdex
