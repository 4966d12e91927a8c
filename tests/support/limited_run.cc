#include "tests/support/limited_run.h"

#include <cstdio>
#include <stdexcept>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace newsdex {
namespace {

// A file without a name, so that no amount of output can block the program.
class Capture {
 public:
  Capture() : file_(std::tmpfile()) {
    if (file_ == nullptr) throw std::runtime_error("no temporary file");
  }
  ~Capture() { std::fclose(file_); }
  Capture(const Capture&) = delete;
  Capture& operator=(const Capture&) = delete;

  [[nodiscard]] int descriptor() const { return fileno(file_); }

  [[nodiscard]] std::string text() const {
    std::string all(static_cast<std::size_t>(lseek(descriptor(), 0, SEEK_END)), '\0');
    const ssize_t read = pread(descriptor(), all.data(), all.size(), 0);
    all.resize(static_cast<std::size_t>(read < 0 ? 0 : read));
    return all;
  }

 private:
  std::FILE* file_;
};

void limit(__rlimit_resource resource, rlim_t most) {
  const rlimit bounds{most, most};
  if (setrlimit(resource, &bounds) != 0) _exit(127);
}

double seconds(const timeval& time) {
  constexpr double kMicroseconds = 1e6;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / kMicroseconds;
}

[[noreturn]] void become(const std::vector<std::string>& arguments, const std::string& folder,
                         const RunLimits& limits, int output, int errors) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const int nothing = open("/dev/null", O_RDONLY);
  if (chdir(folder.c_str()) != 0 || dup2(nothing, 0) < 0 || dup2(output, 1) < 0 ||
      dup2(errors, 2) < 0) {
    _exit(127);
  }
  limit(RLIMIT_CPU, limits.seconds);
  limit(RLIMIT_AS, limits.address_space);
  limit(RLIMIT_CORE, 0);
  execv(argv[0], argv.data());
  _exit(127);
}

}  // namespace

LimitedRun run_limited(const std::vector<std::string>& arguments, const std::string& folder,
                       const RunLimits& limits) {
  const Capture output;
  const Capture errors;
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) become(arguments, folder, limits, output.descriptor(), errors.descriptor());
  int status = 0;
  rusage used{};
  if (wait4(child, &status, 0, &used) != child) throw std::runtime_error("cannot wait");
  LimitedRun run;
  constexpr int kSignalled = 128;
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : kSignalled + WTERMSIG(status);
  run.output = output.text();
  run.errors = errors.text();
  run.seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
  run.peak_bytes = static_cast<std::size_t>(used.ru_maxrss) << 10U;  // it is in KiB
  return run;
}

}  // namespace newsdex
