// From PATH arguments to inputs of one format: walks folders, opens what is packed, recognises
// formats.

#pragma once

#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "indexer/containers/container.h"
#include "indexer/file_stream.h"
#include "indexer/formats/byte_stream.h"
#include "indexer/formats/fields.h"
#include "indexer/formats/sniff.h"
#include "indexer/item.h"
#include "indexer/limits.h"
#include "indexer/path_set.h"
#include "indexer/path_walk.h"

namespace newsdex {

struct InputOptions {
  std::vector<std::string> paths;  ///< files, folders, or `-` for standard input
  std::optional<Format> format;    ///< obeyed; without it each file is looked at
  std::vector<FieldMapping> mappings;
  Limits limits = {};
  /// Where given, files that it does not cover are passed over: all else is as if they were read.
  std::optional<PathSet> only = std::nullopt;
  /// Whether to give up waiting for input. The item that was waited for is then a broken one.
  std::function<bool()> is_stopped = [] { return false; };
};

/// Where an input stands. Of a member of an archive, `path` and `origin` end in `!/` and its name;
/// a compression adds nothing to them.
struct InputPlace {
  std::string path;    ///< relative to the parent of the PATH argument
  std::string origin;  ///< absolute; `-` for standard input
  std::string name;    ///< of the file, without folders and without the ending of a compression
  bool named = false;  ///< it is the PATH argument itself
};

/// An input to read: its bytes belong to the walk.
struct Input {
  InputPlace place;
  Format format = Format::text;
  ByteStream* bytes = nullptr;
};

/// Yields every input of every path, in the order of the paths; under a folder in byte order of the
/// paths of its files, in an archive in its order. Layers of packing are a stack of open streams,
/// at most kMaxLayers high.
///
/// What is no input is an item that says why, in its place: a file without articles (skipped where
/// it was found, failed where it was named), a path that cannot be read, a damaged archive.
class InputWalk {
 public:
  /// All must outlive the walk.
  InputWalk(const InputOptions& options, const FieldNames& fields, std::istream& standard_input);

  /// The next input, opened; valid until the next call.
  [[nodiscard]] std::optional<std::variant<Input, Item>> next();

  /// What has been found broken, in the bytes of the last input or in what it is packed in, since
  /// the last call.
  [[nodiscard]] std::optional<Item> take_damage();

  /// Whether the last input may be read still; it is closed when a bomb is met in it.
  [[nodiscard]] bool is_reading() const { return reading_; }

 private:
  /// An open file or member; a container if others are read from it.
  struct Layer {
    InputPlace place;
    std::unique_ptr<std::istream> stream;  ///< none of its own for standard input
    std::optional<ByteStream> bytes;
    std::unique_ptr<Container> container;
    bool is_empty = true;  ///< no member has been met yet
  };
  using Step = std::optional<std::variant<Input, Item>>;

  Step open_path(const WalkEntry& entry);
  Step next_member();
  Step look_at_top();
  Item close_all(std::string reason);

  const InputOptions& options_;
  const FieldNames& fields_;
  std::istream& standard_input_;
  std::size_t next_path_ = 0;
  std::optional<PathWalk> walk_;
  std::vector<std::unique_ptr<Layer>> layers_;  ///< outermost first
  std::optional<Budget> budget_;                ///< of the file that is layers_[0]
  bool reading_ = false;                        ///< the top layer is what `next` gave
};

}  // namespace newsdex
