// Every example file of the shared data: read, or refused with a reason, soon and with little
// memory. What feedparser expects of its files is compared where it can be.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/extract/clean.h"
#include "indexer/formats/markup.h"
#include "indexer/formats/sniff.h"
#include "tests/support/read_items.h"
#include "tests/unit/cpu_clock.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> files_under(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct Totals {
  std::size_t files = 0;
  std::size_t articles = 0;
  std::size_t skipped = 0;
  std::size_t failed = 0;

  friend bool operator==(const Totals&, const Totals&) = default;
};

std::ostream& operator<<(std::ostream& out, const Totals& t) {
  return out << t.files << " files: " << t.articles << " articles, " << t.skipped << " skipped, "
             << t.failed << " failed";
}

struct Example {
  const char* folder;
  const char* extension;
  Format format;
  Totals totals;
};

// What failed: fragments that are no documents of their format, truncated feeds, schemas.
constexpr auto kExamples = std::to_array<Example>({
    {"feeds-feedjira", ".xml", Format::feed, {41, 272, 0, 7}},
    {"feeds-feedparser", ".xml", Format::feed, {658, 366, 291, 6}},
    {"newsml-g2", ".xml", Format::newsml, {35, 21, 13, 5}},
    {"ninjs", ".json", Format::ninjs, {69, 74, 4, 4}},
});

TEST(FormatExamples, AreReadOrRefusedWithAReason) {
  const fs::path shared = fs::path(NEWSDEX_SHARED_DIR) / "data/formats";
  if (!fs::exists(shared)) GTEST_SKIP() << "no shared data at " << shared;
  for (const auto& [folder, extension, format, expected] : kExamples) {
    Totals totals;
    for (const fs::path& path : files_under(shared / folder, extension)) {
      ++totals.files;
      const auto begin = CpuClock::now();
      for (const Item& item : read_items(format, contents(path))) {
        const auto* problem = std::get_if<Problem>(&item.content);
        if (problem == nullptr) {
          ++totals.articles;
          continue;
        }
        ++(problem->status == Status::skipped ? totals.skipped : totals.failed);
        EXPECT_FALSE(problem->reason.empty()) << path;
      }
      EXPECT_LT(CpuClock::now() - begin, std::chrono::seconds(5)) << path;
    }
    EXPECT_EQ(totals, expected) << folder;
  }
}

TEST(FormatExamples, AreRecognisedByTheirContent) {
  const fs::path shared = fs::path(NEWSDEX_SHARED_DIR) / "data/formats";
  if (!fs::exists(shared)) GTEST_SKIP() << "no shared data at " << shared;
  const FieldNames fields;
  for (const auto& [folder, extension, format, expected] : kExamples) {
    for (const fs::path& path : files_under(shared / folder, extension)) {
      const std::string bytes = contents(path);
      const auto found = sniff(std::string_view(bytes).substr(0, kSniffBytes), "", fields);
      const auto items = read_items(format, bytes);
      const bool has_article = std::any_of(items.begin(), items.end(), [](const Item& item) {
        return std::holds_alternative<RawArticle>(item.content);
      });
      // A feed within an HTML page: a page.
      if (!has_article || path.filename() == "DuplicateContentAtomFeed.xml") continue;
      const auto* recognised = std::get_if<Format>(&found);
      EXPECT_TRUE(recognised != nullptr && *recognised == format) << path;
    }
  }
}

// `Expect: … entries[0]['title'] == 'Example Atom'` gives the key and the value.
struct Expectation {
  std::string key;
  std::string value;
};

std::optional<Expectation> expectation_of(const std::string& bytes) {
  const std::size_t line = bytes.find("Expect:");
  if (line == std::string::npos) return std::nullopt;
  const std::string text = bytes.substr(line, bytes.find('\n', line) - line);
  constexpr std::string_view kEntry = "entries[0]['";
  const std::size_t entry = text.find(kEntry);
  if (entry == std::string::npos) return std::nullopt;
  const std::size_t key_end = text.find("'] == ", entry);
  if (key_end == std::string::npos) return std::nullopt;
  std::string key = text.substr(entry + kEntry.size(), key_end - entry - kEntry.size());
  std::string value = text.substr(key_end + 6);
  value = clean_line(value);
  if (value.starts_with('u')) value.erase(0, 1);
  if (value.size() < 2 || value.front() != '\'' || value.back() != '\'') return std::nullopt;
  value = value.substr(1, value.size() - 2);
  if (value.find('\'') != std::string::npos || value.find('\\') != std::string::npos) {
    return std::nullopt;
  }
  return Expectation{std::move(key), std::move(value)};
}

std::string field_of(const RawArticle& article, const std::string& key) {
  if (key == "title") return article.title;
  if (key == "link") return article.url;
  if (key == "id") return article.id;
  if (key == "author") return article.bylines.empty() ? "" : article.bylines.front();
  std::string text = article.body;
  for (const Block& block : article.blocks) text += (text.empty() ? "" : " ") + block.text;
  return clean_line(text);
}

TEST(FormatExamples, SayWhatFeedparserExpects) {
  const fs::path folder = fs::path(NEWSDEX_SHARED_DIR) / "data/formats/feeds-feedparser";
  if (!fs::exists(folder)) GTEST_SKIP() << "no shared data at " << folder;
  std::size_t compared = 0;
  std::size_t equal = 0;
  for (const fs::path& path : files_under(folder, ".xml")) {
    const std::string bytes = contents(path);
    const auto expected = expectation_of(bytes);
    if (!expected) continue;
    const std::string& key = expected->key;
    if (key != "title" && key != "link" && key != "id" && key != "author" && key != "summary" &&
        key != "description") {
      continue;
    }
    const auto items = read_items(Format::feed, bytes);
    if (items.empty()) continue;
    ++compared;
    const std::string found = field_of(article_of(items[0]), key);
    const std::string wanted =
        has_markup(expected->value) ? html_line(expected->value) : clean_line(expected->value);
    if (found == wanted) {
      ++equal;
    } else if (std::getenv("SHOW_DIFFERENCES") != nullptr) {
      std::cout << path.filename() << " " << key << ": wanted \"" << wanted << "\", found \""
                << found << "\"\n";
    }
  }
  RecordProperty("compared", static_cast<int>(compared));
  RecordProperty("equal", static_cast<int>(equal));
  EXPECT_GE(compared, 75U);
  EXPECT_GE(equal * 100, compared * 90) << equal << " of " << compared;
}

}  // namespace
}  // namespace newsdex
