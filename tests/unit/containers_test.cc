// Packed files, from the outside: what items come out of which bytes, in a folder and named.

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/inputs.h"
#include "tests/support/packing.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kStory = "It rained.\n";

// Every item as "path", or "path failed: reason".
std::string shown(const Item& item) {
  std::string line = item.path;
  if (!item.item.empty()) line += '#' + item.item;
  if (const auto* problem = std::get_if<Problem>(&item.content)) {
    line += problem->status == Status::skipped ? " skipped: " : " failed: ";
    line += problem->reason;
  }
  return line;
}

std::vector<Item> items_of(const std::vector<std::string>& paths, const std::string& piped = {}) {
  std::istringstream standard_input(piped);
  ItemSource source({paths, std::nullopt, {}}, standard_input);
  std::vector<Item> items;
  while (auto item = source.next()) items.push_back(std::move(*item));
  return items;
}

std::vector<std::string> shown(const std::vector<Item>& items) {
  std::vector<std::string> lines;
  for (const Item& item : items) lines.push_back(shown(item));
  return lines;
}

class Containers : public testing::Test {
 protected:
  void SetUp() override { fs::create_directory(news_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(news_ / name, std::ios::binary) << bytes;
    return news_ / name;
  }

  std::vector<std::string> read(const std::string& name, const std::string& bytes) const {
    return shown(items_of({write(name, bytes)}));
  }

  TemporaryFolder folder_;
  fs::path news_ = folder_ / "news";
};

struct Kind {
  const char* name;
  ContainerKind kind;
};

std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.name; }

constexpr auto kArchives = std::to_array<Kind>({
    {"zip", ContainerKind::zip},
    {"tar", ContainerKind::tar},
    {"7z", ContainerKind::seven_zip},
});

constexpr auto kCompressions = std::to_array<Kind>({
    {"gz", ContainerKind::gzip},
    {"xz", ContainerKind::xz},
    {"zst", ContainerKind::zstd},
    {"bz2", ContainerKind::bzip2},
});

class EveryArchive : public Containers, public testing::WithParamInterface<Kind> {};

TEST_P(EveryArchive, GivesItsFilesInItsOrder) {
  const std::string bytes =
      pack(GetParam().kind, {{"b.txt", kStory},
                             {"a/", ""},
                             {"a/c.jsonl", "{\"body\":\"one\"}\n{\"body\":\"two\"}\n"},
                             {"a/empty.txt", ""},
                             {"a.txt", kStory}});
  // The name is no help: it is told by content.
  EXPECT_THAT(read("x.dat", bytes), testing::UnorderedElementsAre(
                                        "x.dat!/b.txt", "x.dat!/a/c.jsonl#1", "x.dat!/a/c.jsonl#2",
                                        "x.dat!/a/empty.txt skipped: empty", "x.dat!/a.txt"));
  EXPECT_THAT(read("x.dat", bytes), ElementsAre("x.dat!/b.txt", StartsWith("x.dat!/a/c"),
                                                StartsWith("x.dat!/a/c"), testing::_, testing::_));
  EXPECT_EQ(items_of({"-"}, bytes).size(), 5U) << "from a pipe as well";
}

TEST_P(EveryArchive, TellsTheOriginOfEachFile) {
  const std::string path = write("x", pack(GetParam().kind, {{"a/b.txt", kStory}}));
  const auto items = items_of({path});
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].origin, path + "!/a/b.txt");
  EXPECT_EQ(std::get<RawArticle>(items[0].content).body, kStory);
}

TEST_P(EveryArchive, PassesOverHiddenFilesAndForks) {
  EXPECT_THAT(read("x", pack(GetParam().kind, {{".hidden", kStory},
                                               {".git/a.txt", kStory},
                                               {"__MACOSX/._a.txt", "\0\1"},
                                               {"a.txt", kStory}})),
              ElementsAre("x!/a.txt"));
}

