// What stops a program: two kinds of error, told apart by who can act.
//
// What is expected and local (a bad record, an absent field) is a value, never an exception.
// Both kinds are thrown where they are found, with the place and the user's own text in the
// message, and caught in common/app alone, which turns them into one line and exit status 2.

#pragma once

#include <stdexcept>
#include <string>

namespace newsdex {

/// The user's words are wrong: a query, an option's value, a path. `code` is a stable word for
/// programs (`unknown_field`); `hint` says what to do and may be empty.
class InputError : public std::runtime_error {
 public:
  explicit InputError(const std::string& message, std::string hint_text = {},
                      std::string error_code = "invalid_input")
      : std::runtime_error(message), hint(std::move(hint_text)), code(std::move(error_code)) {}

  std::string hint;
  std::string code;
};

/// An archive, a file or the machine does not do what it should: not an archive, locked, damaged,
/// no space.
class ArchiveError : public std::runtime_error {
 public:
  explicit ArchiveError(const std::string& message, std::string hint_text = {})
      : std::runtime_error(message), hint(std::move(hint_text)) {}

  std::string hint;
};

}  // namespace newsdex
