// Reuters-21578: SGML records between <REUTERS …> and </REUTERS>, with labels by people.
//
// The format is that of the collection's README (D. Lewis, 1997). It is scanned by hand: the
// files are no well-formed SGML.

#pragma once

#include "indexer/formats/reader.h"

namespace newsdex {

class ReutersReader : public Reader {
 public:
  explicit ReutersReader(ByteStream& stream) : stream_(stream) {}

  [[nodiscard]] std::optional<Item> next() override;

 private:
  ByteStream& stream_;
  std::string pending_;  ///< the first line of the next record, if it was met inside one
  std::uint64_t pending_line_ = 0;
};

}  // namespace newsdex
