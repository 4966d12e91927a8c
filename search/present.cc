#include "search/present.h"

#include <algorithm>
#include <functional>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/error.h"
#include "common/text/utf8.h"
#include "search/excerpts.h"
#include "search/terminal.h"
#include "search/views/csv.h"
#include "search/views/explanation.h"
#include "search/views/json.h"
#include "search/views/records.h"
#include "search/views/rows.h"
#include "search/views/tables.h"
#include "search/views/text.h"

namespace newsdex {
namespace {

using nlohmann::ordered_json;

void tell(std::ostream& talk, std::string_view what, const std::string& text) {
  talk << "newsdex-search: " << what << ": " << text::printable(text) << '\n';
}

bool lists_articles(View view) { return view == View::hits || view == View::article; }

bool lists_excerpts(View view) { return view == View::quotes || view == View::kwic; }

/// One answer on its way out. Every hit is read when it is printed, so that any number of them fits
/// into memory.
class Presenter {
 public:
  Presenter(Engine& engine, const Request& request, const SearchOptions& options,
            const std::string& qid, const Answer& answer, const Explanation* explanation,
            const PrintLimits& limits, std::ostream& out, const TextStyle& style)
      : engine_(engine),
        request_(request),
        options_(options),
        qid_(qid),
        answer_(answer),
        explanation_(explanation),
        limits_(limits),
        out_(out),
        style_(style) {}

  void print() {
    switch (options_.format) {
      case OutputFormat::text:
        return print_text();
      case OutputFormat::json:
        return print_object();
      case OutputFormat::jsonl:
        return options_.view == View::count ? print_object() : print_lines();
      case OutputFormat::csv:
        return print_table();
      default:
        return print_records();
    }
  }

 private:
  void each_hit(const std::function<void(const Hit&, std::size_t)>& print) {
    for (std::size_t i = 0; i < answer_.order.size() && out_.good(); ++i) {
      check_limits();
      print(engine_.hit(answer_, request_, i), i);
    }
  }

  void check_limits() {
    limits_.deadline.check();
    if (limits_.bytes == SIZE_MAX) return;
    const auto printed = static_cast<std::size_t>(std::max<std::streamoff>(0, out_.tellp()));
    if (printed + row_bytes_ <= limits_.bytes) return;
    throw InputError(fmt::format("the answer is larger than {} MiB", limits_.bytes >> 20),
                     "ask for fewer: a lower limit, a narrower query", "answer_too_large");
  }

  /// Quotations or places of the whole result, from `offset` on, `limit` of them. Returns whether
  /// there are more. Gives up where none comes for as long as an answer may take.
  template <typename Pieces, typename Print>
  bool each_piece(Pieces&& pieces, Print&& print) {
    std::size_t number = 0;
    Deadline deadline(request_.budget);
    for (std::size_t i = 0; i < answer_.order.size() && out_.good(); ++i) {
      deadline.check();
      check_limits();
      const Hit hit = engine_.hit(answer_, request_, i);
      for (const auto& piece : pieces(hit)) {
        if (number++ < options_.offset) continue;
        if (options_.limit > 0 && number > options_.offset + options_.limit) return true;
        print(hit, piece);
        deadline = Deadline(request_.budget);
      }
    }
    return false;
  }

  bool each_quote(const std::function<void(const Hit&, const Quote&)>& print) {
    return each_piece([](const Hit& hit) { return hit.quotes; }, print);
  }

  bool each_excerpt(const std::function<void(const Hit&, const Excerpt&)>& print) {
    return each_piece([](const Hit& hit) { return make_excerpts(hit.record, hit.marks); }, print);
  }

  /// The rows of the view one by one; returns whether there are more.
  bool each_row(const std::function<void(const ordered_json&)>& print) {
    if (options_.view == View::quotes) {
      return each_quote([&](const Hit& h, const Quote& q) { print(quote_row(h, q)); });
    }
    if (options_.view == View::kwic) {
      return each_excerpt([&](const Hit& h, const Excerpt& e) { print(kwic_row(h, e)); });
    }
    if (lists_articles(options_.view)) {
      each_hit([&](const Hit& hit, std::size_t i) { print(whole(hit, i)); });
      return false;
    }
    for (const ordered_json& row : rows_of(answer_, options_.view)) print(row);
    return false;
  }

  ordered_json whole(const Hit& hit, std::size_t index) {
    ordered_json json =
        hit_json(hit, options_.view == View::article ? Detail::article : Detail::hit);
    if (explanation_ != nullptr) {
      json["why"] =
          why_json(engine_.why(*explanation_, request_, answer_, index, hit.record), hit.record);
    }
    return json;
  }

  /// Nothing is printed before all of it is there, so that what fails leaves no half of an object.
  void print_object() {
    std::string text = "{";
    const auto add = [&](const std::string& name, const std::string& value) {
      text += (text.size() > 1 ? ",\"" : "\"") + name + "\":" + value;
    };
    if (!qid_.empty()) add("qid", dump(qid_));
    const ordered_json rest = answer_json(answer_);
    for (const auto& [name, value] : rest.items()) {
      if (name == "facets" && lists_articles(options_.view)) add("hits", rows().first);
      if (name == "facets" && lists_excerpts(options_.view)) {
        const auto [list, more] = rows();
        add(options_.view == View::quotes ? "quotes" : "kwic", list);
        add("more", more ? "true" : "false");
      }
      add(name, dump(value));
    }
    out_ << text << "}\n";
  }

