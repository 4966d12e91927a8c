#include "indexer/extract/clean.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/byte_order_mark.h"
#include "common/text/utf8.h"

namespace newsdex {

namespace {

constexpr std::string_view kLineSeparator = "\xe2\x80\xa8";
constexpr std::string_view kParagraphSeparator = "\xe2\x80\xa9";

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte != 0x7f && byte != 0xe2 && byte != 0xef) || c == '\n' || c == '\t';
}

// One step of `clean`: what stands at the head of `rest` goes to `out`, changed or not at all.
// Returns the bytes taken.
std::size_t take(std::string_view rest, std::string& out) {
  const char c = rest.front();
  if (c == '\r' || c == '\f' || c == '\v') {
    out += '\n';
    return rest.starts_with("\r\n") ? 2 : 1;
  }
  if (rest.starts_with(kByteOrderMark)) return kByteOrderMark.size();
  if (rest.starts_with(kLineSeparator) || rest.starts_with(kParagraphSeparator)) {
    out += '\n';
    return 3;
  }
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20 && byte != 0x7f) out += c;
  return 1;
}

}  // namespace

std::string clean(std::string text) {
  if (!std::all_of(text.begin(), text.end(), is_plain)) {
    std::string out;
    out.reserve(text.size());
    std::string_view rest = text;
    while (!rest.empty()) {
      const auto plain = static_cast<std::size_t>(
          std::find_if_not(rest.begin(), rest.end(), is_plain) - rest.begin());
      out += rest.substr(0, plain);
      rest.remove_prefix(plain);
      if (!rest.empty()) rest.remove_prefix(take(rest, out));
    }
    text = std::move(out);
  }
  return text::to_nfc(std::move(text));
}

std::string clean_line(std::string text) {
  text = clean(std::move(text));
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (!blank) line += c;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string_view trim_ends(std::string_view text, std::string_view bytes) {
  const std::size_t begin = text.find_first_not_of(bytes);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(bytes) - begin + 1);
}

}  // namespace newsdex
