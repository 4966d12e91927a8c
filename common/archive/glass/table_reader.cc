#include "common/archive/glass/table_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "common/archive/glass/block_format.h"
#include "common/archive/glass/branch.h"
#include "common/archive/glass/keys.h"
#include "common/error.h"

namespace newsdex::glass {
namespace {

std::size_t common_bytes(std::string_view a, std::string_view b) {
  const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(end.first - a.begin());
}

/// As operator< says, quicker for a few bytes.
bool is_less(std::string_view a, std::string_view b) {
  const std::size_t both = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (a[i] != b[i]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[i]);
  }
  return a.size() < b.size();
}

}  // namespace

TableReader::TableReader(std::filesystem::path file, Access access)
    : path_(std::make_shared<std::filesystem::path>(std::move(file))) {
  if (std::filesystem::exists(*path_)) file_ = std::make_shared<MappedFile>(*path_, access);
}

void TableReader::fail() const {
  throw ArchiveError(fmt::format("{}: damaged", path_->string()),
                     "newsdex-admin check tells what is affected");
}

std::string_view TableReader::block(std::size_t number) const {
  const std::string_view bytes = file_->bytes();
  if (number >= bytes.size() / kBlockBytes) fail();
  return bytes.substr(number * kBlockBytes, kBlockBytes);
}

inline std::string_view TableReader::key_of(std::size_t index) const {
  const auto key = leaf_.key(index);
  if (!key) fail();
  return *key;
}

void TableReader::enter_leaf(std::size_t number) {
  leaf_ = Leaf(block(number));
  if (!leaf_.is_good()) fail();
  next_block_ = number + 1;
  shared_.reset();
  items_ = leaf_.items();
  next_ = 0;
}

bool TableReader::next_leaf() {
  if (!file_) return false;
  const std::string_view bytes = file_->bytes();
  for (; next_block_ * kBlockBytes < bytes.size(); ++next_block_) {
    if (block(next_block_)[kLevelAt] != 0) continue;
    enter_leaf(next_block_);
    return true;
  }
  return false;
}

LeafItem TableReader::item(std::size_t index) const {
  const auto item = leaf_.item(index);
  if (!item) fail();
  return *item;
}

std::optional<LeafItem> TableReader::next_item() {
  while (next_ == items_) {
    if (!next_leaf()) return std::nullopt;
  }
  return item(next_++);
}

bool TableReader::next() {
  std::optional<LeafItem> item;
  key_ = {};
  if (next_ < items_) {  // mostly the whole entry is the next item
    item = leaf_.item(next_);
    if (item && !item->key.empty() && item->component == 1 && item->is_last) {
      ++next_;
      key_ = item->key;
      is_compressed_ = item->is_compressed;
      tag_ = item->chunk;
      return true;
    }
  }
  do {
    item = next_item();
    if (!item) return false;
  } while (item->key.empty());  // every table's first one
  if (item->component != 1) fail();
  key_ = item->key;
  is_compressed_ = item->is_compressed;
  tag_ = item->chunk;
  if (item->is_last) return true;
  std::string joined(item->chunk);
  for (unsigned component = 2; !item->is_last; ++component) {
    item = next_item();
    if (!item || item->component != component || item->key != key_) fail();
    joined += item->chunk;
  }
  joined_ = std::make_shared<std::string>(std::move(joined));
  tag_ = *joined_;
  return true;
}

// The leaf that a key stands in, or would stand in or before.
std::size_t TableReader::leaf_of(std::string_view key) const {
  const std::size_t blocks = file_->bytes().size() / kBlockBytes;
  if (blocks == 0) fail();
  std::size_t number = blocks - 1;
  for (unsigned level = level_of(block(number)); level > 0; --level) {
    const auto below = Branch(block(number)).block_of(key);
    if (!below || level_of(block(*below)) != level - 1) fail();
    number = *below;
  }
  return number;
}

bool TableReader::reaches(std::string_view key) const {
  return items_ > 0 && !is_less(key_of(items_ - 1), key);
}

// Keys are often sought in order: then the next one is close by, or in the leaf behind.
void TableReader::enter_leaf_of(std::string_view key) {
  if (items_ > 0 && is_less(key_of(0), key)) {
    if (reaches(key)) return;
    if (next_leaf() && reaches(key)) return;
  }
  enter_leaf(leaf_of(key));
}

// What all keys of the leaf begin with is compared once.
std::size_t TableReader::shared_bytes() {
  if (!shared_) shared_ = common_bytes(key_of(0), key_of(items_ - 1));
  return *shared_;
}

// The first item of the leaf whose key is not less.
std::size_t TableReader::first_from(std::string_view key) {
  if (items_ == 0) return 0;
  const std::size_t shared = shared_bytes();
  const bool has_shared = key.substr(0, shared) == key_of(0).substr(0, shared);
  const std::size_t from = has_shared ? shared : 0;
  const std::string_view rest = key.substr(from);
  const auto is_before = [&](std::size_t index) {
    const std::string_view other = key_of(index);
    return other.size() < from ? other < key : is_less(other.substr(from), rest);
  };
  std::size_t low = next_ > 0 && is_before(next_ - 1) ? next_ : 0;
  std::size_t stride = 1;
  while (low + stride < items_ && is_before(low + stride - 1)) {
    low += stride;
    stride *= 2;
  }
  for (std::size_t high = std::min(low + stride, items_); low < high;) {
    const std::size_t middle = low + (high - low) / 2;
    if (is_before(middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

// Of those right behind the entry at hand.
bool TableReader::is_among_next(std::string_view key) {
  static constexpr std::size_t kMost = 8;
  const std::size_t end = std::min(next_ + kMost, items_);
  for (std::size_t i = next_; i < end; ++i) {
    if (!is_same_key(key_of(i), key)) continue;
    next_ = i;
    return true;
  }
  return false;
}

// Of the entry so many behind the one at hand, in its leaf or in the one after it. What is in
// pieces has several items, so that the guess may be wrong.
bool TableReader::is_behind(std::string_view key, std::size_t entries) {
  std::size_t at = next_ + entries - 1;
  if (at >= items_) {
    at -= items_;
    if (!next_leaf()) return false;
  }
  if (at >= items_ || !is_same_key(key_of(at), key)) return false;
  next_ = at;
  return true;
}

bool TableReader::seek(std::string_view key, std::size_t entries) {
  if (!key_.empty() && is_behind(key, entries)) return next();
  return seek(key);
}

bool TableReader::seek(std::string_view key) {
  if (!file_) return false;
  if (!key_.empty()) {
    if (is_same_key(key_, key)) return true;
    if (is_among_next(key)) return next();
  }
  enter_leaf_of(key);
  next_ = first_from(key);
  return next();
}

}  // namespace newsdex::glass
