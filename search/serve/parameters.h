// Parameters of a URL as the options of newsdex-search.

#pragma once

#include <set>
#include <string>

#include "search/options.h"
#include "search/serve/message.h"

namespace newsdex::serve {

/// What a request asks.
struct Question {
  SearchOptions options;
  std::string query;
};

/// Reads parameters by the table of newsdex-search's options: `q` is the query, `now` the day that
/// is "today", every other is the long name of an option. A flag is on when it is given, unless
/// with `0` or `false`. `defaults` is what holds where nothing is given; the format is JSON then.
/// Parameters named in `others` are somebody else's and are passed over.
///
/// Throws InputError: `unknown_parameter`, or `invalid_input` for a value that the option does not
/// take, or one given twice that takes one value.
[[nodiscard]] Question read_question(const Parameters& parameters, const CommonOptions& defaults,
                                     const std::set<std::string>& others = {});

}  // namespace newsdex::serve
