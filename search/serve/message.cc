#include "search/serve/message.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "search/views/json.h"

namespace newsdex::serve {

std::string first_value(const Parameters& parameters, std::string_view name) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const auto& parameter) { return parameter.first == name; });
  return found == parameters.end() ? std::string() : found->second;
}

HttpResponse error_response(int status, const std::string& code, const std::string& message,
                            const std::string& hint) {
  using nlohmann::ordered_json;
  const ordered_json json{{"error",
                           {{"code", code},
                            {"message", message},
                            {"hint", hint.empty() ? ordered_json() : ordered_json(hint)}}}};
  return {status, "application/json", dump(json) + "\n", {}};
}

}  // namespace newsdex::serve