  /// The rows of the view as a JSON array, and whether there are more. Rows are kept as text, which
  /// takes a tenth of the memory of a tree.
  std::pair<std::string, bool> rows() {
    std::string list = "[";
    const bool more = each_row([&](const ordered_json& row) {
      list += (list.size() > 1 ? "," : "") + dump(row);
      row_bytes_ = list.size();
    });
    return {list + "]", more};
  }

  void print_lines() {
    each_row([&](const ordered_json& row) {
      ordered_json json;
      if (!qid_.empty()) json["qid"] = qid_;
      json.update(row);
      out_ << dump(json) << '\n';
    });
  }

  void print_table() {
    std::vector<std::string_view> columns = columns_of(options_.view);
    if (!qid_.empty()) columns.insert(columns.begin(), "qid");
    if (options_.with_header) out_ << csv_header(columns);
    each_row([&](const ordered_json& row) {
      ordered_json json = row;
      json["qid"] = qid_;
      out_ << csv_line(columns, json);
    });
  }

  void print_records() {
    RecordContext context{qid_, answer_.parsed, request_.today, true};
    print_head(out_, options_.format, context);
    each_hit([&](const Hit& hit, std::size_t) {
      print_record(out_, options_.format, hit, context);
      context.first = false;
    });
    print_tail(out_, options_.format);
  }

  void print_text() {
    if (!qid_.empty()) {
      out_ << fmt::format("== {}: {}\n", text::printable(qid_), text::printable(answer_.input));
    }
    if (options_.view == View::count) {
      out_ << answer_.total << '\n';
      return;
    }
    print_summary(out_, answer_);
    bool more = false;
    if (options_.view == View::quotes) {
      more = each_quote([&](const Hit& h, const Quote& q) { print_quote(out_, h, q, style_); });
    } else if (options_.view == View::kwic) {
      more =
          each_excerpt([&](const Hit& h, const Excerpt& e) { print_excerpt(out_, h, e, style_); });
    } else {
      each_hit([&](const Hit& hit, std::size_t i) { print_one(hit, i); });
    }
    if (more) out_ << "\n(there are more; -n 0 shows all)\n";
    if (answer_.timeline) print_timeline(out_, *answer_.timeline, style_);
    if (answer_.cooccurrence) print_pairs(out_, *answer_.cooccurrence, style_);
    if (answer_.terms) print_terms(out_, answer_, style_);
    print_facets(out_, answer_, style_);
  }

  void print_one(const Hit& hit, std::size_t index) {
    if (options_.view == View::article) {
      print_article(out_, hit, style_);
    } else {
      print_hit(out_, hit, style_);
    }
    if (explanation_ != nullptr) {
      print_why(out_, engine_.why(*explanation_, request_, answer_, index, hit.record), hit.record,
                style_);
    }
  }

  Engine& engine_;
  const Request& request_;
  const SearchOptions& options_;
  const std::string& qid_;
  const Answer& answer_;
  const Explanation* explanation_;
  const PrintLimits& limits_;
  std::size_t row_bytes_ = 0;  // of rows that are not printed yet
  std::ostream& out_;
  TextStyle style_;
};

}  // namespace

TextStyle style_of_stdout(const CommonOptions& common) {
  return {use_color(common), terminal_width()};
}

Answer present(Engine& engine, const Request& request, const SearchOptions& options,
               const std::string& qid, std::ostream& out, std::ostream& talk,
               const PrintLimits& limits, const TextStyle& style) {
  const Answer answer = engine.answer(request);
  std::optional<Explanation> explanation;
  if (options.explain) {
    explanation = engine.explain(request);
    print_explanation(talk, *explanation, answer, request);
  }
  Presenter(engine, request, options, qid, answer, explanation ? &*explanation : nullptr, limits,
            out, style)
      .print();
  if (options.format != OutputFormat::json && !options.common.quiet) {
    for (const std::string& hint : answer.hints) tell(talk, "hint", hint);
  }
  return answer;
}

bool present_why_not(Engine& engine, const Request& request, const SearchOptions& options,
                     std::ostream& out, const TextStyle& style) {
  const Answer answer = engine.answer(request);
  const Explanation explanation = engine.explain(request);
  const WhyNot why_not = engine.why_not(explanation, request, options.why_not);
  if (options.format == OutputFormat::text) {
    out << (why_not.in_result ? "in the result\n" : "not in the result\n");
    print_why_not(out, why_not, explanation, style);
  } else {
    out << dump({{"schema", 1},
                 {"id", options.why_not},
                 {"in_result", why_not.in_result},
                 {"query", {{"input", answer.input}, {"parsed", answer.parsed}}},
                 {"why", why_json(why_not.clauses, why_not.record)},
                 {"hints", answer.hints}})
        << '\n';
  }
  return why_not.in_result;
}

void present_failure(const std::string& qid, const std::string& message, const std::string& hint,
                     const SearchOptions& options, std::ostream& out, std::ostream& talk) {
  if (options.format != OutputFormat::json && options.format != OutputFormat::jsonl) {
    tell(talk, "error", fmt::format("query {}: {}", qid, message));
    if (!hint.empty()) tell(talk, "hint", hint);
    return;
  }
  out << dump({{"qid", qid}, {"error", {{"message", message}, {"hint", hint}}}}) << '\n';
}

}  // namespace newsdex
