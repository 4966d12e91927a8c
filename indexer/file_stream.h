// A file, pipe or terminal as a stream that does not wait for bytes beyond a wish to stop.

#pragma once

#include <functional>
#include <istream>
#include <memory>
#include <string>

namespace newsdex {

/// std::ifstream waits for a silent pipe through every signal. This one asks `is_stopped` while it
/// waits, ten times a second, and ends as after a failed read: bad(). Seeks in regular files.
class FileStream : public std::istream {
 public:
  /// Opens `path`; fail() where that is impossible, errno says why.
  FileStream(const std::string& path, std::function<bool()> is_stopped);

  /// Reads from an open descriptor, which stays the caller's.
  FileStream(int descriptor, std::function<bool()> is_stopped);

  ~FileStream() override;
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

 private:
  class Buffer;

  std::unique_ptr<Buffer> buffer_;
};

}  // namespace newsdex
