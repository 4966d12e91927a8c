#include "indexer/inputs.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class Inputs : public testing::Test {
 protected:
  void SetUp() override { fs::create_directory(news_); }

  void write(const std::string& name, const std::string& content = "It rained.\n") const {
    fs::create_directories((news_ / name).parent_path());
    std::ofstream(news_ / name, std::ios::binary) << content;
  }

  // Every item as "path", with its status and reason where it has no article.
  std::vector<std::string> read(std::vector<std::string> paths,
                                std::optional<Format> format = std::nullopt) {
    std::istringstream standard_input("Piped in.\n");
    ItemSource source({std::move(paths), format, {}}, standard_input);
    std::vector<std::string> all;
    while (const auto item = source.next()) {
      std::string line = item->path;
      if (!item->item.empty()) line += '#' + item->item;
      if (const auto* problem = std::get_if<Problem>(&item->content)) {
        line += problem->status == Status::skipped ? " skipped: " : " failed: ";
        line += problem->reason;
      }
      all.push_back(line);
    }
    return all;
  }

  TemporaryFolder folder_;
  fs::path news_ = folder_ / "news";
};

TEST_F(Inputs, FoldersAreWalkedInByteOrderOfPaths) {
  for (const char* name : {"b.txt", "a/z.txt", "a.txt", "a/b/c.txt", "B.txt", "a-1.txt"})
    write(name);
  EXPECT_THAT(read({news_}), ElementsAre("news/B.txt", "news/a-1.txt", "news/a.txt",
                                         "news/a/b/c.txt", "news/a/z.txt", "news/b.txt"));
}

TEST_F(Inputs, PathsAreRelativeToTheParentOfTheArgument) {
  write("a/b.txt");
  EXPECT_THAT(read({news_ / "a" / "b.txt"}), ElementsAre("b.txt"));
  EXPECT_THAT(read({news_ / "a" / ""}), ElementsAre("a/b.txt"));
  EXPECT_THAT(read({news_ / "a" / ".." / "a" / "."}), ElementsAre("a/b.txt"));
  EXPECT_THAT(read({"-"}), ElementsAre("-"));
}

TEST_F(Inputs, HiddenNamesAndArchivesArePassedOver) {
  for (const char* name :
       {".hidden", ".git/a.txt", "x.db/archive.json", "x.db/parts/a.txt", "a.txt"})
    write(name);
  EXPECT_THAT(read({news_}), ElementsAre("news/a.txt"));
  EXPECT_THAT(read({news_ / "x.db"}),
              ElementsAre("x.db failed: an archive, not a folder of articles"));
  EXPECT_THAT(read({news_ / ".hidden"}), ElementsAre(".hidden"));
}

TEST_F(Inputs, LinkLoopsEnd) {
  write("a/b.txt");
  fs::create_directory_symlink(news_, news_ / "a" / "loop");
  fs::create_symlink(news_ / "a" / "b.txt", news_ / "c.txt");
  fs::create_symlink(news_ / "gone", news_ / "d.txt");
  EXPECT_THAT(
      read({news_}),
      ElementsAre("news/a/b.txt",
                  "news/a/loop skipped: a link to a folder; name it as PATH to have it read",
                  "news/c.txt", "news/d.txt failed: cannot be read: No such file or directory"));
  EXPECT_THAT(read({news_ / "a" / "loop" / "a" / "b.txt"}), ElementsAre("b.txt"));
}

TEST_F(Inputs, WhatHoldsNoArticlesIsSkippedOrFailed) {
  write("README.md");
  write("empty.txt", "");
  EXPECT_THAT(read({news_}), ElementsAre("news/README.md skipped: a file about the archive",
                                         "news/empty.txt skipped: empty"));
  EXPECT_THAT(read({news_ / "README.md", news_ / "empty.txt"}),
              ElementsAre("README.md failed: a file about the archive", "empty.txt failed: empty"));
  EXPECT_THAT(read({news_ / "README.md"}, Format::text), ElementsAre("README.md"));
}

TEST_F(Inputs, MissingPathsFailAloneInTheirPlace) {
  write("a.txt");
  EXPECT_THAT(read({news_ / "gone", news_, ""}),
              ElementsAre("gone failed: cannot be read: No such file or directory", "news/a.txt",
                          " failed: an empty path"));
}

TEST_F(Inputs, FilesOfSeveralFormatsAreOneStream) {
  write("a.jsonl", "{\"body\": \"one\"}\n{\"body\"\n{\"body\": \"two\"}\n");
  write("b.txt");
  const auto items = read({news_, "-"});
  EXPECT_THAT(items, ElementsAre("news/a.jsonl#1",
                                 testing::StartsWith("news/a.jsonl#2 failed: not valid JSON"),
                                 "news/a.jsonl#3", "news/b.txt", "-"));
}

TEST_F(Inputs, OriginsAreAbsolute) {
  write("a.txt");
  std::istringstream none;
  ItemSource source({{(news_ / "." / "a.txt").string()}, std::nullopt, {}}, none);
  EXPECT_EQ(source.next()->origin, (news_ / "a.txt").string());
}

}  // namespace
}  // namespace newsdex
