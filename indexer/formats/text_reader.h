// Plain text: the whole file is one article, with or without front matter.

#pragma once

#include "indexer/formats/reader.h"

namespace newsdex {

class TextReader : public Reader {
 public:
  TextReader(ByteStream& stream, const FieldNames& fields, const Limits& limits)
      : stream_(stream), fields_(fields), limits_(limits) {}

  [[nodiscard]] std::optional<Item> next() override;

 private:
  ByteStream& stream_;
  const FieldNames& fields_;
  const Limits limits_;
  bool done_ = false;
};

}  // namespace newsdex
