#include "tests/support/oracle.h"

#include <algorithm>
#include <stdexcept>

#include "common/text/fold.h"
#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"

namespace newsdex {
namespace {

using query::Node;

/// The words of each paragraph of some zones.
std::vector<std::vector<std::string>> paragraphs(const Article& article,
                                                 const std::set<Zone>& zones) {
  std::vector<std::vector<std::string>> out;
  for (const ZoneSpan& span : article.zones) {
    if (!zones.contains(span.zone)) continue;
    const std::string text = article.text.substr(span.begin, span.end - span.begin);
    std::size_t begin = 0;
    while (begin <= text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const text::TokenList list = text::tokenize(text.substr(begin, end - begin));
      auto& words = out.emplace_back();
      for (const text::Token& token : list.tokens) words.emplace_back(list.folded(token));
      begin = end + 1;
    }
  }
  return out;
}

std::vector<std::string> words_of(const std::string& text) {
  const text::TokenList list = text::tokenize(text);
  std::vector<std::string> out;
  for (const text::Token& token : list.tokens) out.emplace_back(list.folded(token));
  return out;
}

std::string stem(const std::string& word) {
  static text::Stemmer stemmer("en");
  return stemmer.stems(word, word).back();
}

bool has_phrase(const std::vector<std::string>& text, const std::vector<std::string>& phrase) {
  return std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
}

std::set<Zone> zones_of(Zone zone) {
  if (zone == Zone::lead) return {Zone::title, Zone::lead};
  if (zone == Zone::body) return {Zone::lead, Zone::body};
  return {zone};
}

bool is_within(const Article& article, const Node& node) {
  if (node.unknown) return !article.published.has_value();
  return article.published && first_day(*article.published) >= node.days.first &&
         last_day(*article.published) <= node.days.last;
}

std::uint64_t story_words(const Article& article) {
  text::TokenList list = text::tokenize(article.text);
  text::place(list, article.zones);
  return static_cast<std::uint64_t>(
      std::count_if(list.tokens.begin(), list.tokens.end(), [](const text::Token& token) {
        return !token.pair && (token.zone == Zone::lead || token.zone == Zone::body);
      }));
}

}  // namespace

std::vector<std::string> oracle_values(const Article& article, FieldId field) {
  std::vector<std::string> names;
  switch (field) {
    case FieldId::source:
      names = {article.source};
      break;
    case FieldId::section:
      names = {article.section};
      break;
    case FieldId::language:
      names = {article.language};
      break;
    case FieldId::topic:
      names = article.topics;
      break;
    case FieldId::year:
      if (article.published) names = {to_string(*article.published).substr(0, 4)};
      break;
    default:
      throw std::logic_error("the oracle does not know this field");
  }
  std::set<std::string> values;
  for (const std::string& name : names) values.insert(text::slug(name));
  values.erase("");
  return {values.begin(), values.end()};
}

bool Oracle::holds(const Article& article, const Node& node, const std::set<Zone>& zones) {
  const auto any_word = [&](auto&& fits) {
    const auto texts = paragraphs(article, zones);
    return std::any_of(texts.begin(), texts.end(), [&](const auto& words) {
      return std::any_of(words.begin(), words.end(), fits);
    });
  };
  switch (node.kind) {
    case Node::Kind::all:
      return true;
    case Node::Kind::nothing:
      return false;
    case Node::Kind::word:
      return any_word([wanted = stem(words_of(node.text).at(0))](const std::string& word) {
        return stem(word) == wanted;
      });
    case Node::Kind::prefix:
      return any_word([&](const std::string& word) { return word.starts_with(node.text); });
    case Node::Kind::phrase: {
      const auto texts = paragraphs(article, zones);
      return std::any_of(texts.begin(), texts.end(),
                         [&](const auto& words) { return has_phrase(words, words_of(node.text)); });
    }
    case Node::Kind::label: {
      const auto values = oracle_values(article, node.field);
      if (node.text == kUnknownValue) return values.empty();
      return std::find(values.begin(), values.end(), text::slug(node.text)) != values.end();
    }
    case Node::Kind::date:
      return is_within(article, node);
    case Node::Kind::number: {
      const std::uint64_t words = story_words(article);
      return words >= node.low && words <= node.high;
    }
    case Node::Kind::both:
      return std::all_of(node.children.begin(), node.children.end(),
                         [&](const Node& child) { return holds(article, child, zones); });
    case Node::Kind::either:
      return std::any_of(node.children.begin(), node.children.end(),
                         [&](const Node& child) { return holds(article, child, zones); });
    case Node::Kind::negation:
      return !holds(article, node.children.at(0), zones);
    case Node::Kind::within:
      return holds(article, node.children.at(0), zones_of(node.zone));
    case Node::Kind::field_words:
      break;
  }
  throw std::logic_error("the oracle does not know this clause");
}

std::set<std::string> Oracle::match(const Node& node) const {
  std::set<std::string> out;
  for (const Article& article : articles_) {
    if (holds(article, node, {Zone::title, Zone::lead, Zone::body, Zone::caption})) {
      out.insert(article.id);
    }
  }
  return out;
}

std::map<std::string, std::uint64_t> Oracle::count(const std::set<std::string>& ids,
                                                   FieldId field) const {
  std::map<std::string, std::uint64_t> out;
  for (const Article& article : articles_) {
    if (!ids.contains(article.id)) continue;
    const auto values = oracle_values(article, field);
    if (values.empty()) ++out[""];
    for (const std::string& value : values) ++out[value];
  }
  return out;
}

}  // namespace newsdex
