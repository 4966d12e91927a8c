#include "common/archive/manifest.h"

#include <array>

#include <gtest/gtest.h>

#include "common/archive/files.h"
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
  part.deleted_checksum = "ff00";
  part.days = DayRange{Day{std::chrono::days{100}}, Day{std::chrono::days{200}}};
  part.checksums = {{"columns", "00ff"}};
  manifest.parts = {part};
  return manifest;
}

TEST(Manifest, ReadsBackWhatWasWritten) {
  EXPECT_EQ(parse_manifest(to_json(example()), "x"), example());
  EXPECT_EQ(example().articles(), 8U);
}

/// The manifest with the checksum of what it says now, as whoever wants to do harm would write it.
std::string sealed(std::string json) {
  static constexpr std::string_view kKey = "\"checksum\":\"";
  static constexpr std::size_t kDigits = 32;
  const std::size_t at = json.find(kKey) + kKey.size();
  json.replace(at, kDigits, std::string(kDigits, '0'));
  return json.replace(at, kDigits, checksum_of(json));
}

struct Case {
  const char* name;
  const char* find;
  const char* replace;
};

TEST(Manifest, RefusesWhatIsNotOne) {
  static constexpr auto kCases = std::to_array<Case>({
      {"another format", "\"newsdex_archive\":2", "\"newsdex_archive\":99"},
      {"other words", "\"terms\":\"terms-5\"", "\"terms\":\"terms-0\""},
      {"a part outside", "\"000004\"", "\"../../etc\""},
      {"a hidden part", "\"000004\"", "\".x\""},
      {"a file outside", "000004.deleted.17", "../x"},
      {"more deleted than there are", "\"deleted\":2", "\"deleted\":20"},
      {"text for a number", "\"generation\":17", "\"generation\":\"x\""},
      {"no JSON", "{", "["},
      {"no checksum of what is deleted", "\"deleted_checksum\"", "\"x\""},
  });
  for (const auto& [name, find, replace] : kCases) {
    std::string json = to_json(example());
    const std::size_t at = json.find(find);
    ASSERT_NE(at, std::string::npos) << name;
    json.replace(at, std::string_view(find).size(), replace);
    EXPECT_THROW((void)parse_manifest(json, "x"), ArchiveError) << name;
    EXPECT_THROW((void)parse_manifest(sealed(json), "x"), ArchiveError) << name;
  }
  EXPECT_EQ(parse_manifest(sealed(to_json(example())), "x"), example());
}

TEST(Manifest, RefusesEveryFlippedBit) {
  const std::string good = to_json(example());
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ (1 << bit));
      EXPECT_THROW((void)parse_manifest(bad, "x"), ArchiveError) << "byte " << i << ", bit " << bit;
    }
  }
}

}  // namespace
}  // namespace newsdex
