// The log: what a program tells on standard error beside its results, for people or as JSON, one
// object a line: `{"time","level","program","message", fields…}`.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace newsdex {

enum class LogFormat : std::uint8_t { text, json };

enum class LogLevel : std::uint8_t { info, warning, error, off };

/// Names and values that JSON has beside the message, which says the same for people.
using LogFields =
    std::vector<std::pair<std::string_view, std::variant<std::string, std::uint64_t>>>;

/// The log of a program while it lives; there is one at a time. In JSON whatever is written to
/// std::cerr meanwhile becomes an object a line too, of level `info`.
class Log {
 public:
  /// Tells of everything but `info`.
  Log(const std::string& program, LogFormat format);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// Tells of `least` and what is graver; of errors always.
  static void set_level(LogLevel least);

 private:
  class Lines;

  std::unique_ptr<Lines> lines_;
};

/// A line of the log. What `message` holds may come from anywhere: it never reaches a terminal
/// unescaped. From one thread at a time.
void log(LogLevel level, const std::string& message, const LogFields& fields = {});

/// An error that ends the program, and what to do about it; `hint` may be empty.
void log_error(const std::string& message, const std::string& hint);

/// The last line of a program that a signal ends: safe in a signal handler, without a time.
/// `message` is ASCII without quotes, backslashes and control characters.
void log_last(std::string_view message) noexcept;

}  // namespace newsdex
