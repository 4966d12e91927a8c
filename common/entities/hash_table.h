// A hash table from numbers to small values, made for looking up: open addressing, no nodes.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsdex::entities {

/// Keys are hashes already, or numbers that `at` and `find` get mixed: they are used as they are.
/// Nothing is ever taken out.
template <typename Value>
class HashTable {
 public:
  /// The value of a key, nullptr where there is none; until the next call of `at`.
  [[nodiscard]] const Value* find(std::uint64_t key) const {
    for (std::size_t slot = key & mask();; slot = (slot + 1) & mask()) {
      if (slots_[slot].key == key && slots_[slot].used) return &slots_[slot].value;
      if (!slots_[slot].used) return nullptr;
    }
  }

  /// The value of a key, a new one where there is none; until the next call.
  Value& at(std::uint64_t key) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    Slot& slot = slot_of(key);
    if (!slot.used) {
      slot.key = key;
      slot.used = true;
      ++size_;
    }
    return slot.value;
  }

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    Value value{};
    bool used = false;
  };

  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }

  Slot& slot_of(std::uint64_t key) {
    std::size_t slot = key & mask();
    while (slots_[slot].used && slots_[slot].key != key) slot = (slot + 1) & mask();
    return slots_[slot];
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.used) slot_of(slot.key) = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(16);  // a power of two
  std::size_t size_ = 0;
};

}  // namespace newsdex::entities
