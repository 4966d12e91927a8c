// What shells make of a TAB: typed at a terminal, in each of them, with the completions that the
// programs print.

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/temporary_folder.h"
#include "tests/support/terminal.h"

namespace newsdex {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kPatience{20};

/// A shell that reads completions; what is typed in place of the program runs a function of its
/// name, which writes its arguments to a file.
struct Shell {
  const char* name;
  std::vector<std::string> command;
  const char* setup_file;  ///< what it reads at its start, in its folder
  const char* setup;       ///< {0}: the folder, {1}: the program
  const char* script;      ///< where the program's completion is
};

const Shell kBash{"bash",
                  {"bash", "-i"},
                  ".bashrc",
                  "cd '{0}'\nsource ./script\nfunction {1} {{ printf '%s|' \"$@\"; echo ' done'; "
                  "}}\nPS1='loaded> '\n",
                  "script"};
const Shell kZsh{
    "zsh",
    {"zsh", "-d", "-i"},
    ".zshrc",
    "cd '{0}'\nfpath=('{0}' $fpath)\nautoload -Uz compinit\ncompinit -u -d '{0}/dump'\n"
    "function {1} {{ printf '%s|' \"$@\"; echo ' done' }}\nPROMPT='loaded> '\n",
    "_script"};
const Shell kFish{
    "fish",
    {"fish", "-i"},
    "fish/config.fish",
    "cd '{0}'\nfunction {1}; printf '%s|' $argv; echo ' done'; end\nsource '{0}/script'\n"
    "function fish_greeting; end\nfunction fish_prompt; printf 'loaded> '; end\n",
    "script"};

struct Completed {
  const Shell& shell;
  const char* program;
  const char* typed;  ///< behind the program's name
  const char* arguments;
};

std::ostream& operator<<(std::ostream& out, const Completed& c) {
  return out << c.shell.name << ": newsdex-" << c.program << " " << testing::PrintToString(c.typed);
}

class ShellCompletion : public testing::TestWithParam<Completed> {};

TEST_P(ShellCompletion, IsWhatOneMeantToType) {
  const auto& [shell, program, typed, arguments] = GetParam();
  if (std::system(fmt::format("command -v {} >/dev/null", shell.name).c_str()) != 0) {
    GTEST_SKIP() << "there is no " << shell.name
                 << ": scripts/setup.sh $(cat scripts/apt-packages-shells.txt)";
  }
  const TemporaryFolder folder;
  const std::string path = folder.path().string();
  const std::string name = std::string("newsdex-") + program;
  std::filesystem::create_directories(folder / "fish");
  std::filesystem::create_directories(folder / "news.db");
  std::ofstream(folder / "news.txt") << "no archive";
  std::ofstream(folder / shell.setup_file) << fmt::format(fmt::runtime(shell.setup), path, name);
  const std::string print = fmt::format("'{}/{}' --generate-completion {} >'{}/{}'",
                                        NEWSDEX_PROGRAMS, name, shell.name, path, shell.script);
  ASSERT_EQ(std::system(print.c_str()), 0);

  const Terminal terminal(shell.command, {{"PATH", std::getenv("PATH")},
                                          {"HOME", path},
                                          {"ZDOTDIR", path},
                                          {"XDG_CONFIG_HOME", path},
                                          {"TERM", "xterm"},
                                          {"LC_ALL", "C.UTF-8"}});
  ASSERT_THAT(terminal.read_until("loaded> ", kPatience), testing::HasSubstr("loaded> "));
  terminal.type(name + " " + typed + "\r");
  EXPECT_THAT(terminal.read_until("| done", kPatience),
              testing::HasSubstr(std::string(arguments) + "| done"));
}

INSTANTIATE_TEST_SUITE_P(
    Of, ShellCompletion,
    testing::Values(Completed{kBash, "search", "--vi\ttim\t", "--view|timeline"},
                    Completed{kZsh, "search", "--vi\ttim\t", "--view=timeline"},
                    Completed{kFish, "search", "--vi\ttim\t", "--view|timeline"},
                    Completed{kBash, "admin", "comp\t--db n\t", "compact|--db|news.db/"},
                    Completed{kZsh, "admin", "comp\t--db n\t", "compact|--db|news.db"},
                    Completed{kFish, "admin", "comp\t--db n\t", "compact|--db|news.db/"}));

}  // namespace
}  // namespace newsdex
