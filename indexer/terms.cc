#include "indexer/terms.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/said.h"
#include "common/schema.h"
#include "common/text/compound.h"
#include "common/text/positions.h"
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

bool goes_on_with_hyphen(const TokenList& list, std::size_t i) {
  return i + 1 < list.tokens.size() && list.tokens[i + 1].hyphen_before;
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
      if (goes_on_with_hyphen(list, i)) add(compound(word.prefix, list, i), place, token.zone);
    }
  }

  /// A text that is no part of the article's: its lines are paragraphs.
  void add_field(std::string_view prefix, std::string_view text) {
    if (text.empty()) return;
    TokenList list = text::tokenize(text);
    text::place(list, {{Zone::title, 0, static_cast<std::uint32_t>(text.size())}});
    for (std::size_t i = 0; i < list.tokens.size(); ++i) {
      const Token& token = list.tokens[i];
      const WordPlace place{token.position, 1};
      terms_.add_word(lexicon_.word({prefix, surface(text, token), list.folded(token),
                                     text::is_stemmed(list, token)}),
                      place);
      if (goes_on_with_hyphen(list, i)) terms_.add_word(compound(prefix, list, i), place);
    }
  }

 private:
  /// The whole of the compound of hyphens that begins at a token, as a word; kNone if none does.
  std::uint32_t compound(std::string_view prefix, const TokenList& list, std::size_t i) {
    const std::string whole = text::compound_at(list, i);
    return lexicon_.word({prefix, whole, whole, true});
  }

  /// The first word of a paragraph or of a sentence in it, under the prefix of its text.
  void add_beginning(std::string_view prefix, bool is_paragraph, const Token& token,
                     std::uint32_t position) {
    if (!is_paragraph && !token.sentence_start) return;
    scratch_.assign(prefix).append(is_paragraph ? kParagraphTerm : kSentenceTerm);
    terms_.add_place(lexicon_.term(scratch_), position);
  }

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

/// The words of the story between two bytes, at a term.
void add_places(TermSet& terms, std::uint32_t term, const TokenList& list, std::uint32_t begin,
                std::uint32_t end) {
  auto token = std::partition_point(list.tokens.begin(), list.tokens.end(),
                                    [&](const Token& t) { return t.begin < begin; });
  for (; token != list.tokens.end() && token->begin < end; ++token) {
    if (is_story(token->zone)) terms.add_place(term, token->position);
  }
}

/// The words of each quotation, at the term of who said them.
void add_speech(TermSet& terms, Lexicon& lexicon, const std::vector<Quote>& quotes,
                const TokenList& list) {
  for (const Quote& quote : quotes) {
    const std::string_view speaker = said_value(quote);
    if (speaker.empty()) continue;
    const std::uint32_t term = lexicon.term(value_term(field(FieldId::said), speaker));
    add_places(terms, term, list, quote.begin, quote.end);
  }
}

/// The words of the story that name each label, at its term. What only implies one names nothing.
void add_mentions(TermSet& terms, Lexicon& lexicon, FieldId id, const Label& label,
                  const TokenList& list) {
  const std::uint32_t term = lexicon.term(value_term(field(id), label.value));
  for (const Evidence& evidence : label.evidence) {
    if (!is_story(evidence.zone) || evidence.kind == MentionKind::org_implied) continue;
    add_places(terms, term, list, evidence.begin, evidence.end);
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

/// A line each, so that no phrase crosses them.
std::string lines_of(const std::vector<std::string>& texts) {
  std::string lines;
  for (const std::string& text : texts) lines += text + '\n';
  return lines;
}

std::string lines_of(const std::vector<Label>& labels) {
  std::string lines;
  for (const Label& label : labels) lines += label.label + '\n';
  return lines;
}

/// The terms that fields are searched by.
std::vector<std::string> value_terms(const Article& article, const ColumnRow& row) {
  std::vector<std::string> terms;
  for (const auto& [id, cells] : row.labels) {
    for (const LabelCell& cell : cells) terms.push_back(value_term(field(id), cell.value));
  }
  terms.push_back(value_term(field(FieldId::id), article.id));
  terms.push_back(value_term(field(FieldId::path), article.path));
  return terms;
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
  texts.add_field(field(FieldId::byline).prefix, lines_of(article.bylines));
  texts.add_field(field(FieldId::credit).prefix, lines_of(article.credits));
  texts.add_field(field(FieldId::dateline).prefix, article.dateline);
  texts.add_field(field(FieldId::unnamed).prefix, lines_of(labels.unnamed));
  for (const std::uint32_t term : lexicon.terms(value_terms(article, row))) terms.add(term);
  add_speech(terms, lexicon, labels.quotes, tokens);
  add_mentions(terms, lexicon, labels, tokens);
  return terms.take();
}

}  // namespace newsdex
