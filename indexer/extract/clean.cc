#include "indexer/extract/clean.h"

#include <string_view>
#include <utility>

#include "common/byte_order_mark.h"
#include "common/byte_scan.h"
#include "common/text/utf8.h"

namespace newsdex {

namespace {

constexpr std::string_view kLineSeparator = "\xe2\x80\xa8";
constexpr std::string_view kParagraphSeparator = "\xe2\x80\xa9";

// A control character that a clean text has not.
bool is_control(unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f; }

// Whether a text is ASCII without such: most are, and need no other look.
bool is_plain(std::string_view text) {
  return find_byte_if(text, [](unsigned char c) { return is_control(c) || c >= 0x80; }) ==
         text.size();
}

bool is_clean(std::string_view text) {
  return find_byte_if(text, [](unsigned char c) { return is_control(c); }) == text.size() &&
         text.find(kByteOrderMark) == std::string_view::npos &&
         text.find(kLineSeparator) == std::string_view::npos &&
         text.find(kParagraphSeparator) == std::string_view::npos;
}

// What may begin something that `take` changes.
bool is_special(unsigned char c) { return is_control(c) || c == 0xe2 || c == 0xef; }

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
  if (!is_control(static_cast<unsigned char>(c))) out += c;
  return 1;
}

}  // namespace

std::string clean(std::string text) {
  if (is_plain(text)) return text;
  if (!is_clean(text)) {
    std::string out;
    out.reserve(text.size());
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::size_t plain = find_byte_if(rest, [](unsigned char c) { return is_special(c); });
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
  char* end = text.data();
  char before = ' ';
  for (const char c : text) {
    const char shown = c == '\t' || c == '\n' ? ' ' : c;
    if (shown != ' ' || before != ' ') *end++ = shown;
    before = shown;
  }
  text.resize(static_cast<std::size_t>(end - text.data()));
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

std::string_view trim_ends(std::string_view text, std::string_view bytes) {
  const std::size_t begin = text.find_first_not_of(bytes);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(bytes) - begin + 1);
}

}  // namespace newsdex
