// The programs as they were built, run beside a test.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <sys/types.h>

namespace newsdex {

using Words = std::vector<std::string>;

/// What "today" is to the servers of tests.
inline constexpr const char* kServersToday = "2025-03-01";

/// The path of newsdex-NAME.
[[nodiscard]] std::string program(const std::string& name);

/// For a shell.
[[nodiscard]] std::string quoted(const std::string& word);

/// What a command prints on stdout.
[[nodiscard]] std::string output_of(const Words& command);

/// The sample archive, indexed once.
[[nodiscard]] const std::string& indexed_corpus();

/// A program that runs until it is destroyed or ends. Both its outputs can be read.
class Child {
 public:
  /// `prepare` runs in the child before the program does.
  explicit Child(
      const Words& command, const std::function<void()>& prepare = [] {});
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Reads what it prints until `end` is in it or it ends.
  std::string read_until(const std::string& end);

  /// Reads and forgets what it prints from now on, so that it is never kept waiting by a full pipe.
  void drain();

  void signal(int number) const;

  /// The exit status; -1 where it has not ended after `patience`.
  int wait(std::chrono::milliseconds patience);

  /// The memory it has now, in kB.
  [[nodiscard]] std::size_t resident() const;

 private:
  pid_t pid_ = -1;
  int output_ = -1;
  std::string read_;
  std::thread drain_;
};

/// newsdex-serve at a free port of this machine.
class Server {
 public:
  explicit Server(const std::string& db);

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] Child& child() { return child_; }

 private:
  Child child_;
  std::uint16_t port_ = 0;
};

}  // namespace newsdex
