#include "search/serve/page/document.h"

namespace newsdex::serve {
namespace {

Html head(const std::string& title) {
  Html out;
  out << "<head><meta charset=\"utf-8\">"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
         "<meta name=\"color-scheme\" content=\"light dark\">"
         "<title>"
      << title << (title.empty() ? Markup("newsdex") : Markup(" – newsdex"))
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

}  // namespace

std::string document(const std::string& title, const Html& form, const Html& main) {
  Html out;
  out << "<!doctype html><html lang=\"en\">" << head(title)
      << "<body><a class=\"skip\" href=\"#main\">Skip to content</a>"
         "<header class=\"masthead\"><a class=\"brand\" href=\"/\">newsdex</a>"
      << form
      << "</header><p id=\"status\" class=\"unseen\" role=\"status\"></p>"
         "<p id=\"trouble\" class=\"trouble\" role=\"alert\" hidden></p>"
         "<main id=\"main\" tabindex=\"-1\">"
      << main
      << "</main><footer class=\"foot\"><p><kbd>/</kbd> search · <kbd>↑</kbd> <kbd>↓</kbd> walk "
         "the list · <kbd>Enter</kbd> open · <kbd>Esc</kbd> close</p>"
         "<p><a href=\"/api/openapi.json\">API</a> · <a href=\"/healthz\">Status</a></p>"
         "</footer></body></html>\n";
  return std::move(out).take();
}

}  // namespace newsdex::serve
