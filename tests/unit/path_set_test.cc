#include "indexer/path_set.h"

#include <gtest/gtest.h>

namespace newsdex {
namespace {

TEST(PathSet, CoversWhatLiesInAFolderOrArchive) {
  PathSet set;
  set.add("/news/2024/");
  set.add("/news/may.zip");
  set.add("/odd!");
  for (const char* path : {"/news/2024", "/news/2024/a/b.txt", "/news/may.zip",
                           "/news/may.zip!/in/a.txt", "/news/2024/a.zip!/b.txt", "/odd!/a.txt"}) {
    EXPECT_TRUE(set.covers(path)) << path;
  }
  for (const char* path : {"/news", "/news/20245", "/news/may.zip2", "/odd/a.txt", "-", ""}) {
    EXPECT_FALSE(set.covers(path)) << path;
  }
}

TEST(PathSet, TheRootCoversEveryPathButStandardInput) {
  PathSet set;
  set.add("/");
  EXPECT_TRUE(set.covers("/a/b"));
  EXPECT_FALSE(set.covers("-"));
}

}  // namespace
}  // namespace newsdex
