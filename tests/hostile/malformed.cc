#include "tests/hostile/malformed.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "tests/support/packing.h"

namespace newsdex {
namespace {

// One valid file of a format.
struct Seed {
  std::string stem;
  std::string extension;
  std::string bytes;
};

class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_;
};

std::vector<Seed> seeds(const std::filesystem::path& corpus) {
  constexpr auto kFiles = std::to_array<std::string_view>(
      {"plain/estonia-voting-cat.txt", "front-matter/pinewater-register/2024-07-19-peach-heat.md",
       "jsonl/archive-2023.jsonl", "table/harbour-gazette-notices.csv",
       "html/harbour-gazette-tide-clock.html", "feeds/lantern-coast.rss",
       "feeds/glasswing-notes.atom", "wire/cork-market.nitf.xml",
       "wire/saltmarsh-message.newsml.xml", "wire/tidewater.ninjs.json",
       "crawl/pinewater-register.warc"});
  std::vector<Seed> all;
  Members members;
  for (const std::string_view name : kFiles) {
    const std::filesystem::path path = corpus / name;
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    members.emplace_back(path.filename().string(), bytes);
    all.push_back({path.stem().stem().string(), path.extension().string(), std::move(bytes)});
  }
  const std::string& crawl = members.back().second;
  all.push_back({"crawl", ".warc.gz",
                 compress(ContainerKind::gzip, crawl) + compress(ContainerKind::gzip, crawl)});
  all.push_back({"packed", ".zip", pack(ContainerKind::zip, members)});
  all.push_back({"packed", ".tar", pack(ContainerKind::tar, members)});
  all.push_back({"packed", ".7z", pack(ContainerKind::seven_zip, members)});
  all.push_back({"packed", ".tar.xz", compress(ContainerKind::xz, all[13].bytes)});
  all.push_back({"packed", ".tar.zst", compress(ContainerKind::zstd, all[13].bytes)});
  all.push_back({"packed", ".tar.bz2", compress(ContainerKind::bzip2, all[13].bytes)});
  return all;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string in_utf16(std::string_view text) {
  std::string wide = "\xff\xfe";
  for (const char c : text) (wide += c) += '\0';
  return wide;
}

class Malformer {
 public:
  std::vector<MalformedFile> run(const std::vector<Seed>& seeds) {
    for (const Seed& seed : seeds) {
      cut(seed);
      flip(seed);
      lie(seed);
      misencode(seed);
    }
    return std::move(files_);
  }

 private:
  void add(const Seed& seed, const std::string& what, std::string bytes) {
    files_.push_back({seed.stem + '-' + what + seed.extension, std::move(bytes)});
  }

  void cut(const Seed& seed) {
    constexpr std::size_t kCuts = 8;
    for (std::size_t i = 1; i <= kCuts; ++i) {
      add(seed, "cut" + std::to_string(i),
          seed.bytes.substr(0, seed.bytes.size() * i / (kCuts + 1)));
    }
    add(seed, "headless", seed.bytes.substr(seed.bytes.size() / 3));
    add(seed, "gap",
        seed.bytes.substr(0, seed.bytes.size() / 3) + seed.bytes.substr(seed.bytes.size() / 2));
    add(seed, "twice", seed.bytes + seed.bytes);
  }

  void flip(const Seed& seed) {
    constexpr int kFiles = 6;
    for (int file = 0; file < kFiles; ++file) {
      std::string bytes = seed.bytes;
      for (std::size_t flips = 1 + bytes.size() / 200; flips > 0; --flips) {
        bytes[numbers_.below(bytes.size())] = static_cast<char>(numbers_.below(256));
      }
      add(seed, "flipped" + std::to_string(file), std::move(bytes));
    }
    std::string zeros = seed.bytes;
    zeros.replace(zeros.size() / 2, zeros.size() / 8, zeros.size() / 8, '\0');
    add(seed, "zeros", std::move(zeros));
  }

  // Lengths and marks that a format trusts.
  void lie(const Seed& seed) {
    struct Lie {
      const char* name;
      std::string_view from;
      std::string_view to;
    };
    constexpr auto kLies = std::to_array<Lie>(
        {{"length-long", "Content-Length: ", "Content-Length: 9"},
         {"length-negative", "Content-Length: ", "Content-Length: -"},
         {"length-huge", "Content-Length: ", "Content-Length: 99999999999999999999"},
         {"unquoted", "\"", ""},
         {"unclosed", "</", "<"},
         {"unnested", "{", "{{"},
         {"entities", "&amp;", "&a&b;"},
         {"charset", "utf-8", "utf-16"},
         {"charset-none", "UTF-8", "x-none"}});
    for (const auto& [name, from, to] : kLies) {
      if (seed.bytes.find(from) == std::string::npos) continue;
      add(seed, name, replaced(seed.bytes, from, to));
    }
  }

  void misencode(const Seed& seed) {
    if (seed.stem == "packed" || seed.stem == "crawl") return;
    const std::string wide = in_utf16(seed.bytes);
    add(seed, "utf16-odd", wide.substr(0, wide.size() - 1));
    add(seed, "utf16-unmarked", wide.substr(2));
    add(seed, "utf16-swapped", "\xfe\xff" + wide.substr(2));
    add(seed, "broken-utf8", replaced(seed.bytes, "e", "e\xc3"));
    add(seed, "controls", replaced(seed.bytes, " ", "\x01\x1b[2J"));
  }

  std::vector<MalformedFile> files_;
  Numbers numbers_{20240513};
};

}  // namespace

std::vector<MalformedFile> malformed_files(const std::string& corpus) {
  return Malformer().run(seeds(corpus));
}

}  // namespace newsdex
