// The trained tagger: its labels, its decoder against an oracle, its model file, and hostile text.

#include "common/entities/tagger/tagger.h"

#include <chrono>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "common/entities/tagger/agreement.h"
#include "common/entities/tagger/decoder.h"
#include "common/entities/tagger/label_row.h"
#include "common/entities/tagger/model.h"
#include "common/error.h"
#include "common/text/positions.h"
#include "tests/unit/cpu_clock.h"
#include "tests/unit/entities_cut.h"

namespace newsdex::entities::tagger {
namespace {

/// "person Xan Yorro, location Xorl".
std::string tagged(std::string_view text) {
  const Cut cut(text);
  std::string found;
  for (const TaggedSpan& span : tag_spans(cut.words, cut.names)) {
    if (!found.empty()) found += ", ";
    found += std::string(kSpanKindNames[static_cast<std::size_t>(span.kind)]) + ' ' +
             std::string(cut.words.surface(span.first, span.last));
  }
  return found;
}

struct Case {
  const char* name;
  const char* text;
  const char* spans;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << '"' << c.text << '"'; }

constexpr auto kCases = std::to_array<Case>({
    {"Nothing", "They left the house early.", ""},
    {"Person", "The house was bought by Margaret Holloway, who lives there.",
     "person Margaret Holloway"},
    {"Particles", "She met Bashar al-Assad there.", "person Bashar al-Assad"},
    {"Places", "He flew from London to Buenos Aires.", "location London, location Buenos Aires"},
    {"Organisation", "He worked for the Ministry of Foreign Affairs.",
     "organisation Ministry of Foreign Affairs"},
    {"Company", "She joined Google in May.", "organisation Google"},
    {"People", "The Iranian delegation left.", "other Iranian"},
    {"CommaParts", "London, Paris and Rome signed.",
     "location London, location Paris, location Rome"},
    {"PossessiveOutside", "The visit to London’s parks was short.", "location London"},
});

class TaggedText : public testing::TestWithParam<Case> {};

TEST_P(TaggedText, HasTheseNames) { EXPECT_EQ(tagged(GetParam().text), GetParam().spans); }

INSTANTIATE_TEST_SUITE_P(English, TaggedText, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.name); });

// Four powers at once, against the standard library's one.
TEST(Exponential, IsThatOfTheStandardLibrary) {
  static constexpr float kLeast = -87;
  for (float power = kLeast; power <= 0; power += 0.0013F) {
    const PartNumbers four = exp_of(PartNumbers{power, power / 2, power / 100, 0});
    for (const auto& [part, one] :
         {std::pair{0U, power}, std::pair{1U, power / 2}, std::pair{2U, power / 100}}) {
      EXPECT_NEAR(four[part] / std::exp(one), 1, 3e-7) << "e^" << one;
    }
    EXPECT_EQ(four[3], 1);
  }
  const PartNumbers least = exp_of(PartNumbers{kLeast, -88, -1e30F, -INFINITY});
  for (std::size_t part = 1; part < kParts; ++part) EXPECT_EQ(least[part], least[0]);
}

TEST(Tagger, GivesTheSameWhateverItHasTaggedBefore) {
  const Cut cut("President Emmanuel Macron met Angela Merkel of Germany at NATO in Brussels.");
  Tagger fresh(compiled_model());
  const std::vector<TaggedSpan> first = fresh.tag(cut.words, cut.names);
  const Cut other("US police in Brussels, Belgium, met MACRON. Germany said Angela had left NATO.");
  (void)fresh.tag(other.words, other.names);
  EXPECT_EQ(fresh.tag(cut.words, cut.names), first);
  EXPECT_FALSE(first.empty());
}

// The decoder against trying everything.

/// The best labels of a run and the shares of all paths, by enumeration.
class Oracle {
 public:
  Oracle(const std::vector<Scores>& scores, const Transitions& transitions)
      : scores_(scores), transitions_(transitions), labels_(scores.size()) {
    walk(0, kOutside, 0);
  }

  [[nodiscard]] const std::vector<LabelId>& best() const { return best_; }

  /// The share of the paths that label words [first, last] as `span` says.
  [[nodiscard]] double share(const TaggedSpan& span) const {
    double with = 0;
    for (const auto& [labels, score] : paths_) {
      bool same = true;
      for (std::size_t i = span.first; i <= span.last; ++i) {
        const Part part = span.first == span.last ? Part::single
                          : i == span.first       ? Part::begin
                          : i == span.last        ? Part::end
                                                  : Part::inside;
        same = same && labels[i] == label_of(span.kind, part);
      }
      if (same) with += std::exp(score);
    }
    return with / sum_;
  }

