#include "search/serve/page/location.h"

#include <algorithm>

#include "search/serve/target.h"

namespace newsdex::serve {
std::string_view Location::get(std::string_view name) const {
  const auto found = std::find_if(parameters_.begin(), parameters_.end(),
                                  [&](const auto& pair) { return pair.first == name; });
  return found == parameters_.end() ? std::string_view() : std::string_view(found->second);
}

bool Location::has(std::string_view name, std::string_view value) const {
  return std::any_of(parameters_.begin(), parameters_.end(),
                     [&](const auto& pair) { return pair.first == name && pair.second == value; });
}

Location Location::with(std::string_view name, std::string_view value) const {
  Location out = *this;
  out.parameters_.emplace_back(name, value);
  return out;
}

Location Location::set(std::string_view name, std::string_view value) const {
  return without(name).with(name, value);
}

Location Location::without(std::string_view name) const {
  Location out = *this;
  std::erase_if(out.parameters_, [&](const auto& pair) { return pair.first == name; });
  return out;
}

Location Location::without(std::string_view name, std::string_view value) const {
  Location out = *this;
  std::erase_if(out.parameters_,
                [&](const auto& pair) { return pair.first == name && pair.second == value; });
  return out;
}

Location Location::at(std::string_view path) const {
  Location out = *this;
  out.path_ = path;
  return out;
}

std::string Location::href() const {
  std::string out = path_;
  char separator = '?';
  for (const auto& [name, value] : parameters_) {
    out += separator;
    out += percent_encoded(name) + '=' + percent_encoded(value);
    separator = '&';
  }
  return out;
}

}  // namespace newsdex::serve
