// Makes raw deflate streams (RFC 1951), which is how glass compresses tags.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace newsdex::glass {

/// What a tag holds. Bytes that are frequent in such tags have short codes.
enum class TagKind : std::uint8_t { article, term_list };

class Deflater {
 public:
  explicit Deflater(TagKind kind);
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  /// `bytes` compressed; empty where that would not make it shorter. Valid until the next call.
  [[nodiscard]] std::string_view compress(std::string_view bytes);

 private:
  struct Stream;

  std::unique_ptr<Stream> stream_;
  std::string buffer_;
};

}  // namespace newsdex::glass
