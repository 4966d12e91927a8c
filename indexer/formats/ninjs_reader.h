// ninjs 1 to 3, news in JSON: an article an object, alone, in an array or a line each.
//
// The format: IPTC, "News in JSON" (iptc.org/std/ninjs), versions 1.0 to 3.1. Their property names
// differ by number and letter case (`person`, `people`; `versioncreated`, `versionCreated`); all of
// them are read, whatever version an object claims.

#pragma once

#include <memory>

#include "indexer/formats/reader.h"

namespace newsdex {

class JsonItems;

class NinjsReader : public Reader {
 public:
  NinjsReader(ByteStream& stream, const Limits& limits);
  ~NinjsReader() override;

  /// An object that breaks a rule of the format on which reading depends is a failed item, whose
  /// reason begins with the property's path: `headlines/0/value: not a text`. Properties that the
  /// format does not have are no error: newsrooms extend it; they are in `extra`.
  [[nodiscard]] std::optional<Item> next() override;

 private:
  const Limits limits_;
  std::unique_ptr<JsonItems> items_;
};

}  // namespace newsdex
