// What shells complete: made of what a program declares, and read by the shells themselves where
// they are installed.

#include "common/completion.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <gmock/gmock.h>

#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

using testing::HasSubstr;

CompletedProgram program() {
  CompletedProgram out;
  out.name = "newsdex-test";
  out.options = {
      {{"--view", "-w"}, "What: [hits] or 'all'", true, Completed::words, {"hits", "all"}},
      {{"--db"}, "Folder", true, Completed::folders, {}},
      {{"--ledger"}, "File", true, Completed::files, {}},
      {{"--source"}, "", true, Completed::nothing, {}},
      {{"--strict"}, "It's a flag", false, Completed::nothing, {}}};
  out.argument = Completed::words;
  out.words = {"stats", "check"};
  return out;
}

bool is_installed(const std::string& shell) {
  return std::system(("command -v " + shell + " >/dev/null 2>&1").c_str()) == 0;
}

TEST(Completion, IsReadWithoutAnErrorByEveryShell) {
  const TemporaryFolder folder;
  for (const std::string_view shell : kShells) {
    const std::string script = completion(program(), shell);
    for (const CompletedOption& option : program().options) {
      const std::string name = option.names[0].substr(shell == "fish" ? 2 : 0);
      EXPECT_THAT(script, HasSubstr(name)) << shell;
    }
    if (!is_installed(std::string(shell))) continue;
    const auto file = folder / std::string(shell);
    std::ofstream(file) << script;
    const std::string command = std::string(shell) + " -n '" + file.string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << script;
  }
}

/// What bash offers for the last of some words.
std::string offered(const std::string& words, int count) {
  const TemporaryFolder folder;
  const auto file = folder / "script";
  std::ofstream(file) << completion(program(), "bash") << "compopt() { :; }\nCOMP_WORDS=(" << words
                      << ")\nCOMP_CWORD=" << count
                      << "\n_newsdex_test\nprintf '%s ' \"${COMPREPLY[@]}\"\n";
  std::FILE* pipe = ::popen(("bash '" + file.string() + "'").c_str(), "r");
  std::string out;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) out += static_cast<char>(c);
  ::pclose(pipe);
  return out;
}

TEST(Completion, OffersWhatFits) {
  EXPECT_EQ(offered("newsdex-test --vi", 1), "--view ");
  EXPECT_EQ(offered("newsdex-test -", 1), "--view -w --db --ledger --source --strict ");
  EXPECT_EQ(offered("newsdex-test --view ''", 2), "hits all ");
  EXPECT_EQ(offered("newsdex-test --view h", 2), "hits ");
  EXPECT_EQ(offered("newsdex-test --view = a", 3), "all ");
  EXPECT_EQ(offered("newsdex-test -w =", 2), "hits all ");
  EXPECT_EQ(offered("newsdex-test ''", 1), "stats check ");
  EXPECT_EQ(offered("newsdex-test --strict c", 2), "check ");
  EXPECT_EQ(offered("newsdex-test --source c", 2), " ");
}

TEST(Completion, OfAnUnknownShellIsRefused) {
  EXPECT_THROW((void)completion(program(), "tcsh"), std::invalid_argument);
}

}  // namespace
}  // namespace newsdex