  /// The share of the paths on which word `i` is outside (0) or in a name of a kind (1 + kind).
  [[nodiscard]] double share(std::size_t i, std::size_t kind) const {
    double with = 0;
    for (const auto& [labels, score] : paths_) {
      const LabelId label = labels[i];
      const std::size_t of_path =
          label == kOutside ? 0 : 1 + static_cast<std::size_t>(kind_of(label));
      if (of_path == kind) with += std::exp(score);
    }
    return with / sum_;
  }

 private:
  void walk(std::size_t i, LabelId before, double score) {
    if (i == scores_.size()) {
      if (!may_follow(before, kOutside)) return;
      score += transitions_[before][kOutside];
      if (paths_.empty() || score > best_score_) {
        best_score_ = score;
        best_ = labels_;
      }
      sum_ += std::exp(score);
      paths_.emplace_back(labels_, score);
      return;
    }
    for (LabelId label = 0; label < kLabels; ++label) {
      if (!may_follow(before, label)) continue;
      labels_[i] = label;
      const double own = label == kOutside ? 0 : scores_[i][label - 1U];
      walk(i + 1, label, score + transitions_[before][label] + own);
    }
  }

  const std::vector<Scores>& scores_;
  const Transitions& transitions_;
  std::vector<LabelId> labels_;
  std::vector<std::pair<std::vector<LabelId>, double>> paths_;
  std::vector<LabelId> best_;
  double best_score_ = 0;
  double sum_ = 0;
};

std::vector<LabelId> labels_of(const std::vector<TaggedSpan>& spans, std::size_t count) {
  std::vector<LabelId> labels(count, kOutside);
  for (const TaggedSpan& span : spans) {
    for (std::size_t i = span.first; i <= span.last; ++i) {
      labels[i] = label_of(span.kind, Part::inside);
    }
    labels[span.first] = label_of(span.kind, Part::begin);
    labels[span.last] = label_of(span.kind, span.first == span.last ? Part::single : Part::end);
  }
  return labels;
}

TEST(Decoder, FindsWhatEnumerationFinds) {
  std::mt19937 random(4);  // NOLINT: the same numbers every time
  std::uniform_real_distribution<float> number(-3, 3);
  for (int round = 0; round < 60; ++round) {
    Transitions transitions{};
    for (auto& row : transitions)
      std::generate(row.begin(), row.end(), [&] { return number(random); });
    std::vector<Scores> scores(static_cast<std::size_t>(1 + round % 4));
    for (Scores& row : scores)
      std::generate(row.begin(), row.end(), [&] { return number(random); });
    std::vector<TaggedSpan> spans;
    Decoder(transitions).decode(scores, 0, spans);
    const Oracle oracle(scores, transitions);
    EXPECT_EQ(labels_of(spans, scores.size()), oracle.best());
    for (const TaggedSpan& span : spans) {
      EXPECT_NEAR(span.confidence, 100 * oracle.share(span), 1.01);
    }
  }
}

TEST(Decoder, WeighsEveryWordAsEnumerationDoes) {
  const std::vector<Scores> scores = {{0.5F, -1, 2, 0.1F}, {1, 1, -2, 0.3F}, {0.2F}};
  const Transitions transitions{};
  std::vector<KindShares> shares;
  Decoder(transitions).weigh(scores, shares);
  const Oracle oracle(scores, transitions);
  ASSERT_EQ(shares.size(), scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    float all = 0;
    for (std::size_t kind = 0; kind < shares[i].size(); ++kind) {
      EXPECT_NEAR(shares[i][kind], oracle.share(i, kind), 1e-4);
      all += shares[i][kind];
    }
    EXPECT_NEAR(all, 1, 1e-4);
  }
}

// What mentions of a word say to each other.

constexpr KindShares kNoIdea = {0.2F, 0.2F, 0.2F, 0.2F, 0.2F};
constexpr KindShares kPerson = {0.02F, 0.92F, 0.02F, 0.02F, 0.02F};

Scores advised(const std::vector<KindShares>& mentions, const KindShares& own) {
  static const Cut cut("Besides Xorl, they saw Xorl, Xorl and Yorro.");
  const std::vector<WordKey> keys = word_keys(cut.words);
  const WordUses uses(cut.words, keys);
  Agreement agreement(uses);
  for (const KindShares& shares : mentions)
    agreement.add(*uses.find_repeated(keys[1].folded), shares);
  Scores scores{};
  agreement.advise(*uses.find_repeated(keys[1].folded), own, scores);
  return scores;
}

