#include "search/terminal.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace newsdex {
namespace {

/// In the child: the pager reads the pipe and never comes back.
[[noreturn]] void run_pager(const char* command, int pipe_end) {
  std::signal(SIGPIPE, SIG_DFL);
  ::dup2(pipe_end, STDIN_FILENO);
  ::close(pipe_end);
  ::setenv("LESS", "FRX", 0);  // a plain `less` would show colours as bytes
  ::execl("/bin/sh", "sh", "-c", command, nullptr);
  ::_exit(127);
}

}  // namespace

std::size_t terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

Pager::Pager() {
  const char* chosen = std::getenv("PAGER");
  const char* command =
      chosen != nullptr && *chosen != '\0' ? chosen : "less -FRX 2>/dev/null || cat";
  std::array<int, 2> ends{};
  if (::isatty(STDOUT_FILENO) == 0 || ::pipe(ends.data()) != 0) return;
  std::cout.flush();
  child_ = ::fork();
  if (child_ == 0) {
    ::close(ends[1]);
    run_pager(command, ends[0]);
  }
  ::close(ends[0]);
  if (child_ > 0) {
    terminal_ = ::dup(STDOUT_FILENO);
    ::dup2(ends[1], STDOUT_FILENO);
  }
  ::close(ends[1]);
}

Pager::~Pager() {
  std::cout.flush();
  if (terminal_ < 0) return;
  ::dup2(terminal_, STDOUT_FILENO);  // closes the pipe, so that the pager sees its end
  ::close(terminal_);
  int status = 0;
  ::waitpid(child_, &status, 0);
}

}  // namespace newsdex
