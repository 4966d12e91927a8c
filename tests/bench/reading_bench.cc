// How fast readers read, in bytes of input a second on one core.
//
// HTML is measured on the labelled pages of the shared data where they are, else on our own.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "indexer/formats/html_reader.h"
#include "indexer/html/bounds.h"
#include "indexer/html/document.h"

namespace newsdex {
namespace {

std::vector<std::string> html_pages() {
  const std::filesystem::path shared = NEWSDEX_SHARED_DIR "/data/formats/html-readability";
  const std::filesystem::path own = NEWSDEX_SOURCE_DIR "/tests/corpora/html";
  std::vector<std::string> pages;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(exists(shared) ? shared : own)) {
    if (entry.path().extension() != ".html" || entry.path().stem() == "expected") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return pages;
}

// Applies `work` to every page in turn.
template <typename Work>
void over_pages(benchmark::State& state, Work work) {
  const std::vector<std::string> pages = html_pages();
  std::int64_t bytes = 0;
  for (auto _ : state) {
    for (const std::string& page : pages) {
      work(page);
      bytes += static_cast<std::int64_t>(page.size());
    }
  }
  state.SetBytesProcessed(bytes);
}

void html_bounds(benchmark::State& state) {
  over_pages(state,
             [](const std::string& page) { benchmark::DoNotOptimize(html::bounded_markup(page)); });
}
BENCHMARK(html_bounds)->Unit(benchmark::kMillisecond);

void html_document(benchmark::State& state) {
  over_pages(state, [](const std::string& page) {
    benchmark::DoNotOptimize(html::Document(page).nodes().size());
  });
}
BENCHMARK(html_document)->Unit(benchmark::kMillisecond);

void html_article(benchmark::State& state) {
  over_pages(state, [](const std::string& page) {
    benchmark::DoNotOptimize(read_page(page, {}).blocks.size());
  });
}
BENCHMARK(html_article)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsdex

BENCHMARK_MAIN();
