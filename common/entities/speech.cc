#include "common/entities/speech.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/entities/hash_table.h"
#include "common/entities/table.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

// Made from data/speech.tsv by embed() of cmake/embed.cmake.
extern "C" {
extern const char newsdex_speech_tsv[], newsdex_speech_tsv_end[];
}

namespace newsdex::entities {
namespace {

/// By hash_of_word of the folded word; of one that is_accented, as it is written.
using ClassTable = HashTable<std::uint32_t>;

constexpr auto kLanguages =
    std::to_array<std::string_view>({"en", "es", "fr", "de", "it", "pt", "nl"});

/// By language.
using ClassTables = std::array<ClassTable, kLanguages.size()>;

std::uint32_t parse_class(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::pair<std::string_view, std::uint32_t>>({
      {"verb", speech_verb},
      {"report", report_verb},
      {"participle", speech_participle},
      {"attribute", attribute_word},
      {"auxiliary", auxiliary},
      {"determiner", determiner},
      {"definite", definite_word},
      {"join", join_word},
      {"behind", behind_noun},
      {"time", time_word},
      {"adjunct", adjunct_word},
      {"opinion", opinion_word},
      {"he", pronoun_he},
      {"she", pronoun_she},
      {"they", pronoun_they},
      {"source", source_noun},
      {"medium", medium_noun},
      {"audience", audience_noun},
      {"anonymous", anonymous_word},
      {"given_he", given_he},
      {"given_she", given_she},
      {"title_he", title_he},
      {"title_she", title_she},
  });
  for (const auto& [known, bits] : kNames) {
    if (known == name) return bits;
  }
  return 0;
}

/// Whether a word is so short that its accents tell it from another: "à", "é", "él".
bool is_accented(std::string_view surface, std::string_view folded) {
  static constexpr std::size_t kShort = 2;
  return folded.size() <= kShort && surface.size() != folded.size();
}

/// In small letters, those of ASCII and of Latin-1.
std::string to_lower(std::string_view word) {
  std::string lower(word);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const auto byte = static_cast<unsigned char>(lower[i]);
    const bool latin = i > 0 && lower[i - 1] == '\xC3' && byte >= 0x80 && byte <= 0x9E;
    if (latin || (byte >= 'A' && byte <= 'Z')) lower[i] = static_cast<char>(byte + 0x20);
  }
  return lower;
}

ClassTables load() {
  ClassTables tables;
  const std::string_view tsv(newsdex_speech_tsv,
                             static_cast<std::size_t>(newsdex_speech_tsv_end - newsdex_speech_tsv));
  for (const Row& row : parse_table(tsv, 3)) {
    for (std::size_t language = 0; language < kLanguages.size(); ++language) {
      if (row[0] != kLanguages[language] && row[0] != "all") continue;
      for (const std::string_view word : split(row[2], ' ')) {
        const std::string folded = text::fold(word);
        tables[language].at(hash_of_word(is_accented(word, folded) ? word : folded)) |=
            parse_class(row[1]);
      }
    }
  }
  return tables;
}

const ClassTable& classes_of(std::string_view language) {
  static const ClassTables kTables = load();
  const auto known = std::find(kLanguages.begin(), kLanguages.end(), language);
  return known == kLanguages.end() ? kTables.front()
                                   : kTables[static_cast<std::size_t>(known - kLanguages.begin())];
}

/// The sign that one character between two words is.
Break break_of(char32_t c) {
  switch (c) {
    case U' ':
    case U'\u00A0':
    case U'\'':
    case U'\u2019':
    case U'-':
    case U'\u2010':
    case U'\u2011':
    case U'/':
    case U'&':
    case U'.':  // of an abbreviation: one that ends a sentence is a stop before this is asked
    case U'$':
    case U'#':
      return Break::none;
    case U',':
      return Break::comma;
    case U':':
      return Break::colon;
    default:
      return Break::other;
  }
}

}  // namespace

std::uint32_t speech_classes(std::string_view folded, std::string_view language) {
  return classes_of(language).get(hash_of_word(folded));
}

std::optional<Phrase> words_in(const Words& words, std::uint32_t begin, std::uint32_t end) {
  const auto first =
      std::partition_point(words.list.begin(), words.list.end(),
                           [&](const Word& word) { return word.token.begin < begin; });
  auto last = first;
  while (last != words.list.end() && last->token.end <= end) ++last;
  if (last == first) return std::nullopt;
  return Phrase{static_cast<std::size_t>(first - words.list.begin()),
                static_cast<std::size_t>(last - words.list.begin()) - 1};
}

Speech::Speech(const Words& words) : words_(words) {
  const ClassTable& table = classes_of(words.language);
  is_english_ = &table == &classes_of("en");
  classes_.resize(words.size());
  std::transform(words.list.begin(), words.list.end(), classes_.begin(), [&](const Word& word) {
    const std::string_view surface = words.surface(word);
    return table.get(is_accented(surface, word.folded) ? hash_of_word(to_lower(surface))
                                                       : word.hash);
  });
}

std::string_view Speech::gap_before(std::size_t i) const {
  static constexpr std::size_t kLongestGap = 16;
  if (i == 0) return {};
  const std::string_view gap = words_.behind(i - 1);
  const std::size_t rest = words_.text.size() - words_[i].token.begin;
  return gap.size() <= rest ? std::string_view()
                            : gap.substr(0, std::min(gap.size() - rest, kLongestGap));
}

Break Speech::break_before(std::size_t i) const {
  if (i == 0 || i >= words_.size() || !words_.same_paragraph(i)) return Break::stop;
  if (words_[i].token.sentence_start) return Break::stop;
  const std::string_view gap = gap_before(i);
  Break strongest = Break::none;
  for (std::size_t at = 0; at < gap.size();) {
    const text::CodePoint point = text::decode(gap, at);
    strongest = std::max(strongest, break_of(point.code));
    at = point.end;
  }
  if (strongest == Break::none && gap.find(" - ") != std::string_view::npos) return Break::other;
  return strongest;
}

std::size_t Speech::sentence_end(std::size_t i, std::size_t limit) const {
  for (std::size_t k = i + 1; k < limit; ++k) {
    if (words_[k].token.sentence_start || !words_.same_paragraph(k)) return k;
  }
  return limit;
}

std::size_t Speech::paragraph_begin(std::size_t i) const {
  const auto end = words_.list.begin() + static_cast<std::ptrdiff_t>(i);
  const auto first = std::partition_point(words_.list.begin(), end, [&](const Word& word) {
    return word.token.paragraph < words_[i].token.paragraph;
  });
  return static_cast<std::size_t>(first - words_.list.begin());
}

bool Speech::next_paragraph(std::size_t a, std::size_t b) const {
  const std::size_t begin = paragraph_begin(b);
  return begin > 0 && words_[begin - 1].token.paragraph == words_[a].token.paragraph;
}

std::size_t Speech::sentence_begin(std::size_t i, std::size_t floor) const {
  while (i > floor && !words_[i].token.sentence_start && words_.same_paragraph(i)) --i;
  return i;
}

}  // namespace newsdex::entities
