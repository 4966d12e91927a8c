// The keys of an object of JSON, without parsing it: a head may lack its end.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace newsdex {

/// Goes through the keys of the first object in a text in their order, those of objects and lists
/// inside of it too, as far as it is well-formed and seen. Escapes in keys are left as they are.
class JsonKeys {
 public:
  explicit JsonKeys(std::string_view text) : text_(text) {}

  /// On to the next key that has its colon; false at the end.
  [[nodiscard]] bool next();

  /// The keys that lead to it and itself, outermost first.
  [[nodiscard]] const std::vector<std::string_view>& path() const { return path_; }
  /// Whether a list is among what it stands in.
  [[nodiscard]] bool is_in_list() const { return lists_ > 0; }
  /// What follows its colon, from the first byte that is no blank.
  [[nodiscard]] std::string_view value() const;
  /// What follows the object, once `next` has said false; empty where it is not closed.
  [[nodiscard]] std::string_view rest() const { return is_closed_ ? text_.substr(at_) : ""; }

 private:
  bool read_string();
  bool open(char bracket);
  bool close();

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<bool> open_;  ///< brackets: whether of an object
  std::size_t lists_ = 0;
  std::vector<std::string_view> path_;
  std::optional<std::string_view> string_;  ///< the last one, a key if `:` follows
  bool is_closed_ = false;
};

/// The outermost keys.
[[nodiscard]] std::vector<std::string_view> object_keys(std::string_view text);

}  // namespace newsdex