TEST(Agreement, MakesADoubtfulMentionWhatTheOthersSurelyAre) {
  const Scores scores = advised({kNoIdea, kPerson, kPerson}, kNoIdea);
  for (LabelId label = 1; label < kLabels; ++label) {
    if (kind_of(label) == SpanKind::person) {
      EXPECT_GT(scores[label - 1U], 1);
    } else {
      EXPECT_NEAR(scores[label - 1U], 0, 1e-4);
    }
  }
}

TEST(Agreement, LetsNoMentionConfirmItself) {
  EXPECT_EQ(advised({kPerson}, kPerson), Scores{});
  const Scores scores = advised({kPerson, kNoIdea}, kPerson);
  for (const float score : scores) EXPECT_NEAR(score, 0, 1e-4);
}

TEST(Agreement, SaysMoreTheMoreMentionsAgree) {
  const std::size_t person = label_of(SpanKind::person, Part::single) - 1U;
  EXPECT_GT(advised({kNoIdea, kPerson, kPerson}, kNoIdea)[person],
            advised({kNoIdea, kPerson}, kNoIdea)[person]);
}

TEST(WordUses, TellWhichWordsAreRepeated) {
  const Cut cut("Besides Xorl, they saw Xorl, Xorl and Yorro.");
  const std::vector<WordKey> keys = word_keys(cut.words);
  const WordUses uses(cut.words, keys);
  ASSERT_NE(uses.find_repeated(keys[1].folded), nullptr);
  EXPECT_EQ(uses.find_repeated(keys[1].folded)->count, 3);
  EXPECT_EQ(uses.find_repeated(keys.back().folded), nullptr);
  EXPECT_NE(uses.find(keys.back().folded), nullptr);
}

// The model file.

ModelParts small_model() {
  ModelParts parts;
  parts.transitions[0][1] = 0.5F;
  for (std::uint64_t feature = 1; feature <= 50; ++feature) {
    Scores weights{};
    weights[feature % kInsideLabels] = static_cast<float>(feature);
    weights[0] = -0.25F;
    parts.weights.emplace_back(feature * 0x9E3779B97F4A7C15U, weights);
  }
  parts.words = {{77, {3, 2, 5}}, {std::uint64_t{1} << 40U, {1, 1, 0}}};
  return parts;
}

TEST(Model, ReadsWhatWasWritten) {
  const ModelParts parts = small_model();
  const std::string bytes = to_bytes(parts);
  const Model model = Model::parse(bytes);
  EXPECT_EQ(model.transitions(), parts.transitions);
  EXPECT_EQ(model.vocabulary().find(77), (KnownWord{3, 2, 5}));
  EXPECT_EQ(model.vocabulary().find(std::uint64_t{1} << 40U), (KnownWord{1, 1, 0}));
  EXPECT_EQ(model.vocabulary().find(78), KnownWord{});
  for (const auto& [feature, weights] : parts.weights) {
    Scores scores{};
    model.add_weights({feature}, scores);
    for (std::size_t l = 0; l < kInsideLabels; ++l) {
      EXPECT_NEAR(scores[l], weights[l], 0.01 * 50) << feature;
    }
  }
  Scores scores{};
  model.add_weights({12345}, scores);
  EXPECT_EQ(scores, Scores{});
}

/// As many features as make long probes and fill the end of the table.
ModelParts large_model() {
  ModelParts parts;
  std::mt19937_64 random(7);
  for (int f = 0; f < 3000; ++f) {
    Scores weights{};
    for (float& weight : weights) weight = static_cast<float>(random() % 255) - 127;
    weights[0] = 127;  // so that a step is 1 and nearly nothing is rounded
    parts.weights.emplace_back(random(), weights);
  }
  return parts;
}

TEST(Model, FindsEveryFeatureAndNoOther) {
  const ModelParts parts = large_model();
  const std::string bytes = to_bytes(parts);
  const Model model = Model::parse(bytes);
  for (const auto& [feature, weights] : parts.weights) {
    Scores scores{};
    model.add_weights({feature}, scores);
    for (std::size_t l = 0; l < kInsideLabels; ++l) EXPECT_NEAR(scores[l], weights[l], 2);
    for (const std::uint64_t bit : {std::uint64_t{1}, std::uint64_t{1} << 20U}) {
      Scores other{};
      model.add_weights({feature ^ bit}, other);
      EXPECT_EQ(other, Scores{});
    }
  }
}

