// What a preloaded library stands in front of.

#pragma once

#include <dlfcn.h>

namespace newsdex::faults {

/// The function of that name that would have been called without us.
template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace newsdex::faults
