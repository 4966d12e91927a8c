#include "indexer/terms.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/said.h"
#include "common/schema.h"
#include "common/text/compound.h"
#include "indexer/term_set.h"

namespace newsdex {
namespace {

using text::Token;
using text::TokenList;

std::string_view zone_prefix(Zone zone) {
  switch (zone) {
    case Zone::credit:
      return kCreditPrefix;
    case Zone::correction:
      return kCorrectionPrefix;
    case Zone::boilerplate:
      return kBoilerplatePrefix;
    case Zone::title:
    case Zone::lead:
    case Zone::body:
    case Zone::caption:
      break;
  }
  return {};
}

/// A compound of hyphens, which begins at a token and is found there as a whole.
std::string compound_of(const TokenList& list, std::size_t i) {
  const bool begins = i + 1 < list.tokens.size() && list.tokens[i + 1].hyphen_before;
  return begins ? text::compound_at(list, i) : std::string();
}

/// Texts that are cut already, as terms under prefixes.
class TextTerms {
 public:
  TextTerms(TermSet& terms, Lexicon& lexicon) : terms_(terms), lexicon_(lexicon) {}

  void add_story(std::string_view text, const TokenList& list) {
    const std::vector<std::uint64_t> hashes = hashes_of(text, list);
    for (std::size_t i = 0; i < list.tokens.size(); ++i) {
      lexicon_.prefetch(hashes.data() + i, hashes.size() - i);
      const Token& token = list.tokens[i];
      const WordPlace place{token.position, zone_weight(token.zone)};
      const WordForm word{zone_prefix(token.zone), surface(text, token), list.folded(token),
                          text::is_stemmed(list, token), !token.ngram};
      add(lexicon_.word(word, hashes[i]), place, token.zone);
      const bool is_paragraph = i == 0 || list.tokens[i - 1].paragraph != token.paragraph ||
                                list.tokens[i - 1].zone != token.zone;
      add_beginning(word.prefix, is_paragraph, token, token.position);
      if (const std::string whole = compound_of(list, i); !whole.empty()) {
        add(lexicon_.word({word.prefix, whole, whole, true}), place, token.zone);
      }
    }
  }

  /// A token of a text that is no part of the story.
  void add_token(std::string_view prefix, std::string_view text, const TokenList& list,
                 std::size_t i, const WordPlace& place) {
    const Token& token = list.tokens[i];
    terms_.add_word(lexicon_.word({prefix, surface(text, token), list.folded(token),
                                   text::is_stemmed(list, token)}),
                    place);
    if (const std::string whole = compound_of(list, i); !whole.empty()) {
      terms_.add_word(lexicon_.word({prefix, whole, whole, true}), place);
    }
  }

  /// The first word of a paragraph or of a sentence in it, under the prefix of its text.
  void add_beginning(std::string_view prefix, bool is_paragraph, const Token& token,
                     std::uint32_t position) {
    if (!is_paragraph && !token.sentence_start) return;
    scratch_.assign(prefix).append(is_paragraph ? kParagraphTerm : kSentenceTerm);
    terms_.add_place(lexicon_.term(scratch_), position);
  }

 private:
  static std::string_view surface(std::string_view text, const Token& token) {
    return text.substr(token.begin, token.end - token.begin);
  }

  static std::vector<std::uint64_t> hashes_of(std::string_view text, const TokenList& list) {
    std::vector<std::uint64_t> hashes(list.tokens.size());
    std::transform(list.tokens.begin(), list.tokens.end(), hashes.begin(),
                   [&](const Token& token) { return term_hash(surface(text, token)); });
    return hashes;
  }

  void add(std::uint32_t word, const WordPlace& place, Zone zone) {
    if (is_story(zone)) {
      terms_.add_story_word(word, place, zone);
    } else {
      terms_.add_word(word, place);
    }
  }

  TermSet& terms_;
  Lexicon& lexicon_;
  std::string scratch_;
};

/// A text of its own, a line each: no phrase crosses them.
void add_field(TextTerms& texts, FieldId id, std::string_view text) {
  if (text.empty()) return;
  TokenList list = text::tokenize(text);
  text::place(list, {{Zone::title, 0, static_cast<std::uint32_t>(text.size())}});
  for (std::size_t i = 0; i < list.tokens.size(); ++i) {
    texts.add_token(field(id).prefix, text, list, i, {list.tokens[i].position, 1});
  }
}

/// The words of quotations under the prefix of who said them.
class SpeechTerms {
 public:
  SpeechTerms(TextTerms& texts, std::string_view text, const TokenList& list)
      : texts_(texts), text_(text), list_(list) {}

