// Any damage to any file of an archive: newsdex-admin check finds it and names the file, and
// nothing that reads the archive crashes or goes on for ever, but for libxapian 1.4.22 in a block
// whose directory ends within an entry: its binary search may then never end, which is counted.
// None of the 200 mutations of every run is of that kind; NEWSDEX_FAULT_MUTATIONS tries more
// (scripts/soak.sh).

#include <csignal>
#include <fstream>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "common/archive/files.h"
#include "tests/faults/archive_state.h"
#include "tests/faults/fixture.h"

namespace newsdex::faults {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// A way of damaging bytes; what it gives is never what it got.
using Damager = std::string (*)(std::string bytes, std::mt19937& random);

std::string flip_bit(std::string bytes, std::mt19937& random) {
  char& byte = bytes[random() % bytes.size()];
  byte = static_cast<char>(byte ^ (1 << random() % 8));
  return bytes;
}

std::string spoil_bytes(std::string bytes, std::mt19937& random) {
  for (std::size_t n = 1 + random() % 16; n > 0; --n) bytes = flip_bit(std::move(bytes), random);
  return bytes;
}

std::string spoil_head_of_block(std::string bytes, std::mt19937& random) {
  static constexpr std::size_t kBlock = 8192;
  static constexpr std::size_t kHead = 11;
  const std::size_t at = random() % (bytes.size() / kBlock + 1) * kBlock + random() % kHead;
  bytes[std::min(at, bytes.size() - 1)] ^= static_cast<char>(1 + random() % 255);
  return bytes;
}

std::string overwrite_page(std::string bytes, std::mt19937& random) {
  static constexpr std::size_t kPage = 4096;
  const std::size_t at = random() % bytes.size() / kPage * kPage;
  bytes.replace(at, std::min(kPage, bytes.size() - at), std::min(kPage, bytes.size() - at), '\xA5');
  return bytes;
}

std::string cut(std::string bytes, std::mt19937& random) {
  bytes.resize(random() % bytes.size());
  return bytes;
}

std::string append(std::string bytes, std::mt19937& random) {
  return bytes + std::string(1 + random() % 100, 'x');
}

struct NamedDamager {
  const char* name;
  Damager damage;  ///< nullptr: the file is gone
};

constexpr NamedDamager kDamagers[] = {
    {"a flipped bit", flip_bit},
    {"spoilt bytes", spoil_bytes},
    {"a spoilt head", spoil_head_of_block},
    {"another page", overwrite_page},
    {"cut off", cut},
    {"something behind it", append},
    {"deleted", nullptr},
};

/// Under limits that a sound archive of this size never meets.
Ending run_limited(const Command& command, const fs::path& folder) {
  return run(command, folder, {}, {.memory_bytes = 4'000'000'000, .cpu_seconds = 20});
}

class DamagedArchive : public testing::Test {
 protected:
  void SetUp() override {
    prepare_several_parts(folder_.path());
    std::ofstream(folder_ / "names.tsv") << "ignore\tperson\tbarack_obama\n";
    must({"admin", "--db", "news.db", "names", "names.tsv"}, folder_.path());
    must({"admin", "--db", "news.db", "takedown", "a2"}, folder_.path());
    must({"admin", "--db", "news.db", "remove", "a1"}, folder_.path());
    for (const auto& entry : fs::recursive_directory_iterator(db_)) {
      if (entry.is_regular_file() && entry.path().filename() != "lock") {
        files_.push_back(entry.path());
      }
    }
    std::sort(files_.begin(), files_.end());
    before_ = answers(db_);
  }

  void expect_found(const fs::path& file) {
    const Ending check =
        run_limited({"admin", "--json", "--db", "news.db", "check"}, folder_.path());
    SCOPED_TRACE(describe({"check"}, check));
    ASSERT_EQ(check.signal, 0);
    if (check.status == 2) {  // the number of the format itself
      EXPECT_NE(check.err.find("this program reads format"), std::string::npos);
      return;
    }
    ASSERT_EQ(check.status, 1);
    const json damages = json::parse(check.out).at("damages");
    ASSERT_EQ(damages.size(), 1U);
    EXPECT_EQ(damages[0].at("path"), file.lexically_relative(db_).string());
    EXPECT_NE(damages[0].at("affects"), "");
    EXPECT_NE(damages[0].at("mend"), "");
  }

  void expect_no_crash() {
    static const std::vector<Command> kReaders{
        {"search", "--db", "news.db", "--view", "article", "--facet", "all:0", "-n", "0",
         "harbour OR trade*"},
        {"search", "--db", "news.db", "--format", "json", "--expand", "\"the harbour\" country:IR"},
        {"search", "--db", "news.db", "--view", "terms", "similar:a3 OR exact:Harbour"},
        {"admin", "--db", "news.db", "stats"},
        {"index", "-q", "--db", "news.db", "--dry-run", "second.jsonl"},
    };
    for (const Command& command : kReaders) {
      const Ending ending = run_limited(command, folder_.path());
      EXPECT_EQ(ending.signal, 0) << describe(command, ending);
      EXPECT_LE(ending.status, 2) << describe(command, ending);
      EXPECT_EQ(ending.err.find("defect"), std::string::npos) << describe(command, ending);
    }
  }

  const TemporaryFolder folder_;
  const fs::path db_ = folder_ / "news.db";
  std::vector<fs::path> files_;
  std::string before_;
};

TEST_F(DamagedArchive, IsFoundByCheckAndCrashesNothing) {
  static constexpr unsigned long kMutationsOfCi = 200;
  static constexpr unsigned kSeed = 20250301;
  const unsigned long mutations = number_or("NEWSDEX_FAULT_MUTATIONS", kMutationsOfCi);
  std::mt19937 random(kSeed);
  for (std::size_t i = 0; i < mutations; ++i) {
    const fs::path& file = files_[i % files_.size()];
    const NamedDamager& damager = kDamagers[i / files_.size() % std::size(kDamagers)];
    const std::string good = read_file(file);
    SCOPED_TRACE(
        fmt::format("mutation {}: {}, {}", i, file.lexically_relative(db_).string(), damager.name));
    if (damager.damage == nullptr) {
      fs::remove(file);
    } else {
      std::string bad = damager.damage(good, random);
      while (bad == good) bad = damager.damage(good, random);
      std::ofstream(file, std::ios::binary) << bad;
    }
    expect_found(file);
    expect_no_crash();
    std::ofstream(file, std::ios::binary) << good;
    if (HasFailure()) return;
  }
  EXPECT_EQ(damages(db_), "");
  EXPECT_EQ(answers(db_), before_);
  fmt::print("{} mutations of {} files found\n", mutations, files_.size());
}

TEST_F(DamagedArchive, IsToldOfWhereAFileIsCutUnderAReader) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  Process search({"search", "--db", "news.db", "--batch", "pipe"}, folder_.path());
  std::ofstream pipe(folder_ / "pipe");  // opened when the other end is: then the archive is open
  for (const fs::path& file : files_) {
    if (file.extension() == ".glass" || file.filename() == "columns") fs::resize_file(file, 0);
  }
  pipe << "harbour\n";
  pipe.close();
  const Ending ending = search.wait();
  EXPECT_EQ(ending.status, 2) << describe({"search"}, ending);
  EXPECT_NE(ending.err.find("could not be read"), std::string::npos) << ending.err;
}

}  // namespace
}  // namespace newsdex::faults
