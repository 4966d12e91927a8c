#include "tests/faults/program.h"

#include <atomic>
#include <csignal>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/archive/files.h"

namespace newsdex::faults {
namespace {

namespace fs = std::filesystem;

/// For file names: tests run several programs at a time.
std::string next_name() {
  static std::atomic<int> number{0};
  return fmt::format(".output-{}-{}", ::getpid(), ++number);
}

void redirect(int descriptor, const fs::path& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(127);
  ::close(file);
}

void limit(__rlimit_resource resource, std::uint64_t most) {
  const struct rlimit value { most, most };
  if (most > 0 && ::setrlimit(resource, &value) != 0) ::_exit(127);
}

std::string take(const fs::path& path) {
  std::string text = fs::exists(path) ? read_file(path) : std::string();
  std::error_code ignored;
  fs::remove(path, ignored);
  return text;
}

}  // namespace

Process::Process(const Command& command, const fs::path& folder, const Environment& preload,
                 const Limits& limits)
    : prefix_(folder / next_name()) {
  const std::string program = fmt::format("{}/newsdex-{}", NEWSDEX_PROGRAMS, command.at(0));
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (std::size_t i = 1; i < command.size(); ++i) {
    words.push_back(const_cast<char*>(command[i].c_str()));
  }
  words.push_back(nullptr);
  const fs::path out = prefix_.string() + ".out";
  const fs::path err = prefix_.string() + ".err";
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("cannot fork");
  if (pid_ > 0) return;
  redirect(STDOUT_FILENO, out);
  redirect(STDERR_FILENO, err);
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_CPU, limits.cpu_seconds);
  for (const auto& [name, value] : preload) ::setenv(name.c_str(), value.c_str(), 1);
  if (!preload.empty()) ::setenv("LD_PRELOAD", NEWSDEX_SHIM, 1);
  if (::chdir(folder.c_str()) == 0) ::execv(program.c_str(), words.data());
  ::_exit(127);
}

Process::~Process() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  static_cast<void>(wait());
}

void Process::send(int signal) const { ::kill(pid_, signal); }

Ending Process::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  Ending ending;
  ending.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  ending.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  ending.out = take(prefix_.string() + ".out");
  ending.err = take(prefix_.string() + ".err");
  return ending;
}

Ending run(const Command& command, const fs::path& folder, const Environment& preload,
           const Limits& limits) {
  return Process(command, folder, preload, limits).wait();
}

std::string describe(const Command& command, const Ending& ending) {
  std::string words;
  for (const std::string& word : command) words += " " + word;
  return fmt::format("newsdex{}: status {}, signal {}\n{}{}", words, ending.status, ending.signal,
                     ending.out, ending.err);
}

}  // namespace newsdex::faults
