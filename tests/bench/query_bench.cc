// query_bench DB QUERIES [ROUNDS]: newsdex's times for what scripts/bench_queries.sh asks.

#include <cstdlib>
#include <exception>
#include <string>

#include <fmt/format.h>

#include "search/engine.h"
#include "tests/bench/peer_queries.h"

namespace newsdex::bench {
namespace {

std::string joined(const std::vector<std::string>& words, const char* between) {
  return fmt::format("{}", fmt::join(words, between));
}

Request request_for(const PeerQuery& query) {
  Request request;
  request.today = kFirstDay;
  request.query = query.words.at(0);
  if (query.kind == "or") request.query = joined(query.words, " OR ");
  if (query.kind == "and") request.query = joined(query.words, " ");
  if (query.kind == "phrase") request.query = '"' + joined(query.words, " ") + '"';
  if (query.kind == "prefix") request.query += '*';
  if (query.kind == "filter") {
    request.filters.emplace_back(FieldId::source, query.words.at(1));
    request.since = query.words.at(2);
    request.until = query.words.at(3);
  }
  if (query.kind == "facets") {
    request.view = View::facets;
    request.facets = {{FieldId::source}, {FieldId::year}, {FieldId::language}};
  }
  return request;
}

std::uint64_t ask(Engine& engine, const PeerQuery& query) {
  const Request request = request_for(query);
  const Answer answer = engine.answer(request);
  for (std::size_t i = 0; i < answer.order.size(); ++i) (void)engine.hit(answer, request, i);
  return answer.total;
}

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    fmt::print(stderr, "usage: query_bench DB QUERIES [ROUNDS]\n");
    return 2;
  }
  try {
    newsdex::Engine engine(argv[1]);
    newsdex::bench::time_queries(
        argv[2], argc == 4 ? static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)) : 1,
        [&](const newsdex::bench::PeerQuery& query) { return newsdex::bench::ask(engine, query); });
    return 0;
  } catch (const std::exception& e) {
    fmt::print(stderr, "query_bench: {}\n", e.what());
    return 2;
  }
}
