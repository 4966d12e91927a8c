// A line of progress on a terminal, redrawn a few times a second.

#pragma once

#include <chrono>
#include <iosfwd>

#include "indexer/ledger.h"

namespace newsdex {

class Progress {
 public:
  /// Draws nothing where `is_drawn` is false.
  Progress(std::ostream& out, bool is_drawn) : out_(out), is_drawn_(is_drawn) {}

  void show(const Summary& summary);

  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  std::ostream& out_;
  bool is_drawn_;
  bool is_shown_ = false;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace newsdex
