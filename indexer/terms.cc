#include "indexer/terms.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "common/said.h"
#include "common/schema.h"
#include "common/text/capitals.h"
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

/// The first word of a paragraph or of a sentence in it, under the prefix of its text.
void add_beginning(TermSet& terms, std::string_view prefix, bool paragraph, const Token& token,
                   std::uint32_t position) {
  if (!paragraph && !token.sentence_start) return;
  terms.add_place(std::string(prefix).append(paragraph ? kParagraphTerm : kSentenceTerm), position);
}

/// How a word is written, where that is not how it is folded.
void add_spelling(TermSet& terms, std::string_view prefix, std::string_view surface,
                  std::string_view folded, std::uint32_t position) {
  if (folded.empty() || folded.size() > text::kMaxTokenBytes) return;
  std::string term;
  switch (text::capitals_of(surface, folded)) {
    case text::Capitals::none:
      return;
    case text::Capitals::initial:
      term.append(prefix).append(kInitialCapitalTerm);
      break;
    case text::Capitals::all:
      term.append(prefix).append(kAllCapitalsTerm);
      break;
    case text::Capitals::other:
      term = spellings_prefix(prefix, folded).append(surface);
      break;
  }
  if (term.size() <= kMaxTermBytes) terms.add_place(term, position);
}

/// A compound of hyphens, which begins at a token and is found there as a whole.
std::string compound_of(const TokenList& list, std::size_t i) {
  const bool begins = i + 1 < list.tokens.size() && list.tokens[i + 1].hyphen_before;
  return begins ? text::compound_at(list, i) : std::string();
}

std::vector<std::uint64_t> hashes_of(const TokenList& list) {
  std::vector<std::uint64_t> hashes(list.tokens.size());
  std::transform(list.tokens.begin(), list.tokens.end(), hashes.begin(),
                 [&](const Token& token) { return term_hash(list.folded(token)); });
  return hashes;
}

void add_story(TermSet& terms, std::string_view text, const TokenList& list) {
  const std::vector<std::uint64_t> hashes = hashes_of(list);
  for (std::size_t i = 0; i < list.tokens.size(); ++i) {
    terms.prefetch(std::span(hashes).subspan(i));
    const Token& token = list.tokens[i];
    const std::string_view prefix = zone_prefix(token.zone);
    const auto add = [&](const WordPlace& word) {
      if (is_story(token.zone)) {
        terms.add_story_word(word, token.zone);
      } else {
        terms.add_word(prefix, word);
      }
    };
    const WordPlace word{text.substr(token.begin, token.end - token.begin),
                         list.folded(token),
                         token.position,
                         zone_weight(token.zone),
                         text::is_stemmed(list, token),
                         hashes[i]};
    add(word);
    const bool paragraph = i == 0 || list.tokens[i - 1].paragraph != token.paragraph ||
                           list.tokens[i - 1].zone != token.zone;
    add_beginning(terms, prefix, paragraph, token, token.position);
    if (!token.ngram) add_spelling(terms, prefix, word.surface, word.folded, token.position);
    if (const std::string whole = compound_of(list, i); !whole.empty()) {
      add({whole, whole, token.position, word.weight, true, term_hash(whole)});
    }
  }
}

void add_words(TermSet& terms, std::string_view text, const TokenList& list,
               std::string_view prefix) {
  for (std::size_t i = 0; i < list.tokens.size(); ++i) {
    const Token& token = list.tokens[i];
    terms.add_word(prefix, {text.substr(token.begin, token.end - token.begin), list.folded(token),
                            token.position, 1, text::is_stemmed(list, token)});
    if (const std::string whole = compound_of(list, i); !whole.empty()) {
      terms.add_word(prefix, {whole, whole, token.position, 1, true});
    }
  }
}

/// A text of its own, a line each: no phrase crosses them.
void add_field(TermSet& terms, FieldId id, std::string_view text) {
  if (text.empty()) return;
  TokenList list = text::tokenize(text);
  text::place(list, {{Zone::title, 0, static_cast<std::uint32_t>(text.size())}});
  add_words(terms, text, list, field(id).prefix);
}

/// The words of quotations under the prefix of who said them.
class SpeechTerms {
 public:
  SpeechTerms(TermSet& terms, std::string_view text, const TokenList& list)
      : terms_(terms), text_(text), list_(list) {}

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
    const bool paragraph = i == begin || list_.tokens[i - 1].paragraph != token.paragraph;
    add_beginning(terms_, prefix, paragraph, token, position_);
    terms_.add_word(prefix, {text_.substr(token.begin, token.end - token.begin),
                             list_.folded(token), position_, 0, text::is_stemmed(list_, token)});
    if (const std::string whole = compound_of(list_, i); !whole.empty()) {
      terms_.add_word(prefix, {whole, whole, position_, 0, true});
    }
  }

  TermSet& terms_;
  std::string_view text_;
  const TokenList& list_;
  std::size_t next_ = 0;
  std::uint32_t position_ = 0;
};

/// The words of the story that name each label, at its term. What only implies one names nothing.
void add_mentions(TermSet& terms, FieldId id, const Label& label, const TokenList& list) {
  const std::string term = value_term(field(id), label.value);
  for (const Evidence& evidence : label.evidence) {
    if (!is_story(evidence.zone) || evidence.kind == MentionKind::org_implied) continue;
    auto token = std::partition_point(list.tokens.begin(), list.tokens.end(),
                                      [&](const Token& t) { return t.begin < evidence.begin; });
    for (; token != list.tokens.end() && token->begin < evidence.end; ++token) {
      terms.add_place(term, token->position);
    }
  }
}

void add_mentions(TermSet& terms, const Labels& labels, const TokenList& list) {
  const auto add = [&](FieldId id, const std::vector<Label>& found) {
    for (const Label& label : found) add_mentions(terms, id, label, list);
  };
  add(FieldId::person, labels.persons);
  for (const Label& label : labels.persons) {
    if (label.resolved == Resolved::text) add_mentions(terms, FieldId::person_certain, label, list);
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
  add_story(terms, article.text, tokens);
  std::string bylines;
  for (const std::string& byline : article.bylines) bylines += byline + "\n";
  add_field(terms, FieldId::byline, bylines);
  std::string credits;
  for (const std::string& credit : article.credits) credits += credit + "\n";
  add_field(terms, FieldId::credit, credits);
  add_field(terms, FieldId::dateline, article.dateline);
  add_field(terms, FieldId::unnamed, descriptors(labels.unnamed));
  SpeechTerms speech(terms, article.text, tokens);
  for (const Quote& quote : labels.quotes) speech.add(quote);
  for (const auto& [id, cells] : row.labels) {
    for (const LabelCell& cell : cells) terms.add(value_term(field(id), cell.value));
  }
  add_mentions(terms, labels, tokens);
  terms.add(value_term(field(FieldId::id), article.id));
  terms.add(value_term(field(FieldId::path), article.path));
  return terms.take();
}

}  // namespace newsdex