TEST_P(EveryArchive, TakesNamesForNamesOnly) {
  const auto lines = read("x", pack(GetParam().kind, {{"../../etc/passwd", kStory},
                                                      {"/root/a.txt", kStory},
                                                      {"a\x1b[31m\nb.txt", kStory}}));
  EXPECT_THAT(lines, ElementsAre("x!/etc/passwd", "x!/root/a.txt", "x!/a?[31m?b.txt"));
}

TEST_P(EveryArchive, WithoutFilesIsSaidToHoldNone) {
  EXPECT_THAT(read("x", pack(GetParam().kind, {{"a/", ""}})),
              ElementsAre("x failed: holds no files"));
}

TEST_P(EveryArchive, CutOffGivesWhatItCanAndFails) {
  Members members;
  for (int i = 0; i < 20; ++i) {
    std::string text;
    for (int j = 0; j < 500; ++j) text += std::to_string(i * 7919 + j * j) + ' ';
    members.emplace_back("a" + std::to_string(i) + ".txt", text);
  }
  std::string bytes = pack(GetParam().kind, members);
  bytes.resize(bytes.size() / 2);
  const auto lines = read("x", bytes);
  ASSERT_FALSE(lines.empty());
  EXPECT_THAT(lines.back(), HasSubstr(" failed: "));
  if (GetParam().kind != ContainerKind::seven_zip) {  // whose directory stands at the end
    EXPECT_THAT(lines.front(), "x!/a0.txt");
    EXPECT_GE(lines.size(), 8U);
  }
}

TEST_P(EveryArchive, OfGarbageFailsAlone) {
  std::string bytes = pack(GetParam().kind, {{"a.txt", std::string(5000, 'x')}});
  for (std::size_t i = 100; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 131 + i / 7);
  write("a.zzz", bytes);
  write("b.txt", kStory);
  const auto lines = shown(items_of({news_}));
  EXPECT_EQ(lines.back(), "news/b.txt");
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryArchive, testing::ValuesIn(kArchives),
                         [](const auto& kind) { return "Of_" + std::string(kind.param.name); });

class EveryCompression : public Containers, public testing::WithParamInterface<Kind> {};

TEST_P(EveryCompression, IsTransparent) {
  const std::string bytes = compress(GetParam().kind, kStory);
  const auto items = items_of({write("a.txt", bytes)});
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].path, "a.txt");
  EXPECT_EQ(items[0].origin, (news_ / "a.txt").string());
  EXPECT_EQ(std::get<RawArticle>(items[0].content).body, kStory);
  EXPECT_THAT(shown(items_of({"-"}, bytes)), ElementsAre("-"));
}

TEST_P(EveryCompression, TakesItsEndingOffTheName) {
  const std::string ending = std::string(".") + GetParam().name;
  EXPECT_THAT(read("README.md" + ending, compress(GetParam().kind, kStory)),
              ElementsAre("README.md" + ending + " failed: a file about the archive"));
}

TEST_P(EveryCompression, HoldsAnArchive) {
  const std::string tar = pack(ContainerKind::tar, {{"a.txt", kStory}, {"b.txt", kStory}});
  EXPECT_THAT(read("x.tar.z", compress(GetParam().kind, tar)),
              ElementsAre("x.tar.z!/a.txt", "x.tar.z!/b.txt"));
}

TEST_P(EveryCompression, OfManyStreamsIsOneFile) {
  const std::string bytes = compress(GetParam().kind, "{\"body\":\"one\"}\n") +
                            compress(GetParam().kind, "{\"body\":\"two\"}\n");
  EXPECT_THAT(read("a.jsonl", bytes), ElementsAre("a.jsonl#1", "a.jsonl#2"));
}

