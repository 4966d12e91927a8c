#include "search/serve/page.h"

#include <algorithm>
#include <string>

#include "common/error.h"
#include "search/serve/page/article_view.h"
#include "search/serve/page/document.h"
#include "search/serve/page/layout.h"
#include "search/serve/page/page_request.h"
#include "search/serve/page/search_page.h"

namespace newsdex::serve {
namespace {

HttpResponse html_response(int status, const Page& page, const Archive& archive) {
  return {status, kHtmlType, laid_out(page, archive), {}};
}

/// What `show` returns, or the page of what was asked wrongly.
template <typename Show>
HttpResponse shown(const RouteContext& context, const Location& here, Show&& show) {
  const Archive& archive = context.engine.archive();
  try {
    return html_response(200, show(), archive);
  } catch (const InputError& e) {
    const int status = e.code == "timeout" ? 503 : e.code == "not_found" ? 404 : 400;
    return html_response(status, {"Error", here, error_view(e.code, e.what(), e.hint, here)},
                         archive);
  }
}

/// The page's quotations: of the articles in their order, from `offset` on.
void read_quotes(Engine& engine, const Request& request, Results& results) {
  const Deadline deadline(request.budget);
  std::size_t number = 0;
  for (std::size_t i = 0; i < results.answer.order.size(); ++i) {
    deadline.check();
    const Hit hit = engine.hit(results.answer, request, i);
    for (const Quote& quote : hit.quotes) {
      if (number++ < request.offset) continue;
      results.has_more_quotes = results.quotes.size() == request.limit;
      if (results.has_more_quotes) return;
      results.quotes.push_back({hit, quote});
    }
  }
}

Page results_page(const RouteContext& context, const Location& here) {
  Engine& engine = context.engine;
  if (engine.archive().manifest().articles() == 0) return {"", here, empty_archive_view()};
  Request request = search_request(here, context.defaults);
  const bool is_quotes = request.view == View::quotes;
  Request listed = request;
  if (is_quotes) {
    // Which articles hold the page's quotations is known when they have been read.
    listed.offset = 0;
    listed.limit = 0;
  }
  const Answer answer = engine.answer(listed);
  Results results{engine.archive(), answer, request, {}, {}, false, {}};
  if (is_quotes) {
    read_quotes(engine, request, results);
  } else {
    for (std::size_t i = 0; i < answer.order.size(); ++i) {
      results.hits.push_back(engine.hit(answer, listed, i));
    }
  }
  if (!here.get("explain").empty()) results.explanation = engine.explain(listed);
  return {std::string(here.get("q")), here, search_view(results, here)};
}

/// The article, with what answers the query of the results marked if it is one of them.
Hit find_article(Engine& engine, const Location& here, const CommonOptions& defaults) {
  const std::string id(here.get("id"));
  Request request = search_request(first_page(here).without("view").without("explain"), defaults);
  request.facets.clear();
  request.with_timeline = false;
  request.filters.emplace_back(FieldId::id, id);
  Answer answer = engine.answer(request);
  if (answer.order.empty()) {
    Request alone;
    alone.today = request.today;
    alone.filters.emplace_back(FieldId::id, id);
    request = alone;
    answer = engine.answer(request);
  }
  if (answer.order.empty()) {
    throw InputError("there is no article with the id " + id, "it may have been removed",
                     "not_found");
  }
  return engine.hit(answer, request, 0);
}

Location location_of(const HttpRequest& request) {
  return canonical({request.path, request.parameters});
}

}  // namespace

HttpResponse search_page(const RouteContext& context, const HttpRequest& request) {
  const Location here = location_of(request);
  return shown(context, here, [&] { return results_page(context, here); });
}

HttpResponse article_page(const RouteContext& context, const HttpRequest& request) {
  const Location here = location_of(request);
  return shown(context, here, [&]() -> Page {
    const Hit hit = find_article(context.engine, here, context.defaults);
    return {hit.record.article.title, here, article_view(hit, here)};
  });
}

}  // namespace newsdex::serve
