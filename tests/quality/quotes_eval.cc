// Measures who is found to speak against the attributions of PolNeAR. Not a test: a tool for those
// who work on the rules; tests/quality/quotes.sh runs it and compares with the recorded baseline.
//
//   quotes_eval FILE.jsonl [--misses]
//
// Lines are {"text", "attributions": [{"source": [span], "content": [span]}]}, a span {"start",
// "end"} in code points. Counted are texts in quotation marks of five words or more that lie in the
// content of an attribution with a source:
//
//   quotations   all of them
//   found        those taken for speech
//   given        those given a speaker
//   right        whose speaker's words here overlap the source, or who is named by a word with a
//                capital of the source
//   by name      given and right once more, where the source is a name: the article's label for the
//                speaker has to contain a capitalised word of it

#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "common/entities/entities.h"
#include "common/entities/quote_marks.h"
#include "common/entities/quotes.h"
#include "common/entities/tables.h"
#include "common/text/positions.h"

namespace newsdex {
namespace {

using entities::AttributedQuote;
using entities::QuotedText;
using nlohmann::json;

constexpr std::size_t kFewestWords = 5;

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Attribution {
  std::vector<Span> source;
  std::vector<Span> content;
};

struct Tally {
  int quotations = 0;
  int found = 0;
  int given = 0;
  int right = 0;
  int named = 0;
  int named_right = 0;
};

std::size_t overlap(const Span& a, const Span& b) {
  const std::size_t begin = std::max(a.begin, b.begin);
  const std::size_t end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

/// The byte of every code point.
std::vector<std::size_t> bytes_of(std::string_view text) {
  std::vector<std::size_t> bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) bytes.push_back(i);
  }
  bytes.push_back(text.size());
  return bytes;
}

std::vector<Attribution> read_attributions(const json& document, std::string_view text) {
  const std::vector<std::size_t> bytes = bytes_of(text);
  const auto spans = [&](const json& rows) {
    std::vector<Span> out;
    for (const json& row : rows)
      out.push_back({bytes.at(row.at("start")), bytes.at(row.at("end"))});
    return out;
  };
  std::vector<Attribution> out;
  for (const json& row : document.at("attributions")) {
    out.push_back({spans(row.at("source")), spans(row.at("content"))});
  }
  return out;
}

/// The attribution with the smallest content that covers most of a quotation.
const Attribution* covering(const std::vector<Attribution>& gold, const Span& quote) {
  const Attribution* best = nullptr;
  std::size_t best_size = 0;
  for (const Attribution& candidate : gold) {
    std::size_t covered = 0;
    std::size_t size = 0;
    for (const Span& span : candidate.content) {
      covered += overlap(span, quote);
      size += span.end - span.begin;
    }
    const bool most = covered * 10 > (quote.end - quote.begin) * 6;
    if (most && (best == nullptr || size < best_size)) {
      best = &candidate;
      best_size = size;
    }
  }
  return best;
}

/// Words with a capital, folded letters as written.
std::set<std::string> names_in(std::string_view text) {
  std::set<std::string> names;
  const text::TokenList tokens = text::tokenize(text);
  for (const text::Token& token : tokens.tokens) {
    const auto classes = entities::tables().lexicon.find(tokens.folded(token)).classes;
    if (token.initial_capital && (classes & entities::function_word) == 0) {
      names.emplace(tokens.folded(token));
    }
  }
  return names;
}

bool share_a_word(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); });
}

class Evaluation {
 public:
  explicit Evaluation(bool misses) : misses_(misses) {}

