// newsdex-search: ask a news archive.

#include <filesystem>
#include <fstream>
#include <iostream>

#include "common/error.h"
#include "search/batch.h"
#include "search/engine.h"
#include "search/options.h"
#include "search/present.h"

namespace {

using newsdex::SearchOptions;

constexpr int kMatched = 0;
constexpr int kNothing = 1;
constexpr int kSomeFailed = 2;

constexpr const char* kFooter =
    "Examples:\n"
    "  newsdex-search nuclear talks                     both words, best first\n"
    "  newsdex-search '\"peace talks\" person:Trump'      a phrase, and who is named\n"
    "  newsdex-search country:IR --facet person         who is named with Iran\n"
    "  newsdex-search --since 2024-05 --sort newest     everything since May 2024\n"
    "  newsdex-search -- -Putin                         all but Putin\n"
    "Exit status: 0 something matched, 1 nothing did, 2 error.";

std::string joined(const std::vector<std::string>& words) {
  std::string query;
  for (std::size_t i = 0; i < words.size(); ++i) query += (i == 0 ? "" : " ") + words[i];
  return query;
}

int answer_batch(newsdex::Engine& engine, const SearchOptions& options) {
  std::ifstream file;
  if (options.batch != "-") file.open(options.batch);
  if (options.batch != "-" && (!file || std::filesystem::is_directory(options.batch))) {
    throw newsdex::InputError("--batch " + options.batch + ": cannot be read");
  }
  newsdex::BatchReader queries(options.batch == "-" ? std::cin : file);
  bool matched = false;
  bool failed = false;
  while (const auto query = queries.next()) {
    try {
      matched = newsdex::present(engine, make_request(options, query->query), options, query->id,
                                 std::cout, std::cerr) > 0 ||
                matched;
    } catch (const newsdex::InputError& e) {
      failed = true;
      newsdex::present_failure(query->id, e.what(), e.hint, options, std::cout, std::cerr);
    }
  }
  if (failed) return kSomeFailed;
  return matched ? kMatched : kNothing;
}

int search(const SearchOptions& options, const std::vector<std::string>& words) {
  if (!options.batch.empty() && !words.empty()) {
    throw newsdex::InputError(
        "--batch reads its queries from a file, but there is '" + words[0] + "' besides",
        "leave out one of the two");
  }
  newsdex::Engine engine(options.common.db);
  if (!options.batch.empty()) return answer_batch(engine, options);
  newsdex::Request request = make_request(options, joined(words));
  request.arguments = words;
  return newsdex::present(engine, request, options, {}, std::cout, std::cerr) > 0 ? kMatched
                                                                                  : kNothing;
}

}  // namespace

int main(int argc, char** argv) {
  SearchOptions options;
  return newsdex::run(
      {.name = "newsdex-search",
       .arguments = "[QUERY...]",
       .summary = "Searches a news archive by word, person, country, source and date.",
       .footer = kFooter,
       .declare = [&](CLI::App& app) { declare_options(app, options); },
       .work = [&](const auto& words) { return search(options, words); }},
      options.common, argc, argv);
}
