#include "tests/support/terminal.h"

#include <array>
#include <csignal>
#include <stdexcept>

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace newsdex {
namespace {

/// As execvpe(3) wants them; the texts must outlive it.
std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

}  // namespace

Terminal::Terminal(const std::vector<std::string>& command,
                   const std::map<std::string, std::string>& environment) {
  std::vector<std::string> settings;
  for (const auto& [name, value] : environment) settings.push_back(name + "=" + value);
  const std::vector<char*> arguments = pointers(command);
  const std::vector<char*> variables = pointers(settings);
  const winsize size{24, 120, 0, 0};
  pid_ = ::forkpty(&fd_, nullptr, nullptr, &size);
  if (pid_ < 0) throw std::runtime_error("no terminal");
  if (pid_ > 0) return;
  ::execvpe(arguments[0], arguments.data(), variables.data());
  ::_exit(127);
}

Terminal::~Terminal() {
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  ::close(fd_);
}

void Terminal::type(std::string_view keys) const {
  while (!keys.empty()) {
    const ssize_t written = ::write(fd_, keys.data(), keys.size());
    if (written <= 0) return;
    keys.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string Terminal::read_until(std::string_view end, std::chrono::milliseconds patience) const {
  const auto last = std::chrono::steady_clock::now() + patience;
  std::string out;
  std::array<char, 4096> piece{};
  while (out.find(end) == std::string::npos && std::chrono::steady_clock::now() < last) {
    pollfd wait{fd_, POLLIN, 0};
    if (::poll(&wait, 1, 50) <= 0) continue;
    const ssize_t got = ::read(fd_, piece.data(), piece.size());
    if (got <= 0) break;
    out.append(piece.data(), static_cast<std::size_t>(got));
  }
  return out;
}

}  // namespace newsdex
