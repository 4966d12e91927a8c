// Files that hold files: zip, tar and 7z, and the compressions gzip, xz, zstd and bzip2, which hold
// one. Read from a stream, front to back; nothing is ever written to disk.

#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/containers/budget.h"
#include "indexer/formats/byte_stream.h"
#include "indexer/item.h"

namespace newsdex {

enum class ContainerKind : std::uint8_t { zip, tar, seven_zip, gzip, xz, zstd, bzip2 };

/// How much of an input `sniff_container` wants to see.
inline constexpr std::size_t kSniffContainerBytes = 512;

/// By content alone: magic numbers, for tar the checksum of its first header. Office documents and
/// e-books, which are zip files inside, are none.
[[nodiscard]] std::optional<ContainerKind> sniff_container(std::string_view head);

/// The name of what a compressed file holds: `a.jsonl` for `a.jsonl.gz`.
[[nodiscard]] std::string_view unpacked_name(std::string_view name);

class Container {
 public:
  struct Member {
    std::string name;  ///< shown, never used as a path; empty for what a compression holds
    std::optional<Problem> problem = std::nullopt;  ///< why it is not read
  };

  Container() = default;
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;
  virtual ~Container() = default;

  /// The next file in it, in the order of the container; nullopt at the end, or where it cannot be
  /// read further. Folders, links, hidden files and macOS's resource forks are passed over.
  [[nodiscard]] virtual std::optional<Member> next() = 0;

  /// The next bytes of the member, at most `size`; 0 at its end. Throws std::ios_base::failure
  /// where it is damaged, cut off, or exhausts the budget.
  [[nodiscard]] virtual std::size_t read(char* data, std::size_t size) = 0;

  /// What was found broken since the last call, with its place; empty if nothing was.
  [[nodiscard]] std::string take_damage() { return std::exchange(damage_, {}); }

 protected:
  /// The first damage is the one that tells; those that follow from it are dropped.
  void report(std::string damage) {
    if (damage_.empty()) damage_ = std::move(damage);
  }

 private:
  std::string damage_;
};

/// `input` and `budget` must outlive the container.
[[nodiscard]] std::unique_ptr<Container> open_container(ContainerKind kind, ByteStream& input,
                                                        Budget& budget);

/// The bytes of a container's current member, as a stream; bad() after `read` threw.
class MemberStream : public std::istream {
 public:
  /// `container` must outlive the stream, and stay at this member.
  explicit MemberStream(Container& container);
  ~MemberStream() override;
  MemberStream(const MemberStream&) = delete;
  MemberStream& operator=(const MemberStream&) = delete;

 private:
  class Buffer;

  std::unique_ptr<Buffer> buffer_;
};

}  // namespace newsdex