TEST_P(EveryCompression, CutOffIsReportedWithItsPlaceAndKeepsWhatCameBefore) {
  std::string lines;
  std::uint32_t state = 1;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 1664525 + 1013904223;
    lines += "{\"body\":\"" + std::to_string(state) + "\"}\n";
  }
  std::string bytes = compress(GetParam().kind, lines);
  bytes.resize(bytes.size() - bytes.size() / 8);
  const auto items = items_of({write("a.jsonl", bytes)});
  if (GetParam().kind != ContainerKind::bzip2 && GetParam().kind != ContainerKind::xz) {
    EXPECT_GT(items.size(), 10'000U);
  }
  const auto* problem = std::get_if<Problem>(&items.back().content);
  ASSERT_NE(problem, nullptr);
  EXPECT_THAT(problem->reason, HasSubstr(" at byte "));
  EXPECT_EQ(
      std::count_if(items.begin(), items.end(),
                    [](const Item& item) { return std::holds_alternative<Problem>(item.content); }),
      1)
      << "the line that was cut is not blamed as well";
}

TEST_P(EveryCompression, OfHalfATextIsNoArticle) {
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += std::to_string(i * i) + ' ';
  std::string bytes = compress(GetParam().kind, text);
  bytes.resize(bytes.size() / 2);
  EXPECT_THAT(read("a.txt", bytes),
              ElementsAre(AllOf(StartsWith("a.txt failed: "), HasSubstr(" at byte "))));
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryCompression, testing::ValuesIn(kCompressions),
                         [](const auto& kind) { return "Of_" + std::string(kind.param.name); });

TEST_F(Containers, OneDamagedGzipMemberIsReportedAndTheNextIsFound) {
  const std::string one = compress(ContainerKind::gzip, "{\"body\":\"one\"}\n");
  std::string two = compress(ContainerKind::gzip, "{\"body\":\"two\"}\n");
  two[two.size() - 6] = static_cast<char>(two[two.size() - 6] ^ 1);  // in its checksum
  const std::string three = compress(ContainerKind::gzip, "{\"body\":\"three\"}\n");
  const auto lines = read("a.jsonl.gz", one + two + three);
  EXPECT_THAT(lines, testing::UnorderedElementsAre("a.jsonl.gz#1", "a.jsonl.gz#2", "a.jsonl.gz#3",
                                                   "a.jsonl.gz failed: damaged gzip data at byte " +
                                                       std::to_string(one.size() + two.size() - 4) +
                                                       ": incorrect data check"));
}

TEST_F(Containers, GzipPaddingIsNoDamage) {
  const std::string bytes = compress(ContainerKind::gzip, kStory) + std::string(1000, '\0');
  EXPECT_THAT(read("a.txt.gz", bytes), ElementsAre("a.txt.gz"));
}

TEST_F(Containers, OneBrokenMemberOfAZipDoesNotStopTheRest) {
  std::string bytes =
      pack(ContainerKind::zip,
           {{"a.txt", kStory}, {"b.txt", std::string(3000, 'b') + "."}, {"c.txt", kStory}});
  const std::size_t b = bytes.find("b.txt");
  bytes[b + 40] = static_cast<char>(bytes[b + 40] ^ 0xff);
  EXPECT_THAT(read("x.zip", bytes),
              ElementsAre("x.zip!/a.txt", StartsWith("x.zip!/b.txt failed: "), "x.zip!/c.txt"));
}

TEST_F(Containers, EncryptedMembersAreSkipped) {
  EXPECT_THAT(read("x.zip", pack_encrypted({{"a.txt", kStory}, {"b.txt", kStory}})),
              ElementsAre("x.zip!/a.txt skipped: encrypted", "x.zip!/b.txt skipped: encrypted"));
}

TEST_F(Containers, OfficeDocumentsAreNoArchives) {
  EXPECT_THAT(read("a.docx", pack(ContainerKind::zip, {{"[Content_Types].xml", "<x/>"}})),
              ElementsAre("a.docx failed: an office document or an e-book"));
}

