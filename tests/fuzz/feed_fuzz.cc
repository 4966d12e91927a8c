// Feeds any bytes to the reader of this format. Build and run:
//   cmake --preset tidy && ninja -C build/tidy feed_fuzz
//   build/tidy/bin/feed_fuzz -max_len=65536 corpus/articles

#include "tests/fuzz/reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  newsdex::check_reader(newsdex::Format::feed, {reinterpret_cast<const char*>(data), size});
  return 0;
}
