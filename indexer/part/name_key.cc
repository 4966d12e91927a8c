#include "indexer/part/name_key.h"

#include <random>

namespace newsdex {

const std::uint64_t kTermHashSeed = std::random_device()();

}  // namespace newsdex