  /// Expects quotations in text order.
  void add(const Quote& quote) {
    const std::string_view speaker = said_value(quote);
    if (speaker.empty()) return;
    const std::string prefix = speech_prefix(speaker);
    position_ += text::kParagraphGap;
    const std::size_t begin = first_token(quote.begin);
    next_ = begin;
    for (; next_ < list_.tokens.size() && list_.tokens[next_].end <= quote.end; ++next_) {
      if (next_ > begin) advance(list_.tokens[next_ - 1], list_.tokens[next_]);
      add_token(prefix, next_, begin);
    }
  }

 private:
  [[nodiscard]] std::size_t first_token(std::uint32_t byte) const {
    const auto from = list_.tokens.begin() + static_cast<std::ptrdiff_t>(next_);
    return static_cast<std::size_t>(
        std::partition_point(from, list_.tokens.end(),
                             [&](const Token& token) { return token.begin < byte; }) -
        list_.tokens.begin());
  }

  /// A pair has the position of its first character.
  void advance(const Token& before, const Token& token) {
    if (token.paragraph != before.paragraph) {
      position_ += text::kParagraphGap;
    } else if (token.position != before.position) {
      ++position_;
    }
  }

  void add_token(const std::string& prefix, std::size_t i, std::size_t begin) {
    const Token& token = list_.tokens[i];
    const bool is_paragraph = i == begin || list_.tokens[i - 1].paragraph != token.paragraph;
    texts_.add_beginning(prefix, is_paragraph, token, position_);
    texts_.add_token(prefix, text_, list_, i, {position_, 0});
  }

  TextTerms& texts_;
  std::string_view text_;
  const TokenList& list_;
  std::size_t next_ = 0;
  std::uint32_t position_ = 0;
};

/// The words of the story that name each label, at its term. What only implies one names nothing.
void add_mentions(TermSet& terms, Lexicon& lexicon, FieldId id, const Label& label,
                  const TokenList& list) {
  const std::uint32_t term = lexicon.term(value_term(field(id), label.value));
  for (const Evidence& evidence : label.evidence) {
    if (!is_story(evidence.zone) || evidence.kind == MentionKind::org_implied) continue;
    auto token = std::partition_point(list.tokens.begin(), list.tokens.end(),
                                      [&](const Token& t) { return t.begin < evidence.begin; });
    for (; token != list.tokens.end() && token->begin < evidence.end; ++token) {
      terms.add_place(term, token->position);
    }
  }
}

void add_mentions(TermSet& terms, Lexicon& lexicon, const Labels& labels, const TokenList& list) {
  const auto add = [&](FieldId id, const std::vector<Label>& found) {
    for (const Label& label : found) add_mentions(terms, lexicon, id, label, list);
  };
  add(FieldId::person, labels.persons);
  for (const Label& label : labels.persons) {
    if (label.resolved != Resolved::text) continue;
    add_mentions(terms, lexicon, FieldId::person_certain, label, list);
  }
  add(FieldId::country, labels.countries);
  add(FieldId::place, labels.places);
  add(FieldId::region, labels.regions);
  add(FieldId::org, labels.orgs);
  add(FieldId::cited, labels.cited);
}

/// One source a line: no phrase crosses them.
std::string descriptors(const std::vector<Label>& unnamed) {
  std::string lines;
  for (const Label& label : unnamed) lines += label.label + '\n';
  return lines;
}

}  // namespace

std::uint32_t zone_weight(Zone zone) {
  switch (zone) {
    case Zone::title:
      return 3;
    case Zone::lead:
      return 2;
    case Zone::body:
    case Zone::caption:
    case Zone::credit:
    case Zone::correction:
    case Zone::boilerplate:
      break;
  }
  return 1;
}

ArticleTerms make_terms(const Article& article, const TokenList& tokens, const Labels& labels,
                        const ColumnRow& row, Lexicon& lexicon) {
  TermSet terms(lexicon, tokens.tokens.size());
  TextTerms texts(terms, lexicon);
  texts.add_story(article.text, tokens);
  std::string bylines;
  for (const std::string& byline : article.bylines) bylines += byline + "\n";
  add_field(texts, FieldId::byline, bylines);
  std::string credits;
  for (const std::string& credit : article.credits) credits += credit + "\n";
  add_field(texts, FieldId::credit, credits);
  add_field(texts, FieldId::dateline, article.dateline);
  add_field(texts, FieldId::unnamed, descriptors(labels.unnamed));
  SpeechTerms speech(texts, article.text, tokens);
  for (const Quote& quote : labels.quotes) speech.add(quote);
  for (const auto& [id, cells] : row.labels) {
    for (const LabelCell& cell : cells) terms.add(lexicon.term(value_term(field(id), cell.value)));
  }
  add_mentions(terms, lexicon, labels, tokens);
  terms.add(lexicon.term(value_term(field(FieldId::id), article.id)));
  terms.add(lexicon.term(value_term(field(FieldId::path), article.path)));
  return terms.take();
}

}  // namespace newsdex
