// JSON without blanks, appended to a string piece by piece: no tree of values is made first.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsdex {

/// The caller keeps the order: keys in objects only, each before its value.
class JsonWriter {
 public:
  /// `out` must outlive it.
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view name);
  /// What is not valid UTF-8 becomes U+FFFD.
  void text(std::string_view value);
  void number(std::uint64_t value);
  void boolean(bool value);
  void null() { raw("null"); }
  /// A value that is JSON already.
  void raw(std::string_view json);

 private:
  void separate();
  void begin(char bracket);
  void end(char bracket);
  void append_text(std::string_view value);

  std::string& out_;
  bool follows_ = false;  ///< whether a comma stands before what comes next
};

}  // namespace newsdex
