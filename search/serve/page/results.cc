#include "search/serve/page/results.h"

#include <algorithm>
#include <string>

#include "search/serve/page/dates.h"
#include "search/serve/page/page_request.h"

namespace newsdex::serve {
namespace {

constexpr std::size_t kMostLabels = 5;
constexpr std::uint64_t kPagesAround = 2;

/// Values of one kind as links that narrow the result.
Html label_links(const std::vector<Label>& labels, std::string_view facet, Markup what,
                 const Location& first) {
  Html out;
  if (labels.empty()) return out;
  out << "<li class=\"" << what << "\"><span class=\"unseen\">" << what << ": </span>";
  for (std::size_t i = 0; i < std::min(labels.size(), kMostLabels); ++i) {
    const Label& label = labels[i];
    const Location there = first.has(facet, label.value) ? first : first.with(facet, label.value);
    if (i > 0) out << "<span aria-hidden=\"true\"> · </span>";
    out << "<a href=\"" << there.href() << "\"><bdi>" << label.label << "</bdi></a>";
  }
  if (labels.size() > kMostLabels) {
    out << "<span class=\"rest\"> +" << labels.size() - kMostLabels << "</span>";
  }
  out << "</li>";
  return out;
}

Html language_attribute(const Article& article) {
  Html out;
  if (!article.language.empty()) out << " lang=\"" << article.language << "\"";
  return out;
}

Html hit_item(const Hit& hit, const Location& here) {
  const Article& article = hit.record.article;
  const Location first = first_page(here).at("/");
  Html out;
  out << "<li class=\"hit\"><article><p class=\"kicker\">" << kicker(hit) << "</p><h3"
      << language_attribute(article) << " dir=\"auto\"><a class=\"title\" href=\""
      << article_href(article, here) << "\">"
      << (article.title.empty() ? article.id : article.title) << "</a></h3><p class=\"snippet\""
      << language_attribute(article) << " dir=\"auto\">";
  out.add_snippet(hit.snippet);
  out << "</p><ul class=\"labels\">"
      << label_links(hit.record.labels.persons, "person", "People", first)
      << label_links(hit.record.labels.countries, "country", "Countries", first)
      << "</ul></article></li>";
  return out;
}

Html page_link(const Location& here, std::uint64_t page, std::size_t limit, bool is_current) {
  const std::uint64_t offset = page * limit;
  const Location there =
      offset == 0 ? here.without("offset") : here.set("offset", std::to_string(offset));
  Html out;
  out << "<li><a href=\"" << there.href() << "\""
      << (is_current ? Markup(" aria-current=\"page\"") : Markup(""))
      << "><span class=\"unseen\">Page </span>" << grouped(page + 1) << "</a></li>";
  return out;
}

Html step(const Location& here, std::size_t offset, Markup rel, Markup text) {
  const Location there =
      offset == 0 ? here.without("offset") : here.set("offset", std::to_string(offset));
  Html out;
  out << "<li class=\"step\"><a rel=\"" << rel << "\" href=\"" << there.href() << "\">" << text
      << "</a></li>";
  return out;
}

Html choice(const Location& there, bool is_current, Markup text) {
  Html out;
  out << "<li><a href=\"" << there.href() << "\""
      << (is_current ? Markup(" aria-current=\"true\"") : Markup("")) << ">" << text << "</a></li>";
  return out;
}

}  // namespace

std::string article_href(const Article& article, const Location& here) {
  return here.without("open").without("find").at("/article").set("id", article.id).href();
}

Html kicker(const Hit& hit) {
  const Article& article = hit.record.article;
  Html out;
  if (!hit.source_label.empty()) {
    out << "<span class=\"source\"><bdi>" << hit.source_label << "</bdi></span>";
  }
  if (article.published) {
    out << "<time datetime=\"" << to_string(*article.published) << "\">"
        << date_text(*article.published) << "</time>";
  } else {
    out << "<span class=\"undated\">no date</span>";
  }
  if (!article.section.empty()) out << "<span><bdi>" << article.section << "</bdi></span>";
  if (!article.language.empty() && article.language != "en") {
    out << "<span class=\"language\">" << article.language << "</span>";
  }
  return out;
}

Html hit_list(const std::vector<Hit>& hits, const Location& here) {
  Html out;
  out << "<ol class=\"hits\"";
  if (!hits.empty()) out << " start=\"" << hits.front().rank << "\"";
  out << ">";
  for (const Hit& hit : hits) out << hit_item(hit, here);
  out << "</ol>";
  return out;
}

Html quote_list(const std::vector<QuoteOfHit>& quotes, std::size_t offset, const Location& here) {
  Html out;
  out << "<ol class=\"hits quotes\" start=\"" << offset + 1 << "\">";
  for (const auto& [hit, quote] : quotes) {
    const Article& article = hit.record.article;
    const Location first = first_page(here).at("/");
    out << "<li class=\"hit\"><blockquote" << language_attribute(article) << " dir=\"auto\">"
        << article.text.substr(quote.begin, quote.end - quote.begin)
        << "</blockquote><p class=\"speaker\">— ";
    if (quote.speaker.empty()) {
      out << "<span class=\"unknown\">speaker unknown</span>";
    } else if (quote.speaker_value.empty()) {
      out << "<bdi>" << quote.speaker << "</bdi>";
    } else {
      out << "<a href=\"" << first.with("said", quote.speaker_value).href() << "\"><bdi>"
          << quote.speaker << "</bdi></a>";
    }
    out << "</p><p class=\"of\"><a class=\"title\" href=\"" << article_href(article, here)
        << "\"><bdi>" << (article.title.empty() ? article.id : article.title)
        << "</bdi></a></p><p class=\"kicker\">" << kicker(hit) << "</p></li>";
  }
  out << "</ol>";
  return out;
}

Html view_links(const Location& here, bool ranked) {
  const Location first = first_page(here);
  const bool is_quotes = here.get("view") == "quotes";
  Html out;
  out << "<nav class=\"views\" aria-label=\"What is listed\"><ul>"
      << choice(first.without("view"), !is_quotes, "Articles")
      << choice(first.set("view", "quotes"), is_quotes, "Quotations") << "</ul></nav>";
  if (is_quotes) return out;
  out << "<nav class=\"sorts\" aria-label=\"Order\"><ul>"
      << choice(first.without("sort"), ranked, "Relevance")
      << choice(first.set("sort", "newest"), !ranked && here.get("sort") != "oldest", "Newest")
      << choice(first.set("sort", "oldest"), here.get("sort") == "oldest", "Oldest")
      << "</ul></nav>";
  return out;
}

Html page_links(const Location& here, std::uint64_t total, std::size_t offset, std::size_t limit) {
  Html out;
  if (total <= limit) return out;
  const std::uint64_t last = (total - 1) / limit;
  const std::uint64_t current = std::min<std::uint64_t>(offset / limit, last);
  const std::uint64_t begin = current > kPagesAround ? current - kPagesAround : 0;
  const std::uint64_t end = std::min(last, current + kPagesAround);
  const Location plain = here.without("open").without("find");
  out << "<nav class=\"pages\" aria-label=\"Pages\"><ul>";
  if (current > 0) out << step(plain, (current - 1) * limit, "prev", "Previous");
  if (begin > 0) out << page_link(plain, 0, limit, false);
  if (begin > 1) out << "<li class=\"gap\" aria-hidden=\"true\">…</li>";
  for (std::uint64_t page = begin; page <= end; ++page) {
    out << page_link(plain, page, limit, page == current);
  }
  if (end + 1 < last) out << "<li class=\"gap\" aria-hidden=\"true\">…</li>";
  if (end < last) out << page_link(plain, last, limit, false);
  if (current < last) out << step(plain, (current + 1) * limit, "next", "Next");
  out << "</ul></nav>";
  return out;
}

Html neighbour_links(const Location& here, std::size_t offset, std::size_t limit, bool has_more) {
  Html out;
  if (offset == 0 && !has_more) return out;
  const Location plain = here.without("open").without("find");
  out << "<nav class=\"pages\" aria-label=\"Pages\"><ul>";
  if (offset > 0) out << step(plain, offset > limit ? offset - limit : 0, "prev", "Previous");
  if (has_more) out << step(plain, offset + limit, "next", "Next");
  out << "</ul></nav>";
  return out;
}

}  // namespace newsdex::serve
