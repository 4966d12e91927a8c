#include <algorithm>
#include <array>
#include <string_view>

#include "common/error.h"
#include "search/serve/page.h"

// What cmake/embed.cmake compiles in.
extern "C" {
extern const char newsdex_article_css[], newsdex_article_css_end[];
extern const char newsdex_base_css[], newsdex_base_css_end[];
extern const char newsdex_facets_css[], newsdex_facets_css_end[];
extern const char newsdex_timeline_css[], newsdex_timeline_css_end[];
extern const char newsdex_results_css[], newsdex_results_css_end[];
extern const char newsdex_icon_svg[], newsdex_icon_svg_end[];
extern const char newsdex_evidence_js[], newsdex_evidence_js_end[];
extern const char newsdex_facets_js[], newsdex_facets_js_end[];
extern const char newsdex_keys_js[], newsdex_keys_js_end[];
extern const char newsdex_main_js[], newsdex_main_js_end[];
extern const char newsdex_navigation_js[], newsdex_navigation_js_end[];
extern const char newsdex_pages_js[], newsdex_pages_js_end[];
extern const char newsdex_suggestions_js[], newsdex_suggestions_js_end[];
extern const char newsdex_timeline_js[], newsdex_timeline_js_end[];
}

namespace newsdex::serve {
namespace {

constexpr std::string_view kFolder = "/assets/";
constexpr const char* kCss = "text/css; charset=utf-8";
constexpr const char* kScript = "text/javascript; charset=utf-8";

struct Asset {
  std::string_view name;
  const char* content_type;
  const char* begin;
  const char* end;
};

const std::array kAssets{
    Asset{"article.css", kCss, newsdex_article_css, newsdex_article_css_end},
    Asset{"base.css", kCss, newsdex_base_css, newsdex_base_css_end},
    Asset{"facets.css", kCss, newsdex_facets_css, newsdex_facets_css_end},
    Asset{"timeline.css", kCss, newsdex_timeline_css, newsdex_timeline_css_end},
    Asset{"results.css", kCss, newsdex_results_css, newsdex_results_css_end},
    Asset{"icon.svg", "image/svg+xml", newsdex_icon_svg, newsdex_icon_svg_end},
    Asset{"evidence.js", kScript, newsdex_evidence_js, newsdex_evidence_js_end},
    Asset{"facets.js", kScript, newsdex_facets_js, newsdex_facets_js_end},
    Asset{"keys.js", kScript, newsdex_keys_js, newsdex_keys_js_end},
    Asset{"main.js", kScript, newsdex_main_js, newsdex_main_js_end},
    Asset{"navigation.js", kScript, newsdex_navigation_js, newsdex_navigation_js_end},
    Asset{"pages.js", kScript, newsdex_pages_js, newsdex_pages_js_end},
    Asset{"suggestions.js", kScript, newsdex_suggestions_js, newsdex_suggestions_js_end},
    Asset{"timeline.js", kScript, newsdex_timeline_js, newsdex_timeline_js_end},
};

}  // namespace

HttpResponse asset(const RouteContext& /*context*/, const HttpRequest& request) {
  const std::string_view path(request.path);
  const auto* found = std::find_if(kAssets.begin(), kAssets.end(), [&](const Asset& asset) {
    return path.size() > kFolder.size() && path.substr(kFolder.size()) == asset.name;
  });
  if (found == kAssets.end()) throw InputError("there is no " + request.path, {}, "not_found");
  return {200, found->content_type, std::string(found->begin, found->end), {}};
}

}  // namespace newsdex::serve
