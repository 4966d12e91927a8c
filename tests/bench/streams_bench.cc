// How fast the readers of large files read, in bytes of (unpacked) input a second on one core.
//
// Over the news of the shared data where they are, else over the sample archive, repeated.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <streambuf>
#include <string>

#include <benchmark/benchmark.h>

#include "indexer/containers/container.h"
#include "indexer/formats/reader.h"
#include "indexer/warc/record.h"
#include "tests/support/crawl.h"
#include "tests/support/packing.h"

namespace newsdex {
namespace {

constexpr std::size_t kEnough = std::size_t{64} << 20;
constexpr std::size_t kBlock = std::size_t{64} << 10;

// A stream over bytes that stay where they are.
class View : private std::streambuf, public std::istream {
 public:
  explicit View(std::string& bytes) : std::istream(static_cast<std::streambuf*>(this)) {
    setg(bytes.data(), bytes.data(), bytes.data() + bytes.size());
  }
};

std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// All members of a packed file, one after the other, to about kEnough.
std::string unpacked(const std::string& bytes) {
  std::istringstream input(bytes);
  ByteStream stream(input);
  Budget budget(stream, {});
  const auto kind = sniff_container(stream.peek(kSniffContainerBytes));
  if (!kind) return bytes;
  const auto container = open_container(*kind, stream, budget);
  std::string all;
  while (container->next()) {
    MemberStream member(*container);
    ByteStream content(member);
    for (auto block = content.take(kBlock); !block.empty(); block = content.take(kBlock))
      all += block;
    if (all.size() > kEnough) break;
  }
  return all;
}

std::string news(const char* name, const char* own) {
  const std::filesystem::path shared =
      std::filesystem::path(NEWSDEX_SHARED_DIR) / "data/news" / name;
  std::string bytes = std::filesystem::exists(shared)
                          ? unpacked(unpacked(file_bytes(shared)))
                          : file_bytes(std::filesystem::path(NEWSDEX_SOURCE_DIR) / own);
  const std::string once = bytes;
  while (!once.empty() && bytes.size() < kEnough) bytes += once;
  return bytes;
}

void read_all(benchmark::State& state, Format format, std::string bytes) {
  const FieldNames fields;
  std::int64_t items = 0;
  for (auto _ : state) {
    View input(bytes);
    ByteStream stream(input);
    const auto reader = open_reader(format, stream, fields);
    while (reader->next()) ++items;
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
  state.SetItemsProcessed(items);
}

void jsonl(benchmark::State& state) {
  read_all(state, Format::jsonl,
           news("reuters-2006-2013.sample.jsonl.xz", "corpus/articles/jsonl/meridian-wire.jsonl"));
}
BENCHMARK(jsonl)->Unit(benchmark::kMillisecond);

void json_array(benchmark::State& state) {
  std::string array =
      news("reuters-2006-2013.sample.jsonl.xz", "corpus/articles/jsonl/meridian-wire.jsonl");
  for (char& c : array) {
    if (c == '\n') c = ',';
  }
  read_all(state, Format::jsonl, "[" + array + "]");
}
BENCHMARK(json_array)->Unit(benchmark::kMillisecond);

void reuters(benchmark::State& state) {
  const std::string bytes = news("reuters21578-000-014.tar.xz", "");
  if (bytes.empty()) return state.SkipWithError("no Reuters-21578 here");
  read_all(state, Format::reuters, bytes);
}
BENCHMARK(reuters)->Unit(benchmark::kMillisecond);

void csv(benchmark::State& state) {
  std::string bytes = "id,title,body\n";
  const std::string text =
      "The harbour office said, on Monday, that \"\"ships\"\" had come in.\n\n";
  for (int i = 0; bytes.size() < kEnough; ++i) {
    bytes += std::to_string(i) + ",Ships,\"";
    for (int paragraph = 0; paragraph < 40; ++paragraph) bytes += text;
    bytes += "\"\n";
  }
  read_all(state, Format::csv, bytes);
}
BENCHMARK(csv)->Unit(benchmark::kMillisecond);

std::string crawl(std::size_t body_bytes) {
  std::string bytes;
  for (int i = 0; bytes.size() < kEnough; ++i) {
    std::string body = page(i);
    body.resize(std::max(body.size(), body_bytes), ' ');
    bytes += to_warc({.url = "http://a.example/x/" + std::to_string(i),
                      .content = http_response("text/html", body)});
  }
  return bytes;
}

// Pages of 30 kB, most of them markup: HTML takes most of the time.
void warc_articles(benchmark::State& state) { read_all(state, Format::warc, crawl(30'000)); }
BENCHMARK(warc_articles)->Unit(benchmark::kMillisecond);

// Records alone: what is passed over, and what the index of captures looks at.
void warc_records(benchmark::State& state) {
  std::string bytes = crawl(30'000);
  for (auto _ : state) {
    View input(bytes);
    ByteStream stream(input);
    WarcScanner scanner(stream);
    while (scanner.next()) benchmark::DoNotOptimize(scanner.peek(1));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
}
BENCHMARK(warc_records)->Unit(benchmark::kMillisecond);

void gzip(benchmark::State& state) {
  const std::string bytes =
      news("reuters-2006-2013.sample.jsonl.xz", "corpus/articles/jsonl/meridian-wire.jsonl");
  const std::string packed = compress(ContainerKind::gzip, bytes);
  for (auto _ : state) benchmark::DoNotOptimize(unpacked(packed).size());
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
}
BENCHMARK(gzip)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsdex

BENCHMARK_MAIN();
