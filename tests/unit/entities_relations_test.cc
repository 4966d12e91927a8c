// What holds for the labels of any text at all.

#include <array>
#include <random>

#include <gtest/gtest.h>

#include "tests/unit/entities_article.h"

namespace newsdex {
namespace {

/// Pieces of which hostile texts are made.
constexpr auto kPieces = std::to_array<std::string_view>({"Donald Trump",
                                                          "Trump",
                                                          "President",
                                                          "Mr.",
                                                          "von",
                                                          "al-",
                                                          "J.",
                                                          "U.S.",
                                                          "US",
                                                          "(AP) - ",
                                                          "Georgia",
                                                          "Atlanta",
                                                          "Congolese",
                                                          "Tehran",
                                                          "told",
                                                          "according to",
                                                          "the",
                                                          "The",
                                                          "Reuters",
                                                          "University",
                                                          "of",
                                                          "Ministry",
                                                          "Jr.",
                                                          "’s",
                                                          "'",
                                                          "-",
                                                          ", ",
                                                          ". ",
                                                          "\n",
                                                          "(",
                                                          ")",
                                                          "ÉLYSÉE",
                                                          "Erdoğan",
                                                          "北京",
                                                          "\u00ad",
                                                          "\u200b",
                                                          "R-Texas",
                                                          "San",
                                                          "WHO",
                                                          "asked",
                                                          "by",
                                                          "speaks",
                                                          "Turkish",
                                                          "and",
                                                          "Michael",
                                                          "Jordan",
                                                          ":",
                                                          "—",
                                                          "34",
                                                          "EU",
                                                          "Brussels",
                                                          "proposed",
                                                          "&",
                                                          "/"});

std::string random_text(std::mt19937& random) {
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  std::uniform_int_distribution<int> length(0, 60);
  std::uniform_int_distribution<int> blank(0, 5);
  std::string text;
  for (int left = length(random); left > 0; --left) {
    text += kPieces[piece(random)];
    if (blank(random) > 0) text += ' ';
  }
  return text;
}

void expect_sound(const std::vector<Label>& labels, const Article& article) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label& label = labels[i];
    EXPECT_FALSE(label.value.empty());
    EXPECT_LE(label.value.size(), kMaxLabelValueBytes);
    EXPECT_FALSE(label.label.empty());
    EXPECT_FALSE(label.evidence.empty());
    EXPECT_LE(label.score, 99);
    if (i > 0) {
      EXPECT_GE(labels[i - 1].mentions, label.mentions);
      EXPECT_NE(labels[i - 1].value, label.value);
    }
    std::uint32_t counted = 0;
    for (std::size_t e = 0; e < label.evidence.size(); ++e) {
      const Evidence& evidence = label.evidence[e];
      EXPECT_LT(evidence.begin, evidence.end);
      EXPECT_LE(evidence.end, article.text.size());
      if (e > 0) {
        EXPECT_LE(label.evidence[e - 1].begin, evidence.begin);
      }
      if (evidence.kind != MentionKind::org_implied) ++counted;
    }
    EXPECT_EQ(label.mentions, counted);
  }
}

TEST(Entities, LabelsOfAnyTextAreSoundAndRepeatable) {
  std::mt19937 random(20250612);  // NOLINT: the same texts every time
  for (int round = 0; round < 2000; ++round) {
    const Article article = body_only(random_text(random));
    const Labels labels = labels_of(article);
    for (const auto* kind : {&labels.persons, &labels.countries, &labels.places, &labels.regions,
                             &labels.orgs, &labels.cited, &labels.ambiguous}) {
      expect_sound(*kind, article);
    }
    EXPECT_EQ(labels, labels_of(article));
    if (HasFailure()) {
      FAIL() << article.text;
    }
  }
}

TEST(Entities, EmptyTextHasNone) { EXPECT_EQ(labels_of(body_only("")), Labels{}); }

}  // namespace
}  // namespace newsdex
