#include "search/serve/api.h"

#include <sstream>

#include "search/present.h"
#include "search/serve/parameters.h"

namespace newsdex::serve {
namespace {

/// The media type of what a format prints.
std::string content_type(OutputFormat format) {
  switch (format) {
    case OutputFormat::json:
    case OutputFormat::csl:
      return "application/json";
    case OutputFormat::jsonl:
      return "application/jsonl";
    case OutputFormat::csv:
      return "text/csv; charset=utf-8";
    case OutputFormat::ris:
      return "application/x-research-info-systems";
    case OutputFormat::bibtex:
      return "application/x-bibtex; charset=utf-8";
    case OutputFormat::atom:
      return "application/atom+xml";
    case OutputFormat::text:
    case OutputFormat::ids:
    case OutputFormat::trec:
      break;
  }
  return "text/plain; charset=utf-8";
}

}  // namespace

HttpResponse search(const RouteContext& context, const HttpRequest& request) {
  const auto [options, query] = read_question(request.parameters, context.defaults);
  std::ostringstream out;
  std::ostringstream talk;
  const Request asked = make_request(options, query);
  if (options.why_not.empty()) {
    (void)present(context.engine, asked, options, {}, out, talk);
  } else {
    (void)present_why_not(context.engine, asked, options, out);
  }
  return {200, content_type(options.format), std::move(out).str(), {}};
}

}  // namespace newsdex::serve
