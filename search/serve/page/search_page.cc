#include "search/serve/page/search_page.h"

#include <string>

#include <fmt/format.h>

#include "search/serve/page/facet_panel.h"
#include "search/serve/page/layout.h"
#include "search/serve/page/page_request.h"
#include "search/serve/page/timeline_chart.h"
#include "search/views/text.h"

namespace newsdex::serve {
namespace {

bool is_start(const Location& here) {
  for (const auto& [name, value] : here.parameters()) {
    if (name == "q" || is_filter(name)) return false;
  }
  return true;
}

Html headline(const Results& results, const Location& here) {
  const Answer& answer = results.answer;
  Html out;
  out << "<div class=\"headline\"><h1>" << grouped(answer.total)
      << (answer.total == 1 ? Markup(" article") : Markup(" articles"));
  if (is_start(here)) out << " in the archive";
  out << "</h1>";
  if (answer.has_date_filter) {
    std::string text;
    if (answer.possible > 0) {
      text = fmt::format("{} more may lie in the range, dated too roughly to be sure. ",
                         grouped(answer.possible));
    }
    if (answer.undated > 0) {
      text += fmt::format("{} without a date would match too.", plural(answer.undated, "article"));
    }
    if (!text.empty()) out << "<p class=\"beside\">" << text << "</p>";
  }
  out << "</div>";
  return out;
}

Html clauses(const Explanation& explanation) {
  Html out;
  out << "<table><thead><tr><th scope=\"col\">Clause</th><th scope=\"col\">Articles that have "
         "it</th><th scope=\"col\">Left after it</th></tr></thead><tbody>";
  for (const ConjunctCount& row : explanation.conjuncts) {
    out << "<tr><td><code>" << row.text << "</code></td><td>" << grouped(row.articles)
        << "</td><td>" << grouped(row.left) << "</td></tr>";
  }
  out << "</tbody></table>";
  for (const Expansion& expansion : explanation.expansions) {
    out << "<p><code>" << expansion.pattern << "</code> stands for "
        << plural(expansion.words.size(), "word") << "</p>";
  }
  return out;
}

/// How the query was read, with what can be done about it.
Html reading(const Results& results, const Location& here) {
  const Answer& answer = results.answer;
  Html out;
  if (is_start(here)) return out;
  out << "<div class=\"reading-of\"><p>Read as <code>" << answer.parsed << "</code> ";
  if (results.explanation) {
    out << "<a href=\"" << here.without("explain").href() << "\">Hide the count by clause</a></p>"
        << clauses(*results.explanation);
  } else {
    out << "<a href=\"" << here.set("explain", "1").href() << "\">Count by clause</a></p>";
  }
  for (const std::string& hint : answer.hints) out << "<p class=\"hint\">" << hint << "</p>";
  out << "</div>";
  return out;
}

/// The whole result for other programs, and a feed of its newest articles. The query as it was read
/// holds every filter.
Html exports(const Results& results, const Location& here) {
  struct Format {
    std::string_view name;
    Markup shown;
    bool is_table;
  };
  static constexpr auto kFormats = std::to_array<Format>({{"json", "JSON", true},
                                                          {"jsonl", "JSON Lines", true},
                                                          {"csv", "CSV", true},
                                                          {"ris", "RIS", false},
                                                          {"bibtex", "BibTeX", false},
                                                          {"csl", "CSL-JSON", false}});
  const bool is_quotes = results.request.view == View::quotes;
  const Location query("/api/search", {{"q", results.answer.parsed}});
  Location all = query.with("limit", "0");
  if (const auto sort = here.get("sort"); !sort.empty()) all = all.with("sort", sort);
  if (is_quotes) all = all.with("view", "quotes");
  Html out;
  out << "<details class=\"exports\"><summary>Export</summary><ul>";
  for (const Format& format : kFormats) {
    if (is_quotes && !format.is_table) continue;
    out << "<li><a href=\"" << all.with("format", format.name).href() << "\">" << format.shown
        << "</a></li>";
  }
  out << "<li><a href=\"" << query.at("/feed.atom").href()
      << "\">Atom feed</a></li></ul></details>";
  return out;
}

/// What may help where nothing was found: each filter left out, any word instead of all.
Html nothing_found(const Location& here, const Archive& archive) {
  const Location first = first_page(here);
  Html links;
  bool has_any = false;
  for (const auto& [name, value] : first.parameters()) {
    if (!is_filter(name)) continue;
    has_any = true;
    links << "<li><a href=\"" << first.without(name, value).href() << "\">Without "
          << filter_text(name, value, archive) << "</a></li>";
  }
  if (here.get("match") != "any" && here.get("q").find(' ') != std::string_view::npos) {
    has_any = true;
    links << "<li><a href=\"" << first.set("match", "any").href()
          << "\">Any of the words instead of all</a></li>";
  }
  Html out;
  out << "<section class=\"face\"><h2>Nothing in the archive matches</h2>";
  if (has_any) out << "<p>Try:</p><ul>" << links << "</ul>";
  out << "<p>Fewer words find more. Words match in all their forms; a phrase in quotes has to "
         "stand "
         "as it is. <a href=\"/\">Everything in the archive</a></p></section>";
  return out;
}

Html list(const Results& results, const Location& here) {
  const Request& request = results.request;
  const bool is_quotes = request.view == View::quotes;
  const bool has_rows = is_quotes ? !results.quotes.empty() : !results.hits.empty();
  Html out;
  if (results.answer.total == 0) {
    out << nothing_found(here, results.archive);
  } else if (!has_rows) {
    out << "<section class=\"face\"><h2>"
        << (is_quotes ? Markup("No quotation here") : Markup("No article on this page"))
        << "</h2><p><a href=\"" << first_page(here).href()
        << "\">To the first page</a></p></section>";
  } else if (is_quotes) {
    out << quote_list(results.quotes, request.offset, here)
        << neighbour_links(here, request.offset, request.limit, results.has_more_quotes);
  } else {
    out << hit_list(results.hits, here)
        << page_links(here, results.answer.total, request.offset, request.limit);
  }
  return out;
}

}  // namespace

Html search_view(const Results& results, const Location& here) {
  const bool ranked = !results.hits.empty() && results.hits.front().score.has_value();
  Html out;
  out << "<div class=\"columns\">" << headline(results, here);
  if (results.answer.timeline) out << timeline_chart(*results.answer.timeline, here);
  out << "<div class=\"side\"><input class=\"unseen\" type=\"checkbox\" id=\"show-facets\">"
         "<label class=\"show-facets\" for=\"show-facets\">Refine</label>"
         "<aside class=\"facets\" aria-label=\"Refine\">"
      << facet_panel(results.answer, here)
      << "</aside></div><section class=\"results\" aria-label=\"Results\">"
      << reading(results, here);
  if (results.answer.total > 0) {
    out << "<div class=\"bar-of-views\">" << view_links(here, ranked) << exports(results, here)
        << "</div>";
  }
  out << list(results, here) << "</section></div>";
  return out;
}

Html empty_archive_view() {
  Html out;
  out << "<section class=\"face\"><h1>The archive is empty</h1><p>Fill it with "
         "<code>newsdex-index PATH</code>; this page shows the articles as soon as they are "
         "published, without a restart.</p></section>";
  return out;
}

Html error_view(std::string_view code, const std::string& message, const std::string& hint,
                const Location& here) {
  Html out;
  out << "<section class=\"face error\"><h1>";
  if (code == "timeout") {
    out << "This took too long";
  } else if (code == "unknown_field") {
    out << "No such field";
  } else if (code == "not_found") {
    out << "Not in the archive";
  } else {
    out << "This cannot be searched for";
  }
  out << "</h1><p><bdi>" << message << "</bdi></p>";
  if (!hint.empty()) out << "<p class=\"hint\"><bdi>" << hint << "</bdi></p>";
  if (code == "timeout") {
    out << "<p>Narrow the dates or add a word: wildcards and single common words cost most.</p>";
  } else if (code == "unknown_field") {
    out << "<p>Fields are";
    for (const Field& field : kFields) {
      if (field.name.find('.') == std::string_view::npos) {
        out << " <code>" << field.name << ":</code>";
      }
    }
    out << ". A colon that is text stands in quotes.</p>";
  }
  if (!here.get("q").empty()) {
    out << "<p><a href=\"/\">Start anew</a>, or change the query above.</p>";
  } else {
    out << "<p><a href=\"/\">To the archive</a></p>";
  }
  out << "</section>";
  return out;
}

}  // namespace newsdex::serve
