#include "common/text/positions.h"

#include <algorithm>
#include <vector>

namespace newsdex::text {
namespace {

/// Where the next token of a zone stands.
struct ZoneCursor {
  std::array<Band, 2> bands{};
  std::size_t band = 0;
  std::uint32_t next = 0;  ///< 0 before the first token
  std::uint32_t paragraph = 0;

  /// `left`: the tokens of its paragraph from this one on.
  void place(Token& token, std::size_t left) {
    if (next == 0 || paragraph != token.paragraph) {
      next = next == 0 ? bands[0].first : next + kParagraphGap;
      if (band == 0 && next + left > bands[0].last) {
        band = 1;
        next = bands[1].first;
      }
    } else if (token.pair) {
      --next;
    }
    paragraph = token.paragraph;
    token.position = std::min(next, bands.at(band).last);
    next = token.position + 1;
  }
};

std::size_t end_of_paragraph(const std::vector<Token>& tokens, std::size_t i) {
  const std::uint32_t paragraph = tokens[i].paragraph;
  while (i < tokens.size() && tokens[i].paragraph == paragraph) ++i;
  return i;
}

}  // namespace

void place(TokenList& list, const Zones& zones) {
  std::array<ZoneCursor, kZoneNames.size()> cursors;
  for (std::size_t i = 0; i < cursors.size(); ++i) {
    cursors.at(i).bands = zone_bands(static_cast<Zone>(i));
  }
  auto span = zones.begin();
  std::size_t paragraph_end = 0;
  for (std::size_t i = 0; i < list.tokens.size(); ++i) {
    Token& token = list.tokens[i];
    while (span != zones.end() && span->end <= token.begin) ++span;
    const bool inside = span != zones.end() && span->begin <= token.begin;
    token.zone = inside ? span->zone : Zone::boilerplate;
    if (i == paragraph_end) paragraph_end = end_of_paragraph(list.tokens, i);
    cursors[static_cast<std::size_t>(token.zone)].place(token, paragraph_end - i);
  }
}

}  // namespace newsdex::text
