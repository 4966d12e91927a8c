// Allocations of a program from the beginning of main on, counted and made to fail as shim.h says.

#pragma once

namespace newsdex::faults {

/// How many there were; those of CRoaring are counted apart.
[[nodiscard]] long allocations();
[[nodiscard]] long bitmap_allocations();

/// While it lives, its thread's allocations are the library's own, which never fail.
class OwnMemory {
 public:
  OwnMemory();
  ~OwnMemory();
  OwnMemory(const OwnMemory&) = delete;
  OwnMemory& operator=(const OwnMemory&) = delete;

 private:
  bool before_;
};

}  // namespace newsdex::faults
