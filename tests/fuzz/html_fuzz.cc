// Fuzzes the HTML reader: clang, -fsanitize=fuzzer. Begin with tests/corpora/html.

#include "tests/fuzz/html_fuzz.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!newsdex::html_is_sound({reinterpret_cast<const char*>(data), size})) __builtin_trap();
  return 0;
}
