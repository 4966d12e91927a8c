#include "search/serve/page/article_view.h"

#include <string>

#include "common/text/utf8.h"
#include "search/query/tree.h"
#include "search/serve/page/article_text.h"
#include "search/serve/page/dates.h"
#include "search/serve/page/results.h"
#include "search/serve/target.h"

namespace newsdex::serve {
namespace {

constexpr std::size_t kMostExtraBytes = 600;

/// `FIELD:"ID"` as the query language spells it.
std::string id_query(FieldId field, const std::string& id) {
  query::Node node;
  node.kind = query::Node::Kind::label;
  node.field = field;
  node.text = id;
  return query::to_string(node);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

void add_fact(Html& out, Markup name, const std::string& value) {
  if (value.empty()) return;
  out << "<div><dt>" << name << "</dt><dd><bdi>" << value << "</bdi></dd></div>";
}

void add_moment(Html& out, Markup name, const std::optional<Moment>& moment) {
  if (moment) add_fact(out, name, to_string(*moment));
}

Html facts(const Article& article) {
  Html out;
  out << "<dl class=\"facts\">";
  // The day stands above the title.
  if (article.published && article.published->precision > Precision::day) {
    add_moment(out, "Published", article.published);
  }
  add_moment(out, "Modified", article.modified);
  add_moment(out, "Captured", article.captured);
  add_fact(out, "By", joined(article.bylines));
  add_fact(out, "Dateline", article.dateline);
  add_fact(out, "Topics", joined(article.topics));
  add_fact(out, "Photographs", joined(article.credits));
  add_fact(out, "Via", article.via);
  add_fact(out, "Read from", article.path);
  add_fact(out, "Id", article.id);
  out << "</dl>";
  return out;
}

/// Input fields that have no place of their own, as they came.
Html extra(const Article& article) {
  Html out;
  if (article.extra.empty()) return out;
  out << "<details class=\"aside\"><summary>Further fields</summary><dl class=\"facts\">";
  for (const auto& [name, value] : article.extra) {
    out << "<div><dt><bdi>" << name << "</bdi></dt><dd><bdi>"
        << text::truncate(value, kMostExtraBytes)
        << (value.size() > kMostExtraBytes ? Markup("…") : Markup("")) << "</bdi></dd></div>";
  }
  out << "</dl></details>";
  return out;
}

/// What the input offered for title, date and source, and what was taken of it.
Html provenance(const Article& article) {
  Html out;
  if (article.candidates.empty()) return out;
  out << "<details class=\"aside\"><summary>Where title, date and source come from</summary>"
         "<table><thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Offered</th>"
         "<th scope=\"col\">By</th><th scope=\"col\">Taken</th></tr></thead><tbody>";
  for (const Candidate& candidate : article.candidates) {
    out << "<tr><td>" << candidate.field << "</td><td><bdi>"
        << text::truncate(candidate.value, kMostExtraBytes) << "</bdi></td><td>" << candidate.from
        << "</td><td>";
    if (candidate.taken) {
      out << "yes";
    } else {
      out << "no: " << candidate.reason;
    }
    out << "</td></tr>";
  }
  out << "</tbody></table></details>";
  return out;
}

Html label_item(const LabelKindFace& kind, const Label& label) {
  Html out;
  out << "<li data-value=\"" << label.value << "\" data-kind=\"" << kind.name << "\">";
  if (kind.facet.empty()) {
    out << "<bdi>" << label.label << "</bdi>";
  } else {
    out << "<a href=\"" << Location("/", {{std::string(kind.facet), label.value}}).href()
        << "\"><bdi>" << label.label << "</bdi></a>";
  }
  if (label.about) out << " <span class=\"badge\">about</span>";
  if (label.resolved == Resolved::dictionary) out << " <span class=\"badge\">surname only</span>";
  out << " <span class=\"count\">" << label.mentions << "<span class=\"unseen\"> mentions</span>"
      << "</span></li>";
  return out;
}

Html names(const Labels& labels) {
  Html out;
  for (const LabelKindFace& kind : label_kinds()) {
    const std::vector<Label>& found = labels.*kind.labels;
    if (found.empty()) continue;
    out << "<section class=\"names " << kind.name << "\"><h2>" << kind.heading << "</h2><ul>";
    for (const Label& label : found) out << label_item(kind, label);
    out << "</ul></section>";
  }
  return out;
}

Html quotations(const Labels& labels) {
  Html out;
  if (labels.quotes.empty()) return out;
  out << "<section class=\"names quotations\"><h2>Quotations</h2><ol>";
  for (std::size_t i = 0; i < labels.quotes.size(); ++i) {
    const Quote& quote = labels.quotes[i];
    out << "<li><a href=\"#quote-" << i + 1 << "\"><bdi>"
        << (quote.speaker.empty() ? std::string("speaker unknown") : quote.speaker)
        << "</bdi></a></li>";
  }
  out << "</ol></section>";
  return out;
}

/// Boxes that switch kinds of marks off; the style sheet does it.
Html legend() {
  Html out;
  out << "<fieldset class=\"legend\"><legend>Marks</legend>"
         "<label class=\"mark-query\"><input type=\"checkbox\" id=\"show-query\" checked>Your "
         "words</label>"
         "<label class=\"mark-person\"><input type=\"checkbox\" id=\"show-person\" checked>People"
         "</label>"
         "<label class=\"mark-organisation\"><input type=\"checkbox\" id=\"show-organisation\" "
         "checked>Organisations</label>"
         "<label class=\"mark-place\"><input type=\"checkbox\" id=\"show-place\" checked>Places"
         "</label>"
         "<label class=\"mark-source\"><input type=\"checkbox\" id=\"show-source\" checked>Sources"
         "</label>"
         "<label class=\"mark-quotation\"><input type=\"checkbox\" id=\"show-quotation\" checked>"
         "Quotations</label></fieldset>";
  return out;
}

Html actions(const Article& article) {
  const std::string id = id_query(FieldId::id, article.id);
  Html out;
  out << "<ul class=\"actions\">";
  if (is_web_link(article.url)) {
    out << "<li><a href=\"" << article.url
        << "\" rel=\"noopener noreferrer external\" target=\"_blank\">Original<span "
           "class=\"unseen\"> (opens a new window)</span></a></li>";
  }
  out << "<li><a href=\"" << Location("/", {{"q", id_query(FieldId::similar, article.id)}}).href()
      << "\">More like this</a></li><li><a href=\"/api/articles/" << percent_encoded(article.id)
      << "\">JSON</a></li><li><a href=\""
      << Location("/api/search", {{"q", id}, {"format", "ris"}}).href()
      << "\">RIS</a></li><li><a href=\""
      << Location("/api/search", {{"q", id}, {"format", "bibtex"}}).href()
      << "\">BibTeX</a></li></ul>";
  return out;
}

}  // namespace

Html article_view(const Hit& hit, const Location& here) {
  const Article& article = hit.record.article;
  Html language;
  if (!article.language.empty()) language << " lang=\"" << article.language << "\"";
  const MarkedArticle marked = mark_article(hit);
  Html out;
  out << "<p class=\"back\"><a href=\"" << here.without("id").at("/").href()
      << "\">← Results</a></p><div class=\"reading\"><article class=\"story\">"
         "<header><p class=\"kicker\">"
      << kicker(hit) << "</p><h1" << language << " dir=\"auto\">" << marked.headline << "</h1>"
      << facts(article) << actions(article) << legend() << "</header><div class=\"text\""
      << language << ">" << marked.text << "</div>" << extra(article) << provenance(article)
      << "</article><aside class=\"found\" aria-label=\"Found in this article\">"
      << names(hit.record.labels) << quotations(hit.record.labels) << "</aside></div>";
  return out;
}

}  // namespace newsdex::serve
