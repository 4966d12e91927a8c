// The options that say what is asked and how it is shown: one table, by which the command line of
// newsdex-search and the parameters of the HTTP API are read alike.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/options.h"

namespace newsdex {

enum class OptionKind : std::uint8_t {
  flag,        ///< is given or is not
  text,        ///< one value
  number,      ///< one whole number, below 2^64
  choice,      ///< one of a list of words
  repeatable,  ///< any number of values
};

struct OptionRow {
  std::string_view name;        ///< the long name, without dashes
  std::string_view short_name;  ///< one letter, or empty
  OptionKind kind = OptionKind::text;
  std::string_view value_name;            ///< how help calls the value; empty for flags
  std::vector<std::string_view> choices;  ///< OptionKind::choice: as messages list them
  std::string_view help;                  ///< empty: the help of another option tells of it
  /// Puts a value, which `problem_of` has nothing against, into its place.
  void (*set)(SearchOptions& options, const std::string& value) = nullptr;
};

/// In the order of the help.
[[nodiscard]] const std::vector<OptionRow>& option_table();

/// The row of a name; nullptr where there is none.
[[nodiscard]] const OptionRow* find_option(std::string_view name);

/// What is wrong with a value, empty where nothing is.
[[nodiscard]] std::string problem_of(const OptionRow& row, const std::string& value);

}  // namespace newsdex
