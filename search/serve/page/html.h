// HTML as it is written: what the program's source spells is markup, everything else is text.
//
//   html << "<h2 title=\"" << title << "\">" << title << "</h2>";
//
// Only literals get through unescaped, which the compiler checks, so that no text of an article, a
// query or a URL can become markup by an oversight.

#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace newsdex::serve {

/// Markup that stands in the source.
class Markup {
 public:
  template <std::size_t N>
  consteval Markup(const char (&literal)[N]) : text_(literal, N - 1) {}  // NOLINT: from literals

  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

template <typename T>
concept Text = std::same_as<T, std::string> || std::same_as<T, std::string_view>;

class Html {
 public:
  Html& operator<<(Markup markup) {
    out_ += markup.text();
    return *this;
  }

  /// Escaped for element content and for attribute values between double quotes. Bytes that are no
  /// UTF-8 and control characters become U+FFFD.
  template <Text T>
  Html& operator<<(const T& text) {
    add_text(text);
    return *this;
  }

  template <std::integral T>
  requires(!std::same_as<T, bool> && !std::same_as<T, char>) Html& operator<<(T number) {
    out_ += std::to_string(number);
    return *this;
  }

  Html& operator<<(const Html& part) {
    out_ += part.out_;
    return *this;
  }

  /// A snippet as `make_snippet` writes it: its `<b>` become `<mark>`, and its five character
  /// references stay. Anything else in it is text.
  Html& add_snippet(std::string_view snippet);

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void add_text(std::string_view text);

  std::string out_;
};

/// Whether a URL from outside may be linked to: http or https, nothing else.
[[nodiscard]] bool is_web_link(std::string_view url);

/// `12345678` as `12,345,678`.
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace newsdex::serve
