#include "search/views/text.h"

#include <algorithm>
#include <map>
#include <ostream>

#include <fmt/format.h>

#include "common/entities/aboutness.h"
#include "common/schema.h"
#include "common/text/utf8.h"
#include "search/views/wrapping.h"

namespace newsdex {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kMarked = "\x1b[1;33m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kReset = "\x1b[0m";

std::string styled(std::string_view text, std::string_view code, const TextStyle& style) {
  const std::string safe = text::printable(text);
  return style.color ? fmt::format("{}{}{}", code, safe, kReset) : safe;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

/// A snippet back from HTML: marks in colour or not at all, `&amp;` last.
std::string snippet_text(const std::string& html, const TextStyle& style) {
  std::string out = text::printable(html);
  replace_all(out, "<b>", style.color ? kMarked : "");
  replace_all(out, "</b>", style.color ? kReset : "");
  replace_all(out, "&lt;", "<");
  replace_all(out, "&gt;", ">");
  replace_all(out, "&quot;", "\"");
  replace_all(out, "&#39;", "'");
  replace_all(out, "&amp;", "&");
  return out;
}

std::string origin_line(const Hit& hit) {
  const Article& article = hit.record.article;
  std::string out = hit.source_label.empty() ? "source unknown" : hit.source_label;
  out += " · " + (article.published ? to_string(*article.published) : std::string("undated"));
  if (!article.language.empty()) out += " · " + article.language;
  return out + " · " + (article.url.empty() ? article.path : article.url);
}

std::string names(const std::vector<Label>& labels, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < labels.size() && i < most; ++i) {
    out += fmt::format("{}{} {}", i == 0 ? "" : ", ", labels[i].label, labels[i].mentions);
  }
  if (labels.size() > most) out += fmt::format(", {} more", labels.size() - most);
  return out;
}

void print_names(std::ostream& out, std::string_view name, const std::vector<Label>& labels,
                 const TextStyle& style) {
  static constexpr std::size_t kMost = 6;
  if (labels.empty()) return;
  out << "   " << styled(fmt::format("{}: {}", name, names(labels, kMost)), kDim, style) << '\n';
}

void print_known(std::ostream& out, std::string_view name, const std::string& value) {
  if (!value.empty()) out << fmt::format("{:<11}{}\n", name, text::printable(value));
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ", ") + value;
  return out;
}

void print_evidence(std::ostream& out, const std::string& text, const Label& label) {
  static constexpr std::size_t kMost = 8;
  std::map<std::string, std::size_t> times;
  std::vector<std::string> forms;
  for (const Evidence& e : label.evidence) {
    const std::string form = fmt::format(
        "{} ({})", text::printable(text.substr(e.begin, e.end - e.begin)), to_string(e.kind));
    if (times[form]++ == 0) forms.push_back(form);
  }
  std::string line;
  for (std::size_t i = 0; i < forms.size() && i < kMost; ++i) {
    line += (i == 0 ? "" : ", ") + forms[i];
    if (times[forms[i]] > 1) line += fmt::format(" ×{}", times[forms[i]]);
  }
  if (forms.size() > kMost) line += fmt::format(", {} more", forms.size() - kMost);
  out << "      " << line << '\n';
}

/// "  about, score 87: title 1.4, mentions 1.2, base -3.1".
std::string about_line(const Label& country, const std::vector<Label>& countries,
                       const Article& article) {
  std::string line = fmt::format("  {}score {}", country.about ? "about, " : "", country.score);
  char separator = ':';
  for (const auto& part : entities::about_parts(country, countries, article)) {
    line += fmt::format("{} {} {:.1f}", separator, part.name, part.points);
    separator = ',';
  }
  return line;
}

void print_labels(std::ostream& out, std::string_view name, const Article& article,
                  const std::vector<Label>& labels, const TextStyle& style) {
  if (labels.empty()) return;
  out << '\n' << styled(name, kBold, style) << '\n';
  for (const Label& label : labels) {
    out << fmt::format("  {:>3}  {}  [{}]", label.mentions, text::printable(label.label),
                       text::printable(label.value));
    if (label.score > 0) out << about_line(label, labels, article);
    if (!label.kind.empty()) out << "  " << label.kind;
    if (label.resolved == Resolved::dictionary) out << "  by the dictionary only";
    out << '\n';
    print_evidence(out, article.text, label);
  }
}

/// A zone's text with what matched in it marked.
std::string marked_span(const Hit& hit, const ZoneSpan& span, const TextStyle& style) {
  const std::string& text = hit.record.article.text;
  std::string out;
  std::uint32_t at = span.begin;
  for (const Mark& mark : hit.marks) {
    if (mark.begin < at || mark.end > span.end) continue;
    out += text::printable(text.substr(at, mark.begin - at));
    out += marked(text.substr(mark.begin, mark.end - mark.begin), style);
    at = mark.end;
  }
  return out + text::printable(text.substr(at, span.end - at));
}

void print_quotes_of(std::ostream& out, const Hit& hit, const TextStyle& style) {
  const std::vector<Quote>& quotes = hit.record.labels.quotes;
  if (quotes.empty()) return;
  out << '\n' << bold("quotations", style) << '\n';
  for (const Quote& quote : quotes) {
    out << fmt::format(
        "  {} ({}): {}\n", quote.speaker.empty() ? "unknown" : text::printable(quote.speaker),
        to_string(quote.how),
        text::printable(hit.record.article.text.substr(quote.begin, quote.end - quote.begin)));
  }
}

/// Where values came from, what else was offered, and the other copies of the page.
void print_provenance(std::ostream& out, const Article& article, const TextStyle& style) {
  if (!article.candidates.empty()) out << '\n' << bold("provenance", style) << '\n';
  for (const Candidate& candidate : article.candidates) {
    out << fmt::format("  {} {}: {} ({})", candidate.taken ? "taken  " : "refused", candidate.field,
                       text::printable(candidate.value), text::printable(candidate.from));
    if (!candidate.reason.empty()) out << ", " << text::printable(candidate.reason);
    out << '\n';
  }
  if (!article.captures.empty()) out << '\n' << bold("captures", style) << '\n';
  for (const Capture& capture : article.captures) {
    out << fmt::format("  {}  {}\n", to_string(capture.time), text::printable(capture.digest));
  }
}

}  // namespace

