#include "indexer/path_walk.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

namespace newsdex {

namespace fs = std::filesystem;

namespace {

constexpr const char* kManifest = "archive.json";

Problem unreadable(const std::error_code& error) {
  return {Status::failed, "cannot be read: " + error.message()};
}

Problem missing() { return unreadable(std::make_error_code(std::errc::no_such_file_or_directory)); }

// Folders are marked by a slash at the end, which also makes their place in the order of names the
// one that their files have in the order of paths.
bool is_folder(const WalkEntry& entry) { return entry.origin.ends_with('/'); }

WalkEntry folder_entry(const fs::directory_entry& found, const WalkEntry& folder) {
  const std::string name = found.path().filename().string();
  WalkEntry entry{.path = folder.path + name, .origin = folder.origin + name};
  std::error_code error;
  const fs::file_status status = found.status(error);
  if (error) {
    entry.problem = unreadable(error);
  } else if (!fs::exists(status)) {
    entry.problem = missing();
  } else if (fs::is_directory(status) && found.is_symlink(error)) {
    entry.problem = {Status::skipped, "a link to a folder; name it as PATH to have it read"};
  } else if (fs::is_directory(status)) {
    entry.path += '/';
    entry.origin += '/';
  } else if (!fs::is_regular_file(status)) {
    entry.problem = {Status::skipped, "not a regular file"};
  }
  return entry;
}

}  // namespace

PathWalk::PathWalk(const std::string& path) {
  if (path == "-") {
    pending_.push_back({.path = "-", .origin = "-", .named = true});
    return;
  }
  const fs::path whole = absolute_path(path);
  WalkEntry entry{.path = whole.filename().string(), .origin = whole.string(), .named = true};
  std::error_code error;
  const fs::file_status status = fs::status(whole, error);
  if (path.empty()) {
    entry.problem = {Status::failed, "an empty path"};
  } else if (!fs::exists(status)) {
    entry.problem = error ? unreadable(error) : missing();
  } else if (fs::is_directory(status) && fs::exists(whole / kManifest, error)) {
    entry.problem = {Status::failed, "an archive, not a folder of articles"};
  } else if (fs::is_directory(status)) {
    if (!entry.path.empty()) entry.path += '/';  // empty: the root
    if (!entry.origin.ends_with('/')) entry.origin += '/';
  }
  pending_.push_back(std::move(entry));
}

void PathWalk::push_folder(const WalkEntry& folder) {
  std::vector<WalkEntry> entries;
  std::error_code error;
  fs::directory_iterator found(folder.origin, error);
  for (; !error && found != fs::directory_iterator(); found.increment(error)) {
    const std::string name = found->path().filename().string();
    if (name == kManifest && !folder.named) return;
    if (!name.starts_with('.')) entries.push_back(folder_entry(*found, folder));
  }
  if (error) {
    entries.push_back({folder.path, folder.origin.substr(0, folder.origin.size() - 1), folder.named,
                       unreadable(error)});
  }
  std::sort(entries.begin(), entries.end(),
            [](const WalkEntry& a, const WalkEntry& b) { return a.origin > b.origin; });
  std::move(entries.begin(), entries.end(), std::back_inserter(pending_));
}

std::optional<WalkEntry> PathWalk::next() {
  while (!pending_.empty()) {
    WalkEntry entry = std::move(pending_.back());
    pending_.pop_back();
    if (!is_folder(entry)) return entry;
    push_folder(entry);
  }
  return std::nullopt;
}

std::string absolute_path(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).string();
}

PathSet roots_of(const std::vector<std::string>& paths) {
  PathSet out;
  for (const std::string& path : paths) {
    if (path != "-") out.add(absolute_path(path));
  }
  return out;
}

}  // namespace newsdex
