#include "search/serve/page/html.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "common/text/escape.h"
#include "common/text/utf8.h"

namespace newsdex::serve {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

constexpr auto kReferences =
    std::to_array<std::string_view>({"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"});

bool is_control(char32_t c) {
  return (c < U' ' && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
}

}  // namespace

void Html::add_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (const std::string_view escaped = text::reference_for(text[at]); !escaped.empty()) {
      out_ += escaped;
      ++at;
      continue;
    }
    const text::CodePoint next = text::decode(text, at);
    out_ += is_control(next.code) || next.code == U'\uFFFD' ? kReplacement
                                                            : text.substr(at, next.end - at);
    at = next.end;
  }
}

Html& Html::add_snippet(std::string_view snippet) {
  std::size_t plain = 0;
  const auto flush = [&](std::size_t end) { add_text(snippet.substr(plain, end - plain)); };
  for (std::size_t at = 0; at < snippet.size();) {
    const std::string_view rest = snippet.substr(at);
    std::size_t length = 0;
    std::string_view instead;
    if (rest.starts_with("<b>")) {
      length = 3;
      instead = "<mark>";
    } else if (rest.starts_with("</b>")) {
      length = 4;
      instead = "</mark>";
    } else if (rest[0] == '&') {
      const auto* found = std::find_if(kReferences.begin(), kReferences.end(),
                                       [&](std::string_view r) { return rest.starts_with(r); });
      if (found != kReferences.end()) {
        length = found->size();
        instead = *found;
      }
    }
    if (length == 0) {
      ++at;
      continue;
    }
    flush(at);
    out_ += instead;
    at += length;
    plain = at;
  }
  flush(snippet.size());
  return *this;
}

bool is_web_link(std::string_view url) {
  const auto starts_with = [&](std::string_view scheme) {
    return url.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), url.begin(), [](char wanted, char c) {
             return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
           });
  };
  return starts_with("http://") || starts_with("https://");
}

std::string grouped(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

}  // namespace newsdex::serve