std::string bold(std::string_view text, const TextStyle& style) {
  return styled(text, kBold, style);
}

std::string dim(std::string_view text, const TextStyle& style) { return styled(text, kDim, style); }

std::string marked(std::string_view text, const TextStyle& style) {
  return styled(text, kMarked, style);
}

std::string plural(std::uint64_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string wrapped(std::string_view text, std::size_t indent, const TextStyle& style) {
  static constexpr std::size_t kNarrowest = 20;
  if (style.width == 0) return std::string(indent, ' ') + std::string(text);
  const std::size_t room = style.width > indent ? style.width - indent : 0;
  return wrap(text, indent, std::max(kNarrowest, room));
}

void print_summary(std::ostream& out, const Answer& answer) {
  out << plural(answer.total, "article");
  if (answer.undated_in_total > 0) {
    out << fmt::format(", {} of them without a date", answer.undated_in_total);
  }
  if (answer.possible > 0)
    out << fmt::format(", {} more possibly (date too rough)", answer.possible);
  if (answer.undated > answer.undated_in_total) {
    out << fmt::format(", {} more without a date", answer.undated - answer.undated_in_total);
  }
  out << '\n';
}

void print_facets(std::ostream& out, const Answer& answer, const TextStyle& style) {
  for (const Facet& facet : answer.facets) {
    out << '\n' << styled(facet_name(field(facet.field)), kBold, style);
    out << (facet.mode == Combine::all ? "  (several narrow the result)\n"
                                       : "  (several widen the result)\n");
    for (const FacetRow& row : facet.rows) {
      out << fmt::format("{:>8}  {}  [{}]", row.count, text::printable(row.label),
                         text::printable(row.value));
      if (row.about) out << fmt::format("  about: {}", *row.about);
      out << '\n';
    }
    if (facet.more > 0) out << fmt::format("{:>8}  more values\n", facet.more);
    if (facet.unknown > 0) out << fmt::format("{:>8}  articles without any\n", facet.unknown);
  }
}

void print_hit(std::ostream& out, const Hit& hit, const TextStyle& style) {
  const Article& article = hit.record.article;
  out << '\n'
      << fmt::format("{}. ", hit.rank)
      << styled(article.title.empty() ? "(no text)" : article.title, kBold, style) << '\n';
  out << "   " << styled(origin_line(hit), kDim, style) << '\n';
  if (!hit.snippet.empty()) out << wrapped(snippet_text(hit.snippet, style), 3, style) << '\n';
  print_names(out, "persons", hit.record.labels.persons, style);
  print_names(out, "countries", hit.record.labels.countries, style);
  print_names(out, "cited", hit.record.labels.cited, style);
}

void print_article(std::ostream& out, const Hit& hit, const TextStyle& style) {
  const Article& article = hit.record.article;
  const Labels& labels = hit.record.labels;
  out << '\n'
      << styled(article.title.empty() ? "(no text)" : article.title, kBold, style) << "\n\n";
  print_known(out, "id", article.id);
  print_known(out, "path", article.path);
  print_known(out, "url", article.url);
  print_known(out, "source", hit.source_label);
  print_known(out, "via", article.via);
  print_known(out, "credit", joined(article.credits));
  print_known(out, "published", article.published ? to_string(*article.published) : "");
  print_known(out, "modified", article.modified ? to_string(*article.modified) : "");
  print_known(out, "captured", article.captured ? to_string(*article.captured) : "");
  print_known(out, "byline", joined(article.bylines));
  print_known(out, "dateline", article.dateline);
  print_known(out, "section", article.section);
  print_known(out, "topics", joined(article.topics));
  print_known(out, "language", article.language);
  print_known(out, "people", joined(article.supplied.people));
  print_known(out, "places", joined(article.supplied.places));
  print_known(out, "orgs", joined(article.supplied.orgs));
  for (const auto& [name, value] : article.extra) print_known(out, text::printable(name), value);

  for (const ZoneSpan& span : article.zones) {
    out << '\n' << styled(to_string(span.zone), kDim, style) << '\n';
    out << marked_span(hit, span, style) << '\n';
  }
  print_labels(out, "persons", article, labels.persons, style);
  print_labels(out, "countries", article, labels.countries, style);
  print_labels(out, "places", article, labels.places, style);
  print_labels(out, "regions", article, labels.regions, style);
  print_labels(out, "organisations", article, labels.orgs, style);
  print_labels(out, "cited", article, labels.cited, style);
  print_labels(out, "unnamed sources", article, labels.unnamed, style);
  print_labels(out, "ambiguous", article, labels.ambiguous, style);
  print_quotes_of(out, hit, style);
  print_provenance(out, article, style);
}

}  // namespace newsdex
