// What is installed beside the programs says what the programs say.

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace newsdex {
namespace {

constexpr auto kPrograms = std::to_array({"index", "admin", "search", "serve"});

std::string output_of(const std::string& program, const std::string& arguments) {
  const std::string command =
      fmt::format("'{}/newsdex-{}' {}", NEWSDEX_PROGRAMS, program, arguments);
  std::FILE* pipe = ::popen(command.c_str(), "r");
  std::string out;
  std::array<char, 65536> bytes{};
  while (const std::size_t size = std::fread(bytes.data(), 1, bytes.size(), pipe)) {
    out.append(bytes.data(), size);
  }
  EXPECT_EQ(::pclose(pipe), 0) << command;
  return out;
}

/// The long options of a program, those that its help tells of elsewhere among them.
std::vector<std::string> long_options(const std::string& program) {
  const std::string script = output_of(program, "--generate-completion fish");
  std::vector<std::string> out;
  for (std::size_t at = 0; (at = script.find(" -l ", at)) != std::string::npos; ++at) {
    out.push_back(script.substr(at + 4, script.find_first_of(" \n", at + 4) - at - 4));
  }
  return out;
}

std::string manual_of(const std::string& program) {
  std::ifstream file(fmt::format("{}/docs/man/newsdex-{}.1.scd", NEWSDEX_SOURCE_DIR, program));
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Manual, HasEveryOptionAndNoOther) {
  for (const std::string program : kPrograms) {
    const std::vector<std::string> options = long_options(program);
    EXPECT_GT(options.size(), 6U) << program;
    const std::string manual = manual_of(program);
    for (const std::string& option : options) {
      EXPECT_THAT(manual, testing::HasSubstr("*--" + option + "*")) << program;
    }
    for (std::size_t at = 0; (at = manual.find("*--", at)) != std::string::npos; ++at) {
      const std::size_t begin = at + 3;
      const std::string name = manual.substr(begin, manual.find_first_of("* ", begin) - begin);
      if (name.empty()) continue;
      EXPECT_THAT(options, testing::Contains(name)) << program;
    }
  }
}

TEST(Completions, HaveEveryOptionThatTheHelpHas) {
  for (const std::string program : kPrograms) {
    const std::string help = output_of(program, "--help");
    for (const std::string shell : {"bash", "zsh", "fish"}) {
      const std::string script = output_of(program, "--generate-completion " + shell);
      for (std::size_t at = 0; (at = help.find("--", at)) != std::string::npos; at += 2) {
        const std::size_t end = help.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
        const std::string name = help.substr(at + 2, end - at - 2);
        if (name.empty()) continue;
        EXPECT_THAT(script, testing::HasSubstr(shell == "fish" ? "-l " + name : "--" + name))
            << program << " " << shell;
      }
    }
  }
}

TEST(Completions, OfferTheWordsThatAnOptionTakes) {
  EXPECT_THAT(output_of("search", "--generate-completion bash"),
              testing::HasSubstr("'day week month year'"));
  EXPECT_THAT(output_of("index", "--generate-completion fish"), testing::HasSubstr("ymd dmy mdy"));
  EXPECT_THAT(output_of("admin", "--generate-completion zsh"), testing::HasSubstr("(stats check"));
}

}  // namespace
}  // namespace newsdex
