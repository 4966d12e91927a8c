// Which format an input is in: by its content first, by its name second.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/formats/fields.h"

namespace newsdex {

enum class Format : std::uint8_t {
  text,
  jsonl,
  csv,
  html,
  feed,
  nitf,
  newsml,
  ninjs,
  reuters,
  warc,
};

inline constexpr auto kFormatNames = std::to_array<std::string_view>(
    {"text", "jsonl", "csv", "html", "feed", "nitf", "newsml", "ninjs", "reuters", "warc"});

[[nodiscard]] constexpr std::string_view to_string(Format format) {
  return kFormatNames[static_cast<std::size_t>(format)];
}

[[nodiscard]] constexpr std::optional<Format> parse_format(std::string_view name) {
  for (std::size_t i = 0; i < kFormatNames.size(); ++i) {
    if (kFormatNames[i] == name) return static_cast<Format>(i);
  }
  return std::nullopt;
}

/// Why an input holds no articles that we read: "empty", "JSON without a title or body".
struct Unrecognised {
  std::string reason;
};

/// How much of an input `sniff` wants to see.
inline constexpr std::size_t kSniffBytes = std::size_t{64} << 10;

/// Decides by `head`, the first kSniffBytes of the input or all of it, and the file's `name`
/// without folders (empty for standard input). `fields` says what a title or body may be called.
[[nodiscard]] std::variant<Format, Unrecognised> sniff(std::string_view head, std::string_view name,
                                                       const FieldNames& fields);

}  // namespace newsdex
