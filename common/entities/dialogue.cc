#include "common/entities/dialogue.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace newsdex::entities {
namespace {

constexpr std::string_view kEmDash = "—";
constexpr std::string_view kEnDash = "–";
static_assert(kEmDash.size() == kEnDash.size());

std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t end) {
  return std::min(text.find_first_not_of(" \t", at), end);
}

/// Where the dashes stand of a paragraph, bytes [begin, end), that opens with one.
std::vector<std::size_t> dashes_in(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> found;
  begin = skip_blanks(text, begin, end);
  const std::string_view paragraph = text.substr(0, end);
  const std::string_view first = paragraph.substr(begin, kEmDash.size());
  if (first != kEmDash && first != kEnDash) return found;
  for (std::size_t at = begin; at != std::string_view::npos;
       at = paragraph.find(first, at + first.size())) {
    found.push_back(at);
  }
  return found;
}

/// "contou Joana", "ha contado Marta": whether a verb of speech is what stands at byte `at`.
bool is_verb_at(const Speech& speech, std::size_t at) {
  const std::vector<Word>& list = speech.words().list;
  auto word = std::partition_point(list.begin(), list.end(),
                                   [&](const Word& w) { return w.token.begin < at; });
  if (word == list.end() || word->token.begin != at) return false;
  auto i = static_cast<std::size_t>(word - list.begin());
  if (speech.is(i, auxiliary) && i + 1 < list.size()) ++i;
  return speech.is_verb(i);
}

/// The speech of one paragraph that ends at byte `end`: every other stretch between its dashes.
void add_speech(const Speech& speech, const std::vector<std::size_t>& dashes, std::size_t end,
                std::vector<QuotedText>& found) {
  const std::string_view text = speech.words().text;
  for (std::size_t d = 0; d < dashes.size(); d += 2) {
    const std::size_t limit = d + 1 < dashes.size() ? dashes[d + 1] : end;
    const std::size_t behind = dashes[d] + kEmDash.size();
    const auto begin = static_cast<std::uint32_t>(text.find_first_not_of(" \t.,;:", behind));
    const auto close = static_cast<std::uint32_t>(text.find_last_not_of(" \t", limit - 1) + 1);
    const auto words = words_in(speech.words(), begin, close);
    if (words) found.push_back({begin, close, close, words->first, words->last});
  }
}

}  // namespace

std::vector<QuotedText> with_dialogue(const Speech& speech, std::vector<QuotedText> quoted) {
  const std::string_view language = speech.words().language;
  if (language != "es" && language != "pt") return quoted;
  const std::string_view text = speech.words().text;
  std::vector<QuotedText> all;
  auto next = quoted.begin();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::vector<std::size_t> dashes = dashes_in(text, begin, end);
    const bool speaks =
        dashes.size() > 1 && is_verb_at(speech, skip_blanks(text, dashes[1] + kEmDash.size(), end));
    const auto behind = std::find_if(next, quoted.end(),
                                     [&](const QuotedText& quote) { return quote.begin >= end; });
    if (speaks) {
      // Marks that opened in a paragraph before may close in this one.
      if (all.empty() || all.back().end <= begin) add_speech(speech, dashes, end, all);
    } else {
      std::copy(next, behind, std::back_inserter(all));
    }
    next = behind;
    begin = end + 1;
  }
  return all;
}

}  // namespace newsdex::entities
