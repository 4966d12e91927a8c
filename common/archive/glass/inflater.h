// Reads raw deflate streams (RFC 1951), which is how glass compresses tags.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

struct libdeflate_decompressor;

namespace newsdex::glass {

class Inflater {
 public:
  Inflater();
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// What `bytes` were before they were compressed; empty where they are no stream, or one of more
  /// than `most` bytes. Valid until the next call.
  [[nodiscard]] std::string_view decompress(std::string_view bytes, std::size_t most);

 private:
  libdeflate_decompressor* decompressor_;
  std::string buffer_;
};

}  // namespace newsdex::glass
