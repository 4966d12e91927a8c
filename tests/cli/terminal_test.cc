// Answers to somebody who sits at a terminal.

#include "tests/support/terminal.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

constexpr std::chrono::seconds kPatience{20};

// What a search for "harbour" shows, through a pager that changes nothing.
std::string shown(const TemporaryFolder& folder, const std::string& options) {
  const std::string program = std::string(NEWSDEX_PROGRAMS) + "/newsdex-";
  const std::string db = (folder / "news.db").string();
  std::string words;
  for (int i = 0; i < 40; ++i) words += "the harbour is closed ";
  std::ofstream(folder / "a.txt") << "Gates\n\n" << words << ".\n";
  const std::string index =
      fmt::format("{}index -q --db '{}' '{}'", program, db, (folder / "a.txt").string());
  if (std::system(index.c_str()) != 0) return "not indexed";
  const std::string search = fmt::format("{}search {} --db '{}' harbour", program, options, db);
  const Terminal terminal({"/bin/sh", "-c", search + "; echo; echo done"},
                          {{"PATH", std::getenv("PATH")}, {"TERM", "xterm"}, {"PAGER", "cat"}});
  return terminal.read_until("done", kPatience);
}

TEST(Terminal, ShowsAnswersInColourAndBrokenIntoLinesThatFit) {
  const TemporaryFolder folder;
  const std::string text = shown(folder, "");
  EXPECT_THAT(text, testing::HasSubstr("\x1b[1mGates\x1b[0m"));
  EXPECT_THAT(text, testing::HasSubstr("harbour\x1b[0m is closed"));
  const std::string plain = shown(folder, "--color never");
  EXPECT_THAT(plain, testing::Not(testing::HasSubstr("\x1b[")));
  std::istringstream lines(plain);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  EXPECT_LE(longest, 121U) << "120 columns and a carriage return";
  EXPECT_GT(longest, 100U);
}

}  // namespace
}  // namespace newsdex
