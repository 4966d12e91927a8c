#include "search/deadline.h"

#include <fmt/format.h>

#include "common/error.h"

namespace newsdex {

void Deadline::check() const {
  if (std::chrono::steady_clock::now() < end_) return;
  throw InputError(fmt::format("the query takes longer than {} s",
                               std::chrono::duration<double>(budget_).count()),
                   "ask for less: rarer words, shorter distances, fewer wildcards", "timeout");
}

}  // namespace newsdex
