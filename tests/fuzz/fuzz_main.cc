// libFuzzer's entries: newsdex_fuzz --target=NAME [libFuzzer's options and folders]. With --list it
// prints a line for each target: its name, the bytes of an input at most, the folders of its
// inputs.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/fuzz/target.h"

namespace {

const newsdex::FuzzTarget* g_target = nullptr;

void list_targets() {
  for (const newsdex::FuzzTarget& target : newsdex::fuzz_targets()) {
    std::printf("%s %zu", std::string(target.name).c_str(), target.longest);
    for (const std::string& folder : newsdex::corpora(target)) std::printf(" %s", folder.c_str());
    std::printf("\n");
  }
}

}  // namespace

// libFuzzer passes over options with two dashes and declares neither function.
extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  constexpr std::string_view kOption = "--target=";
  for (int i = 1; i < *argc; ++i) {
    const std::string_view argument = (*argv)[i];
    if (argument == "--list") {
      list_targets();
      std::exit(0);
    }
    if (!argument.starts_with(kOption)) continue;
    for (const newsdex::FuzzTarget& target : newsdex::fuzz_targets()) {
      if (target.name == argument.substr(kOption.size())) g_target = &target;
    }
  }
  if (g_target != nullptr) return 0;
  std::fputs("--target=NAME is one of:", stderr);
  for (const newsdex::FuzzTarget& target : newsdex::fuzz_targets()) {
    std::fprintf(stderr, " %.*s", static_cast<int>(target.name.size()), target.name.data());
  }
  std::fputc('\n', stderr);
  std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!g_target->is_sound({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
