// Names by number: each kept once, numbered as they come, with what is known of it beside it.

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/part/name_key.h"

namespace newsdex {

/// An open hash table. An entry is a line of the cache: what tells short names apart and what is
/// known of the name lie in it together. Entries never move.
template <typename Value>
class NameTable {
 public:
  using ShortBuffer = std::array<char, kShortNameBytes>;

  /// The number of a name, which is added where it is new. `hash`: `term_hash` of it, or that
  /// changed in a way of the caller's: names of different hashes are different.
  std::uint32_t number_of(std::string_view name, std::uint64_t hash) {
    const ShortName key = short_name(name);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    for (; slots_[at].number != 0; at = (at + 1) & mask) {
      if (slots_[at].tag != tag_of(hash)) continue;
      const std::uint32_t number = slots_[at].number - 1;
      if (is_named(entry(number), name, hash, key)) return number;
    }
    return add(name, hash, key);
  }

  /// A name in one look: what is asked of it one by one below.
  struct Named {
    std::string_view name;  ///< until a name is added, or the buffer changes
    std::uint64_t hash;
    const Value& value;
  };
  [[nodiscard]] Named named(std::uint32_t number, ShortBuffer& buffer) const {
    const Entry& found = entry(number);
    return {name_of(found, buffer), found.hash, found.value};
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Value& operator[](std::uint32_t number) { return entry(number).value; }
  [[nodiscard]] const Value& operator[](std::uint32_t number) const { return entry(number).value; }
  [[nodiscard]] std::size_t name_size(std::uint32_t number) const { return entry(number).bytes; }
  /// Until a name is added.
  [[nodiscard]] std::string_view name(std::uint32_t number) const {
    const Entry& found = entry(number);
    return std::string_view(names_).substr(found.begin, found.bytes);
  }
  /// Of all names together.
  [[nodiscard]] std::size_t name_bytes() const { return names_.size(); }

  // The table is larger than the caches that are near: what `number_of` reads for a name can be on
  // its way by then, the slot first, some names later the entry, then of a long name the rest.
  void prefetch_slot(std::uint64_t hash) const { __builtin_prefetch(&slot(hash)); }
  void prefetch_entry(std::uint64_t hash) const {
    if (const std::uint32_t number = slot(hash).number; number != 0) prefetch(number - 1);
  }
  void prefetch_name(std::uint64_t hash) const {
    const std::uint32_t number = slot(hash).number;
    if (number == 0) return;
    const Entry& found = entry(number - 1);
    if (found.bytes > kShortNameBytes) __builtin_prefetch(names_.data() + found.begin);
  }
  void prefetch(std::uint32_t number) const { __builtin_prefetch(&entry(number), 1); }

  /// Bytes of memory in use, more or less.
  [[nodiscard]] std::size_t memory() const {
    return names_.capacity() + blocks_.size() * kBlockEntries * sizeof(Entry) +
           slots_.size() * sizeof(Slot);
  }

  /// Forgets all names, but keeps their memory for others.
  void clear() {
    std::fill(slots_.begin(), slots_.end(), Slot{});
    size_ = 0;
    names_.clear();
  }

 private:
  static constexpr std::size_t kFewestSlots = 1U << 10U;
  static constexpr std::size_t kBlockEntries = 1U << 9U;

  struct alignas(64) Entry {
    std::uint64_t hash = 0;
    ShortName key{};
    std::size_t begin = 0;  ///< in names_
    std::uint32_t bytes = 0;
    Value value{};
  };
  static_assert(sizeof(Entry) == 64);

  /// A part of the hash, and the number plus one; 0 where there is none.
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t number = 0;
  };

  /// Where a hash is looked for first.
  [[nodiscard]] const Slot& slot(std::uint64_t hash) const {
    return slots_.data()[hash & (slots_.size() - 1)];
  }

  static std::uint32_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
  }

  // The hottest of all looks: numbers come from `add` only, so that none is checked.
  [[nodiscard]] Entry& entry(std::uint32_t number) {
    return blocks_.data()[number / kBlockEntries].get()[number % kBlockEntries];
  }
  [[nodiscard]] const Entry& entry(std::uint32_t number) const {
    return blocks_.data()[number / kBlockEntries].get()[number % kBlockEntries];
  }

  /// From the entry alone where it is short.
  std::string_view name_of(const Entry& entry, ShortBuffer& buffer) const {
    if (entry.bytes > kShortNameBytes) return {names_.data() + entry.begin, entry.bytes};
    write_short_name(entry.key, entry.bytes, buffer.data());
    return {buffer.data(), entry.bytes};
  }

  bool is_named(const Entry& entry, std::string_view name, std::uint64_t hash,
                const ShortName& key) const {
    return entry.hash == hash && entry.bytes == name.size() && is_same(entry.key, key) &&
           (name.size() <= kShortNameBytes ||
            std::memcmp(names_.data() + entry.begin, name.data(), name.size()) == 0);
  }

  // Whole, or without the name where there is no memory for it.
  std::uint32_t add(std::string_view name, std::uint64_t hash, const ShortName& key) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    if (size_ == blocks_.size() * kBlockEntries) {
      blocks_.push_back(std::make_unique<Entry[]>(kBlockEntries));
    }
    const std::size_t begin = names_.size();
    names_ += name;
    const auto number = static_cast<std::uint32_t>(size_++);
    entry(number) = {hash, key, begin, static_cast<std::uint32_t>(name.size()), Value{}};
    insert(number);
    return number;
  }

  void insert(std::uint32_t number) {
    const std::uint64_t hash = entry(number).hash;
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].number != 0) at = (at + 1) & mask;
    slots_[at] = {tag_of(hash), number + 1};
  }

  void grow() {
    slots_ = std::vector<Slot>(2 * slots_.size());
    for (std::uint32_t number = 0; number < size_; ++number) insert(number);
  }

  std::vector<Slot> slots_ = std::vector<Slot>(kFewestSlots);
  std::vector<std::unique_ptr<Entry[]>> blocks_;
  std::size_t size_ = 0;
  std::string names_;
};

}  // namespace newsdex
