#include "search/present.h"

#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/text/utf8.h"
#include "search/views/json.h"
#include "search/views/text.h"

namespace newsdex {
namespace {

using nlohmann::ordered_json;

Detail detail_of(const SearchOptions& options) {
  return options.view == View::article ? Detail::article : Detail::hit;
}

void tell(std::ostream& talk, std::string_view what, const std::string& text) {
  talk << "newsdex-search: " << what << ": " << text::printable(text) << '\n';
}

void tell_hints(const Answer& answer, const SearchOptions& options, std::ostream& talk) {
  if (options.common.quiet) return;
  for (const std::string& hint : answer.hints) tell(talk, "hint", hint);
}

void print_json(Engine& engine, const Request& request, const Answer& answer,
                const SearchOptions& options, const std::string& qid, std::ostream& out) {
  ordered_json json;
  if (!qid.empty()) json["qid"] = qid;
  const ordered_json rest = answer_json(answer);
  for (const auto& [name, value] : rest.items()) {
    if (name == "facets" && request.want_hits) {
      ordered_json hits = ordered_json::array();
      for (std::size_t i = 0; i < answer.order.size(); ++i) {
        hits.push_back(hit_json(engine.hit(answer, request, i), detail_of(options)));
      }
      json["hits"] = std::move(hits);
    }
    json[name] = value;
  }
  out << dump(json) << '\n';
}

/// One hit a line, each read when it is printed, so that any number of them fits into memory.
void print_lines(Engine& engine, const Request& request, const Answer& answer,
                 const SearchOptions& options, const std::string& qid, std::ostream& out) {
  for (std::size_t i = 0; i < answer.order.size() && out.good(); ++i) {
    ordered_json json;
    if (!qid.empty()) json["qid"] = qid;
    json.update(hit_json(engine.hit(answer, request, i), detail_of(options)));
    out << dump(json) << '\n';
  }
}

void print_text(Engine& engine, const Request& request, const Answer& answer,
                const SearchOptions& options, const std::string& qid, std::ostream& out) {
  const TextStyle style{use_color(options.common)};
  if (!qid.empty())
    out << fmt::format("== {}: {}\n", text::printable(qid), text::printable(answer.input));
  if (options.view == View::count) {
    out << answer.total << '\n';
    return;
  }
  print_summary(out, answer);
  for (std::size_t i = 0; i < answer.order.size() && out.good(); ++i) {
    const Hit hit = engine.hit(answer, request, i);
    if (options.view == View::article) {
      print_article(out, hit, style);
    } else {
      print_hit(out, hit, style);
    }
  }
  print_facets(out, answer, style);
}

}  // namespace

std::uint64_t present(Engine& engine, const Request& request, const SearchOptions& options,
                      const std::string& qid, std::ostream& out, std::ostream& talk) {
  const Answer answer = engine.answer(request);
  switch (options.format) {
    case OutputFormat::json:
      print_json(engine, request, answer, options, qid, out);
      break;
    case OutputFormat::jsonl:
      if (request.want_hits) {
        print_lines(engine, request, answer, options, qid, out);
      } else {
        print_json(engine, request, answer, options, qid, out);
      }
      tell_hints(answer, options, talk);
      break;
    case OutputFormat::text:
      print_text(engine, request, answer, options, qid, out);
      tell_hints(answer, options, talk);
      break;
  }
  return answer.total;
}

void present_failure(const std::string& qid, const std::string& message, const std::string& hint,
                     const SearchOptions& options, std::ostream& out, std::ostream& talk) {
  if (options.format == OutputFormat::text) {
    tell(talk, "error", fmt::format("query {}: {}", qid, message));
    if (!hint.empty()) tell(talk, "hint", hint);
    return;
  }
  out << dump({{"qid", qid}, {"error", {{"message", message}, {"hint", hint}}}}) << '\n';
}

}  // namespace newsdex
