// The terminal that results go to.

#pragma once

#include <cstddef>
#include <optional>

namespace newsdex {

/// Columns of the terminal that stdout is; 0 where it is none.
[[nodiscard]] std::size_t terminal_width();

/// While it lives, what is written to stdout goes through $PAGER (`less -FRX` without one), where
/// stdout is a terminal; otherwise nothing changes. Stdout itself is a pipe then: what hangs on the
/// terminal is to be asked before. Flushes std::cout before and after.
class Pager {
 public:
  Pager();
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

 private:
  int terminal_ = -1;  ///< stdout as it was; -1 without a pager
  int child_ = -1;
};

}  // namespace newsdex
