// How well answers are ranked on judged collections: never below plain BM25, and not below what
// was reached once.

#include <gtest/gtest.h>

#include "tests/quality/ir_collection.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

/// What tests/quality/ir_eval printed when it was recorded.
struct Recorded {
  const char* name;
  Grades grades;
  Measures plain;
  Measures expanded;
};

constexpr double kNoise = 0.003;  // a change of the tokenizer moves a document or two

void expect_at_least(const Measures& measured, const Measures& least) {
  EXPECT_GE(measured.map, least.map);
  EXPECT_GE(measured.ndcg10, least.ndcg10);
  EXPECT_GE(measured.p10, least.p10);
}

Measures less(const Measures& m, double by) { return {m.map - by, m.ndcg10 - by, m.p10 - by}; }

class Ranking : public testing::TestWithParam<Recorded> {};

TEST_P(Ranking, IsAboveTheYardstickAndWhatWasReached) {
  const Recorded& recorded = GetParam();
  const std::filesystem::path folder =
      std::filesystem::path(NEWSDEX_SHARED_DIR) / "data" / "ir" / recorded.name;
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is not there";
  const IrCollection collection = read_collection(folder, recorded.grades);
  const TemporaryFolder work;
  index_collection(collection, work / "ir.db");
  const Measures yardstick = measure(collection, plain_bm25(collection));
  const Measures plain =
      measure(collection, newsdex_rankings(collection, work / "ir.db", Feedback::off));
  const Measures expanded =
      measure(collection, newsdex_rankings(collection, work / "ir.db", Feedback::on));
  expect_at_least(plain, yardstick);
  expect_at_least(plain, less(recorded.plain, kNoise));
  expect_at_least(expanded, less(recorded.expanded, kNoise));
  EXPECT_GE(expanded.map, yardstick.map * 1.1);
}

INSTANTIATE_TEST_SUITE_P(
    Collections, Ranking,
    testing::Values(
        Recorded{
            "cranfield", Grades::cranfield, {0.3053, 0.3404, 0.2347}, {0.3413, 0.3647, 0.2587}},
        Recorded{"cacm", Grades::binary, {0.3129, 0.4680, 0.3308}, {0.3522, 0.4947, 0.3423}}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Measures, AreThoseOfTheDefinition) {
  IrCollection collection;
  collection.queries = {{"q", "", {{"a", 1}, {"b", 3}, {"never", 1}}}};
  // Precision 1/1 at a and 2/3 at b, over three relevant ones; (1 + 3/2) / (3 + 1/log2(3) + 1/2).
  const Measures measures = measure(collection, {{"a", "x", "b"}});
  EXPECT_NEAR(measures.map, (1.0 + 2.0 / 3) / 3, 1e-9);
  EXPECT_NEAR(measures.ndcg10, 2.5 / (3 + 0.63092975 + 0.5), 1e-6);
  EXPECT_NEAR(measures.p10, 0.2, 1e-9);
}

}  // namespace
}  // namespace newsdex
