// A program that believes somebody sits at its terminal.

#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace newsdex {

/// Killed with the object.
class Terminal {
 public:
  /// Starts a program, found as a shell finds it, with those variables in its environment and no
  /// others. Throws std::runtime_error where there is no terminal to be had.
  Terminal(const std::vector<std::string>& command,
           const std::map<std::string, std::string>& environment);
  ~Terminal();

  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void type(std::string_view keys) const;

  /// What is shown until `end` is in it, `patience` has passed or the program has ended.
  [[nodiscard]] std::string read_until(std::string_view end,
                                       std::chrono::milliseconds patience) const;

 private:
  pid_t pid_ = -1;
  int fd_ = -1;
};

}  // namespace newsdex
