#include "search/views/wrapping.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace newsdex {

namespace {

bool is_wide(char32_t c) {
  const auto width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

// Lines may be broken beside it; Korean parts words by blanks.
bool is_breakable(char32_t c) {
  const bool is_hangul = (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0x1100 && c <= 0x11FF);
  return is_wide(c) && !is_hangul;
}

std::size_t columns_of(char32_t c) {
  if (is_wide(c)) return 2;
  const auto type = u_charType(static_cast<UChar32>(c));
  const bool takes_none = type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
                          type == U_FORMAT_CHAR || type == U_CONTROL_CHAR;
  return takes_none ? 0 : 1;
}

// Where the colour that begins at `at` ends.
std::size_t end_of_escape(std::string_view text, std::size_t at) {
  return std::min(text.find('m', at), text.size() - 1) + 1;
}

// Where what cannot be broken ends: a word, or in a script without blanks a character.
std::size_t end_of_piece(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin; at < text.size();) {
    if (text[at] == ' ') return at;
    if (text[at] == '\x1b') {
      at = end_of_escape(text, at);
      continue;
    }
    const auto [code, end] = text::decode(text, at);
    if (is_breakable(code) && at > begin) return at;
    at = end;
    if (!is_breakable(code)) continue;
    // Marks and what closes stay with the character before them.
    while (at < text.size() && text[at] != ' ') {
      const char32_t next = text::decode(text, at).code;
      const auto type = u_charType(static_cast<UChar32>(next));
      const bool stays = type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION ||
                         type == U_OTHER_PUNCTUATION || columns_of(next) == 0;
      if (!stays || text[at] == '\x1b') break;
      at = text::decode(text, at).end;
    }
    return at;
  }
  return text.size();
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\x1b') {
      at = end_of_escape(text, at);
      continue;
    }
    const auto [code, end] = text::decode(text, at);
    columns += columns_of(code);
    at = end;
  }
  return columns;
}

std::string wrap(std::string_view text, std::size_t indent, std::size_t room) {
  const std::string margin(indent, ' ');
  std::string out = margin;
  std::size_t column = 0;
  bool blank = false;  // before the piece
  for (std::size_t begin = 0; begin < text.size();) {
    if (text[begin] == ' ') {
      blank = true;
      ++begin;
      continue;
    }
    const std::size_t end = end_of_piece(text, begin);
    const std::string_view piece = text.substr(begin, end - begin);
    const std::size_t columns = columns_of(piece);
    const std::size_t gap = blank && column > 0 ? 1 : 0;
    if (column > 0 && column + gap + columns > room) {
      out += "\n" + margin;
      column = 0;
    } else if (gap > 0) {
      out += ' ';
      ++column;
    }
    out += piece;
    column += columns;
    blank = false;
    begin = end;
  }
  return out;
}

}  // namespace newsdex
