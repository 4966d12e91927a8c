#include "tests/faults/crash_log.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include "common/archive/files.h"

namespace newsdex::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSectorBytes = 512;

std::string folder_of(const std::string& path) { return fs::path(path).parent_path().string(); }
std::string name_of(const std::string& path) { return fs::path(path).filename().string(); }

bool coin(std::mt19937& random) { return (random() & 1) != 0; }

void resize(std::string& bytes, std::uint64_t size) { bytes.resize(size, '\0'); }

/// Puts `data` at `offset`; where `is_torn`, only some of the sectors.
void put(std::string& bytes, std::uint64_t offset, const std::string& data, bool is_torn,
         std::mt19937& random) {
  if (bytes.size() < offset + data.size()) resize(bytes, offset + data.size());
  for (std::size_t at = 0; at < data.size();) {
    const std::size_t next = (offset + at) / kSectorBytes * kSectorBytes + kSectorBytes - offset;
    const std::size_t end = std::min(next, data.size());
    if (!is_torn || coin(random)) bytes.replace(offset + at, end - at, data, at, end - at);
    at = end;
  }
}

}  // namespace

std::vector<LoggedCall> read_log(const fs::path& file) {
  const std::string bytes = read_file(file);
  std::vector<LoggedCall> calls;
  std::size_t at = 0;
  const auto take = [&](std::size_t size) {
    if (bytes.size() - at < size) throw std::runtime_error("the log of the shim is cut off");
    at += size;
    return bytes.substr(at - size, size);
  };
  while (at < bytes.size()) {
    LogHead head{};
    std::memcpy(&head, take(sizeof head).data(), sizeof head);
    LoggedCall& call = calls.emplace_back();
    call.op = head.op;
    call.path = take(head.path_bytes);
    call.other = take(head.other_bytes);
    call.offset = head.offset;
    call.data = take(head.data_bytes);
  }
  return calls;
}

Disk::Disk(const fs::path& folder) : root_(folder.string()) {
  folders_[root_];
  now_[root_] = kFolder;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().string();
    int number = kFolder;
    if (entry.is_directory()) {
      folders_[path];
    } else {
      number = next_file_++;
      files_[number].durable = read_file(entry.path());
    }
    folders_[folder_of(path)].durable[name_of(path)] = number;
    now_[path] = number;
  }
}

void Disk::change_name(const std::string& path, int file, const std::string& old_path) {
  const std::string old_name = old_path.empty() ? std::string() : name_of(old_path);
  folders_[folder_of(path)].pending.push_back({name_of(path), file, old_name});
  if (!old_path.empty()) now_.erase(old_path);
  if (file == 0) {
    now_.erase(path);
  } else {
    now_[path] = file;
  }
}

void Disk::apply(const LoggedCall& call) {
  const auto known = now_.find(call.path);
  const int number = known == now_.end() ? 0 : known->second;
  switch (call.op) {
    case Op::create:
      if (number > 0) {
        files_[number].pending.push_back({0, {}, true});
      } else {
        change_name(call.path, next_file_++);
      }
      break;
    case Op::write:
      files_[number].pending.push_back({call.offset, call.data, false});
      break;
    case Op::truncate:
      files_[number].pending.push_back({call.offset, {}, true});
      break;
    case Op::sync:
      if (number > 0) {
        std::mt19937 unused;
        files_[number] = {bytes_of(files_[number], Luck::all, unused), {}};
      } else if (number == kFolder) {
        std::mt19937 unused;
        Folder& folder = folders_[call.path];
        folder = {names_of(folder, Luck::all, unused), {}};
      }
      break;
    case Op::rename:
      change_name(call.other, number, call.path);
      break;
    case Op::link:
      change_name(call.other, number);
      break;
    case Op::mkdir:
      folders_[call.path] = {};
      change_name(call.path, kFolder);
      break;
    case Op::unlink:
    case Op::rmdir:
      change_name(call.path, 0);
      break;
  }
}

std::string Disk::bytes_of(const File& file, Luck luck, std::mt19937& random) {
  std::string bytes = file.durable;
  for (const Change& change : file.pending) {
    const bool is_random = luck == Luck::some || luck == Luck::anything;
    if (luck == Luck::nothing || (is_random && coin(random))) continue;
    if (change.truncates) {
      resize(bytes, change.offset);
    } else if (luck == Luck::names) {
      resize(bytes, std::max<std::uint64_t>(bytes.size(), change.offset + change.data.size()));
    } else {
      put(bytes, change.offset, change.data, is_random, random);
    }
  }
  return bytes;
}

std::map<std::string, int> Disk::names_of(const Folder& folder, Luck luck, std::mt19937& random) {
  std::map<std::string, int> names = folder.durable;
  std::size_t end = luck == Luck::nothing ? 0 : folder.pending.size();
  if (luck == Luck::some && end > 0) end = random() % (end + 1);
  for (std::size_t i = 0; i < end; ++i) {
    const NameChange& change = folder.pending[i];
    if (luck == Luck::anything && coin(random)) continue;
    if (!change.old_name.empty()) names.erase(change.old_name);
    if (change.file == 0) {
      names.erase(change.name);
    } else {
      names[change.name] = change.file;
    }
  }
  return names;
}

void Disk::crash(Luck luck, std::mt19937& random, const fs::path& folder) const {
  fs::remove_all(folder);
  std::vector<std::string> open{root_};
  std::map<int, std::string> contents;  // names of one file have the same bytes
  while (!open.empty()) {
    const std::string path = open.back();
    open.pop_back();
    const fs::path to = folder / fs::path(path).lexically_relative(root_);
    fs::create_directories(to);
    for (const auto& [name, file] : names_of(folders_.at(path), luck, random)) {
      const std::string inner = path + "/" + name;
      if (file == kFolder) {
        if (folders_.contains(inner)) open.push_back(inner);
        continue;
      }
      const auto known = files_.find(file);
      if (known != files_.end() && !contents.contains(file)) {
        contents[file] = bytes_of(known->second, luck, random);
      }
      std::ofstream(to / name, std::ios::binary) << contents[file];
    }
  }
}

}  // namespace newsdex::faults
