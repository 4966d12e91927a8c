#include "search/serve/target.h"

#include <array>

#include <fmt/format.h>

#include "common/error.h"

namespace newsdex::serve {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

[[noreturn]] void refuse(const std::string& what) {
  throw InputError(what, "percent-encode what is not a letter or a digit", "bad_request");
}

std::string decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_blank) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const int high = i + 2 < text.size() ? digit_of(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? digit_of(text[i + 2]) : -1;
      if (high < 0 || low < 0) refuse("a % is not followed by two hexadecimal digits");
      if (high + low == 0) refuse("a URL cannot hold a NUL");
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

}  // namespace

Target parse_target(std::string_view raw) {
  if (raw.empty() || raw.front() != '/') refuse("the target of a request begins with a slash");
  raw = raw.substr(0, raw.find('#'));
  const std::size_t mark = raw.find('?');
  Target target;
  target.path = decoded(raw.substr(0, mark), false);
  std::size_t begin = mark == std::string_view::npos ? raw.size() : mark + 1;
  while (begin < raw.size()) {
    const std::size_t end = std::min(raw.find('&', begin), raw.size());
    const std::string_view pair = raw.substr(begin, end - begin);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    if (!pair.empty()) {
      target.parameters.emplace_back(decoded(pair.substr(0, equals), true), decoded(value, true));
    }
    begin = end + 1;
  }
  return target;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string out;
  for (const char c : text) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace newsdex::serve
