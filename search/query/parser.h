// Query text to tree: the language of docs/query.md.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/moment.h"
#include "search/query/limits.h"
#include "search/query/tree.h"

namespace newsdex::query {

/// Whose language a query is written in: ours, or that of another news database.
enum class Syntax : std::uint8_t { newsdex, nexis, factiva, proquest };

inline constexpr auto kSyntaxNames =
    std::to_array<std::string_view>({"newsdex", "nexis", "factiva", "proquest"});

[[nodiscard]] constexpr std::string_view to_string(Syntax syntax) {
  return kSyntaxNames[static_cast<std::size_t>(syntax)];
}

struct ParseOptions {
  Day today{};          ///< what relative dates count from
  bool any = false;     ///< plain words side by side are OR-ed, not AND-ed (`--match any`)
  bool strict = false;  ///< whatever would be repaired or hinted at is an error (`--strict`)
  Syntax syntax = Syntax::newsdex;  ///< where not ours, `any` has no meaning
};

struct Parsed {
  Node root;                       ///< in normal form, see tree.h
  std::vector<std::string> hints;  ///< what was repaired or may have been meant, in plain words
};

/// Reads a query. Linear in its length.
///
/// Throws InputError that names the place and what to do:
/// - `unknown_field`: a name that is no field, its colon touching a value;
/// - `bad_query`: a field without a value, a date that is not one, a zone that there is not, text
///   that is not UTF-8; with `strict` anything doubtful;
/// - `not_available`: what the language has, but this version does not;
/// - `query_too_large`: past one of the bounds in search/query/limits.h.
[[nodiscard]] Parsed parse(std::string_view typed, const ParseOptions& options);

}  // namespace newsdex::query
