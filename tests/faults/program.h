// The programs under test as child processes, with or without the shim.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

namespace newsdex::faults {

using Environment = std::map<std::string, std::string>;

/// Of one process; 0: none.
struct Limits {
  std::uint64_t memory_bytes = 0;
  std::uint64_t cpu_seconds = 0;
};

/// How a program ended.
struct Ending {
  int status = 0;  ///< exit status; -1 where a signal ended it
  int signal = 0;
  std::string out;
  std::string err;
};

/// Words of a command, the program's name without `newsdex-` first: {"index", "a.jsonl"}.
using Command = std::vector<std::string>;

/// A running program; killed and waited for by the destructor where nobody did.
class Process {
 public:
  /// Starts it in `folder`, which also takes what it prints. Where `preload` is not empty, the shim
  /// is loaded with these variables.
  Process(const Command& command, const std::filesystem::path& folder,
          const Environment& preload = {}, const Limits& limits = {});
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  [[nodiscard]] pid_t id() const { return pid_; }
  void send(int signal) const;
  [[nodiscard]] Ending wait();

 private:
  std::filesystem::path prefix_;  ///< of the files that take its output
  pid_t pid_ = -1;
};

/// Runs it to its end.
[[nodiscard]] Ending run(const Command& command, const std::filesystem::path& folder,
                         const Environment& preload = {}, const Limits& limits = {});

/// For failure messages.
[[nodiscard]] std::string describe(const Command& command, const Ending& ending);

}  // namespace newsdex::faults
