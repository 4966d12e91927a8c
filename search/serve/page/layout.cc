#include "search/serve/page/layout.h"

#include "search/names.h"
#include "search/serve/page/facet_faces.h"
#include "search/serve/page/page_request.h"

namespace newsdex::serve {
namespace {

Html head(const Page& page) {
  Html out;
  out << "<head><meta charset=\"utf-8\">"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
         "<meta name=\"color-scheme\" content=\"light dark\">"
         "<title>"
      << page.title << (page.title.empty() ? Markup("newsdex") : Markup(" – newsdex"))
      << "</title>"
         "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/assets/icon.svg\">"
         "<link rel=\"stylesheet\" href=\"/assets/base.css\">"
         "<link rel=\"stylesheet\" href=\"/assets/results.css\">"
         "<link rel=\"stylesheet\" href=\"/assets/facets.css\">"
         "<link rel=\"stylesheet\" href=\"/assets/timeline.css\">"
         "<link rel=\"stylesheet\" href=\"/assets/article.css\">"
         "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"newsdex\" "
         "href=\"/opensearch.xml\">"
         "<script type=\"module\" src=\"/assets/main.js\"></script></head>";
  return out;
}

std::string shown_label(const Archive& archive, FieldId field, std::string_view value) {
  return value == kUnknownValue ? std::string("unknown") : display_label(archive, field, value);
}

Html search_form(const Page& page, const Archive& archive) {
  const Location& here = page.here;
  Html out;
  out << "<form id=\"search\" class=\"search\" role=\"search\" action=\"/\" method=\"get\">"
         "<label class=\"unseen\" for=\"q\">Search the archive</label>"
         "<div class=\"box\"><input id=\"q\" name=\"q\" type=\"search\" value=\""
      << here.get("q")
      << "\" dir=\"auto\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" "
         "enterkeyhint=\"search\" maxlength=\"2000\" placeholder=\"Words, &quot;a phrase&quot;, "
         "person:name, country:name\"><button>Search</button></div>"
         "<div id=\"filters\">"
      << hidden_inputs(first_page(here).without("q").without("explain"))
      << filter_chips(here, archive) << "</div></form>";
  return out;
}

std::string document(const Page& page, const Html& form) {
  Html out;
  out << "<!doctype html><html lang=\"en\">" << head(page)
      << "<body><a class=\"skip\" href=\"#main\">Skip to content</a>"
         "<header class=\"masthead\"><a class=\"brand\" href=\"/\">newsdex</a>"
      << form
      << "</header><p id=\"status\" class=\"unseen\" role=\"status\"></p>"
         "<p id=\"trouble\" class=\"trouble\" role=\"alert\" hidden></p>"
         "<main id=\"main\" tabindex=\"-1\">"
      << page.main
      << "</main><footer class=\"foot\"><p><kbd>/</kbd> search · <kbd>↑</kbd> <kbd>↓</kbd> walk "
         "the list · <kbd>Enter</kbd> open · <kbd>Esc</kbd> close</p>"
         "<p><a href=\"/api/openapi.json\">API</a> · <a href=\"/healthz\">Status</a></p>"
         "</footer></body></html>\n";
  return std::move(out).take();
}

}  // namespace

Html filter_text(const std::string& name, const std::string& value, const Archive& archive) {
  Html out;
  const bool is_excluded = name.starts_with(kExcluded);
  const FacetFace* face = find_face(is_excluded ? name.substr(kExcluded.size()) : name);
  if (is_excluded) out << "<strong>not</strong> ";
  out << "<span class=\"kind\">" << (face == nullptr ? std::string_view(name) : face->singular)
      << "</span> <bdi>" << (face == nullptr ? value : shown_label(archive, face->field, value))
      << "</bdi>";
  return out;
}

Html hidden_inputs(const Location& location) {
  Html out;
  for (const auto& [name, value] : location.parameters()) {
    out << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">";
  }
  return out;
}

Html filter_chips(const Location& here, const Archive& archive) {
  const Location first = first_page(here);
  Html chips;
  bool has_any = false;
  for (const auto& [name, value] : first.parameters()) {
    if (!is_filter(name)) continue;
    has_any = true;
    chips << "<li><a class=\"chip\" href=\"" << first.without(name, value).at("/").href()
          << "\"><span class=\"unseen\">Remove: </span>" << filter_text(name, value, archive)
          << "<span class=\"cross\" aria-hidden=\"true\">×</span></a></li>";
  }
  Html out;
  if (has_any) out << "<ul class=\"chips\" aria-label=\"Filters\">" << chips << "</ul>";
  return out;
}

std::string laid_out(const Page& page, const Archive& archive) {
  return document(page, search_form(page, archive));
}

std::string laid_out(const Page& page) { return document(page, {}); }

}  // namespace newsdex::serve
