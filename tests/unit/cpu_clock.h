// What a test may hold against a bound: the processor's time, whatever else the machine does.

#pragma once

#include <chrono>
#include <ctime>

namespace newsdex {

/// CPU time that this process has taken, all its threads together; a clock as <chrono> wants it.
struct CpuClock {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<CpuClock>;
  static constexpr bool is_steady = true;

  static time_point now() {
    timespec taken{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &taken);
    return time_point(std::chrono::seconds(taken.tv_sec) + std::chrono::nanoseconds(taken.tv_nsec));
  }
};

}  // namespace newsdex
