// A hash table from numbers to small values, made for looking up: open addressing, no nodes.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsdex::entities {

/// Keys are hashes already, or numbers that `at` and `find` get mixed: they are used as they are,
/// but for 0, which counts as 1. Nothing is ever taken out.
template <typename Value>
class HashTable {
 public:
  /// The value of a key, nullptr where there is none; until the next call of `at`.
  [[nodiscard]] const Value* find(std::uint64_t key) const {
    const Slot& slot = slots_[slot_of(key)];
    return slot.key == kFree ? nullptr : &slot.value;
  }

  /// A copy of the value of a key, a new one where there is none.
  [[nodiscard]] Value get(std::uint64_t key) const { return slots_[slot_of(key)].value; }

  /// Asks memory for what `find` of that key will look at first.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[key & mask()]); }

  /// The value of a key, a new one where there is none; until the next call.
  Value& at(std::uint64_t key) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[slot_of(key)];
    if (slot.key == kFree) {
      slot.key = taken(key);
      ++size_;
    }
    return slot.value;
  }

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  static constexpr std::uint64_t kFree = 0;

  struct Slot {
    std::uint64_t key = kFree;
    Value value{};
  };

  static std::uint64_t taken(std::uint64_t key) { return key == kFree ? 1 : key; }

  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }

  /// The slot that holds a key, or the free one where it belongs. Both ends of a search are one
  /// question, so that which of them comes need not be foretold.
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    const std::uint64_t wanted = taken(key);
    const Slot* slots = slots_.data();
    std::size_t slot = key & mask();
    while (((slots[slot].key == kFree) | (slots[slot].key == wanted)) == 0) {
      slot = (slot + 1) & mask();
    }
    return slot;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key != kFree) slots_[slot_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(16);  // a power of two
  std::size_t size_ = 0;
};

}  // namespace newsdex::entities
