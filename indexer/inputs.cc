#include "indexer/inputs.h"

#include <cerrno>
#include <cstring>
#include <utility>
#include <variant>

namespace newsdex {

namespace {

std::string_view file_name(std::string_view path) {
  return path == "-" ? std::string_view{} : path.substr(path.rfind('/') + 1);
}

Item problem_item(const WalkEntry& file, Status status, std::string reason) {
  Item item;
  item.path = file.path;
  item.origin = file.origin;
  item.content = Problem{status, std::move(reason)};
  return item;
}

}  // namespace

ItemSource::ItemSource(InputOptions options, std::istream& standard_input)
    : options_(std::move(options)), standard_input_(standard_input), fields_(options_.mappings) {}

std::optional<Item> ItemSource::next() {
  while (true) {
    if (reader_) {
      if (auto item = next_of_file()) return item;
    }
    if (walk_) {
      if (const auto entry = walk_->next()) {
        if (auto item = open(*entry)) return item;
        continue;
      }
      walk_.reset();
    }
    if (next_path_ == options_.paths.size()) return std::nullopt;
    walk_.emplace(options_.paths[next_path_++]);
  }
}

// Opens a file for next_of_file; an item if there is nothing to read in it.
std::optional<Item> ItemSource::open(const WalkEntry& entry) {
  if (entry.problem) return problem_item(entry, entry.problem->status, entry.problem->reason);
  file_ = entry;
  if (entry.origin != "-") {
    file_stream_ = std::make_unique<FileStream>(entry.origin, options_.is_stopped);
    if (!*file_stream_)
      return problem_item(entry, Status::failed,
                          std::string("cannot be opened: ") + std::strerror(errno));
  }
  stream_.emplace(entry.origin == "-" ? standard_input_ : *file_stream_);
  Format format = Format::text;
  if (options_.format) {
    format = *options_.format;
  } else {
    const auto found = sniff(stream_->peek(kSniffBytes), file_name(entry.path), fields_);
    if (stream_->broken()) return problem_item(entry, Status::failed, "cannot be read");
    if (const auto* unrecognised = std::get_if<Unrecognised>(&found)) {
      return problem_item(entry, entry.named ? Status::failed : Status::skipped,
                          unrecognised->reason);
    }
    format = std::get<Format>(found);
  }
  reader_ = open_reader(format, *stream_, fields_);
  return std::nullopt;
}

std::optional<Item> ItemSource::next_of_file() {
  if (auto item = reader_->next()) {
    item->path = file_.path;
    item->origin = file_.origin;
    return item;
  }
  reader_.reset();
  if (stream_->broken()) return problem_item(file_, Status::failed, "cannot be read to its end");
  return std::nullopt;
}

}  // namespace newsdex
