// What an article is found by depends on the article alone.

#include "indexer/analyser.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/articles.h"

namespace newsdex {
namespace {

/// Words of one folded form that are stemmed or written in several ways, hyphens, capitals,
/// decimals, long words, scripts without blanks, quotations.
std::vector<Article> articles() {
  std::vector<Article> out;
  const std::vector<std::string> texts = {
      "The resume exposes a lance, an expose and the rose of 5.93 m.",
      "The résumé exposés a lancé, an exposé and the rosé of 5,93 m.",
      "IT IS WHO THEY ARE IN A LINE OF CAPITALS US OR U.S. AIDS",
      "It is us who aid the US-based group: US aids, U.S. aid, u.s. aid.",
      "De-escalate and deescalate, 7-11 and 711, MCCAIN and McCain and Mccain, mcCain.",
      "They don't and dont and don’t; o'clock, oclock, O’Clock.",
      "\"The resume is a lance,\" John Smith said. “Le résumé: 東京の経済 and Москва,” he added.",
      "東京の経済 москва Москва МОСКВА " + std::string(70, 'x') + " " + std::string(300, 'y') + ".",
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Article article =
        make_article(std::to_string(i), texts[i], {texts[i], texts[texts.size() - 1 - i]});
    article.bylines = {"John Résumé"};
    article.language = i % 2 == 0 ? "en" : "fr";
    out.push_back(std::move(article));
  }
  return out;
}

TEST(Analyser, ForgetsNothingAndLearnsNothingFromTheArticlesBefore) {
  const ArchiveTables tables;
  for (const Entities entities : {Entities::yes, Entities::no}) {
    Analyser old(entities, tables);
    for (int round = 0; round < 2; ++round) {
      for (const Article& article : articles()) {
        const ContentHash content = content_hash(article, entities);
        EXPECT_EQ(old.analyse(article, content),
                  Analyser(entities, tables).analyse(article, content))
            << article.text;
      }
    }
  }
}

}  // namespace
}  // namespace newsdex
