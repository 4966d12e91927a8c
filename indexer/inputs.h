// From PATH arguments to items: opens inputs and reads each with the reader of its format.

#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/formats/mapping_use.h"
#include "indexer/formats/reader.h"
#include "indexer/input_walk.h"
#include "indexer/item.h"
#include "indexer/warc/capture_index.h"

namespace newsdex {

/// Yields every item of every path, in the order of the paths and, under a folder, in byte order
/// of the paths of its files. Holds no more than one record, or one text file, at a time, and of
/// crawls an index of their captures: files (not standard input) are looked through for those
/// before the first item, so that of several captures of a page the latest is read, wherever in
/// the paths it stands.
///
/// A file found by walking that holds no articles is one skipped item; named as a path it is a
/// failed one, as is a path that cannot be read, and where there is no memory for a record: then
/// nothing more is read of its file. Nothing is thrown.
class ItemSource {
 public:
  /// `standard_input` must outlive the source.
  ItemSource(InputOptions options, std::istream& standard_input);
  ItemSource(const ItemSource&) = delete;  // the reader looks into it
  ItemSource& operator=(const ItemSource&) = delete;

  [[nodiscard]] std::optional<Item> next();

  /// What is wrong with the mappings, as far as has been read; see MappingUse.
  [[nodiscard]] std::vector<std::string> mapping_complaints() const {
    return mapping_use_.complaints();
  }

 private:
  std::optional<Item> next_of_input();
  std::optional<Item> next_of_reader();

  InputOptions options_;
  FieldNames fields_;
  MappingUse mapping_use_;
  std::optional<CaptureIndex> captures_;
  InputWalk walk_;
  Input input_;  ///< what reader_ reads
  std::unique_ptr<Reader> reader_;
  bool damaged_ = false;      ///< input_, and that has been said
  bool is_given_up_ = false;  ///< input_, for want of memory
};

}  // namespace newsdex
