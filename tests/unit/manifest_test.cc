#include "common/archive/manifest.h"

#include <array>

#include <gtest/gtest.h>

#include "common/error.h"

namespace newsdex {
namespace {

Manifest example() {
  Manifest manifest;
  manifest.generation = 17;
  manifest.next_part = 5;
  manifest.languages = {"de", "en"};
  PartEntry part;
  part.name = "000004";
  part.documents = 10;
  part.deleted = 2;
  part.deleted_file = "000004.deleted.17";
  part.days = DayRange{Day{std::chrono::days{100}}, Day{std::chrono::days{200}}};
  part.checksums = {{"columns", "00ff"}};
  manifest.parts = {part};
  return manifest;
}

TEST(Manifest, ReadsBackWhatWasWritten) {
  EXPECT_EQ(parse_manifest(to_json(example()), "x"), example());
  EXPECT_EQ(example().articles(), 8U);
}

struct Case {
  const char* name;
  const char* find;
  const char* replace;
};

TEST(Manifest, RefusesWhatIsNotOne) {
  static constexpr auto kCases = std::to_array<Case>({
      {"another format", "\"newsdex_archive\": 1", "\"newsdex_archive\": 99"},
      {"other words", "\"terms\": \"terms-2\"", "\"terms\": \"terms-0\""},
      {"a part outside", "\"000004\"", "\"../../etc\""},
      {"a hidden part", "\"000004\"", "\".x\""},
      {"a file outside", "000004.deleted.17", "../x"},
      {"more deleted than there are", "\"deleted\": 2", "\"deleted\": 20"},
      {"text for a number", "\"generation\": 17", "\"generation\": \"x\""},
      {"no JSON", "{", "["},
  });
  for (const auto& [name, find, replace] : kCases) {
    std::string json = to_json(example());
    const std::size_t at = json.find(find);
    ASSERT_NE(at, std::string::npos) << name;
    json.replace(at, std::string_view(find).size(), replace);
    EXPECT_THROW((void)parse_manifest(json, "x"), ArchiveError) << name;
  }
}

}  // namespace
}  // namespace newsdex
