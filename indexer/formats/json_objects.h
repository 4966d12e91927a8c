// The objects of a JSON input, one after another: of lines, of an array, or simply in a row.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/formats/byte_stream.h"

namespace newsdex {

struct JsonObject {
  std::string text;  ///< from `{` to its `}`; where `problem` is set, empty
  std::uint64_t line = 0;
  std::uint64_t bytes = 0;  ///< of input, what stands before it included
  std::string problem;      ///< what stood there instead of an object
};

/// Cuts by brackets and strings only: an object may still be no valid JSON. Where the first line
/// is a whole object, each line is one, so that a broken line breaks no other. Linear.
class JsonObjects {
 public:
  /// Of objects longer than `limit` bytes nothing is kept. `stream` must outlive this.
  JsonObjects(ByteStream& stream, std::size_t limit) : stream_(stream), limit_(limit) {}

  /// The next object, nullopt at the end of the input.
  [[nodiscard]] std::optional<JsonObject> next();

 private:
  std::optional<JsonObject> next_by_brackets();
  void take_object(JsonObject& object);
  bool fill(JsonObject& object);
  void pass(std::size_t bytes);
  std::optional<JsonObject> next_line();

  ByteStream& stream_;
  std::size_t limit_;
  bool began_ = false;
  bool by_line_ = false;
  std::string piece_;      ///< of the input
  std::size_t begin_ = 0;  ///< where in it we are
  std::uint64_t line_ = 1;
};

}  // namespace newsdex
