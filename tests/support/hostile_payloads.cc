#include "tests/support/hostile_payloads.h"

#include <fstream>

#include <nlohmann/json.hpp>

namespace newsdex {

std::vector<std::string> hostile_payloads() {
  std::ifstream file(NEWSDEX_SOURCE_DIR "/tests/support/hostile_payloads.json");
  return nlohmann::json::parse(file).get<std::vector<std::string>>();
}

}  // namespace newsdex