TEST(Model, AddsToSeveralWordsWhatItAddsToEach) {
  const ModelParts parts = large_model();
  const std::string bytes = to_bytes(parts);
  const Model model = Model::parse(bytes);
  std::mt19937_64 random(11);
  Features all;
  std::vector<std::size_t> ends;
  std::vector<Scores> expected;
  for (const std::size_t count : {0UL, 1UL, 30UL, 600UL, 0UL, 0UL, 256UL, 5UL, 0UL}) {
    Features features;
    while (features.size() < count) {
      const bool known = random() % 3 != 0;
      features.push_back(known ? parts.weights[random() % parts.weights.size()].first : random());
    }
    model.add_weights(features, expected.emplace_back());
    all.insert(all.end(), features.begin(), features.end());
    ends.push_back(all.size());
  }
  std::vector<Scores> scores(ends.size());
  model.add_weights(all, ends, scores);
  EXPECT_EQ(scores, expected);
}

TEST(Model, IsTheSameBytesForTheSameParts) {
  EXPECT_EQ(to_bytes(small_model()), to_bytes(small_model()));
}

/// The message and the hint of the refusal; empty where the bytes are taken.
std::string refusal(const std::string& bytes) {
  try {
    (void)Model::parse(bytes);
  } catch (const InputError& error) {
    EXPECT_FALSE(error.hint.empty());
    return error.what();
  }
  return {};
}

TEST(Model, IsRefusedWhereAnyByteIsMissingOrAnother) {
  const std::string whole = to_bytes(small_model());
  ASSERT_EQ(refusal(whole), "");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_NE(refusal(whole.substr(0, size)), "") << size;
  }
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    EXPECT_NE(refusal(damaged), "") << i;
  }
  EXPECT_NE(refusal(whole + 'x'), "");
}

TEST(Model, OfAnotherVersionIsRefusedByItsNumber) {
  std::string other = to_bytes(small_model());
  other[8] = 9;
  EXPECT_EQ(refusal(other), "the model of names is of version 9, not 1");
}

TEST(Model, CompiledInIsWholeAndFitsTheFeatures) { EXPECT_NO_THROW((void)compiled_model()); }

// Hostile text.

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

struct Hostile {
  const char* name;
  std::string text;
};

std::string many_names() {
  std::string text;
  for (int i = 0; i < 100'000; ++i) {
    text += "Xan" + std::to_string(i) + " Yorro" + std::to_string(i % 997) + " said. ";
  }
  return text;
}

/// Spaces to newlines, every ninth: lines broken anywhere.
std::string broken(std::string text) {
  int blanks = 0;
  for (char& c : text) {
    if (c == ' ' && ++blanks % 9 == 0) c = '\n';
  }
  return text;
}

class HostileText : public testing::TestWithParam<Hostile> {};

/// Generous, for slow and busy machines; what is quadratic takes minutes.
constexpr std::chrono::seconds kMost{30};

TEST_P(HostileText, IsTaggedInBoundedTime) {
  const auto begin = CpuClock::now();
  const Cut cut(GetParam().text);
  const std::vector<TaggedSpan> spans = tag_spans(cut.words, cut.names);
  EXPECT_LT(CpuClock::now() - begin, kMost);
  for (std::size_t s = 0; s < spans.size(); ++s) {
    ASSERT_LE(spans[s].first, spans[s].last);
    ASSERT_LT(spans[s].last, cut.words.size());
    if (s > 0) {
      ASSERT_LT(spans[s - 1].last, spans[s].first);
    }
  }
}

constexpr std::size_t kMegabyte = 1'000'000;

INSTANTIATE_TEST_SUITE_P(
    Texts, HostileText,
    testing::Values(
        Hostile{"AllCapitals", repeated("PRESIDENT XAN YORRO OF XORL SAID NO. ", kMegabyte)},
        Hostile{"NoCapitals", repeated("president xan yorro of xorl said no. ", kMegabyte)},
        Hostile{"OneRunOfCapitals", repeated("Xan Yorro ", 4 * kMegabyte)},
        Hostile{"OneRunWithConnectors", repeated("Xan of the ", kMegabyte)},
        Hostile{"OneWord", std::string(4 * kMegabyte, 'X')},
        Hostile{"Initials", repeated("J. ", kMegabyte)},
        Hostile{"Hyphens", repeated("Xan-yorro-", kMegabyte)},
        Hostile{"BrokenLines",
                broken(repeated("Mr. Xan Yorro of the Xorl Par- ty sa1d N0. ", kMegabyte))},
        Hostile{"ManyNames", many_names()},
        Hostile{"RightToLeft", repeated("قال الرئيس محمد علي في القاهرة. ", kMegabyte)},
        Hostile{"Emoji", repeated("😀 Xan 👩‍👩‍👧 Yorro 🏳️‍🌈 ", kMegabyte)}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace newsdex::entities::tagger
