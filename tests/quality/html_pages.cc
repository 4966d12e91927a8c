#include "tests/quality/html_pages.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <variant>

#include <nlohmann/json.hpp>

#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/metadata.h"
#include "indexer/html/document.h"
#include "indexer/inputs.h"

namespace newsdex::quality {

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

using Bag = std::map<std::string, int>;

// Words as runs of letters and digits, folded.
Bag bag_of(std::string_view text) {
  Bag bag;
  std::string word;
  for (const char c : text::fold(text) + " ") {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
    if (letter) word += c;
    if (!letter && !word.empty()) {
      ++bag[word];
      word.clear();
    }
  }
  return bag;
}

int size_of(const Bag& bag) {
  int size = 0;
  for (const auto& [word, count] : bag) size += count;
  return size;
}

struct Overlap {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

Overlap compare(std::string_view found, std::string_view expected) {
  const Bag a = bag_of(found);
  const Bag b = bag_of(expected);
  int common = 0;
  for (const auto& [word, count] : a) {
    if (const auto other = b.find(word); other != b.end()) common += std::min(count, other->second);
  }
  Overlap overlap;
  if (common == 0) return overlap;
  overlap.precision = static_cast<double>(common) / size_of(a);
  overlap.recall = static_cast<double>(common) / size_of(b);
  overlap.f1 = 2 * overlap.precision * overlap.recall / (overlap.precision + overlap.recall);
  return overlap;
}

std::string main_text(const Article& article) {
  std::string text;
  for (const ZoneSpan& span : article.zones) {
    if (span.zone == Zone::title || span.zone == Zone::boilerplate) continue;
    (text += article.text.substr(span.begin, span.end - span.begin)) += '\n';
  }
  return text;
}

std::string joined(const std::vector<std::string>& values) {
  std::string all;
  for (const std::string& value : values) (all += value) += ' ';
  return all;
}

std::string label(const nlohmann::json& labels, const char* key) {
  const auto found = labels.find(key);
  return found != labels.end() && found->is_string() ? found->get<std::string>() : "";
}

const DateRules kRules{std::nullopt, Day{std::chrono::year{2026} / 1 / 1}};

int same_day(const std::optional<Moment>& found, const std::string& expected) {
  const auto read = read_date(expected, kRules);
  const auto* moment = std::get_if<Moment>(&read);
  if (moment == nullptr) return -1;
  return found && first_day(*found) == first_day(*moment) ? 1 : 0;
}

int agrees(std::string_view found, const std::string& expected, double enough) {
  if (expected.empty()) return -1;
  return compare(found, expected).f1 >= enough ? 1 : 0;
}

}  // namespace

std::vector<std::filesystem::path> labelled_pages(const std::filesystem::path& root) {
  std::vector<std::filesystem::path> pages;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (std::filesystem::exists(entry.path() / "expected.html")) pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  return pages;
}

PageScore score_page(const std::filesystem::path& folder) {
  PageScore score;
  score.name = folder.filename().string();
  std::istringstream none;
  ItemSource source({{(folder / "source.html").string()}, std::nullopt, {}}, none);
  ExtractOptions options;
  options.dates = kRules;
  auto result = to_article(std::move(*source.next()), options);
  if (auto* extraction = std::get_if<Extraction>(&result))
    score.article = std::move(extraction->article);

  score.expected = html::Document(read_file(folder / "expected.html")).inner_text(0);
  const Overlap overlap = compare(main_text(score.article), score.expected);
  score.text = overlap.f1;
  score.precision = overlap.precision;
  score.recall = overlap.recall;

  const auto labels = nlohmann::json::parse(read_file(folder / "expected-metadata.json"));
  // The labels keep the name of a site in a title and "By" in a byline.
  score.title = agrees(score.article.title, label(labels, "title"), 0.85);
  score.byline = agrees(joined(score.article.bylines), label(labels, "byline"), 0.6);
  score.site = agrees(score.article.source, label(labels, "siteName"), 0.99);
  score.published = same_day(score.article.published, label(labels, "publishedTime"));
  const std::string language = language_code(label(labels, "lang"));
  if (!language.empty()) score.language = language == score.article.language ? 1 : 0;
  return score;
}

}  // namespace newsdex::quality
