#include "search/serve/page/layout.h"

#include "search/facets.h"
#include "search/serve/page/document.h"
#include "search/serve/page/facet_faces.h"
#include "search/serve/page/page_request.h"

namespace newsdex::serve {
namespace {

std::string shown_label(const Archive& archive, FieldId field, std::string_view value) {
  if (value == kUnknownValue) return "unknown";
  return facet_label(archive, field, value);
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
  return document(page.title, search_form(page, archive), page.main);
}

}  // namespace newsdex::serve
