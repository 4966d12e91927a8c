#include "indexer/folder_watch.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "common/archive/manifest.h"
#include "common/error.h"
#include "indexer/path_walk.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE |
                                  IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR | IN_EXCL_UNLINK;
constexpr std::uint32_t kCame = IN_CREATE | IN_MOVED_TO;
constexpr std::uint32_t kWent = IN_DELETE | IN_MOVED_FROM;

std::string join(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

}  // namespace

FolderWatch::FolderWatch(const std::vector<std::string>& paths)
    : descriptor_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (descriptor_ < 0) {
    throw InputError(fmt::format("files cannot be watched: {}", std::strerror(errno)));
  }
  for (const std::string& path : paths) {
    roots_.insert(absolute_path(path));
    inside_.add(absolute_path(path));
  }
  try {
    for (const std::string& root : roots_) {
      const fs::path parent = fs::path(root).parent_path();
      if (fs::is_directory(parent)) continue;
      throw InputError(
          fmt::format("{} cannot be watched: there is no folder {}", root, parent.string()));
    }
    add_roots();
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

FolderWatch::~FolderWatch() { ::close(descriptor_); }

std::set<std::string> FolderWatch::wait(std::chrono::milliseconds longest) {
  std::set<std::string> changed;
  pollfd source{descriptor_, POLLIN, 0};
  if (::poll(&source, 1, static_cast<int>(longest.count())) <= 0) return changed;
  static constexpr std::size_t kBytes = std::size_t{64} * 1024;
  alignas(inotify_event) std::array<char, kBytes> bytes{};
  while (true) {
    const ssize_t size = ::read(descriptor_, bytes.data(), bytes.size());
    if (size <= 0) return changed;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      inotify_event head{};
      std::memcpy(&head, bytes.data() + at, sizeof head);
      const char* name = bytes.data() + at + sizeof head;
      follow({head.wd, head.mask, std::string(name, ::strnlen(name, head.len))}, changed);
      at += sizeof head + head.len;
    }
  }
}

void FolderWatch::follow(const Event& event, std::set<std::string>& changed) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) {
    add_roots();  // folders that came meanwhile
    changed.insert(roots_.begin(), roots_.end());
    return;
  }
  const auto found = folders_.find(event.watch);
  if (found == folders_.end()) return;
  if ((event.mask & IN_IGNORED) != 0) {
    folders_.erase(found);
    return;
  }
  const std::set<std::string> names = found->second;  // following an event may drop it
  if (event.name.empty()) return;
  for (const std::string& folder : names) follow_in(folder, event, changed);
}

void FolderWatch::follow_in(const std::string& folder, const Event& event,
                            std::set<std::string>& changed) {
  const std::string path = join(folder, event.name);
  const bool is_root = roots_.contains(path);
  if (!is_root && (event.name.starts_with('.') || !inside_.covers(path))) return;
  if (inside_.covers(folder) && !roots_.contains(folder) && is_archive(folder)) {
    drop_tree(folder);  // it has become one: nothing in it is read from now on
    return;
  }
  if ((event.mask & IN_ISDIR) != 0) {
    if ((event.mask & kWent) != 0) drop_tree(path);
    if ((event.mask & kCame) != 0) add_tree(path);
  }
  changed.insert(path);
}

// A root is found by its name in its parent: it may come, go, and be replaced.
void FolderWatch::add_roots() {
  for (const std::string& root : roots_) {
    add_folder(fs::path(root).parent_path().string());
    if (fs::is_directory(root)) add_tree(root);
  }
}

// A folder is watched before it is looked into, so that nothing comes unseen between.
void FolderWatch::add_tree(const std::string& top) {
  std::vector<std::string> pending{top};
  while (!pending.empty()) {
    const std::string folder = std::move(pending.back());
    pending.pop_back();
    if (is_archive(folder)) continue;
    add_folder(folder);
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      std::error_code gone;
      const std::string name = entry->path().filename().string();
      if (!name.starts_with('.') && !entry->is_symlink(gone) && entry->is_directory(gone)) {
        pending.push_back(join(folder, name));
      }
    }
  }
}

// A folder that has gone or may not be read is left to the run, which says so.
void FolderWatch::add_folder(const std::string& folder) {
  const int watch = ::inotify_add_watch(descriptor_, folder.c_str(), kEvents);
  if (watch >= 0) {
    folders_[watch].insert(folder);
  } else if (errno == ENOSPC) {
    throw InputError(fmt::format("{} cannot be watched: too many folders", folder),
                     "raise the kernel's limit fs.inotify.max_user_watches");
  }
}

void FolderWatch::drop_tree(const std::string& top) {
  PathSet tree;
  tree.add(top);
  for (auto row = folders_.begin(); row != folders_.end();) {
    std::erase_if(row->second, [&](const std::string& name) { return tree.covers(name); });
    if (row->second.empty()) {
      ::inotify_rm_watch(descriptor_, row->first);
      row = folders_.erase(row);
    } else {
      ++row;
    }
  }
}

}  // namespace newsdex
