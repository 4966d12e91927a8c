// zip, tar and 7z, and what xz, zstd and bzip2 compress, through libarchive.

#pragma once

#include <memory>
#include <string_view>

#include "indexer/containers/container.h"

namespace newsdex {

/// libarchive reads from the stream by callbacks. A zip is read by its directory where the input
/// can seek, else (or where the directory is lost) by what stands before each file. A 7z needs to
/// seek; where the input cannot it is held in memory, kMaxHeldBytes of it at most. libarchive gives
/// up an archive at some kinds of damage: a zip that can seek is then opened again after the
/// member.
class LibarchiveContainer : public Container {
 public:
  LibarchiveContainer(ContainerKind kind, ByteStream& input, Budget& budget);
  ~LibarchiveContainer() override;

  [[nodiscard]] std::optional<Member> next() override;
  [[nodiscard]] std::size_t read(char* data, std::size_t size) override;

 private:
  struct Handle;

  void open(ByteStream& input);
  void start();
  bool start_again();
  void report_error(std::string_view what);
  bool pass_over_rest();

  ContainerKind kind_;
  Budget& budget_;
  std::unique_ptr<Handle> handle_;
  std::uint64_t headers_ = 0;  ///< read since the archive was opened
  bool finished_ = false;
  bool must_drain_ = false;  ///< to reach the next member, this one has to be unpacked
  bool inside_ = false;      ///< a member that has not been read to its end
};

}  // namespace newsdex
