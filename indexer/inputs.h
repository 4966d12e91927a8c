// From PATH arguments to items: walks folders, recognises formats, opens readers.

#pragma once

#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/file_stream.h"
#include "indexer/formats/reader.h"
#include "indexer/item.h"
#include "indexer/path_walk.h"

namespace newsdex {

struct InputOptions {
  std::vector<std::string> paths;  ///< files, folders, or `-` for standard input
  std::optional<Format> format;    ///< obeyed; without it each file is looked at
  std::vector<FieldMapping> mappings;
  /// Whether to give up waiting for input. The item that was waited for is then a broken one.
  std::function<bool()> is_stopped = [] { return false; };
};

/// Yields every item of every path, in the order of the paths and, under a folder, in byte order
/// of the paths of its files. Holds no more than one record, or one text file, at a time.
///
/// A file found by walking that holds no articles is one skipped item; named as a path it is a
/// failed one, as is a path that cannot be read. Nothing is thrown.
class ItemSource {
 public:
  /// `standard_input` must outlive the source.
  ItemSource(InputOptions options, std::istream& standard_input);
  ItemSource(const ItemSource&) = delete;  // the reader looks into it
  ItemSource& operator=(const ItemSource&) = delete;

  [[nodiscard]] std::optional<Item> next();

 private:
  std::optional<Item> open(const WalkEntry& entry);
  std::optional<Item> next_of_file();

  InputOptions options_;
  std::istream& standard_input_;
  FieldNames fields_;
  std::size_t next_path_ = 0;
  std::optional<PathWalk> walk_;

  WalkEntry file_;  ///< the file that reader_ reads
  std::unique_ptr<FileStream> file_stream_;
  std::optional<ByteStream> stream_;
  std::unique_ptr<Reader> reader_;
};

}  // namespace newsdex
