// Fuzzes everything from bytes to articles, containers first: clang, -fsanitize=fuzzer.

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/readers_property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!newsdex::input_is_sound(bytes)) __builtin_trap();
  return 0;
}
