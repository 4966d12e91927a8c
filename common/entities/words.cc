#include "common/entities/words.h"

#include <algorithm>

namespace newsdex::entities {
namespace {

/// Length of the blank, hyphen or apostrophe that `text` begins with; 0 where it does not.
std::size_t joint_length(std::string_view text) {
  for (const std::string_view joint : {" ", "-", "'", "’", "\u00a0", "\u2010", "\u2011"}) {
    if (text.starts_with(joint)) return joint.size();
  }
  return 0;
}

Gap gap_between(std::string_view text, const text::Token& before, const text::Token& token) {
  if (before.possessive || token.sentence_start || before.paragraph != token.paragraph ||
      before.zone != token.zone || token.begin < before.end) {
    return Gap::apart;
  }
  static constexpr std::size_t kLongestGap = 8;
  std::string_view between = text.substr(before.end, token.begin - before.end);
  if (between.size() == 1 && between[0] == ' ') return Gap::tight;  // nearly always
  if (between.size() > kLongestGap) return Gap::apart;
  Gap gap = Gap::tight;
  if (between.starts_with('.')) {
    between.remove_prefix(1);
    if (between.empty()) gap = Gap::loose;  // a host or a ticker: "ADI.N"
  }
  while (!between.empty()) {
    if (between[0] == '&' || between[0] == '/') {
      gap = Gap::loose;
      between.remove_prefix(1);
      continue;
    }
    const std::size_t length = joint_length(between);
    if (length == 0) return Gap::apart;
    between.remove_prefix(length);
  }
  return gap;
}

void look_up(Word& word, const Lexicon& lexicon) {
  const LexiconWord known = lexicon.find(word.hash);
  word.id = known.id;
  word.classes = known.classes;
}

/// German writes the genitive of names without an apostrophe: "Frankreichs", "Merkels". Whether
/// this is one, which is cut to the name.
bool cut_genitive(Word& word, const Lexicon& lexicon) {
  static constexpr std::size_t kShortest = 5;
  if (word.id != 0 || !word.capital() || word.folded.size() < kShortest) return false;
  if (!word.folded.ends_with('s')) return false;
  const std::string_view name = word.folded.substr(0, word.folded.size() - 1);
  const LexiconWord known = lexicon.find(name);
  if ((known.classes & (begins_name | known_surname)) == 0) return false;
  word.folded = name;
  word.hash = hash_of_word(name);
  word.id = known.id;
  word.classes = known.classes;
  return true;
}

/// Marks the words of paragraphs in which most words are capitals: case says nothing there.
void mark_shouted(std::vector<Word>& list) {
  static constexpr std::size_t kFewestWords = 4;
  for (auto first = list.begin(); first != list.end();) {
    const auto last = std::find_if(first, list.end(), [&](const Word& word) {
      return word.token.paragraph != first->token.paragraph;
    });
    const auto words = static_cast<std::size_t>(last - first);
    const auto capitals = static_cast<std::size_t>(
        std::count_if(first, last, [](const Word& word) { return word.token.all_capitals; }));
    if (words >= kFewestWords && capitals * 10 > words * 7) {
      std::for_each(first, last, [](Word& word) { word.shouted = true; });
    }
    first = last;
  }
}

}  // namespace

std::string_view Words::surface(std::size_t first, std::size_t last) const {
  const std::uint32_t begin = list[first].token.begin;
  return text.substr(begin, list[last].token.end - begin);
}

std::string_view Words::before(std::size_t i) const {
  const std::size_t begin = list[i - 1].token.end;
  return text.substr(begin, list[i].token.begin - begin);
}

std::string_view Words::behind(std::size_t i) const {
  std::string_view rest = text.substr(list[i].token.end);
  if (!list[i].token.possessive) return rest;
  for (const std::string_view mark : {"'", "’", "ʼ"}) {
    if (!rest.starts_with(mark)) continue;
    rest.remove_prefix(mark.size());
    if (rest.starts_with('s') || rest.starts_with('S')) rest.remove_prefix(1);
    break;
  }
  return rest;
}

bool Words::is_owned(std::size_t i) const {
  if (!same_paragraph(i) || !list[i - 1].token.possessive) return false;
  const std::string_view rest = behind(i - 1);
  return rest.starts_with(' ') && rest.substr(1).data() == text.data() + list[i].token.begin;
}

Words read_words(const Article& article, const text::TokenList& tokens, const Lexicon& lexicon) {
  Words words;
  words.text = article.text;
  words.language = article.language;
  words.list.reserve(tokens.tokens.size());
  const text::Token* before = nullptr;
  for (const text::Token& token : tokens.tokens) {
    if (token.pair || !is_story(token.zone)) continue;
    Word& word = words.list.emplace_back();
    word.token = token;
    word.folded = tokens.folded(token);
    word.hash = hash_of_word(word.folded);
    lexicon.prefetch(word.hash);
    if (before != nullptr) word.gap = gap_between(words.text, *before, token);
    before = &token;
  }
  for (Word& word : words.list) look_up(word, lexicon);
  if (article.language == "de") {
    bool is_owned = false;  // as behind a possessive
    for (Word& word : words.list) {
      if (is_owned) word.gap = Gap::apart;
      is_owned = cut_genitive(word, lexicon);
    }
  }
  mark_shouted(words.list);
  return words;
}

bool is_ticker(std::string_view surface) {
  const std::size_t dot = surface.find('.');
  if (dot == std::string_view::npos || dot < 2) return false;
  const auto is_code = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  const std::string_view exchange = surface.substr(dot + 1);
  std::string_view code = surface.substr(0, dot);
  const char last = code.back();  // the class of a share, or what is traded: "XORLa.N", "XORLn.DE"
  if (code.size() > 2 && last >= 'a' && last <= 'z') code.remove_suffix(1);
  return !exchange.empty() && exchange.size() <= 2 &&
         std::all_of(code.begin(), code.end(), is_code) &&
         std::all_of(exchange.begin(), exchange.end(), is_code);
}

bool is_share_code(const Words& words, std::size_t i) {
  return i + 1 < words.size() && words[i + 1].gap == Gap::loose &&
         is_ticker(words.surface(i, i + 1));
}

}  // namespace newsdex::entities
