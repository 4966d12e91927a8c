// Answers to bytes: the view and the format that were asked for.

#pragma once

#include <iosfwd>
#include <string>

#include "search/engine.h"
#include "search/options.h"

namespace newsdex {

/// Answers a request and prints it; hints go to `talk` where the format has no place for them.
/// `qid` names the query of a batch, empty otherwise. Returns the number of matches. Throws as
/// Engine::answer does; then nothing has been printed.
std::uint64_t present(Engine& engine, const Request& request, const SearchOptions& options,
                      const std::string& qid, std::ostream& out, std::ostream& talk);

/// Prints why a query of a batch failed.
void present_failure(const std::string& qid, const std::string& message, const std::string& hint,
                     const SearchOptions& options, std::ostream& out, std::ostream& talk);

}  // namespace newsdex
