// JSON Lines: an article a line.

#pragma once

#include <memory>

#include "indexer/formats/reader.h"

namespace newsdex {

class JsonlReader : public Reader {
 public:
  JsonlReader(ByteStream& stream, const FieldNames& fields);
  ~JsonlReader() override;

  [[nodiscard]] std::optional<Item> next() override;

 private:
  struct Parser;

  ByteStream& stream_;
  const FieldNames& fields_;
  std::unique_ptr<Parser> parser_;  ///< keeps its memory from line to line
};

}  // namespace newsdex
