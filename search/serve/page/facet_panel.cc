#include "search/serve/page/facet_panel.h"

#include <algorithm>

#include "search/serve/page/facet_faces.h"
#include "search/serve/page/layout.h"
#include "search/serve/page/page_request.h"

namespace newsdex::serve {
namespace {

/// Per cent of the largest count, at least 1 so that a bar is seen.
std::uint64_t share(std::uint64_t count, std::uint64_t most) {
  return count == 0 || most == 0 ? 0 : std::max<std::uint64_t>(1, count * 100 / most);
}

/// A facet on its way into the page.
struct Panel {
  const Facet& facet;
  const FacetFace& face;
  Location here;  ///< its first page
  std::string name;
  std::uint64_t most = 0;  ///< the largest count
  bool is_open = false;    ///< the long list
  std::string find;        ///< what is looked for in it
};

Html bar(const Panel& panel, const FacetRow& row) {
  Html out;
  out << "<svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"all\" width=\""
      << share(row.count, panel.most) << "%\" height=\"100%\"/>";
  if (row.about) {
    out << "<rect class=\"about\" width=\"" << share(*row.about, panel.most)
        << "%\" height=\"100%\"/>";
  }
  out << "</svg>";
  return out;
}

Html value_row(const Panel& panel, const FacetRow& row) {
  const bool is_chosen = panel.here.has(panel.name, row.value);
  const bool is_unknown = row.value == kUnknownValue;
  const Location toggled = is_chosen ? panel.here.without(panel.name, row.value)
                                     : panel.here.with(panel.name, row.value);
  Html out;
  out << "<li data-value=\"" << row.value << "\""
      << (is_chosen ? Markup(" class=\"chosen\"") : Markup("")) << "><a class=\"value\""
      << (is_chosen ? Markup(" aria-current=\"true\"") : Markup("")) << " href=\""
      << toggled.at("/").href() << "\"><span class=\"name"
      << (is_unknown ? Markup(" unknown") : Markup("")) << "\"><bdi>" << row.label
      << "</bdi></span><span class=\"count\">" << grouped(row.count)
      << "<span class=\"unseen\"> articles";
  if (row.about) out << ", " << grouped(*row.about) << " about it";
  out << "</span></span>" << bar(panel, row) << "</a>";
  if (!is_chosen) {
    out << "<a class=\"not\" href=\""
        << panel.here.with(std::string(kExcluded) + panel.name, row.value).at("/").href()
        << "\" title=\"Exclude\"><span aria-hidden=\"true\">−</span><span class=\"unseen\">Exclude "
        << row.label << "</span></a>";
  }
  out << "</li>";
  return out;
}

Html rows(const Panel& panel) {
  Html out;
  out << "<ul class=\"values\">";
  for (const FacetRow& row : panel.facet.rows) out << value_row(panel, row);
  if (panel.facet.unknown > 0 && panel.find.empty()) {
    const FacetRow unknown{std::string(kUnknownValue), "none known", panel.facet.unknown, {}};
    out << value_row(panel, unknown);
  }
  out << "</ul>";
  if (panel.facet.rows.empty() && !panel.find.empty()) {
    out << "<p class=\"none\">No " << panel.face.singular << " like <bdi>" << panel.find
        << "</bdi> in these results.</p>";
  }
  return out;
}

/// The form that looks for a value, and the links that lengthen and shorten the list.
Html finder(const Panel& panel) {
  Html out;
  out << "<form class=\"find\" action=\"/#facet-" << panel.name << "\" method=\"get\">"
      << hidden_inputs(panel.here.at("/")) << "<input type=\"hidden\" name=\"open\" value=\""
      << panel.name << "\"><input type=\"search\" name=\"find\" value=\"" << panel.find
      << "\" dir=\"auto\" autocomplete=\"off\" spellcheck=\"false\" aria-label=\"Find a "
      << panel.face.singular << "\" placeholder=\"Find a " << panel.face.singular
      << "\"><button class=\"unseen\">Find</button></form>";
  if (panel.is_open) {
    out << "<p class=\"more\"><a href=\"" << panel.here.at("/").href() << "\">Show fewer</a>";
    if (panel.facet.more > 0) out << " · " << grouped(panel.facet.more) << " more, find them above";
    out << "</p>";
  } else {
    out << "<p class=\"more\"><a href=\"" << panel.here.with("open", panel.name).at("/").href()
        << "#facet-" << panel.name << "\">" << grouped(panel.facet.more) << " more</a></p>";
  }
  return out;
}

bool is_selected(const Location& here, const std::string& name) { return !here.get(name).empty(); }

Html section(const Panel& panel) {
  Html out;
  const bool unfolded = panel.face.is_open || panel.is_open || is_selected(panel.here, panel.name);
  out << "<details class=\"facet\" id=\"facet-" << panel.name << "\" data-facet=\"" << panel.name
      << "\"" << (unfolded ? Markup(" open") : Markup("")) << "><summary><h3>" << panel.face.heading
      << "</h3>";
  if (panel.facet.mode == Combine::any) out << "<span class=\"mode\">any of</span>";
  out << "</summary><div class=\"rows\">" << rows(panel) << "</div>";
  if (panel.facet.more > 0 || panel.is_open) out << finder(panel);
  out << "</details>";
  return out;
}

}  // namespace

Html facet_panel(const Answer& answer, const Location& here) {
  Html out;
  for (const Facet& facet : answer.facets) {
    const std::string name(facet_name(field(facet.field)));
    const FacetFace* face = find_face(name);
    const bool is_open = here.get("open") == name;
    if (face == nullptr) continue;
    if (facet.rows.empty() && !is_open && !is_selected(here, name)) continue;
    if (answer.total == 0) continue;
    Panel panel{facet, *face, first_page(here), name, facet.unknown, is_open, {}};
    if (is_open) panel.find = here.get("find");
    for (const FacetRow& row : facet.rows) panel.most = std::max(panel.most, row.count);
    out << section(panel);
  }
  return out;
}

}  // namespace newsdex::serve
