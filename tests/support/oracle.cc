#include "tests/support/oracle.h"

#include <algorithm>
#include <stdexcept>

#include "common/text/fold.h"
#include "common/text/positions.h"
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
  return std::string(stemmer.stems(word, word).back());
}

bool has_phrase(const std::vector<std::string>& text, const std::vector<std::string>& phrase) {
  return std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
}

/// A word of a text: where it stands, and its bytes.
struct Word {
  std::string folded;
  std::string surface;
  std::size_t paragraph = 0;
  std::size_t sentence = 0;
  std::size_t number = 0;  // in its paragraph
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Words in a row, as indices into the words of the text.
struct Occurrence {
  std::size_t first = 0;
  std::size_t last = 0;

  friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

std::vector<Word> words_in(const Article& article, const std::set<Zone>& zones) {
  std::vector<Word> out;
  std::size_t paragraph = 0;
  std::size_t sentence = 0;
  for (const ZoneSpan& span : article.zones) {
    if (!zones.contains(span.zone)) continue;
    std::size_t begin = span.begin;
    while (begin < span.end) {
      const std::size_t end = std::min<std::size_t>(article.text.find('\n', begin), span.end);
      const std::string line = article.text.substr(begin, end - begin);
      const text::TokenList list = text::tokenize(line);
      ++paragraph;
      ++sentence;
      std::size_t number = 0;
      for (const text::Token& token : list.tokens) {
        if (token.sentence_start) ++sentence;
        if (!token.pair) ++number;  // a pair stands where its first character does
        out.push_back({std::string(list.folded(token)),
                       line.substr(token.begin, token.end - token.begin), paragraph, sentence,
                       number, begin + token.begin, begin + token.end});
      }
      begin = end + 1;
    }
  }
  return out;
}

bool fits_pattern_slowly(std::string_view word, std::string_view pattern) {
  if (pattern.empty()) return word.empty();
  if (pattern[0] == '*') {
    return fits_pattern_slowly(word, pattern.substr(1)) ||
           (!word.empty() && fits_pattern_slowly(word.substr(1), pattern));
  }
  return !word.empty() && (pattern[0] == '?' || pattern[0] == word[0]) &&
         fits_pattern_slowly(word.substr(1), pattern.substr(1));
}

bool is_close(const std::vector<Word>& words, const Occurrence& a, const Occurrence& b,
              const query::Proximity& proximity) {
  using Reach = query::Proximity::Reach;
  const bool ahead = a.last < b.first;
  if (!ahead && b.last >= a.first) return false;  // they overlap
  if (proximity.reach == Reach::before && !ahead) return false;
  const Occurrence& first = ahead ? a : b;
  const Occurrence& second = ahead ? b : a;
  if (words[first.first].paragraph != words[second.last].paragraph) return false;
  switch (proximity.reach) {
    case Reach::words:
    case Reach::before:
      return words[second.first].number - words[first.last].number <= proximity.distance;
    case Reach::sentence:
      return words[first.first].sentence == words[second.last].sentence;
    case Reach::paragraph:
      return true;
  }
  return false;
}

std::set<Occurrence> occurrences(const std::vector<Word>& words, const Node& node);

/// The pairs' stretches that contain no other; the left ones without a partner if negated.
std::set<Occurrence> near_occurrences(const std::vector<Word>& words, const Node& node) {
  const auto left = occurrences(words, node.children.at(0));
  const auto right = occurrences(words, node.children.at(1));
  std::set<Occurrence> pairs;
  std::set<Occurrence> alone = left;
  for (const Occurrence& a : left) {
    for (const Occurrence& b : right) {
      if (!is_close(words, a, b, node.proximity)) continue;
      alone.erase(a);
      pairs.insert({std::min(a.first, b.first), std::max(a.last, b.last)});
    }
  }
  if (node.proximity.negated) return alone;
  std::set<Occurrence> minimal;
  for (const Occurrence& a : pairs) {
    const bool contains_other = std::any_of(pairs.begin(), pairs.end(), [&](const Occurrence& b) {
      return b != a && b.first >= a.first && b.last <= a.last;
    });
    if (!contains_other) minimal.insert(a);
  }
  return minimal;
}

std::set<Occurrence> occurrences(const std::vector<Word>& words, const Node& node) {
  std::set<Occurrence> out;
  const auto each_word = [&](auto&& fits) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (fits(words[i])) out.insert({i, i});
    }
  };
  switch (node.kind) {
    case Node::Kind::word:
      each_word([wanted = stem(words_of(node.text).at(0))](const Word& word) {
        return stem(word.folded) == wanted;
      });
      return out;
    case Node::Kind::pattern:
      each_word([&](const Word& word) { return fits_pattern_slowly(word.folded, node.text); });
      return out;
    case Node::Kind::exact:
      each_word([&, folded = words_of(node.text).at(0)](const Word& word) {
        const bool same = node.cased ? word.surface == node.text
                                     : text::lower(word.surface) == text::lower(node.text);
        return same && word.folded == folded;  // "us" is not "US"
      });
      return out;
    case Node::Kind::phrase: {
      const auto phrase = words_of(node.text);
      for (std::size_t i = 0; i + phrase.size() <= words.size(); ++i) {
        bool same = words[i].paragraph == words[i + phrase.size() - 1].paragraph;
        for (std::size_t k = 0; same && k < phrase.size(); ++k) {
          same = words[i + k].folded == phrase[k];
        }
        if (same) out.insert({i, i + phrase.size() - 1});
      }
      return out;
    }
    case Node::Kind::either:
      for (const Node& child : node.children) out.merge(occurrences(words, child));
      return out;
    case Node::Kind::near:
      return near_occurrences(words, node);
    default:
      throw std::logic_error("the oracle knows no places of this");
  }
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
    case Node::Kind::pattern:
    case Node::Kind::exact:
    case Node::Kind::near:
      return !occurrences(words_in(article, zones), node).empty();
    case Node::Kind::atleast:
      return occurrences(words_in(article, zones), node.children.at(0)).size() >= node.low;
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
    case Node::Kind::spoken:
      break;
  }
  throw std::logic_error("the oracle does not know this clause");
}

std::set<std::pair<std::size_t, std::size_t>> oracle_marks(const Article& article,
                                                           const Node& node) {
  const std::vector<Word> words =
      words_in(article, {Zone::title, Zone::lead, Zone::body, Zone::caption});
  std::set<Occurrence> marked;
  if (node.kind != Node::Kind::near) {
    marked = occurrences(words, node);
  } else {
    const auto left = occurrences(words, node.children.at(0));
    const auto right = occurrences(words, node.children.at(1));
    for (const Occurrence& a : left) {
      for (const Occurrence& b : right) {
        if (is_close(words, a, b, node.proximity)) marked.insert({a, b});
      }
    }
  }
  std::set<std::pair<std::size_t, std::size_t>> out;
  for (const Occurrence& found : marked)
    out.emplace(words[found.first].begin, words[found.last].end);
  return out;
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
