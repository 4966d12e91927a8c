#include "search/docids.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>

namespace newsdex {
namespace {

using Words = std::span<const std::uint64_t>;

// The portable format of Roaring bitmaps, without runs (RoaringFormatSpec): the only way to hand
// the library a bitset whole.
constexpr std::uint32_t kCookie = 12346;
constexpr std::size_t kContainerWords = 1024;  ///< 65,536 docids
constexpr std::uint32_t kMostListed = 4096;    ///< docids of a container that is a list
constexpr std::size_t kContainerHeadBytes = 8;

struct Container {
  std::uint16_t key = 0;
  std::uint32_t docids = 0;
  Words words;

  [[nodiscard]] bool is_list() const { return docids <= kMostListed; }
  [[nodiscard]] std::size_t bytes() const {
    return is_list() ? docids * sizeof(std::uint16_t) : kContainerWords * sizeof(std::uint64_t);
  }
};

std::vector<Container> containers_of(Words words) {
  std::vector<Container> out;
  for (std::size_t begin = 0; begin < words.size(); begin += kContainerWords) {
    Container container;
    container.key = static_cast<std::uint16_t>(begin / kContainerWords);
    container.words = words.subspan(begin, std::min(kContainerWords, words.size() - begin));
    for (const std::uint64_t word : container.words) {
      container.docids += static_cast<std::uint32_t>(std::popcount(word));
    }
    if (container.docids > 0) out.push_back(container);
  }
  return out;
}

/// Writes numbers and bytes one behind the other.
class Writer {
 public:
  explicit Writer(std::size_t bytes) : bytes_(bytes, '\0'), at_(bytes_.data()) {}

  template <typename T>
  void put(T number) {
    std::memcpy(at_, &number, sizeof number);
    at_ += sizeof number;
  }

  void put_list(Words words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::uint64_t rest = words[i]; rest != 0; rest &= rest - 1) {
        put(static_cast<std::uint16_t>(i * 64 + static_cast<unsigned>(std::countr_zero(rest))));
      }
    }
  }

  void put_bitset(Words words) {
    std::memcpy(at_, words.data(), words.size_bytes());
    at_ += kContainerWords * sizeof(std::uint64_t);  // zeros behind the last word
  }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  char* at_;
};

}  // namespace

std::vector<std::uint32_t> docids_of(const Roaring& set) {
  std::vector<std::uint32_t> out(set.cardinality());
  set.toUint32Array(out.data());
  return out;
}

void DocidSet::spread() {
  words_.resize(last_ / kWordBits + 1);
  for (const std::uint32_t docid : few_) add(docid);
}

void DocidSet::add(std::span<const std::uint64_t> set) {
  if (words_.empty()) spread();
  for (std::size_t i = 0; i < set.size(); ++i) words_[i] |= set[i];
}

Roaring DocidSet::bitmap() const {
  if (words_.empty()) {
    Roaring few;
    few.addMany(few_.size(), few_.data());
    return few;
  }
  const std::vector<Container> containers = containers_of(words_);
  std::size_t bytes = 2 * sizeof(std::uint32_t) + containers.size() * kContainerHeadBytes;
  std::vector<std::uint32_t> offsets;
  for (const Container& container : containers) {
    offsets.push_back(static_cast<std::uint32_t>(bytes));
    bytes += container.bytes();
  }
  Writer out(bytes);
  out.put(kCookie);
  out.put(static_cast<std::uint32_t>(containers.size()));
  for (const Container& container : containers) {
    out.put(container.key);
    out.put(static_cast<std::uint16_t>(container.docids - 1));
  }
  for (const std::uint32_t offset : offsets) out.put(offset);
  for (const Container& container : containers) {
    container.is_list() ? out.put_list(container.words) : out.put_bitset(container.words);
  }
  return Roaring::readSafe(out.bytes().data(), out.bytes().size());
}

}  // namespace newsdex
