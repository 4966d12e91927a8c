#include "search/serve/site.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <fmt/format.h>

#include "common/error.h"
#include "search/serve/api.h"
#include "search/serve/failure.h"
#include "search/serve/page.h"
#include "search/serve/service.h"

namespace newsdex::serve {
namespace {

using Answer = HttpResponse (*)(const RouteContext&, const HttpRequest&);

struct Route {
  std::string_view path;  ///< with a slash at its end: of everything below it
  Answer answer;
};

constexpr auto kRoutes = std::to_array<Route>({
    {"/api/search", &search},
    {"/", &search_page},
    {"/article", &article_page},
    {"/assets/", &asset},
    {"/api/facets", &facets},
    {"/api/timeline", &timeline},
    {"/api/quotes", &quotes},
    {"/api/articles/", &article},
    {"/api/suggest", &suggest},
    {"/api/openapi.json", &openapi},
    {"/feed.atom", &feed},
    {"/opensearch.xml", &opensearch},
    {"/healthz", &health},
    {"/metrics", &metrics},
});

const Route* find_route(const std::string& path) {
  const auto* found = std::find_if(kRoutes.begin(), kRoutes.end(), [&](const Route& route) {
    return route.path.size() > 1 && route.path.back() == '/'
               ? path.size() > route.path.size() && path.rfind(route.path, 0) == 0
               : path == route.path;
  });
  return found == kRoutes.end() ? nullptr : found;
}

bool is_address(const std::string& name) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  if (name.size() > 2 && name.front() == '[' && name.back() == ']') {
    return ::inet_pton(AF_INET6, name.substr(1, name.size() - 2).c_str(), bytes.data()) == 1;
  }
  return ::inet_pton(AF_INET, name.c_str(), bytes.data()) == 1;
}

}  // namespace

bool is_own_host(const std::string& host, const std::set<std::string>& hosts) {
  const std::size_t colon = host.rfind(':');
  const bool has_port = colon != std::string::npos && host.find(']', colon) == std::string::npos;
  std::string name = has_port ? host.substr(0, colon) : host;
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  // Who sends none is no browser.
  return host.empty() || name == "localhost" || hosts.count(name) > 0 || is_address(name);
}

Site::Site(SiteOptions options, const Metrics& metrics)
    : options_(std::move(options)), metrics_(metrics), archive_(options_.common.db) {}

HttpResponse Site::answer(const HttpRequest& request) noexcept {
  try {
    HttpResponse response = routed(request);
    encoder_.encode(request, response);
    return response;
  } catch (...) {
    return failure_response(request, current_failure());
  }
}

HttpResponse Site::routed(const HttpRequest& request) {
  if (!is_own_host(request.host, options_.hosts)) {
    throw InputError(fmt::format("this server is not called {}", request.host),
                     "newsdex-serve --host NAME lets it be called so", "unknown_host");
  }
  const Route* route = find_route(request.path);
  if (route == nullptr) {
    throw InputError(fmt::format("there is no {}", request.path),
                     "what there is: /api/openapi.json", "not_found");
  }
  try {
    return route->answer({archive_.engine(), options_.common, metrics_}, request);
  } catch (const ArchiveError&) {
    // Perhaps what was open has been replaced, and is gone.
    return route->answer({archive_.reopen(), options_.common, metrics_}, request);
  }
}

void Site::idle() noexcept {
  // What is no longer the newest generation is let go, so that its files can be removed.
  (void)archive_.engine();
}

}  // namespace newsdex::serve
