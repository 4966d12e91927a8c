// query_newsdex ARCHIVE QUERIES.tsv ROUNDS [match]: newsdex's times for scripts/query_bench.sh;
// with `match` no article is read, so that finding, counting and ordering are all that is timed.

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "search/engine.h"
#include "tests/bench/query_timing.h"

namespace newsdex::bench {
namespace {

Request request_of(const TimedQuery& query) {
  Request request;
  request.query = fmt::format("{}", fmt::join(query.words, query.kind == "or" ? " OR " : " "));
  if (query.kind == "phrase") request.query = fmt::format("\"{}\"", request.query);
  if (query.kind == "prefix") request.query += '*';
  if (query.kind == "filter") {
    request.query = query.words.at(0);
    request.filters = {{FieldId::source, query.words.at(1)}};
    request.since = request.until = query.words.at(2);
  }
  if (query.kind == "facets") {
    request.facets = {{FieldId::source, 10}, {FieldId::person, 10}, {FieldId::country, 10}};
  }
  return request;
}

std::uint64_t shown(const Answer& answer) {
  std::uint64_t sum = 0;
  for (const Facet& facet : answer.facets) {
    for (const FacetRow& row : facet.rows) sum += row.count;
  }
  return sum;
}

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  using namespace newsdex;
  try {
    const bool reads_articles = argc == 4;
    if (!reads_articles && !(argc == 5 && std::string_view(argv[4]) == "match")) {
      throw std::runtime_error("usage: query_newsdex ARCHIVE QUERIES.tsv ROUNDS [match]");
    }
    Engine engine(argv[1]);
    bench::time_queries(argv[2], std::stoi(argv[3]), [&](const bench::TimedQuery& query) {
      const Request request = bench::request_of(query);
      const Answer answer = engine.answer(request);
      for (std::size_t i = 0; reads_articles && i < answer.order.size(); ++i) {
        (void)engine.hit(answer, request, i);
      }
      return std::optional(query.kind == "facets" ? bench::shown(answer) : answer.total);
    });
  } catch (const std::exception& e) {
    fmt::print(stderr, "{}\n", e.what());
    return 2;
  }
}
