#include "common/text/positions.h"

#include <algorithm>
#include <limits>
#include <span>

namespace newsdex::text {
namespace {

using TokenSpan = std::span<Token>;

/// Where the next token of a zone stands.
class ZoneCursor {
 public:
  ZoneCursor() = default;
  explicit ZoneCursor(Zone zone) : zone_(zone), bands_(zone_bands(zone)) {}

  /// Tokens of one paragraph, side by side in this zone. `left`: those of the paragraph from the
  /// first of them on.
  void place(TokenSpan tokens, std::size_t left) {
    go_to(tokens.front().paragraph, left);
    const std::uint32_t last = bands_.at(band_).last;
    for (Token& token : tokens) {
      if (token.pair) --next_;
      token.zone = zone_;
      token.position = std::min(next_, last);
      next_ = token.position + 1;
    }
  }

 private:
  void go_to(std::uint32_t paragraph, std::size_t left) {
    if (next_ != 0 && paragraph_ == paragraph) return;
    paragraph_ = paragraph;
    next_ = next_ == 0 ? bands_[0].first : next_ + kParagraphGap;
    if (band_ == 0 && next_ + left > bands_[0].last) {
      band_ = 1;
      next_ = bands_[1].first;
    }
  }

  Zone zone_ = Zone::body;
  std::array<Band, 2> bands_{};
  std::size_t band_ = 0;
  std::uint32_t next_ = 0;  ///< 0 before the first token
  std::uint32_t paragraph_ = 0;
};

/// How many tokens, from the first on, are of its paragraph.
std::size_t paragraph_size(TokenSpan tokens) {
  const std::uint32_t paragraph = tokens.front().paragraph;
  std::size_t size = 1;
  while (size < tokens.size() && tokens[size].paragraph == paragraph) ++size;
  return size;
}

/// How many tokens, from the first on, begin before a byte of the text.
std::size_t count_before(TokenSpan tokens, std::uint32_t byte) {
  std::size_t count = 0;
  while (count < tokens.size() && tokens[count].begin < byte) ++count;
  return count;
}

}  // namespace

void place(TokenList& list, const Zones& zones) {
  std::array<ZoneCursor, kZoneNames.size()> cursors;
  for (std::size_t i = 0; i < cursors.size(); ++i) {
    cursors.at(i) = ZoneCursor(static_cast<Zone>(i));
  }
  auto span = zones.begin();
  TokenSpan rest(list.tokens);
  std::size_t left = 0;  // of the paragraph
  while (!rest.empty()) {
    if (left == 0) left = paragraph_size(rest);
    const std::uint32_t begin = rest.front().begin;
    while (span != zones.end() && span->end <= begin) ++span;
    const bool inside = span != zones.end() && span->begin <= begin;
    std::uint32_t end = std::numeric_limits<std::uint32_t>::max();
    if (span != zones.end()) end = inside ? span->end : span->begin;
    const TokenSpan tokens = rest.first(count_before(rest.first(left), end));
    const Zone zone = inside ? span->zone : Zone::boilerplate;
    cursors[static_cast<std::size_t>(zone)].place(tokens, left);
    rest = rest.subspan(tokens.size());
    left -= tokens.size();
  }
}

}  // namespace newsdex::text
