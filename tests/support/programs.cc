#include "tests/support/programs.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temporary_folder.h"

namespace newsdex {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

std::string program(const std::string& name) {
  return fmt::format("{}/newsdex-{}", NEWSDEX_PROGRAMS, name);
}

std::string quoted(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string output_of(const Words& command) {
  std::string line;
  for (const std::string& word : command) line += quoted(word) + " ";
  std::FILE* pipe = ::popen((line + "2>/dev/null").c_str(), "r");
  std::string out;
  std::array<char, 65536> bytes{};
  while (const std::size_t size = std::fread(bytes.data(), 1, bytes.size(), pipe)) {
    out.append(bytes.data(), size);
  }
  ::pclose(pipe);
  return out;
}

const std::string& indexed_corpus() {
  static const TemporaryFolder folder;
  static const std::string db = [] {
    const std::string path = (folder / "corpus.db").string();
    (void)output_of({program("index"), "-q", "--db", path, NEWSDEX_CORPUS});
    return path;
  }();
  return db;
}

Child::Child(const Words& command, const std::function<void()>& prepare) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ == 0) {
    ::dup2(pipe[1], STDOUT_FILENO);
    ::dup2(pipe[1], STDERR_FILENO);
    prepare();
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }
  ::close(pipe[1]);
  output_ = pipe[0];
}

Child::~Child() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  if (drain_.joinable()) drain_.join();
  ::close(output_);
}

std::string Child::read_until(const std::string& end) {
  std::array<char, 4096> piece{};
  while (read_.find(end) == std::string::npos) {
    pollfd wait{output_, POLLIN, 0};
    if (::poll(&wait, 1, 20'000) <= 0) break;
    const ssize_t got = ::read(output_, piece.data(), piece.size());
    if (got <= 0) break;
    read_.append(piece.data(), static_cast<std::size_t>(got));
  }
  return read_;
}

void Child::drain() {
  drain_ = std::thread([fd = output_] {
    std::array<char, 4096> piece{};
    while (::read(fd, piece.data(), piece.size()) > 0) {
    }
  });
}

void Child::signal(int number) const { ::kill(pid_, number); }

int Child::wait(std::chrono::milliseconds patience) {
  const auto end = Clock::now() + patience;
  int status = 0;
  while (::waitpid(pid_, &status, WNOHANG) == 0) {
    if (Clock::now() > end) return -1;
    std::this_thread::sleep_for(10ms);
  }
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::size_t Child::resident() const {
  std::ifstream status(fmt::format("/proc/{}/status", pid_));
  for (std::string word; status >> word;) {
    std::size_t size = 0;
    if (word == "VmRSS:" && status >> size) return size;
  }
  throw std::runtime_error("the program has ended");
}

Server::Server(const std::string& db)
    : child_({program("serve"), "--db", db, "--now", kServersToday, "--listen", "127.0.0.1:0"}) {
  const std::string said = child_.read_until("/\n");
  const std::size_t at = said.find("http://127.0.0.1:");
  if (at == std::string::npos) throw std::runtime_error("newsdex-serve: " + said);
  port_ = static_cast<std::uint16_t>(std::stoul(said.substr(at + 17)));
  child_.drain();
}

}  // namespace newsdex
