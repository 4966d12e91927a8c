// What the sample archive promises of itself.

#include "tests/support/corpus.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/archive/files.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"
#include "indexer/extract/extract.h"
#include "indexer/inputs.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

std::vector<Article> read_articles() {
  const ExtractOptions options{
      {}, {}, {.order = {}, .today = Day(std::chrono::year(2025) / std::chrono::June / 1)}};
  std::istringstream standard_input;
  ItemSource source({{corpus_folder().string()}, {}, {}}, standard_input);
  std::vector<Article> articles;
  while (auto item = source.next()) {
    const std::string path = item->path;
    auto extracted = to_article(*std::move(item), options);
    if (const auto* problem = std::get_if<Problem>(&extracted)) {
      if (problem->status == Status::skipped && path.ends_with(".warc")) continue;  // no page
      ADD_FAILURE() << path << ": " << problem->reason;
    } else {
      articles.push_back(std::get<Extraction>(std::move(extracted)).article);
    }
  }
  return articles;
}

const std::vector<Article>& articles() {
  static const std::vector<Article> read = read_articles();
  return read;
}

// The sentences of an article, headline and page furniture included, as folded words with a blank
// between them. Those of fewer than four words may be anybody's.
std::set<std::string> sentences(const Article& article) {
  static constexpr std::size_t kFewestWords = 4;
  const text::TokenList list = text::tokenize(article.text);
  std::set<std::string> out;
  std::string sentence;
  std::size_t words = 0;
  const auto end_sentence = [&] {
    if (words >= kFewestWords) out.insert(sentence);
    sentence.clear();
    words = 0;
  };
  for (const text::Token& token : list.tokens) {
    if (token.sentence_start) end_sentence();
    sentence += (words++ == 0 ? "" : " ") + std::string(list.folded(token));
  }
  end_sentence();
  return out;
}

// The prints of each wire story, by name.
std::vector<std::set<std::string>> wire_stories() {
  std::vector<std::set<std::string>> out;
  for (const CorpusQuery& row : corpus_queries()) {
    if (row.section.starts_with("Wire stories") && row.returns.size() > 1) {
      out.push_back(row.returns);
    }
  }
  return out;
}

TEST(Corpus, HoldsEightyArticlesOfFourteenOutletsInFourLanguages) {
  std::set<std::string> outlets;
  std::set<std::string> languages;
  for (const Article& article : articles()) {
    if (!article.source.empty()) outlets.insert(article.source);
    languages.insert(article.language);
  }
  EXPECT_GE(articles().size(), 80U);
  EXPECT_EQ(outlets.size(), 14U);
  EXPECT_THAT(languages, ElementsAre("de", "en", "es", "fr"));
}

TEST(Corpus, IsUtf8InNormalFormC) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(corpus_folder())) {
    if (!entry.is_regular_file()) continue;
    const std::string bytes = read_file(entry.path());
    ASSERT_TRUE(text::is_valid_utf8(bytes)) << entry.path();
    EXPECT_EQ(text::to_nfc(bytes), bytes) << entry.path();
  }
}

TEST(Corpus, HasNoNameTwice) {
  std::set<std::string> names;
  for (const Article& article : articles()) {
    EXPECT_TRUE(names.insert(corpus_name(article)).second) << corpus_name(article);
  }
}

TEST(Corpus, HasTwoWireStoriesThatShareSentences) {
  const auto stories = wire_stories();
  ASSERT_EQ(stories.size(), 2U);
  for (const std::set<std::string>& prints : stories) {
    std::map<std::string, std::size_t> uses;
    for (const Article& article : articles()) {
      if (!prints.contains(corpus_name(article))) continue;
      for (const std::string& sentence : sentences(article)) ++uses[sentence];
    }
    EXPECT_TRUE(std::any_of(uses.begin(), uses.end(),
                            [&](const auto& use) { return use.second == prints.size(); }))
        << "no sentence stands in all of " << testing::PrintToString(prints);
  }
}

TEST(Corpus, SharesNoSentenceBetweenOtherArticles) {
  const auto stories = wire_stories();
  const auto are_prints = [&](const std::string& a, const std::string& b) {
    return std::any_of(stories.begin(), stories.end(), [&](const std::set<std::string>& prints) {
      return prints.contains(a) && prints.contains(b);
    });
  };
  std::map<std::string, std::vector<std::string>> articles_of;
  for (const Article& article : articles()) {
    for (const std::string& sentence : sentences(article)) {
      for (const std::string& other : articles_of[sentence]) {
        EXPECT_TRUE(are_prints(other, corpus_name(article)))
            << other << " and " << corpus_name(article) << ": " << sentence;
      }
      articles_of[sentence].push_back(corpus_name(article));
    }
  }
  EXPECT_GT(articles_of.size(), 5 * articles().size()) << "sentences are told apart";
}

}  // namespace
}  // namespace newsdex
