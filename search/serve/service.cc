#include "search/serve/service.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "search/serve/metrics.h"
#include "search/views/json.h"

namespace newsdex::serve {

HttpResponse health(const RouteContext& context, const HttpRequest& /*request*/) {
  const Manifest& manifest = context.engine.archive().manifest();
  const nlohmann::ordered_json json{{"status", "ok"},
                                    {"version", NEWSDEX_VERSION},
                                    {"generation", manifest.generation},
                                    {"articles", manifest.articles()},
                                    {"parts", manifest.parts.size()}};
  return {200, "application/json", dump(json) + "\n", {}};
}

HttpResponse metrics(const RouteContext& context, const HttpRequest& /*request*/) {
  const Manifest& manifest = context.engine.archive().manifest();
  return {200,
          "text/plain; version=0.0.4; charset=utf-8",
          context.metrics.text(manifest.generation, manifest.articles()),
          {}};
}

HttpResponse opensearch(const RouteContext& /*context*/, const HttpRequest& request) {
  // A host that has passed is_own_host is an address or a name, neither of which XML escapes.
  const std::string base = "http://" + (request.host.empty() ? "localhost" : request.host);
  std::string text =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
      "  <ShortName>newsdex</ShortName>\n"
      "  <Description>Searches a news archive.</Description>\n"
      "  <InputEncoding>UTF-8</InputEncoding>\n";
  for (const auto& [type, path] :
       {std::pair{"text/html", "/"}, std::pair{"application/atom+xml", "/feed.atom"},
        std::pair{"application/json", "/api/search"}}) {
    text +=
        fmt::format("  <Url type=\"{}\" template=\"{}{}?q={{searchTerms}}\"/>\n", type, base, path);
  }
  text += "</OpenSearchDescription>\n";
  return {200, "application/opensearchdescription+xml", text, {}};
}

}  // namespace newsdex::serve
