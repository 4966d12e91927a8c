// newsdex-search: ask a news archive.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <utility>

#include "common/error.h"
#include "search/batch.h"
#include "search/engine.h"
#include "search/options.h"
#include "search/present.h"
#include "search/receipt.h"
#include "search/terminal.h"

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
    "  newsdex-search -- -Putin                         all but Putin\n"
    "Exit status: 0 something matched, 1 nothing did, 2 error.";

std::string joined(const std::vector<std::string>& words) {
  std::string query;
  for (std::size_t i = 0; i < words.size(); ++i) query += (i == 0 ? "" : " ") + words[i];
  return query;
}

int answer_batch(newsdex::Engine& engine, SearchOptions options) {
  std::ifstream file;
  if (options.batch != "-") file.open(options.batch);
  if (options.batch != "-" && (!file || std::filesystem::is_directory(options.batch))) {
    throw newsdex::InputError("--batch " + options.batch + ": cannot be read");
  }
  newsdex::BatchReader queries(options.batch == "-" ? std::cin : file);
  const newsdex::TextStyle style = newsdex::style_of_stdout(options.common);
  bool matched = false;
  bool failed = false;
  while (std::cout) {
    const auto query = queries.next();
    if (!query) break;
    try {
      const newsdex::Answer answer =
          newsdex::present(engine, make_request(options, query->query), options, query->id,
                           std::cout, std::cerr, {}, style);
      matched = answer.total > 0 || matched;
      options.with_header = false;
    } catch (const newsdex::InputError& e) {
      failed = true;
      newsdex::present_failure(query->id, e.what(), e.hint, options, std::cout, std::cerr);
    }
  }
  if (failed) return kSomeFailed;
  return matched ? kMatched : kNothing;
}

std::string whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file || std::filesystem::is_directory(path)) {
    throw newsdex::InputError(path + " cannot be read");
  }
  return text;
}

void write_receipt(const newsdex::Receipt& receipt, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << to_json(receipt);
  file.close();
  if (!file) throw newsdex::InputError("--receipt " + path + ": cannot be written");
}

/// Asks the question of a receipt again.
int hold_against(newsdex::Engine& engine, const std::string& path) {
  const newsdex::Receipt then = newsdex::parse_receipt(whole_file(path), path);
  newsdex::Request request = then.question;
  request.view = newsdex::View::count;
  request.want_digest = true;
  const auto now =
      newsdex::make_receipt(request, engine.answer(request), engine.archive().manifest());
  const std::vector<std::string> found = newsdex::differences(then, now);
  std::cout << (found.empty() ? "holds: " : "holds no more: ") << then.parsed << '\n';
  for (const std::string& difference : found) std::cout << "  " << difference << '\n';
  return found.empty() ? kMatched : kNothing;
}

/// A run does one thing: what asks for another is refused, not passed over.
void require_one_task(const SearchOptions& options, const std::vector<std::string>& words) {
  static constexpr const char* kHint = "leave out one of the two";
  const std::pair<const char*, bool> tasks[] = {{"--batch", !options.batch.empty()},
                                                {"--as-of", !options.as_of.empty()},
                                                {"--why-not", !options.why_not.empty()},
                                                {"--receipt", !options.receipt.empty()}};
  const char* task = nullptr;
  for (const auto& [name, is_wanted] : tasks) {
    if (!is_wanted) continue;
    if (task != nullptr) {
      throw newsdex::InputError(
          std::string(task) + " and " + name + " cannot both be done by one run", kHint);
    }
    task = name;
  }
  const bool has_queries = !options.batch.empty() || !options.as_of.empty();
  if (has_queries && !words.empty()) {
    throw newsdex::InputError(std::string(task) + " reads its queries from a file, but there is '" +
                                  words[0] + "' besides",
                              kHint);
  }
}

int search(const SearchOptions& options, const std::vector<std::string>& words) {
  require_one_task(options, words);
  newsdex::Engine engine(options.common.db);
  if (!options.batch.empty()) return answer_batch(engine, options);
  if (!options.as_of.empty()) return hold_against(engine, options.as_of);
  newsdex::Request request = make_request(options, joined(words));
  request.arguments = words;
  if (!options.why_not.empty()) {
    return newsdex::present_why_not(engine, request, options, std::cout,
                                    newsdex::style_of_stdout(options.common))
               ? kMatched
               : kNothing;
  }
  const newsdex::TextStyle style = newsdex::style_of_stdout(options.common);
  std::optional<newsdex::Pager> pager;
  if (options.format == newsdex::OutputFormat::text) pager.emplace();
  const newsdex::Answer answer =
      newsdex::present(engine, request, options, {}, std::cout, std::cerr, {}, style);
  if (!options.receipt.empty()) {
    write_receipt(make_receipt(request, answer, engine.archive().manifest()), options.receipt);
  }
  return answer.total > 0 ? kMatched : kNothing;
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
