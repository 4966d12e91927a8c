// Readers: an input of one format becomes a stream of items. All have the same shape.

#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "indexer/formats/byte_stream.h"
#include "indexer/formats/fields.h"
#include "indexer/formats/sniff.h"
#include "indexer/item.h"
#include "indexer/limits.h"

namespace newsdex {

class CaptureIndex;

class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;

  /// The next item, nullopt at the end of the input. A broken record is an item that holds a
  /// Problem; the ones after it are read. `path` and `origin` are left empty: a reader sees
  /// bytes, not files.
  [[nodiscard]] virtual std::optional<Item> next() = 0;
};

/// A reader of `format`. `stream`, `fields` and `captures` must outlive it. `captures` says of
/// crawls which captures of a page are to be read; without it all of them are.
[[nodiscard]] std::unique_ptr<Reader> open_reader(Format format, ByteStream& stream,
                                                  const FieldNames& fields,
                                                  const Limits& limits = {},
                                                  const CaptureIndex* captures = nullptr);

}  // namespace newsdex
