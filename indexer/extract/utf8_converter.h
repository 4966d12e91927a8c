// Bytes of one encoding into UTF-8, piece by piece.

#pragma once

#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace newsdex {

/// Keeps from piece to piece what a cut character began with. What is no character becomes U+FFFD.
class Utf8Converter {
 public:
  /// `encoding` by a name that ICU knows; nullptr where it knows none such.
  [[nodiscard]] static std::unique_ptr<Utf8Converter> open(std::string_view encoding);

  Utf8Converter(const Utf8Converter&) = delete;
  Utf8Converter& operator=(const Utf8Converter&) = delete;
  ~Utf8Converter();

  /// Appends what `bytes` say to `out`; with the `last` of them, what cannot be completed, too.
  void append(std::string_view bytes, bool last, std::string& out);

 private:
  explicit Utf8Converter(UConverter* converter) : converter_(converter) {}

  UConverter* converter_;
};

}  // namespace newsdex
