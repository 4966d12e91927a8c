// Where in the site a reader stands: a path and its parameters, which are the whole state of a
// page.

#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "search/serve/message.h"

namespace newsdex::serve {

/// A value: what changes it returns another one.
class Location {
 public:
  Location(std::string path, Parameters parameters)
      : path_(std::move(path)), parameters_(std::move(parameters)) {}

  [[nodiscard]] const Parameters& parameters() const { return parameters_; }
  [[nodiscard]] const std::string& path() const { return path_; }

  /// The first value of that name; empty where there is none.
  [[nodiscard]] std::string_view get(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name, std::string_view value) const;

  /// One more value of that name.
  [[nodiscard]] Location with(std::string_view name, std::string_view value) const;
  /// That value instead of all others of the name.
  [[nodiscard]] Location set(std::string_view name, std::string_view value) const;
  [[nodiscard]] Location without(std::string_view name) const;
  [[nodiscard]] Location without(std::string_view name, std::string_view value) const;
  [[nodiscard]] Location at(std::string_view path) const;

  /// The URL within the site: `/?q=peace%20talks`. Percent-encoded but for unreserved characters.
  [[nodiscard]] std::string href() const;

 private:
  std::string path_;
  Parameters parameters_;
};

}  // namespace newsdex::serve
