// Answers to bytes: the view and the format that were asked for.

#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "search/deadline.h"
#include "search/engine.h"
#include "search/options.h"
#include "search/views/text.h"

namespace newsdex {

/// How much may be printed, and for how long: for whoever answers strangers.
struct PrintLimits {
  std::size_t bytes = SIZE_MAX;
  Deadline deadline;
};

/// How text is printed on stdout as it is: a Pager, once it is there, is no terminal.
[[nodiscard]] TextStyle style_of_stdout(const CommonOptions& common);

/// Answers a request and prints it; hints go to `talk` where the format has no place for them.
/// `qid` names the query of a batch, empty otherwise. Throws as Engine::answer does, where that
/// fails before anything is printed, and as Engine::hit does in the middle; there also InputError,
/// `timeout` or `answer_too_large`, past a limit.
Answer present(Engine& engine, const Request& request, const SearchOptions& options,
               const std::string& qid, std::ostream& out, std::ostream& talk,
               const PrintLimits& limits = {}, const TextStyle& style = {});

/// Prints how the article `options.why_not` stands to each clause of the query. Returns whether it
/// is in the result.
bool present_why_not(Engine& engine, const Request& request, const SearchOptions& options,
                     std::ostream& out, const TextStyle& style = {});

/// Prints why a query of a batch failed.
void present_failure(const std::string& qid, const std::string& message, const std::string& hint,
                     const SearchOptions& options, std::ostream& out, std::ostream& talk);

}  // namespace newsdex