  void add(const json& document) {
    Article article;
    article.text = document.at("text");
    article.language = "en";
    article.zones = {{Zone::body, 0, static_cast<std::uint32_t>(article.text.size())}};
    text::TokenList tokens = text::tokenize(article.text);
    text::place(tokens, article.zones);
    const Labels labels = entities::find_entities(article, tokens);
    const entities::Words words = entities::read_words(article, tokens, entities::tables().lexicon);
    const entities::Speech speech(words);
    const std::vector<AttributedQuote> found =
        entities::find_quotes(speech, entities::find_quoted(words), labels);
    const std::vector<Attribution> gold = read_attributions(document, article.text);
    for (const QuotedText& quoted : entities::find_quoted(words)) {
      if (quoted.last - quoted.first + 1 < kFewestWords) continue;
      const Attribution* attribution = covering(gold, {quoted.begin, quoted.end});
      if (attribution == nullptr || attribution->source.empty()) continue;
      const auto quote = std::find_if(found.begin(), found.end(), [&](const AttributedQuote& q) {
        return q.quote.begin == quoted.begin;
      });
      judge(article.text, quoted, *attribution, quote == found.end() ? nullptr : &*quote);
    }
  }

  void print() const {
    for (const auto& [how, tally] : tallies_) print(how, tally);
  }

 private:
  void judge(std::string_view text, const QuotedText& quoted, const Attribution& gold,
             const AttributedQuote* quote) {
    const bool given = quote != nullptr && !quote->quote.speaker.empty();
    std::set<std::string> names;
    bool right = false;
    for (const Span& span : gold.source) {
      names.merge(names_in(text.substr(span.begin, span.end - span.begin)));
      if (given) right = right || overlap(span, {quote->speaker_begin, quote->speaker_end}) > 0;
    }
    const bool same_name = given && share_a_word(names, names_in(quote->quote.speaker));
    const std::string how(quote == nullptr ? "no speech" : to_string(quote->quote.how));
    for (Tally* tally : {&tallies_["all"], &tallies_[how]}) {
      ++tally->quotations;
      tally->found += quote != nullptr ? 1 : 0;
      tally->given += given ? 1 : 0;
      tally->right += right || same_name ? 1 : 0;
      tally->named += given && !names.empty() ? 1 : 0;
      tally->named_right += same_name ? 1 : 0;
    }
    if (misses_ && !(right || same_name)) print_miss(text, quoted, gold, quote, how);
  }

  static void print_miss(std::string_view text, const QuotedText& quoted, const Attribution& gold,
                         const AttributedQuote* quote, const std::string& how) {
    static constexpr std::size_t kContext = 160;
    const std::size_t from = quoted.begin > kContext ? quoted.begin - kContext : 0;
    std::string context(text.substr(from, quoted.end + kContext - from));
    std::replace(context.begin(), context.end(), '\n', '|');
    std::cout << how << "\t" << (quote == nullptr ? "-" : quote->quote.speaker) << "\tgold:";
    for (const Span& span : gold.source) {
      std::cout << ' ' << text.substr(span.begin, span.end - span.begin);
    }
    std::cout << "\n    " << context << '\n';
  }

  static void print(const std::string& how, const Tally& tally) {
    const auto percent = [](int part, int whole) {
      return whole == 0 ? 0.0 : 100.0 * part / whole;
    };
    std::printf(
        "%-10s %5d quotations  found %5.1f %%  given %5.1f %%  right %5.1f %%  by name "
        "%5.1f %% of %d\n",
        how.c_str(), tally.quotations, percent(tally.found, tally.quotations),
        percent(tally.given, tally.quotations), percent(tally.right, tally.given),
        percent(tally.named_right, tally.named), tally.named);
  }

  bool misses_;
  std::map<std::string, Tally> tallies_;
};

int evaluate(std::istream& in, bool misses) {
  Evaluation evaluation(misses);
  std::string line;
  while (std::getline(in, line)) evaluation.add(json::parse(line));
  evaluation.print();
  return 0;
}

}  // namespace
}  // namespace newsdex

int main(int argc, char** argv) {
  const bool misses = argc == 3 && std::string_view(argv[2]) == "--misses";
  std::ifstream in(argc >= 2 ? argv[1] : "");
  if (!in || (argc == 3 && !misses) || argc > 3) {
    std::cerr << "usage: quotes_eval FILE.jsonl [--misses]\n";
    return 2;
  }
  return newsdex::evaluate(in, misses);
}