TEST_F(Containers, NestToFourLayers) {
  std::string bytes = kStory;
  std::string path = "x";
  for (int i = 0; i < 4; ++i) {
    bytes = pack(ContainerKind::zip, {{"y.txt", bytes}});
    path += "!/y.txt";
    EXPECT_THAT(read("x", bytes), ElementsAre(path));
  }
  bytes = pack(ContainerKind::zip, {{"y.txt", bytes}});
  EXPECT_THAT(read("x", bytes), ElementsAre(path + " failed: packed in more than 4 layers"));
}

TEST_F(Containers, SevenZipInsideAnArchiveIsRead) {
  const std::string inner = pack(ContainerKind::seven_zip, {{"a.txt", kStory}});
  EXPECT_THAT(read("x.tar", pack(ContainerKind::tar, {{"y.7z", inner}})),
              ElementsAre("x.tar!/y.7z!/a.txt"));
}

struct Bomb {
  const char* name;
  std::string (*make)();
};

std::ostream& operator<<(std::ostream& out, const Bomb& bomb) { return out << bomb.name; }

// 40 MB of a line that is read to its end, so that all has to be unpacked.
std::string much_text() { return "{\"body\":\"x\"}\n" + std::string(40'000'000, ' '); }

std::string nested_bomb() {
  // Like 42.zip: sixteen times sixteen of the same.
  const std::string core = pack(
      ContainerKind::zip, {{"a.jsonl", "{\"body\":\"" + std::string(20'000'000, 'x') + "\"}\n"}});
  std::string bytes = core;
  for (int layer = 0; layer < 2; ++layer) {
    Members members;
    for (int i = 0; i < 16; ++i) members.emplace_back("y" + std::to_string(i) + ".zip", bytes);
    bytes = pack(ContainerKind::zip, members);
  }
  return compress(ContainerKind::zstd, bytes);
}

const auto kBombs = std::to_array<Bomb>({
    {"zstd", [] { return compress(ContainerKind::zstd, much_text()); }},
    {"xz", [] { return compress(ContainerKind::xz, much_text()); }},
    {"bzip2", [] { return compress(ContainerKind::bzip2, much_text()); }},
    {"gzip",
     [] { return compress(ContainerKind::gzip, compress(ContainerKind::gzip, much_text())); }},
    {"tar_in_zstd",
     [] {
       return compress(ContainerKind::zstd, pack(ContainerKind::tar, {{"a.png", much_text()}}));
     }},
    {"nested", nested_bomb},
});

class EveryBomb : public Containers, public testing::WithParamInterface<Bomb> {};

TEST_P(EveryBomb, IsDefused) {
  const std::string path = write("bomb", GetParam().make());
  write("c.txt", kStory);
  const auto lines = shown(items_of({path, (news_ / "c.txt").string()}));
  EXPECT_EQ(lines[lines.size() - 2],
            "bomb failed: unpacks to more than 1000 times its size: not read further");
  EXPECT_EQ(lines.back(), "c.txt");
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryBomb, testing::ValuesIn(kBombs),
                         [](const auto& bomb) { return std::string(bomb.param.name); });

TEST_F(Containers, ATarThatPromises10GBGivesWhatItHas) {
  std::string bytes = pack(ContainerKind::tar, {{"a.txt", kStory}});
  bytes.replace(124, 12, std::string("112402762000") /* 10 GB in octal */);
  for (std::size_t i = 148; i < 156; ++i) bytes[i] = ' ';
  unsigned sum = 0;
  for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(bytes[i]);
  char digits[8];
  std::snprintf(digits, sizeof digits, "%06o", sum);
  bytes.replace(148, 7, std::string(digits, 7));
  const auto lines = read("a.tar", bytes);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(lines[0], AllOf(StartsWith("a.tar!/a.txt failed: "), HasSubstr("runcated")));
}

}  // namespace
}  // namespace newsdex
