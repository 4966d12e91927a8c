// Reuters-21578: SGML records between <REUTERS …> and </REUTERS>, with labels by people.
//
// The format is that of the collection's README (D. Lewis, 1997). It is scanned by hand: the
// files are no well-formed SGML.

#pragma once

#include <cstdint>

#include "indexer/formats/reader.h"

namespace newsdex {

class ReutersReader : public Reader {
 public:
  ReutersReader(ByteStream& stream, const Limits& limits) : stream_(stream), limits_(limits) {}

  /// A record ends with its end tag; one that lacks it, where a line begins the next one.
  [[nodiscard]] std::optional<Item> next() override;

 private:
  struct Extent;

  bool find_record();
  Extent measure_record();
  std::string_view take(std::size_t size);

  ByteStream& stream_;
  const Limits limits_;
  std::uint64_t line_ = 1;  ///< of the next byte
};

}  // namespace newsdex
