#include "indexer/containers/container.h"

#include <algorithm>
#include <array>
#include <streambuf>

#include "indexer/containers/gzip_container.h"
#include "indexer/containers/libarchive_container.h"

namespace newsdex {

namespace {

struct Magic {
  std::string_view bytes;
  ContainerKind kind;
};

constexpr auto kMagic = std::to_array<Magic>({
    {"PK\x03\x04", ContainerKind::zip},
    {"PK\x05\x06", ContainerKind::zip},  // without files
    {"7z\xbc\xaf\x27\x1c", ContainerKind::seven_zip},
    {"\x1f\x8b\x08", ContainerKind::gzip},
    {{"\xfd\x37zXZ\0", 6}, ContainerKind::xz},
    {"\x28\xb5\x2f\xfd", ContainerKind::zstd},
});

constexpr auto kEndings = std::to_array<std::string_view>({".gz", ".xz", ".zst", ".bz2"});

bool is_bzip2(std::string_view head) {
  return head.starts_with("BZh") && head.size() > 3 && head[3] >= '1' && head[3] <= '9' &&
         (head.substr(4).starts_with("1AY&SY") || head.substr(4).starts_with("\x17rE8P\x90"));
}

// A header of 512 bytes; its own sum, with the place where that is written taken as blanks, stands
// at 148 in octal digits (POSIX.1-1988, ustar; the same in the older tar).
bool is_tar(std::string_view head) {
  static constexpr std::size_t kHeader = 512;
  static constexpr std::size_t kSum = 148;
  static constexpr std::size_t kSumBytes = 8;
  if (head.size() < kHeader || head[0] == '\0') return false;
  std::uint64_t written = 0;
  std::size_t digits = 0;
  for (const char c : head.substr(kSum, kSumBytes)) {
    if (c >= '0' && c <= '7') {
      written = written * 8 + static_cast<std::uint64_t>(c - '0');
      ++digits;
    } else if (c != ' ' && c != '\0') {
      return false;
    }
  }
  std::uint64_t sum = kSumBytes * ' ';
  for (std::size_t i = 0; i < kHeader; ++i) {
    if (i < kSum || i >= kSum + kSumBytes) sum += static_cast<unsigned char>(head[i]);
  }
  return digits > 0 && sum == written;
}

// The name of the first file in a zip, from its local header (APPNOTE.TXT 4.3.7).
std::string_view first_zip_name(std::string_view head) {
  static constexpr std::size_t kLength = 26;
  static constexpr std::size_t kName = 30;
  if (head.size() < kName) return {};
  const std::size_t length = static_cast<unsigned char>(head[kLength]) +
                             std::size_t{256} * static_cast<unsigned char>(head[kLength + 1]);
  return head.substr(kName, length);
}

bool is_document(std::string_view head) {
  const std::string_view name = first_zip_name(head);
  return name == "mimetype" || name == "[Content_Types].xml" || name.starts_with("_rels/") ||
         name.starts_with("META-INF/");
}

}  // namespace

std::optional<ContainerKind> sniff_container(std::string_view head) {
  for (const auto& [bytes, kind] : kMagic) {
    if (!head.starts_with(bytes)) continue;
    if (kind == ContainerKind::zip && is_document(head)) return std::nullopt;
    return kind;
  }
  if (is_bzip2(head)) return ContainerKind::bzip2;
  if (is_tar(head)) return ContainerKind::tar;
  return std::nullopt;
}

std::string_view unpacked_name(std::string_view name) {
  for (const std::string_view ending : kEndings) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

std::unique_ptr<Container> open_container(ContainerKind kind, ByteStream& input, Budget& budget) {
  if (kind == ContainerKind::gzip) return std::make_unique<GzipContainer>(input, budget);
  return std::make_unique<LibarchiveContainer>(kind, input, budget);
}

class MemberStream::Buffer : public std::streambuf {
 public:
  explicit Buffer(Container& container) : container_(container) {}

 protected:
  int_type underflow() override {
    const std::size_t size = container_.read(bytes_.data(), bytes_.size());
    if (size == 0) return traits_type::eof();
    setg(bytes_.data(), bytes_.data(), bytes_.data() + size);
    return traits_type::to_int_type(*gptr());
  }

 private:
  Container& container_;
  std::array<char, std::size_t{64} * 1024> bytes_{};
};

MemberStream::MemberStream(Container& container)
    : std::istream(nullptr), buffer_(std::make_unique<Buffer>(container)) {
  rdbuf(buffer_.get());
}

MemberStream::~MemberStream() = default;

}  // namespace newsdex
