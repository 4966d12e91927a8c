// A file written once, front to back, through a buffer.

#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace newsdex::glass {

class OutputFile {
 public:
  /// Creates the file. Every function throws ArchiveError that names the path and the cause.
  explicit OutputFile(std::filesystem::path path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);

  /// Writes what is left and closes; nothing may be written after. Syncs nothing.
  void close();

 private:
  void flush();

  std::filesystem::path path_;
  std::string buffer_;
  int descriptor_ = -1;
};

}  // namespace newsdex::glass
