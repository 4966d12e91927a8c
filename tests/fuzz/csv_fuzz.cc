// Fuzzes the reader of CSV: clang, -fsanitize=fuzzer.

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/readers_property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!newsdex::reader_is_sound(newsdex::Format::csv, bytes)) __builtin_trap();
  return 0;
}
